"""What the play screen shows that is not in its model: the pointer's place, and practice's part."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.play.bet_panel import BetLook, BetPanel
from game.ui.play.coach import Coaching
from game.ui.play.controls import Valve
from game.ui.play.equation import Subject


@dataclass(frozen=True, slots=True)
class Pointing:
    """What the pointer is on."""

    valve: Valve | None = None
    subject: Subject | None = None
    column: int | None = None
    chip: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a practice shows besides a play.

    Args:
        coaching: what the coach shows.
        bar: how high the evaluation bar is filled at this moment.
        bet: the bet that is wanted, as far as it is chosen; None when none is.
        panel: where it is made.
        bet_told: what is to be said of a bet that was made.
    """

    coaching: Coaching
    bar: float | None = None
    bet: BetLook | None = None
    panel: BetPanel | None = None
    bet_told: str = ""

    @property
    def words(self) -> str:
        """What is said of the last move, and of the bet on it."""
        return f"{self.bet_told} {self.coaching.words}".strip()
