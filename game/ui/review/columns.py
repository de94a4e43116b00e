"""The columns that all rows of a review share: one for each step, under the names of the rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.ui.paint import Painter


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the steps of a play stand from left to right.

    Args:
        names: where the rows' names begin.
        left: where the first column begins.
        wide: how wide each column is.
        count: how many there are.
    """

    names: float
    left: float
    wide: float
    count: int

    @classmethod
    def share(cls, p: Painter, x: float, w: float, count: int, names: Sequence[str]) -> Columns:
        """Share a width out to the names of the rows and so many columns."""
        left = x + max(p.width(name, "body") for name in names) + 16
        return cls(x, left, (x + w - left) / max(count, 1), count)

    @property
    def width(self) -> float:
        """How wide all columns are together."""
        return self.wide * self.count

    def x(self, t: int) -> float:
        """Where a step's column begins."""
        return self.left + t * self.wide

    def middle(self, t: int) -> float:
        """The middle of a step's column."""
        return self.left + (t + 0.5) * self.wide

    def step_at(self, at: float) -> int:
        """The step whose column a place lies in, or is nearest to."""
        return min(max(int((at - self.left) / self.wide), 0), self.count - 1)
