"""The drawings of the Field guide: curves with their names on them, and dots for every level."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log
from typing import Final

import pygame

from game.guide.entry import FigureName
from game.guide.figures import Chart, Curve, Kind, Point, chart, level_dots
from game.ui.drawing.strokes import draw_line
from game.ui.paint import Box, Painter, mix
from game.ui.theme import PANEL_CORNER, Colour
from game.words import say

PAD: Final = 20.0
PLOT: Final = 250.0
"""How high the field of a chart is."""

DASH: Final = 7.0
DASHED: Final[frozenset[Kind]] = frozenset({"LSTM untrained", "RNN untrained", "RNN varying"})


def kind_colour(p: Painter, kind: Kind) -> Colour:
    """LSTMs are green, RNNs orange, the player white; untrained is fainter, and dashed."""
    theme = p.theme
    if kind == "you":
        return theme.text
    hue = theme.input if kind.startswith("LSTM") else theme.forget
    return mix(hue, theme.muted, 0.45) if kind.endswith("untrained") else hue


def figure_height(p: Painter, name: FigureName, width: float) -> float:
    """How high a figure is when it is this wide, in units."""
    if name == "walk":
        return p.line("label") + 44
    if name == "levels":
        return 2 * PAD + p.line("small") * 2 + len(level_dots()) * _row(p) + 10
    return 2 * PAD + PLOT + 2 * p.line("small") + p.line("body") + 16


def draw_figure(p: Painter, name: FigureName, box: Box) -> None:
    """Draw a figure into its box. The walk is a button, which the scene draws."""
    if name == "levels":
        _draw_levels(p, box)
    elif name != "walk":
        draw_chart(p, box, chart(name))


# -- curves ---------------------------------------------------------------------------------------


def draw_chart(p: Painter, box: Box, shown: Chart) -> None:
    """Draw curves on a panel."""
    x, y, w, h = box
    theme = p.theme
    p.rounded(x, y, w, h, PANEL_CORNER, fill=theme.panel)
    small = p.line("small")
    ticks = [shown.tick(tick) for tick in shown.y_ticks]
    left = x + PAD + max(p.width(tick, "small", mono=True) for tick in ticks) + 10
    outside = [curve for curve in shown.curves if curve.named_at is None]
    names = max((p.width(curve.name, "small", bold=True) for curve in outside), default=-4.0)
    beside = names <= w * 0.24
    right = x + w - PAD - (names + 12 if beside else 8)
    above = 0.0 if beside else len(outside) * small
    top = y + PAD + p.line("body") + small * (1.2 if shown.band else 0.5) + above
    bottom = y + h - PAD - 2 * small - 6
    field = _Field(shown, (left, top, right - left, bottom - top))
    p.text(x + PAD, y + PAD + p.line("body") * 0.3, shown.y, "small", theme.muted)
    _axes(p, field, x, w)
    for curve in shown.curves:
        _draw_curve(p, field, curve)
    for curve in shown.curves:
        if curve.named_at is not None:
            _name_on(p, field, curve, curve.named_at)
    start = left, y + PAD + p.line("body") + small * 0.4
    _names(p, field, outside, beside=beside, start=start)


class _Field:
    """Where the numbers of a chart lie in its box."""

    def __init__(self, shown: Chart, box: Box) -> None:
        self.shown, self.box = shown, box
        xs = shown.across or [x for curve in shown.curves for x, _ in curve.points]
        ys = [y for curve in shown.curves for _, y in curve.points]
        self.low, self.high = min(xs), max(xs)
        self.top = max([*ys, shown.y_ticks[-1]]) * 1.02

    def at(self, point: Point) -> tuple[float, float]:
        """A place in units."""
        x, y, w, h = self.box
        return x + w * self._share(point[0]), y + h * (1.0 - point[1] / self.top)

    def _share(self, value: float) -> float:
        low, high = self.low, self.high
        if self.shown.log:
            value, low, high = log(value), log(low), log(high)
        return (value - low) / (high - low)


def _axes(p: Painter, field: _Field, left: float, wide: float) -> None:
    shown, theme, small = field.shown, p.theme, p.line("small")
    x, y, w, h = field.box
    if shown.band is not None:
        start, end, said = shown.band
        a, b = field.at((start, 0))[0], field.at((end, 0))[0]
        p.rect(a - 3, y, b - a + 6, h, mix(theme.panel, theme.line, 0.6))
        p.text((a + b) / 2, y - small * 0.55, said, "small", theme.muted, align="center")
    for tick in shown.y_ticks:
        at = field.at((field.low, tick))[1]
        p.rect(x, at, w, 1, mix(theme.panel, theme.line, 0.55 if tick else 1.0))
        p.text(x - 10, at, shown.tick(tick), "small", theme.muted, mono=True, align="right")
    if shown.rule is not None:
        height, said = shown.rule
        at = field.at((field.low, height))[1]
        for n in range(int(w // (2 * DASH))):
            p.rect(x + 2 * n * DASH, at, DASH, 1, theme.muted)
        under = 0.6 if at + small * 1.2 <= y + h else -0.6  # above it, near the bottom
        ink = theme.readable(theme.muted, mix(theme.panel, theme.line, 0.6))  # it may lie on a band
        p.text(x + 6, at + small * under, said, "small", ink)
    for tick in shown.x_ticks:
        at = field.at((tick, 0))[0]
        p.text(at, y + h + 4 + small / 2, f"{tick:g}", "small", theme.muted, mono=True,
               align="center")  # fmt: skip
    p.text(x, y + h + 6 + small * 1.5, shown.x, "small", theme.muted,
           width=left + wide - PAD - x)  # fmt: skip


def _draw_curve(p: Painter, field: _Field, curve: Curve) -> None:
    colour = kind_colour(p, curve.kind)
    places = [field.at(point) for point in curve.points]
    if curve.kind == "LSTM":  # a broad bed, so that it is seen where another lies on it
        draw_bed(p, places, mix(p.theme.panel, colour, 0.4))
    if curve.kind in DASHED:
        _dashed(p, places, colour)
    else:
        draw_line(p, places, colour)
    if curve.marked:
        for place in places:
            p.disc(*place, 4.0, colour)


def draw_bed(p: Painter, places: list[Point], colour: Colour) -> None:
    """A broad line without ends, in one colour."""
    pixels = [p.view.point(*place) for place in places]
    if len(pixels) > 1:
        pygame.draw.lines(p.surface, colour, False, pixels, p.view.px(9))


def _dashed(p: Painter, places: list[Point], colour: Colour) -> None:
    """A line in dashes of even length, however its points lie."""
    dash: list[Point] = [places[0]]
    left, on = DASH, True
    for (ax, ay), (bx, by) in pairwise(places):
        length = pygame.Vector2(bx - ax, by - ay).length()
        done = 0.0
        while length - done > left:
            done += left
            share = done / length
            here = (ax + (bx - ax) * share, ay + (by - ay) * share)
            if on:
                draw_line(p, [*dash, here], colour)
            dash, on, left = [here], not on, DASH
        left -= length - done
        dash.append((bx, by))
    if on:
        draw_line(p, dash, colour)


def _name_on(p: Painter, field: _Field, curve: Curve, place: float) -> None:
    """A name on its curve, above or below the line at some x."""
    y = field.at((place, _between(curve, place)))[1]
    x = field.at((place, 0))[0]
    wide = p.width(curve.name, "small", bold=True)
    x = min(max(x, field.box[0] + wide / 2 + 4), field.box[0] + field.box[2] - wide / 2)
    away = p.line("small") * (0.85 if curve.below else -0.85)
    p.text(x, y + away, curve.name, "small", kind_colour(p, curve.kind), bold=True, align="center")


def _between(curve: Curve, place: float) -> float:
    """A curve's height at a place between two of its points."""
    for (ax, ay), (bx, by) in pairwise(curve.points):
        if ax <= place <= bx:
            return ay + (by - ay) * (place - ax) / (bx - ax)
    return curve.points[-1][1]


def _names(
    p: Painter, field: _Field, outside: Sequence[Curve], *, beside: bool, start: Point
) -> None:
    """Each name at its curve's end, moved apart where two would meet; above where it is narrow."""
    small = p.line("small")
    curves = sorted(outside, key=lambda curve: field.at(curve.points[-1])[1])
    if not beside:
        x, y = start
        for n, curve in enumerate(curves):
            colour = kind_colour(p, curve.kind)
            p.rect(x, y + n * small - 1, 18, 2.5, colour)
            p.text(x + 26, y + n * small, curve.name, "small", colour, bold=True)
        return
    taken = -1e9
    x = field.box[0] + field.box[2] + 10
    for curve in curves:
        y = max(field.at(curve.points[-1])[1], taken + small)
        p.text(x, y, curve.name, "small", kind_colour(p, curve.kind), bold=True)
        taken = y


# -- every level ----------------------------------------------------------------------------------


def _row(p: Painter) -> float:
    return p.line("body") + 8


def _draw_levels(p: Painter, box: Box) -> None:
    """A line for each level, with a dot for its LSTM and a diamond for its RNN."""
    x, y, w, h = box
    theme, small = p.theme, p.line("small")
    p.rounded(x, y, w, h, PANEL_CORNER, fill=theme.panel)
    dots = level_dots()
    titles = max((p.width(each.title, "body") for each in dots), default=0.0)
    left = x + PAD + min(titles, w * 0.4) + 20
    wide = x + w - PAD - left - 12

    def place(confidence: float) -> float:
        return left + wide * confidence

    top = y + PAD + small
    key = left
    for kind in ("LSTM", "RNN"):
        _dot(p, key + 5, y + PAD + small * 0.4, kind)
        key += 14 + p.text(key + 14, y + PAD + small * 0.4, kind, "small", theme.muted) + 18
    bottom = top + len(dots) * _row(p) + 4
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        p.rect(place(tick), top, 1, bottom - top, mix(theme.panel, theme.line, 0.6))
        p.text(place(tick), bottom + small * 0.6, f"{tick:g}", "small", theme.muted, mono=True,
               align="center")  # fmt: skip
    p.text(
        left - 20,
        bottom + small * 0.6,
        say("guide.plot.confidence"),
        "small",
        theme.muted,
        align="right",
    )
    for n, each in enumerate(dots):
        middle = top + (n + 0.5) * _row(p)
        p.text(left - 20, middle, each.title, "body", align="right", width=w * 0.4)
        low, high = sorted((place(each.rnn), place(each.lstm)))
        p.rect(low, middle - 0.5, high - low, 1.5, theme.line)
        _dot(p, place(each.rnn), middle, "RNN")
        _dot(p, place(each.lstm), middle, "LSTM")


def _dot(p: Painter, x: float, y: float, kind: Kind) -> None:
    """LSTMs are discs, RNNs rings: told apart without colour too."""
    if kind == "LSTM":
        p.disc(x, y, 4.5, kind_colour(p, kind))
    else:
        p.ring(x, y, 6.5, 2.2, kind_colour(p, kind))
