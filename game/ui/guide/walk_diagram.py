"""The cell in the walk: what a step is about is alight, and numbers run along its lines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from game.guide.forward import Moment
from game.guide.six_steps import six_steps
from game.level.model import GATES
from game.lstm.weights import Array
from game.ui.drawing.hatching import hatch_number
from game.ui.guide.formula import draw_formula, formula_width
from game.ui.paint import Box, Painter, mix
from game.ui.play.valve import ValveLook, draw_valve
from game.ui.theme import PANEL_CORNER, Colour

VALVE: Final = 30.0
NODE: Final = 13.0
CELL: Final = 15.0
KNOWN_FROM: Final = {"f": 2, "i": 3, "g": 3, "c": 4, "o": 5, "h": 5, "p": 6}
"""The step at which each part is worked out."""

RUN_MS: Final = 900.0
"""How long a number takes along a line."""

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the cell: the step it belongs to, its colour, and its corners."""

    step: int
    hue: str
    corners: tuple[Place, ...]


def draw_diagram(p: Painter, box: Box, moment: Moment, number: int, since: float) -> None:
    """Draw the cell at one step, so many milliseconds after it was chosen."""
    x, y, w, h = box
    p.rounded(x, y, w, h, PANEL_CORNER, fill=p.theme.panel)
    at = _places(box)
    with p.within(box, clip=True):
        lines = _lines(at)
        for line in lines:
            if line.step != number:
                _draw_line(p, line, lit=False)
        for line in lines:
            if line.step == number:
                _draw_line(p, line, lit=True)
                _pulse(p, line, since)
        _draw_parts(p, at, moment, number)


def _places(box: Box) -> dict[str, Place]:
    x, y, w, h = box
    road, valves, bus = y + h * 0.24, y + h * 0.56, y + h * 0.84
    return {
        "c'": (x + 52, road), "c": (x + w - 52, road),
        "f": (x + w * 0.25, road), "+": (x + w * 0.52, road), "tanh": (x + w * 0.74, valves - 62),
        "g": (x + w * 0.36, valves), "i": (x + w * 0.52, valves), "o": (x + w * 0.74, valves),
        "h": (x + w - 52, valves), "p": (x + w - 52, bus), "x": (x + 58, bus),
        "bus": (x + w * 0.74, bus),
    }  # fmt: skip


def _lines(at: dict[str, Place]) -> list[_Line]:
    """The lines of the cell, in the order in which numbers run along them."""
    bus = at["x"][1]

    def up(name: str, step: int, hue: str) -> _Line:
        x, y = at[name]
        return _Line(step, hue, (at["x"], (x, bus), (x, y)))

    road = at["f"][1]
    return [
        _Line(1, "plain", (at["x"], at["bus"])),
        up("f", 2, "f"),
        up("g", 3, "memory"),
        up("i", 3, "i"),
        _Line(4, "memory", (at["c'"], at["f"], at["+"], at["c"])),
        _Line(4, "i", (at["g"], at["i"], at["+"])),
        up("o", 5, "o"),
        _Line(5, "memory", ((at["tanh"][0], road), at["tanh"], at["o"])),
        _Line(5, "o", (at["o"], at["h"])),
        _Line(6, "o", (at["h"], at["p"])),
    ]


def _colour(p: Painter, hue: str) -> Colour:
    theme = p.theme
    if hue in ("f", "i", "o"):
        return theme.gate(hue)  # type: ignore[arg-type]
    return theme.memory if hue == "memory" else theme.text


def _draw_line(p: Painter, line: _Line, *, lit: bool) -> None:
    theme = p.theme
    colour = _colour(p, line.hue)
    road = line.step == 4 and len(line.corners) == 4
    thick = 7.0 if road else 3.5 if lit else 2.5
    shade = mix(theme.panel, colour, 0.85) if lit else mix(theme.panel, theme.line, 0.9)
    if road and not lit:
        shade = mix(theme.panel, colour, 0.3)
    for (ax, ay), (bx, by) in pairwise(line.corners):
        left, top = min(ax, bx) - thick / 2, min(ay, by) - thick / 2
        p.rect(left, top, abs(bx - ax) + thick, abs(by - ay) + thick, shade)


def _pulse(p: Painter, line: _Line, since: float) -> None:
    """A spot on its way along a line that is alight; at rest when motion is to be reduced."""
    if since >= RUN_MS:
        return
    lengths = [abs(bx - ax) + abs(by - ay) for (ax, ay), (bx, by) in pairwise(line.corners)]
    gone = sum(lengths) * since / RUN_MS
    for n, length in enumerate(lengths):
        if gone <= length and length:
            (ax, ay), (bx, by) = line.corners[n], line.corners[n + 1]
            share = gone / length
            at = ax + (bx - ax) * share, ay + (by - ay) * share
            p.glow(*at, 16.0, p.theme.focus, 0.5)
            p.disc(*at, 5.0, p.theme.focus)
            return
        gone -= length


def _draw_parts(p: Painter, at: dict[str, Place], m: Moment, number: int) -> None:
    theme = p.theme
    lit = {
        1: ("x",), 2: ("f",), 3: ("i", "g"), 4: ("c'", "f", "+", "i", "c"),
        5: ("o", "tanh", "h"), 6: ("h", "p"),
    }[number]  # fmt: skip
    _pill(p, at["x"], "x, h′", lit="x" in lit)
    _pill(p, at["g"], "g", lit="g" in lit)
    _pill(p, at["tanh"], "tanh", lit="tanh" in lit)
    _pill(p, at["p"], "p", lit="p" in lit)
    x, y = at["+"]
    p.disc(x, y, NODE, theme.raised)
    p.ring(x, y, NODE, 1.5, theme.text if "+" in lit else theme.line)
    p.icon("plus", x, y, 8, theme.text, 2)
    for gate in GATES:
        known = number >= KNOWN_FROM[gate]
        owner = "locked" if m.walk.lock(gate) is not None else "network"
        value = float(getattr(m.trace, gate)[0]) if known else 0.0
        draw_valve(p, *at[gate], VALVE, ValveLook(gate, value, owner, selected=gate in lit))

    H = m.walk.network.sizes.H

    def known_yet(name: str, values: Array) -> Array | None:
        return values if number >= KNOWN_FROM[name] else None

    _vector(p, at["c'"], "c′", m.before.c, H, lit="c'" in lit)
    _vector(p, at["c"], "c", known_yet("c", m.trace.c), H, lit="c" in lit)
    _vector(p, at["h"], "h", known_yet("h", m.trace.h), H, lit="h" in lit)
    _written(p, at["g"], known_yet("g", m.trace.g), H, lit="g" in lit)
    if number == KNOWN_FROM["p"]:
        row = six_steps(m)[-1].rows[0]
        x, y = at["p"]
        said = f"{row.label}  {row.shown[-1]}"
        p.text(x + 28, y + p.line("label") * 0.5 + 22, said, "label", theme.output, bold=True,
               align="right")  # fmt: skip


def _pill(p: Painter, at: Place, text: str, *, lit: bool) -> None:
    theme = p.theme
    wide, high = max(formula_width(p, text, "label") + 24, 44), p.line("label") + 12
    x, y = at
    p.rounded(x - wide / 2, y - high / 2, wide, high, 8, fill=theme.raised,
              border=theme.text if lit else theme.line)  # fmt: skip
    left = x - formula_width(p, text, "label") / 2
    draw_formula(p, left, y, text, "label", theme.text if lit else theme.muted)


def _vector(p: Painter, at: Place, name: str, values: Array | None, H: int, *, lit: bool) -> None:
    """A row of numbers as cells: amber above zero, blue below, the stronger the brighter.

    Numbers that are not known yet are empty cells.
    """
    theme = p.theme
    x, y = at
    values = np.zeros(H) if values is None else values
    high = CELL * len(values)
    top, left = y - high / 2, x - CELL / 2 - 3
    p.rounded(left - 3, top - 3, CELL + 12, high + 6, 6, fill=theme.ground,
              border=theme.text if lit else theme.line)  # fmt: skip
    for n, value in enumerate(values):
        _cell(p, (left, top + n * CELL, CELL + 6, CELL), float(value))
    wide = formula_width(p, name, "label")
    draw_formula(p, x - wide / 2, top - 6 - p.line("label") / 2, name, "label",
                 theme.text if lit else theme.muted)  # fmt: skip


def _written(p: Painter, at: Place, values: Array | None, H: int, *, lit: bool) -> None:
    """The candidate's numbers, side by side under it; empty cells until they are known."""
    values = np.zeros(H) if values is None else values
    x, y = at[0] - CELL * len(values) / 2, at[1] + p.line("label") * 0.5 + 12
    p.rounded(x - 3, y - 3, CELL * len(values) + 6, CELL + 6, 6, fill=p.theme.ground,
              border=p.theme.text if lit else p.theme.line)  # fmt: skip
    for n, value in enumerate(values):
        _cell(p, (x + n * CELL, y, CELL, CELL), float(value))


def _cell(p: Painter, box: Box, value: float) -> None:
    x, y, w, h = box
    theme = p.theme
    hue = theme.held if value > 0 else theme.negative
    colour = mix(theme.raised, hue, min(abs(value), 1.0))
    p.rounded(x + 1, y + 1, w - 2, h - 2, 3, fill=colour)
    hatch_number(p, x + 2, y + 2, w - 4, h - 4, value, colour)
