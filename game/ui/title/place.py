"""Where the cell on the title is: the road through the window, the valves on it and below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.level.model import GateName
from game.ui.view import WIDTH

BELT: Final = 122.0
ROAD: Final = 318.0
LOW: Final = 474.0
"""How far down the tokens, the highway and the two lower valves are."""
USUAL: Final = 760.0
"""How wide the cell is at 100% text; a narrower one is drawn smaller."""


@dataclass(frozen=True, slots=True)
class Place:
    """The places of the cell's parts, in units: x of what stands side by side, y of the rows."""

    left: float
    right: float
    token: float
    forget: float
    input: float
    output: float
    radius: float
    lane: float
    road_from: float
    belt: float = BELT
    road: float = ROAD
    low: float = LOW

    @property
    def thin(self) -> float:
        """How thick the ways in and out are."""
        return self.lane * 0.55

    def valve(self, gate: GateName) -> tuple[float, float]:
        """Where a gate's valve is."""
        return {
            "f": (self.forget, self.road),
            "i": (self.input, self.low),
            "o": (self.output, self.low),
        }[gate]


def make_place(left: float, *, crossing: bool) -> Place:
    """The cell right of what begins the title; `crossing` has the road come from the left edge."""
    wide = WIDTH - left
    share = min(wide / USUAL, 1.0)
    return Place(
        left=left,
        right=float(WIDTH),
        token=left + wide * 0.29,
        forget=left + wide * 0.11,
        input=left + wide * 0.52,
        output=left + wide * 0.77,
        radius=42.0 * share,
        lane=30.0 * share,
        road_from=0.0 if crossing else left,
    )
