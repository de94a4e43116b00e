"""Bundles of strands: one strand a cell, its thickness and brightness the number it carries."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from game.ui.paint import Painter, mix
from game.ui.theme import Colour, Theme

MARK_ROOM = 4.5
"""How thick a strand must be to carry its sign as a mark, in units."""


def strength(value: float) -> float:
    """How strong a number looks: 0 for nothing, 0.83 for ±1, and never more than 1."""
    return 1.0 - math.exp(-1.8 * abs(value))


def signed(theme: Theme, value: float) -> Colour:
    """The diverging palette: one hue above zero, another below."""
    return theme.memory if value >= 0 else theme.negative


def shade(theme: Theme, value: float, hue: Colour | None = None) -> Colour:
    """The colour of a number: its hue, as bright as the number is strong."""
    return mix(theme.line, hue or signed(theme, value), 0.12 + 0.88 * strength(value))


def trough(theme: Theme) -> Colour:
    """The bed that strands lie in."""
    return mix(theme.ground, theme.panel, 0.45)


def horizontal(
    painter: Painter,
    x0: float,
    x1: float,
    y: float,
    thickness: float,
    values: Iterable[float],
    hue: Colour | None = None,
    mark_at: float | None = None,
) -> None:
    """Strands from left to right, one above the other."""
    view, theme = painter.view, painter.theme
    left = round(view.left + x0 * view.scale)
    wide = max(round(view.left + x1 * view.scale) - left, 1)
    for middle, thick, value in _slots(y, thickness, values):
        top = round(view.top + (middle - thick / 2) * view.scale)
        high = max(round(view.top + (middle + thick / 2) * view.scale) - top, 1)
        painter.surface.fill(shade(theme, value, hue), (left, top, wide, high))
        if mark_at is not None and thick >= MARK_ROOM:
            name = "plus" if value >= 0 else "minus"
            painter.icon(name, mark_at, middle, thick * 0.42, theme.ground, 1.3)


def _slots(
    centre: float, thickness: float, values: Iterable[float]
) -> Iterator[tuple[float, float, float]]:
    """Middle, thickness and number of each strand of a bundle."""
    numbers = [float(value) for value in values]
    slot = thickness / len(numbers)
    for n, value in enumerate(numbers):
        middle = centre - thickness / 2 + (n + 0.5) * slot
        yield middle, slot * (0.10 + 0.74 * strength(value)), value


def vertical(
    painter: Painter,
    x: float,
    y0: float,
    y1: float,
    thickness: float,
    values: Iterable[float],
    hue: Colour | None = None,
) -> None:
    """Strands from top to bottom, side by side."""
    view, theme = painter.view, painter.theme
    top = round(view.top + y0 * view.scale)
    high = max(round(view.top + y1 * view.scale) - top, 1)
    for middle, thick, value in _slots(x, thickness, values):
        left = round(view.left + (middle - thick / 2) * view.scale)
        wide = max(round(view.left + (middle + thick / 2) * view.scale) - left, 1)
        painter.surface.fill(shade(theme, value, hue), (left, top, wide, high))
