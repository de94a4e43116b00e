"""Numbers on their way from one stage to the next, so that one sees which of them moved."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Final

GLIDE_MS: Final = 320.0


class Glide:
    """Numbers by name, each on its way from what it was to what it is to be."""

    def __init__(self) -> None:
        self._from: dict[Hashable, float] = {}
        self._to: dict[Hashable, float] = {}
        self._done = 1.0

    @property
    def moving(self) -> bool:
        """Whether any is still on its way."""
        return self._done < 1.0

    @property
    def share(self) -> float:
        """How much of the way is behind them, from 0 to 1: quick at first, then slower."""
        return 1.0 - (1.0 - self._done) ** 3

    def to(self, goals: Mapping[Hashable, float], *, still: bool) -> None:
        """Set out for other numbers from where they are now; be there at once if `still`."""
        self._from = {name: self.at(name, goal) for name, goal in goals.items()}
        self._to = dict(goals)
        self._done = 1.0 if still or self._from == self._to else 0.0

    def at(self, name: Hashable, otherwise: float) -> float:
        """Where a number is now; `otherwise` where it was never heard of."""
        if name not in self._to:
            return otherwise
        start = self._from[name]
        return start + (self._to[name] - start) * self.share

    def update(self, dt: float) -> None:
        """Move on by dt milliseconds."""
        self._done = min(1.0, self._done + dt / GLIDE_MS)
