"""The duel at a terminal: streams that grow until somebody fails, and the measured curve."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from game.level.model import Level
from game.level.stream import BLANK
from game.lstm.weights import Weights
from game.rules.names import as_typed
from game.rules.practice.contenders import RIVALS, Contenders, RivalName, contenders
from game.rules.practice.duel import Duel
from game.rules.practice.duel_words import duel_words, round_words
from game.rules.practice.length_curve import LengthCurve, measure_lengths
from game.rules.practice.length_words import length_verdict, training_line
from game.rules.practice.race import named
from game.rules.practice.run_on import Way
from game.rules.script import ScriptError, Step, Word, parse_line
from game.text import spoken
from game.text.field_guide import answer_guide
from game.text.terminal import Terminal, meant
from game.words import say

Done: TypeAlias = Literal["quit", "back"]

HELP: Final = ("moves", "hold", "habit", "undo", "look", "curve", "new", "guide", "back")
"""The lines of help, by their keys."""
LOOKED: Final = 12
"""So many of the last tokens are told again."""


def parse_opponent(text: str, found: Contenders) -> RivalName:
    """Whom a player names; the RNN, if there is one, when nobody is named.

    Raises:
        ScriptError: there is nobody of this name, or it was never trained.
    """
    if not text:
        return "RNN" if "RNN" in found.names else "network"
    name = next((each for each in RIVALS if each.lower() == text.lower()), None)
    if name is None:
        expected = say("text.duel.rivals", some=", ".join(RIVALS[:-1]), last=RIVALS[-1])
        mend = meant(text.lower(), RIVALS) or expected
        raise ScriptError(say("text.duel.no_rival", name=as_typed(text), mend=mend))
    if name not in found.names:
        raise ScriptError(found.missing)
    return name


@dataclass
class DuelGame:
    """One player at a terminal, in duels on one level.

    Args:
        terminal: where to read and write.
        new_seed: gives the seed of a fresh duel.
    """

    terminal: Terminal
    new_seed: Callable[[], int]

    def play(
        self, level: Level, network: Weights, against: str = "", seed: int | None = None
    ) -> Done:
        """Duel until the player leaves: for good, or back to where this was begun.

        Args:
            level: the level.
            network: its trained network.
            against: whom; the RNN if not said.
            seed: what the first duel's streams follow from; fresh ones if not given.

        Raises:
            ScriptError: there is nobody of this name, or it was never trained.
            DuelError: the level asks nothing that can be known.
        """
        self._found = contenders(level, network)
        opponent = self._found[parse_opponent(against, self._found)]
        seed = self.new_seed() if seed is None else seed
        self._duel = Duel.start(level, network, opponent, seed)
        self._curve: LengthCurve | None = None
        self._introduce()
        while True:
            line = self.terminal.ask("> ")
            if line is not None and answer_guide(self.terminal, line):
                continue
            word = "quit" if line is None else line.strip().lower()
            if word in ("quit", "q", "exit"):
                self.terminal.say(say("text.goodbye"))
                return "quit"
            if word == "back":
                return "back"
            try:
                self._do(line or "")
            except ScriptError as error:
                self.terminal.say(str(error), "yellow")

    def _introduce(self) -> None:
        duel, terminal = self._duel, self.terminal
        rungs = duel.ladder.rungs
        terminal.say()
        who = named(duel.opponent.name)
        terminal.say(say("text.duel.title", level=duel.level.title, name=who), "bold")
        lengths = ", ".join(str(rung.tokens) for rung in rungs)
        many = say("text.duel.rounds", count=len(rungs), lengths=lengths)
        terminal.say(f"{many} {say('text.duel.rules')}")
        for said in (duel.ladder.said, self._found.missing):
            if said:
                terminal.say(said)
        self._say_round()

    # -- what is asked for -----------------------------------------------------------------------

    def _do(self, line: str) -> None:
        first, _, rest = line.strip().partition(" ")
        match first.lower():
            case "help" | "?":
                for key in HELP:
                    self.terminal.say(say(f"text.duel.help.{key}"))
            case "curve":
                self._say_curve()
            case "new":
                duel = self._duel
                self._duel = Duel.start(duel.level, duel.network, duel.opponent, self.new_seed())
                self._say_round()
            case "look":
                self._look()
            case _ if self._duel.now.over:
                self._after(line)
            case "hold":
                self._run_on("hold", rest)
            case "habit":
                self._run_on("habit", rest)
            case _:
                self._move(line)

    def _after(self, line: str) -> None:
        """A line when the round is over: Enter begins the next."""
        if self._duel.outcome is not None:
            raise ScriptError(say("text.duel.over"))
        if line.strip():
            raise ScriptError(say("text.duel.round_over"))
        self._duel = self._duel.next_round()
        self._say_round()

    def _move(self, line: str) -> None:
        match parse_line(line, self._duel.level):
            case Step() as step:
                self._play(step)
            case Word("undo" | "redo" as name):
                turned = self._duel.undo() if name == "undo" else self._duel.redo()
                if turned.session is self._duel.session:
                    raise ScriptError(say(f"text.play.nothing_to_{name}"))
                self._duel = turned
                self._say_token()
            case _:
                raise ScriptError(say("text.duel.expected"))

    def _run_on(self, way: Way, rest: str) -> None:
        parsed = parse_line(rest, self._duel.level)
        if not isinstance(parsed, Step):
            raise ScriptError(say("text.duel.behind", way=way))
        self._play(parsed, way)

    def _play(self, step: Step, way: Way | None = None) -> None:
        """Make one move, or as many as running on comes to, and say what came of it."""
        before = self._duel
        move = step.move(before.session.valves)
        moves = (move,) if way is None else before.run_on(move, way)
        if not moves:
            raise ScriptError(say("text.duel.not_met"))
        self._duel = before.play(*moves)
        played = self._duel.session.moves[before.session.t :]
        if len(played) > 1:
            self.terminal.say(say("text.duel.on", count=len(played)))
            self._say_heard(before.session.t)
        else:
            self.terminal.say(spoken.prediction(before.level, played[-1].trace.p))
        if self._duel.now.over:
            self._say_end()
        else:
            self._say_token()

    # -- what is said ----------------------------------------------------------------------------

    def _say_round(self) -> None:
        duel = self._duel
        place = {"round": len(duel.rounds), "all": len(duel.ladder.rungs)}
        self.terminal.say()
        self.terminal.say(say("text.duel.round", tokens=len(duel.session.deal), **place), "bold")
        self._say_token()

    def _say_token(self) -> None:
        session = self._duel.session
        self.terminal.say()
        self.terminal.say(spoken.token(session), "bold")
        self.terminal.say(spoken.memory(session.deal, session.state))
        self.terminal.say(spoken.valves(session.level, session.valves, others=session.t == 0))

    def _say_heard(self, since: int) -> None:
        """What was said aloud while running on, and what was asked."""
        session = self._duel.session
        for played in session.moves[since:]:
            step = session.deal.stream.steps[played.t]
            if step.is_question or played.predicted != BLANK:
                said = spoken.answer(played.predicted)
                here = {"number": played.t + 1, "text": step.text}
                self.terminal.say("  " + say("text.duel.heard", said=said, **here))

    def _say_end(self) -> None:
        duel = self._duel
        self.terminal.say()
        self.terminal.say(round_words(duel.now), "bold")
        if duel.outcome is None:
            self.terminal.say(say("text.duel.next"))
            return
        self.terminal.say(duel_words(duel), "bold")
        if duel.survived:
            self.terminal.say(say("text.duel.longest", tokens=duel.survived))
        self.terminal.say(say("text.duel.what_now"))

    def _look(self) -> None:
        session = self._duel.session
        for played in session.moves[-LOOKED:]:
            step = session.deal.stream.steps[played.t]
            moved = spoken.move_line(session.level, played.move)
            said = spoken.answer(played.predicted)
            here = {"number": played.t + 1, "text": step.text}
            self.terminal.say(say("text.play.past", moved=moved, said=said, **here))
        if not self._duel.now.over:
            self._say_token()

    def _say_curve(self) -> None:
        """Measure the curves, if they are not yet, and say them as a table."""
        duel, found = self._duel, self._found
        if self._curve is None:
            wanted: tuple[RivalName, ...] = ("network", "RNN", duel.opponent.name)
            names = dict.fromkeys(name for name in wanted if name in found.names)
            self.terminal.say(say("text.duel.measuring"))
            players = [found[name] for name in names]
            *_, self._curve = measure_lengths(duel.level, duel.ladder, players)
        curve = self._curve
        for reading in curve.readings:
            shares = ", ".join(
                f"{'LSTM' if name == 'network' else name} {right:.0%}"
                for name, right in reading.right.items()
            )
            key = "own_length" if reading.wanted is None else "length"
            tokens = f"{reading.tokens:.0f}"
            self.terminal.say("  " + say(f"text.duel.{key}", tokens=tokens, shares=shares))
        for said in (*length_verdict(curve), training_line(curve)):
            self.terminal.say(said)
