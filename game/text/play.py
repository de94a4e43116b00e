"""The whole game without a window: one level, played line by line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic
from typing import Literal

from game.level.model import Level, Mode, World
from game.lstm.weights import Weights
from game.progress.store import Store
from game.rules.resume import resume as taken_up
from game.rules.script import Ask, Command, ScriptError, Step, Word, parse_line
from game.rules.session import Session
from game.text import spoken
from game.text.after import After
from game.text.coaching import Coaching
from game.text.field_guide import answer_guide, say_leads
from game.text.guiding import Guiding
from game.text.help import introduce, say_help
from game.text.review import say_result, say_review
from game.text.saved import as_saved
from game.text.settings import answer_settings
from game.text.terminal import Left, Terminal
from game.text.wire import TableGame
from game.words import say


@dataclass
class TextGame:
    """One player at a terminal.

    Args:
        terminal: where to read and write.
        store: where progress is kept.
        new_seed: gives the seed of a fresh stream.
        practice: whether the network's gates and the coach are heard after every move.
        led: whether a newcomer's first play may be led; a script of moves needs no telling.
        worlds: the worlds among which a level has its place.
        clock: tells the time.
        ticks: tells seconds that only ever go on, whatever the clock is set to.
    """

    terminal: Terminal
    store: Store
    new_seed: Callable[[], int]
    practice: bool = False
    led: bool = True
    worlds: Sequence[World] = ()
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    ticks: Callable[[], float] = monotonic

    def __post_init__(self) -> None:
        self._before, self._since, self._lasting = 0.0, self.ticks(), self.store.lasting
        self._coaching = Coaching(self.terminal, self.store, self.practice)
        self._guiding = Guiding(self.terminal, self.store, self.new_seed)

    def play_text(
        self, level: Level, network: Weights, seed: int | None = None, *, resume: bool = False
    ) -> Left:
        """Play a level, stream after stream, until the player leaves it.

        Args:
            level: the level.
            network: its trained network.
            seed: the first stream's seed; else the level's own the first time, then fresh ones.
            resume: take up the play that was left unfinished, rather than being led.
        """
        if level.play.act == "wire" and not self.practice:  # practice is by hand everywhere
            table_game = TableGame(self.terminal, self.store, self.new_seed, self.worlds)
            return table_game.play(level, network, seed)
        introduce(self.terminal, level, self.worlds)
        session = None
        if seed is None:
            session = self._taken_up(level, network)
            if session is None and self.led and not (resume or self.practice):
                session = self._guiding.begin(level, network)
        if session is None:
            if seed is None:
                known = self.store.seen(level.id, level.play.seed)
                seed = self.new_seed() if known else level.play.seed
            session = Session.start(level, seed, network, self._mode)
        while True:
            played = self._one_stream(session)
            if played is None:
                return "quit"
            self._before = 0.0
            answer = After(self.terminal, self.store, played, self.new_seed).ask()
            if isinstance(answer, Session):
                session, self._coaching.heard = answer, True
                continue
            if answer == "quit" or answer == "next" or answer == "list":
                return answer
            seed = played.seed if answer == "same" else self.new_seed()
            if played.mode == "guided":  # on one's own it is the stream of the first play
                seed = level.play.seed
            level, network = as_saved(self.terminal, level, network)
            session = Session.start(level, seed, network, self._mode)
            self._coaching.heard = self.practice

    @property
    def _mode(self) -> Mode:
        return "practice" if self.practice else "play"

    def _taken_up(self, level: Level, network: Weights) -> Session | None:
        """The play of a level that was left, if it still fits: nobody is asked, restart is near."""
        left = self.store.unfinished(level.id, self._mode)
        session = taken_up(level, left, network)
        if session is not None and left is not None:
            key = "was_over" if session.finished else "continued"
            self.terminal.say(say(f"text.play.{key}", count=session.t))
            self._before = left.seconds
        return session

    # -- one stream ----------------------------------------------------------------------

    def _one_stream(self, session: Session) -> Session | None:
        """Play a stream to its end; None when the player left before."""
        level, started, hints = session.level, self.clock(), 0
        retry, self._since = self.store.seen(level.id, session.seed), self.ticks()
        given_up: list[Session] = []
        if session.finished:  # it was left between its last move and its record
            self._keep(session, started, retry)
        else:
            self._say_token(session)
        while not session.finished:
            match self._command(level):
                case Step() as step:
                    session, hints = session.play(step.move(session.valves)), 0
                    self._keep(session, started, retry)
                    self._say_played(session)
                case Word("quit"):
                    self._leave(session, started, retry)
                    return None
                case Word("restart"):
                    given_up += [session] if session.moves or session.undone else []
                    level, network = as_saved(self.terminal, level, session.deal.network)
                    session = Session.start(level, self.new_seed(), network, session.mode)
                    started, retry = self.clock(), self.store.seen(level.id, session.seed)
                    self._before, self._since = 0.0, self.ticks()
                    self.terminal.say(say("text.play.fresh"))
                    if given_up:
                        self.terminal.say(say("tutorial.restart.typed"))
                    self._say_token(session)
                    hints, self._coaching.heard = 0, self.practice
                case Word("undo") if given_up and not session.moves:
                    session = given_up.pop()
                    retry = self.store.seen(level.id, session.seed)
                    self.terminal.say(say("tutorial.restart.back"))
                    self._say_token(session)
                    self._keep(session, started, retry)
                case Word("undo" | "redo" as name):
                    session = self._turn(session, name)
                    self._keep(session, started, retry)
                case Word("hint"):
                    self._coaching.hint(session, hints)
                    hints += 1
                case Word("help"):
                    say_help(self.terminal)
                case Word("look"):
                    self._look(session)
                case Ask() | Word() as command:
                    session = self._coached(session, command, started, retry=retry)
        self._say_end(session, retry=retry)
        return session

    def _say_played(self, session: Session) -> None:
        """Say what a move came to, and which token is next."""
        self._say_move(session)
        if not session.finished:
            self._say_token(session)

    def _coached(
        self, session: Session, command: Word | Ask, started: datetime, *, retry: bool
    ) -> Session:
        """The session after the coach was asked for something."""
        after = self._coaching.asked(session, command)
        if after is session:
            return session
        if after.mode != session.mode:
            self.store.drop_unfinished(session.level.id, session.mode)
        self._keep(after, started, retry)
        told = after.t > session.t  # moves that were shown were told one by one
        if not after.finished and (told or after.t < session.t):
            self._say_token(after)
        return after

    def _command(self, level: Level) -> Command:
        """The next line that can be understood; the end of all lines means to quit."""
        while True:
            line = self.terminal.ask("> ")
            if line is None:
                return Word("quit")
            if answer_guide(self.terminal, line) or answer_settings(
                self.terminal, self.store, line
            ):
                continue
            try:
                return parse_line(line, level)
            except ScriptError as error:
                self.terminal.say(str(error), "yellow")

    def _turn(self, session: Session, name: Literal["undo", "redo"]) -> Session:
        turned = session.undo() if name == "undo" else session.redo()
        if turned is session:
            self.terminal.say(say(f"text.play.nothing_to_{name}"))
            return session
        self.terminal.say(say(f"text.play.{name}"))
        if not turned.finished:
            self._say_token(turned)
        return turned

    def _keep(self, session: Session, started: datetime, retry: bool) -> None:
        """Keep where the play stands, or all of it: the game may be killed at any moment."""
        seconds = self._seconds()
        if session.finished:
            self.store.record(session, started=started, seconds=seconds, finished=self.clock(),
                              retry=retry)  # fmt: skip
            self._guiding.ended(session)
        else:
            self.store.keep_unfinished(session, started=started, retry=retry, seconds=seconds)
        if self._lasting and not self.store.lasting:  # since whatever was kept last
            self._lasting = False
            self.terminal.say(self.store.message, "yellow")

    def _seconds(self) -> float:
        """How long a play has been at the prompt; when it was taken up again, both times."""
        return self._before + self.ticks() - self._since

    def _leave(self, session: Session, started: datetime, retry: bool) -> None:
        self.terminal.say()
        if session.moves:
            self._keep(session, started, retry)
            kept = "kept" if self.store.lasting else "left"
            self.terminal.say(say(f"text.play.{kept}", count=session.t))
        self.terminal.say(say("text.goodbye"))

    def _say_end(self, session: Session, *, retry: bool) -> None:
        result = session.result
        assert result is not None  # the stream has ended
        say_result(self.terminal, session, result, retry=retry)
        say_review(self.terminal, session)
        if session.level.after:
            self.terminal.say()
            self.terminal.say(session.level.after)
        say_leads(self.terminal, session.level.guide)

    # -- what is said ----------------------------------------------------------------------

    def _say_token(self, session: Session) -> None:
        self.terminal.say()
        self.terminal.say(spoken.token(session), "bold")
        self.terminal.say(spoken.memory(session.deal, session.state))
        first = session.t == 0  # nobody wants to hear of the locked ones at every token
        self.terminal.say(spoken.valves(session.level, session.valves, others=first))
        self._coaching.waits(session)
        self._guiding.token(session)

    def _say_move(self, session: Session) -> None:
        played = session.moves[-1]
        self.terminal.say(spoken.prediction(session.level, played.trace.p))
        self._coaching.moved(session)

    def _look(self, session: Session) -> None:
        steps = session.deal.stream.steps
        for played in session.moves:
            moved = spoken.move_line(session.level, played.move)
            said = spoken.answer(played.predicted)
            self.terminal.say(
                say(
                    "text.play.past",
                    number=played.t + 1,
                    text=steps[played.t].text,
                    moved=moved,
                    said=said,
                )
            )
        changes, budget = session.gate_changes, session.budget
        self.terminal.say(
            say("text.play.changes", changes=changes, budget=budget, seed=session.seed)
        )
        self._say_token(session)
