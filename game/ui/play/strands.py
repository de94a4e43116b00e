"""Bundles of strands: one strand a cell, its thickness and brightness the number it carries."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache

from game.ui.hatching import hatch_number
from game.ui.paint import Painter, mix
from game.ui.theme import Colour, Theme

MARK_ROOM = 4.5
"""How thick a strand must be to carry its sign as a mark, in units."""

SHADES = 128
"""So many shades of a hue are told apart."""


def strength(value: float) -> float:
    """How strong a number looks: 0 for nothing, 0.83 for ±1, and never more than 1."""
    return 1.0 - math.exp(-1.8 * abs(value))


def signed(theme: Theme, value: float) -> Colour:
    """The diverging palette: one hue above zero, another below."""
    return theme.held if value >= 0 else theme.negative


def shade(theme: Theme, value: float, hue: Colour | None = None, faint: float = 0.0) -> Colour:
    """The colour of a number: its hue, as bright as the number is strong; 1 is too faint to see."""
    return _ramp(theme, hue or signed(theme, value), faint)[round(strength(value) * SHADES)]


@lru_cache(maxsize=64)
def _ramp(theme: Theme, hue: Colour, faint: float) -> tuple[Colour, ...]:
    """The shades of a hue, from nothing to the strongest."""
    shades = (mix(theme.line, hue, 0.12 + 0.88 * n / SHADES) for n in range(SHADES + 1))
    return tuple(mix(shade, trough(theme), faint) for shade in shades)


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
    faint: float = 0.0,
) -> None:
    """Strands from left to right, one above the other."""
    view, theme = painter.view, painter.theme
    left = round(view.left + x0 * view.scale)
    wide = max(round(view.left + x1 * view.scale) - left, 1)
    for middle, thick, value, colour in _slots(theme, y, thickness, values, hue, faint):
        top = round(view.top + (middle - thick / 2) * view.scale)
        high = max(round(view.top + (middle + thick / 2) * view.scale) - top, 1)
        painter.surface.fill(colour, (left, top, wide, high))
        if hue is None and theme.patterns:
            hatch_number(painter, x0, middle - thick / 2, x1 - x0, thick, value, colour)
        if mark_at is not None and thick >= MARK_ROOM:
            name = "plus" if value >= 0 else "minus"
            painter.icon(name, mark_at, middle, thick * 0.42, theme.ground, 1.3)


def _slots(
    theme: Theme,
    centre: float,
    thickness: float,
    values: Iterable[float],
    hue: Colour | None,
    faint: float,
) -> Iterator[tuple[float, float, float, Colour]]:
    """Middle, thickness, number and colour of each strand of a bundle."""
    numbers = [float(value) for value in values]
    slot = thickness / len(numbers)
    above = _ramp(theme, hue or theme.held, faint)
    below = _ramp(theme, hue or theme.negative, faint)
    for n, value in enumerate(numbers):
        power = strength(value)
        middle = centre - thickness / 2 + (n + 0.5) * slot
        ramp = above if value >= 0 else below
        yield middle, slot * (0.10 + 0.74 * power), value, ramp[round(power * SHADES)]


def vertical(
    painter: Painter,
    x: float,
    y0: float,
    y1: float,
    thickness: float,
    values: Iterable[float],
    hue: Colour | None = None,
    faint: float = 0.0,
) -> None:
    """Strands from top to bottom, side by side."""
    view, theme = painter.view, painter.theme
    top = round(view.top + y0 * view.scale)
    high = max(round(view.top + y1 * view.scale) - top, 1)
    for middle, thick, _, colour in _slots(theme, x, thickness, values, hue, faint):
        left = round(view.left + (middle - thick / 2) * view.scale)
        wide = max(round(view.left + (middle + thick / 2) * view.scale) - left, 1)
        painter.surface.fill(colour, (left, top, wide, high))
