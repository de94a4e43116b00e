"""Attempts as they were kept: which kind each is, which was the best, and each played again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final, Literal, Protocol, TypeAlias

from game.level.model import Level, Mode
from game.lstm.weights import Weights
from game.rules.ending import percent
from game.rules.replays.form import ReplayError, parse_moves
from game.rules.replays.verdict import CLOSE
from game.rules.session import Session
from game.rules.wiring.form import parse_table
from game.rules.wiring.run import TableRun, run_table
from game.rules.wiring.table import TableError
from game.words import say

Kind: TypeAlias = Literal["first", "retry", "practice"]
"""A play of a stream at first sight, a play of one seen before, or a practice."""

KINDS: Final[tuple[Kind, ...]] = ("first", "retry", "practice")


def kind_words(kind: Kind) -> str:
    """A kind of attempt in words."""
    return say(f"rules.attempts.kind.{kind}")


class AnyAttempt(Protocol):
    """A finished play, as it is kept; progress has the fields in full."""

    @property
    def task_hash(self) -> str:
        """What the level's task was when it was played."""

    @property
    def seed(self) -> int:
        """The seed of its stream; of a table, of its run."""

    @property
    def act(self) -> str:
        """Whether it was played by hand, or is a table that was run ("wire")."""

    @property
    def moves(self) -> str:
        """The moves made by hand, as JSON."""

    @property
    def wiring(self) -> str:
        """The table that was run, as JSON."""

    @property
    def confidence(self) -> float:
        """The confidence reached, from 0 to 1; a table's on average."""

    @property
    def par(self) -> float:
        """The network's on the same."""

    @property
    def stars(self) -> int:
        """Stars from 0 to 3."""

    @property
    def gate_changes(self) -> int:
        """How often a valve was moved; of a table, how many entries differ from the start."""

    @property
    def budget(self) -> int:
        """How often three stars allow; 0 for a table."""

    @property
    def undos(self) -> int:
        """How often a move was taken back."""

    @property
    def mode(self) -> str:
        """Whether it was a play or a practice."""

    @property
    def retry(self) -> bool:
        """Whether the stream had been seen to its end before."""

    @property
    def finished(self) -> str:
        """When it ended: ISO 8601."""

    @property
    def seconds(self) -> float | None:
        """How long it was before the player's eyes; None if nobody took the time."""


def kind_of(attempt: AnyAttempt) -> Kind:
    """Which kind of attempt it is; a practice, and a guided play, is one on whichever stream."""
    if attempt.mode != "play":
        return "practice"
    return "retry" if attempt.retry else "first"


def best_of(attempts: Sequence[AnyAttempt]) -> int | None:
    """The place of the best: most stars, then confidence, then fewest changes, then the first.

    Plays at first sight go before retries, and those before practices, since only they are earned
    without knowing what comes; None if there is no attempt.
    """

    def rank(n: int) -> tuple[int, int, float, int, int]:
        each = attempts[n]
        earned = -KINDS.index(kind_of(each))
        return earned, each.stars, each.confidence, -each.gate_changes, -n

    return max(range(len(attempts)), key=rank, default=None)


def replayed(level: Level, network: Weights, attempt: AnyAttempt) -> Session:
    """An attempt by hand, played again move by move.

    Raises:
        ReplayError: the level's task is another one now, or the moves that were kept do not fit
            it; the text says which.
    """
    _same_task(level, attempt)
    try:
        moves = parse_moves(attempt.moves)
        mode: Mode = "play" if attempt.mode == "play" else "practice"
        session = Session.start(level, attempt.seed, network, mode).play_all(moves)
    except (ValueError, ReplayError) as error:
        raise ReplayError(say("rules.attempts.moves_unreadable", why=error)) from None
    if not session.finished:
        raise ReplayError(
            say("rules.attempts.moves_lacking", moves=len(moves), steps=len(session.deal))
        )
    return replace(session, undos=attempt.undos)


def rerun(level: Level, network: Weights, attempt: AnyAttempt) -> TableRun:
    """An attempt with a table, run again on the same streams.

    Raises:
        ReplayError: the level's task is another one now, or the table that was kept does not fit
            it; the text says which.
    """
    _same_task(level, attempt)
    try:
        return run_table(parse_table(level, attempt.wiring), network, attempt.seed)
    except (TableError, ValueError) as error:  # of the table, or of the seed
        raise ReplayError(say("rules.attempts.table_unreadable", why=error)) from None


def shown_stream(run: TableRun) -> int:
    """The stream of a run that is most worth seeing: the worst failure, or else the first."""
    return run.failures[0] if run.failures else 0


def drift(attempt: AnyAttempt, confidence: float) -> str:
    """What is to be said if an attempt now reaches another confidence than it did; else nothing."""
    if abs(attempt.confidence - confidence) <= CLOSE:
        return ""
    now, then = percent(confidence), percent(attempt.confidence)
    return say("rules.attempts.drift", now=now, then=then)


def _same_task(level: Level, attempt: AnyAttempt) -> None:
    if attempt.task_hash != level.task_hash:
        raise ReplayError(say("rules.attempts.changed"))


def ended(attempt: AnyAttempt) -> datetime | None:
    """When an attempt ended, by the clock of this computer; None if that cannot be read."""
    try:
        return datetime.fromisoformat(attempt.finished).astimezone()
    except (ValueError, OverflowError):
        return None


def file_stem(level: Level, attempt: AnyAttempt) -> str:
    """What a file about an attempt is called: level, seed and date, "fluent-7-20260102-1305"."""
    when = ended(attempt)
    date = "undated" if when is None else f"{when:%Y%m%d-%H%M}"
    return f"{level.id}-{attempt.seed}-{date}"
