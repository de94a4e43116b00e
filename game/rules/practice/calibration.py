"""How well a player knows what the network will say: bets made beforehand, against what came."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol

from game.words import say

SURENESS: Final = (0.5, 0.7, 0.9, 0.99)
"""How sure a player may say to be."""

ENOUGH: Final = 5
"""Fewer bets than this at one sureness say nothing yet."""


class AnyBet(Protocol):
    """A bet as it is kept."""

    @property
    def sure(self) -> float:
        """How sure the player was, from 0 to 1."""

    @property
    def right(self) -> bool:
        """Whether it came as was said."""


@dataclass(frozen=True, slots=True)
class Row:
    """All bets made at one sureness."""

    sure: float
    right: int
    made: int

    @property
    def rate(self) -> float:
        """How often it came as was said."""
        return self.right / self.made


@dataclass(frozen=True, slots=True)
class Calibration:
    """How often it came as was said, by how sure the player was.

    Args:
        rows: one for each sureness that was ever stated, the least sure first.
        brier: the mean squared distance between how sure the player was and what came (1 if it
            came as was said, else 0): 0 is perfect, 0.25 is what 50% every time earns; None
            without bets. After G. W. Brier, "Verification of forecasts expressed in terms of
            probability", 1950, for two outcomes.
    """

    rows: tuple[Row, ...]
    brier: float | None

    @property
    def made(self) -> int:
        """How many bets there are."""
        return sum(row.made for row in self.rows)

    @property
    def sentence(self) -> str:
        """One sentence on the sureness that was stated most often; nothing without bets."""
        if not self.rows:
            return ""
        row = max(self.rows, key=lambda each: each.made)
        if row.made < ENOUGH:
            return say("rules.calibration.few", count=self.made, enough=ENOUGH)
        return say("rules.calibration.said", sure=f"{row.sure:.0%}", right=row.right, made=row.made)


def calibrate(bets: Iterable[AnyBet]) -> Calibration:
    """How well bets were calibrated."""
    kept = list(bets)
    if not kept:
        return Calibration((), None)
    sure = sorted({bet.sure for bet in kept})
    counted = ((s, [bet.right for bet in kept if bet.sure == s]) for s in sure)
    rows = tuple(Row(s, sum(right), len(right)) for s, right in counted)
    brier = sum((bet.sure - bet.right) ** 2 for bet in kept) / len(kept)
    return Calibration(rows, brier)
