"""Going on with a play that was left before its stream ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from game.level.model import GateName, Level, Mode
from game.lstm.weights import Weights
from game.rules.move import Move
from game.rules.session import Session


class Unfinished(Protocol):
    """A play that was left, as it is kept."""

    @property
    def task_hash(self) -> str:
        """What the level's task was when it was left."""

    @property
    def seed(self) -> int:
        """The stream's seed."""

    @property
    def moves(self) -> Sequence[Mapping[GateName, Sequence[float]]]:
        """The moves made, each gate's values by its name."""

    @property
    def undos(self) -> int:
        """How often a move was undone."""

    @property
    def mode(self) -> Mode:
        """Whether it was a play or a practice."""


def carried_over(session: Session, level: Level, network: Weights) -> Session | None:
    """The same play on a level that was changed meanwhile, or with a network trained anew.

    None if the level's task is another one now: its streams are others too.
    """
    if level.task_hash != session.level.task_hash:
        return None
    moves = [played.move for played in (*session.moves, *session.undone)]
    again = Session.start(level, session.seed, network, session.mode).play_all(moves)
    return replace(again.back_to(session.t), undos=session.undos)


def resume(level: Level, left: Unfinished | None, network: Weights) -> Session | None:
    """The play as it was left; None if there is none, or it no longer fits the level.

    One that was killed after its last move, but before it was recorded, is finished: it is for
    whoever takes it up to record it, and to show what came of it.
    """
    if left is None or left.task_hash != level.task_hash or not left.moves:
        return None
    try:
        session = Session.start(level, left.seed, network, left.mode)
        session = session.play_all([Move(row["f"], row["i"], row["o"]) for row in left.moves])
    except (ValueError, KeyError):  # another game counted blocks or gates otherwise, or the seed
        return None
    # Undone moves were counted then, and still count now.
    return replace(session, undos=left.undos)
