"""Light that runs through the cell while a step plays out; where a valve is shut, none comes by.

The token falls from the belt to the candidates; memory runs to the forget valve and through it;
the candidate through the input valve to the plus; both together along the highway; what is said
through the output valve and out. It is drawn over the finished picture, and nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from game.level.model import GateName
from game.lstm.weights import Array
from game.ui.motion import ease
from game.ui.pace.steps import Part, StepRun
from game.ui.paint import Box, Painter, mix
from game.ui.play.animation import Figures
from game.ui.play.layout import CellPlace
from game.ui.play.picture import Picture
from game.ui.play.strands import signed, strength
from game.ui.play.wires import WHEN, Wire, WireName, carried, filled, hue_of, wires
from game.ui.ring import AROUND
from game.ui.theme import PANEL_CORNER, Colour

Point = tuple[float, float]

FAINTEST: Final = 0.06
"""Anything weaker than this is not seen to flow."""
GATE_OF: Final[dict[WireName, GateName]] = {"before": "f", "g": "i", "tanh": "o"}
"""The valve at the end of a wire."""
AFTER: Final[dict[WireName, WireName]] = {"before": "kept", "g": "written", "tanh": "h"}
"""The wire behind that valve."""
PART_GATE: Final[dict[Part, GateName]] = {"forget": "f", "input": "i", "output": "o"}


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


def draw_lights(
    painter: Painter,
    place: CellPlace,
    picture: Picture,
    figures: Figures,
    run: StepRun,
    prediction: Box,
    token: tuple[float, float] | None,
) -> None:
    """Draw the light of this moment.

    Args:
        painter: draws on the window.
        place: where everything in the cell stands.
        picture: the step that plays out.
        figures: its numbers.
        run: how far it has come.
        prediction: the panel that the output's line goes to.
        token: the middle and the width of the token on the belt; None where there is no belt.
    """
    if token is not None:
        _token(painter, place, picture, run, token)
    if run.part == "prediction":
        painter.rounded(*prediction, PANEL_CORNER, None, painter.theme.output, 2.4)
    values = carried(figures)
    for block, at in enumerate(place.blocks):
        if run.part is not None:
            _point_out(painter, place, run.part, block)
        for wire in wires(place, at, prediction[0]):
            mine = picture.cells_of(values[wire.name], block)
            _front(painter, wire, run, mine)
            gate = GATE_OF.get(wire.name)
            if gate is not None:
                behind = picture.cells_of(values[AFTER[wire.name]], block)
                passes = _most(behind) >= FAINTEST
                _valve(painter, place, gate, block, run, wire, passes=passes)
        _candidate(painter, place, block, run)


def _most(values: Array) -> float:
    return max(strength(float(v)) for v in values)


def _front(painter: Painter, wire: Wire, run: StepRun, values: Array) -> None:
    """The bright edge of what fills a wire, as strong as what it carries."""
    share = filled(run, wire.name)
    if not 0.0 < share < 1.0:
        return
    power = _most(values)
    if power < FAINTEST:
        return
    x, y = wire.at(share)
    strongest = max(values, key=abs)
    colour = hue_of(painter, wire.name) or signed(painter.theme, float(strongest))
    _glow(painter, x, y, wire.thick * 0.6 + 14, colour, 0.8 * power)
    half, thin = wire.thick / 2 - 1, 3.0
    bright = mix(colour, painter.theme.text, 0.25 + 0.7 * power)
    if wire.level:
        painter.rounded(x - thin / 2, y - half, thin, 2 * half, 1.5, bright)
    else:
        painter.rounded(x - half, y - thin / 2, 2 * half, thin, 1.5, bright)


def _glow(
    painter: Painter, x: float, y: float, radius: float, colour: Colour, power: float
) -> None:
    """Light around a place; on light ground it is only half as strong, or it would look dirty."""
    bright = sum(painter.theme.panel) > 384
    painter.glow(x, y, radius, colour, power * (0.5 if bright else 1.0))


def _coarse(share: float) -> float:
    """A share in sixteenths: finer differences would only fill the cache of shapes."""
    return round(share * 16) / 16


def _valve(
    painter: Painter,
    place: CellPlace,
    gate: GateName,
    block: int,
    run: StepRun,
    wire: Wire,
    *,
    passes: bool,
) -> None:
    """The moment something comes to a valve: a ring spreads if it passes, else it shuts in."""
    part, _, end = WHEN[wire.name]
    share = run.share(part)
    span = 0.38
    if not end - 0.04 < share < end + span:
        return
    way = _coarse(ease((share - end + 0.04) / (span + 0.04)))
    x, y, r = place.valve(gate, block)
    theme = painter.theme
    hue = theme.gate(gate) if passes else theme.muted
    radius = r + 3 + (12 * way if passes else 4 * (1 - way))
    painter.ring(x, y, radius, 2.4 * (1 - way) + 0.6, mix(hue, theme.panel, way))


def _candidate(painter: Painter, place: CellPlace, block: int, run: StepRun) -> None:
    """The candidate forms where the token has come in: its box lights up."""
    share = run.share("input")
    came = run.share("comes_in")
    power = _coarse(ease((came - 0.8) / 0.2) * (1.0 - ease(share / 0.5)))
    if power <= 0.0:
        return
    at = place.blocks[block]
    x0, x1 = place.candidate
    high = at.radius * 1.1 + 6
    hue = mix(painter.theme.line, painter.theme.memory, power)
    _glow(painter, (x0 + x1) / 2, at.gate_y, (x1 - x0) * 0.8, painter.theme.memory, 0.6 * power)
    painter.rounded(x0 - 2, at.gate_y - high / 2, x1 - x0 + 4, high, 10, None, hue, 2)


def _token(
    painter: Painter,
    place: CellPlace,
    picture: Picture,
    run: StepRun,
    token: tuple[float, float],
) -> None:
    """The token falls, as it stood on the belt, and narrows to what fits into a candidate."""
    share = run.under_way("comes_in")
    if share is None:
        return
    theme, (middle, wide) = painter.theme, token
    box_wide = place.candidate[1] - place.candidate[0]
    way, gone = ease(share * 1.6), ease((share - 0.75) / 0.25)
    line = painter.line("body")
    width = (wide + (box_wide * 0.7 - wide) * way) * (1.0 - 0.8 * gone)
    high = (line + 8 - 4 * way) * (1.0 - 0.7 * gone)
    text = picture.step.text
    fill, ink = mix(theme.text, theme.memory, _coarse(gone)), theme.ground
    for block in range(len(place.blocks)):
        x, y = along(place.token_path(middle, block), share)
        _glow(painter, x, y, min(max(width, high) * 0.7, 34.0), theme.text, 0.25)
        painter.rounded(x - width / 2, y - high / 2, width, high, high / 2, fill)
        if painter.width(text, "small") <= width - 8:
            painter.text(x, y, text, "small", ink, align="center")


def _point_out(painter: Painter, place: CellPlace, part: Part, block: int) -> None:
    """Where a part that waits has happened: a ring around its place."""
    theme, at = painter.theme, place.blocks[block]
    gate = PART_GATE.get(part)
    if gate is not None:
        x, y, r = place.valve(gate, block)
        painter.ring(x, y, r + AROUND - 0.5, 2.6, theme.gate(gate))  # inside the ring of the keys
    elif part == "memory":
        painter.ring(place.input_x, at.y, at.lane * 0.5 + 12, 2.4, theme.memory)
