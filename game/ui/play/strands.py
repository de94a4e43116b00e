"""Bundles of strands: one strand a cell, its thickness and brightness the number it carries."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache

from game.ui.drawing.hatching import hatch_number
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
    centre = view.top + y * view.scale
    for top, high, value, colour in _slots(painter, centre, thickness, values, hue, faint):
        painter.surface.fill(colour, (left, top, wide, high))
        middle = (top + high / 2 - view.top) / view.scale
        if hue is None and theme.patterns:
            thick = high / view.scale
            hatch_number(painter, x0, middle - thick / 2, x1 - x0, thick, value, colour)
        if mark_at is not None and high >= MARK_ROOM * view.scale:
            name = "plus" if value >= 0 else "minus"
            painter.icon(name, mark_at, middle, high / view.scale * 0.42, theme.ground, 1.3)


def _slots(
    painter: Painter,
    centre: float,
    thickness: float,
    values: Iterable[float],
    hue: Colour | None,
    faint: float,
) -> Iterator[tuple[int, int, float, Colour]]:
    """Where each strand of a bundle begins across it and how thick it is, in pixels.

    Strands lie equally far apart, and each on whole pixels, whatever the window's size: else some
    of a bundle would look thicker than others, or blurred. Its number and colour come with each.
    """
    theme = painter.theme
    numbers = [float(value) for value in values]
    pitch = max(round(thickness * painter.view.scale / len(numbers)), 1)
    first = math.floor(centre - pitch * len(numbers) / 2 + 0.5)
    above = _ramp(theme, hue or theme.held, faint)
    below = _ramp(theme, hue or theme.negative, faint)
    for n, value in enumerate(numbers):
        power = strength(value)
        thick = max(round(pitch * (0.10 + 0.74 * power)), 1)
        ramp = above if value >= 0 else below
        yield first + n * pitch + (pitch - thick) // 2, thick, value, ramp[round(power * SHADES)]


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
    view = painter.view
    top = round(view.top + y0 * view.scale)
    high = max(round(view.top + y1 * view.scale) - top, 1)
    centre = view.left + x * view.scale
    for left, wide, _, colour in _slots(painter, centre, thickness, values, hue, faint):
        painter.surface.fill(colour, (left, top, wide, high))
