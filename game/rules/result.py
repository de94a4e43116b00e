"""The result of a finished play, in the figures that the player sees."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.stars import MARGIN


@dataclass(frozen=True, slots=True)
class Result:
    """A finished play, in the figures the player sees.

    Only questions whose answer can be known from the stream are counted; there may be none.
    """

    confidence: float
    par: float
    stars: int
    gate_changes: int
    budget: int
    questions_right: int
    questions: int
    undos: int

    @property
    def beats_the_network(self) -> bool:
        """Whether the player did better than the network on this stream, by more than rounding."""
        return self.confidence > self.par + MARGIN

    @property
    def ties_with_the_network(self) -> bool:
        """Whether the player did as well as the network on this stream, to within rounding."""
        return abs(self.confidence - self.par) <= MARGIN
