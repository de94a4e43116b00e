"""Light that runs through the cell when a step is taken: token, candidate, highway, output."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from game.lstm.weights import Array
from game.ui.paint import Painter
from game.ui.play.animation import Figures, StepRun
from game.ui.play.layout import CellPlace
from game.ui.play.strands import strength
from game.ui.theme import Colour

Point = tuple[float, float]


def along(path: Sequence[Point], share: float) -> Point:
    """The place that lies this share of the way along a path."""
    lengths = [abs(bx - ax) + abs(by - ay) for (ax, ay), (bx, by) in pairwise(path)]
    left = share * sum(lengths)
    for ((ax, ay), (bx, by)), length in zip(pairwise(path), lengths, strict=True):
        if left <= length and length > 0:
            part = left / length
            return ax + (bx - ax) * part, ay + (by - ay) * part
        left -= length
    return path[-1]


def draw_pulses(
    painter: Painter, place: CellPlace, figures: Figures, run: StepRun, token_x: float
) -> None:
    """Draw the light of this moment; where a valve is shut, none comes through."""
    theme = painter.theme
    cells = len(figures.g) // len(figures.f)
    for block, at in enumerate(place.blocks):
        mine = slice(block * cells, (block + 1) * cells)
        fx, ix, ox = place.forget_x, place.input_x, place.output_x
        _pulse(painter, place.token_path(token_x, block), run.stage("token"), theme.text, 1.0)
        write = [(place.candidate[1], at.gate_y), (ix, at.gate_y), (ix, at.y)]
        _pulse(
            painter,
            write,
            run.stage("candidate"),
            theme.input,
            _most(figures.written[mine]),
            _most(figures.g[mine]),
            0.5,
        )
        keep = [(place.left, at.y), (fx, at.y), (place.right, at.y)]
        _pulse(
            painter,
            keep,
            run.stage("highway"),
            theme.memory,
            _most(figures.c[mine]),
            _most(figures.before[mine]),
            0.25,
        )
        speak = [(ox, at.y), (ox, at.gate_y), (place.box[0] + place.box[2] + 18, at.gate_y)]
        _pulse(
            painter,
            speak,
            run.stage("output"),
            theme.output,
            _most(figures.spoken[mine]),
            _most(figures.c[mine]),
            0.4,
        )


def _most(values: Array) -> float:
    return max(strength(float(v)) for v in values)


def _pulse(
    painter: Painter,
    path: Sequence[Point],
    share: float | None,
    colour: Colour,
    after: float,
    before: float = 1.0,
    valve: float = 0.0,
) -> None:
    """One light: `before` strong up to the valve, which is a share of the way, `after` behind."""
    if share is None:
        return
    power = before if share < valve else after
    if power < 0.06:
        return
    x, y = along(path, share)
    painter.glow(x, y, 22, colour, 0.75 * power)
    painter.disc(x, y, 2.5 + 2.5 * power, painter.theme.text)
