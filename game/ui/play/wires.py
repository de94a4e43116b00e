"""The ways that numbers take through a block: where each lies, what it carries, when it fills."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import numpy as np

from game.lstm.weights import Array
from game.ui.pace.steps import Part, StepRun
from game.ui.paint import Box, Painter
from game.ui.play import strands
from game.ui.play.animation import Figures
from game.ui.play.layout import BlockPlace, CellPlace
from game.ui.play.picture import Picture
from game.ui.theme import Colour

WireName: TypeAlias = Literal["before", "kept", "g", "written", "c", "tanh", "h"]
Point: TypeAlias = tuple[float, float]

WHEN: Final[dict[WireName, tuple[Part, float, float]]] = {
    "before": ("forget", 0.0, 0.45),
    "kept": ("forget", 0.40, 1.0),
    "g": ("input", 0.12, 0.52),
    "written": ("input", 0.5, 1.0),
    "c": ("memory", 0.0, 1.0),
    "tanh": ("output", 0.0, 0.5),
    "h": ("output", 0.45, 1.0),
}
"""The part of a step in which each fills, and from when to when of it."""

PAST: Final = 0.62
"""How faint is what was there before, where a step has not come yet."""


@dataclass(frozen=True, slots=True)
class Wire:
    """One way: from where to where, and how thick the bundle of strands on it is."""

    name: WireName
    start: Point
    end: Point
    thick: float

    @property
    def level(self) -> bool:
        """Whether it runs from left to right."""
        return self.start[1] == self.end[1]

    def at(self, share: float) -> Point:
        """The place that lies this share of the way along."""
        (ax, ay), (bx, by) = self.start, self.end
        return ax + (bx - ax) * share, ay + (by - ay) * share

    def box(self, share: float) -> Box:
        """What of it has been filled when that has come so far."""
        (ax, ay), (bx, by) = self.start, self.at(share)
        half = self.thick / 2 + 3
        if self.level:
            return min(ax, bx), ay - half, abs(bx - ax), 2 * half
        return ax - half, min(ay, by), 2 * half, abs(by - ay)


def wires(place: CellPlace, at: BlockPlace, out_to: float) -> tuple[Wire, ...]:
    """The wires of a block, the highway first."""
    fx, ix, ox = place.forget_x, place.input_x, place.output_x
    y, gate_y, lane, thin = at.y, at.gate_y, at.lane, at.thin
    return (
        Wire("before", (place.left + 2, y), (fx, y), lane),
        Wire("kept", (fx, y), (ix, y), lane),
        Wire("c", (ix, y), (place.right - 12, y), lane),
        Wire("g", (place.candidate[1], gate_y), (ix, gate_y), thin),
        Wire("written", (ix, gate_y), (ix, y), lane),
        Wire("tanh", (ox, y + lane / 2 + 3), (ox, gate_y), thin),
        Wire("h", (ox, gate_y), (out_to, gate_y), thin),
    )


def filled(run: StepRun, name: WireName) -> float:
    """How much of a wire a step has filled, from 0 to 1."""
    part, start, end = WHEN[name]
    return min(max((run.share(part) - start) / (end - start), 0.0), 1.0)


def carried(figures: Figures) -> dict[WireName, Array]:
    """What each wire carries (H,)."""
    return {
        "before": figures.before,
        "kept": figures.kept,
        "g": figures.g,
        "written": figures.written,
        "c": figures.c,
        "tanh": np.tanh(figures.c),
        "h": figures.spoken,
    }


def carried_before(picture: Picture) -> dict[WireName, Array]:
    """What each wire carries (H,) while a step has not come there: what the last one left."""
    h, c = picture.before
    nothing = np.zeros_like(c)
    return {"before": c, "kept": c, "g": nothing, "written": nothing, "c": c,
            "tanh": np.tanh(c), "h": h}  # fmt: skip


def hue_of(painter: Painter, name: WireName) -> Colour | None:
    """The colour of a wire's strands; None where it says the sign of its numbers."""
    return painter.theme.output if name in ("tanh", "h") else None


def draw_wires(
    painter: Painter,
    place: CellPlace,
    at: BlockPlace,
    picture: Picture,
    block: int,
    values: dict[WireName, Array],
    out_to: float,
    *,
    past: bool,
) -> None:
    """Draw the strands of a block; those of the `past` are faint, but for what it begins with."""
    many = picture.blocks > 1
    marks = {
        "before": place.left + (38.0 if many else 18.0),
        "kept": place.forget_x + at.radius + 20,
        "c": place.input_x + 30,
    }
    for wire in wires(place, at, out_to):
        mine = picture.cells_of(values[wire.name], block)
        hue, faint = hue_of(painter, wire.name), PAST if past and wire.name != "before" else 0.0
        (ax, ay), (bx, by) = wire.start, wire.end
        if wire.level:
            strands.horizontal(painter, ax, bx, ay, wire.thick, mine, hue,
                               None if faint else marks.get(wire.name), faint)  # fmt: skip
        else:
            strands.vertical(painter, ax, min(ay, by), max(ay, by), wire.thick, mine, hue, faint)
