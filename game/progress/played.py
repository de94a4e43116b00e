"""What the store needs to know of a play; the rules' own `Session` fits, unseen from here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias

from game.level.model import GateName, Level, Mode

MoveRow: TypeAlias = dict[GateName, list[float]]
"""One move as it is kept: for each gate, the value of every block."""


class AnyMove(Protocol):
    """Where the valves were set for one token."""

    def gate(self, gate: GateName) -> tuple[float, ...]:
        """The values of one gate, block by block."""


class AnyPlayed(Protocol):
    """One move and what came of it."""

    @property
    def move(self) -> AnyMove:
        """Where the player set the valves."""


class AnyScore(Protocol):
    """What was earned, by hand or by a table, in figures."""

    @property
    def confidence(self) -> float:
        """The player's confidence; a table's on average over its streams."""

    @property
    def par(self) -> float:
        """The network's."""

    @property
    def stars(self) -> int:
        """Stars from 0 to 3."""

    @property
    def questions_right(self) -> int:
        """Questions answered right; a table's on all streams."""

    @property
    def questions(self) -> int:
        """Questions in all."""


class AnyResult(AnyScore, Protocol):
    """A finished play in figures."""

    @property
    def gate_changes(self) -> int:
        """How often a valve was moved."""

    @property
    def budget(self) -> int:
        """How often three stars allow."""

    @property
    def undos(self) -> int:
        """How often a move was taken back."""


class AnyTableResult(AnyScore, Protocol):
    """What a table earned, in figures."""

    @property
    def touched(self) -> int:
        """How many entries differ from the start."""


class AnySession(Protocol):
    """A play, finished or not."""

    @property
    def level(self) -> Level:
        """The level that is played."""

    @property
    def seed(self) -> int:
        """The stream's seed."""

    @property
    def moves(self) -> Sequence[AnyPlayed]:
        """The moves so far."""

    @property
    def undos(self) -> int:
        """How often a move was taken back."""

    @property
    def mode(self) -> Mode:
        """Whether it is a play or a practice."""

    @property
    def result(self) -> AnyResult | None:
        """The result; None while the stream runs."""
