"""After a stream: what now, and what can be looked at before it is decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from game.progress.store import Store
from game.rules.practice.duel import DuelError
from game.rules.replays.file import save_replay
from game.rules.replays.form import ReplayError
from game.rules.review.what_if import branch
from game.rules.script import Ask, ScriptError, Word, parse_line
from game.rules.session import Session
from game.text.about import answer_about
from game.text.coach import ask_what_if
from game.text.duel import Done, DuelGame
from game.text.field_guide import answer_guide
from game.text.looking_back import say_blame, say_highway
from game.text.review import say_review
from game.text.rivals import say_rivals
from game.text.settings import answer_settings
from game.text.terminal import Left, Terminal
from game.words import say

Next: TypeAlias = Literal["again", "same"]


@dataclass
class After:
    """What is asked for when a stream has ended.

    Args:
        terminal: where to read and write.
        store: where attempts are kept.
        session: the play as it ended.
        new_seed: gives the seed of fresh streams.
    """

    terminal: Terminal
    store: Store
    session: Session
    new_seed: Callable[[], int]

    def ask(self) -> Next | Left | Session:
        """Ask what to do next: a fresh stream, this one again, another level, or a branch of it."""
        self.terminal.say()
        self.terminal.say(say("text.after.what_now"))
        while True:
            line = self.terminal.ask("> ")
            if line is not None and self._answered(line):
                continue
            word, _, rest = (line if line is not None else "quit").strip().partition(" ")
            match word.lower():
                case "again" | "same" | "next" | "list" as chosen:
                    return chosen
                case "quit" | "q" | "exit":
                    self.terminal.say(say("text.goodbye"))
                    return "quit"
                case "save":
                    self._save(rest.strip())
                case "duel":
                    if self._duel(rest.strip()) == "quit":
                        return "quit"
                case "":
                    self.terminal.say(say("text.after.choices"))
                case _:
                    branched = self._look(line or "")
                    if branched is not None:
                        return branched

    def _answered(self, line: str) -> bool:
        level, network = self.session.level, self.session.deal.network
        return (
            answer_guide(self.terminal, line)
            or answer_settings(self.terminal, self.store, line)
            or answer_about(self.terminal, self.store, level, network, line)
        )

    def _look(self, line: str) -> Session | None:
        """Look back in some way; gives a practice if that is what was branched off."""
        try:
            match parse_line(line, self.session.level):
                case Ask() as asked:
                    ask_what_if(self.terminal, self.session, asked)
                case Word("review"):
                    say_review(self.terminal, self.session)
                case Word("rivals"):
                    say_rivals(self.terminal, self.session)
                case Word("blame"):
                    say_blame(self.terminal, self.session)
                case Word("highway", rest):
                    say_highway(self.terminal, self.session, rest)
                case Word("branch", rest):
                    return self._branch(rest)
                case _:
                    raise ScriptError(say("text.after.ended"))
        except ScriptError as error:
            said = str(error).partition(" Expected ")[0]
            self.terminal.say(f"{said} {say('text.after.choices')}", "yellow")
        return None

    def _branch(self, rest: str) -> Session:
        """A practice that goes on behind a step.

        Raises:
            ScriptError: there is no such step.
        """
        t = step_number(rest, self.session)
        self.terminal.say(say("text.after.branched", step=t + 1))
        return branch(self.session, t)

    def _duel(self, against: str) -> Done:
        """A duel on the level that was played."""
        level, network = self.session.level, self.session.deal.network
        try:
            done = DuelGame(self.terminal, self.new_seed).play(level, network, against)
        except (ScriptError, DuelError) as error:
            self.terminal.say(str(error), "yellow")
            return "back"
        if done == "back":
            self.terminal.say(say("text.after.back"))
            self.terminal.say(say("text.after.choices"))
        return done

    def _save(self, name: str) -> None:
        if not name:
            self.terminal.say(say("text.after.name_file"))
            return
        path = Path(name if name.endswith(".json") else f"{name}.json")
        try:
            save_replay(path, self.session)
        except ReplayError as error:
            self.terminal.say(str(error), "yellow")
            return
        self.terminal.say(say("text.saved", path=path))


def step_number(text: str, session: Session) -> int:
    """The step of this number, from 0.

    Raises:
        ScriptError: it is no number of a step that was played.
    """
    if not text.isdecimal() or len(text) > 6 or not 1 <= int(text) <= session.t:
        raise ScriptError(say("text.after.steps", count=session.t))
    return int(text) - 1
