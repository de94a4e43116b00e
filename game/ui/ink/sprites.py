"""Small anti-aliased shapes, computed from distances at the size they are shown, and cached.

Every mask is an array (h, w) of coverage from 0 to 255; `tinted` makes a surface of it. Distances
give clean edges at any scale, which pygame's own circles and rounded corners do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final, TypeAlias

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.theme import Colour

Mask: TypeAlias = NDArray[np.uint8]
Floats: TypeAlias = NDArray[np.floating[Any]]
Points: TypeAlias = tuple[tuple[float, float], ...]


FILLED: Final[dict[str, Points]] = {
    "up": ((-0.62, 0.72), (-0.62, -0.12), (0.0, -0.8), (0.62, -0.12), (0.62, 0.72)),
    "right": ((-0.72, -0.62), (0.12, -0.62), (0.8, 0.0), (0.12, 0.62), (-0.72, 0.62)),
    "octagon": tuple(
        (0.78 * np.cos(np.radians(22.5 + 45 * n)), 0.78 * np.sin(np.radians(22.5 + 45 * n)))
        for n in range(8)
    ),
    "tip_right": ((-0.5, -0.7), (0.7, 0.0), (-0.5, 0.7)),
    "tip_left": ((0.5, -0.7), (-0.7, 0.0), (0.5, 0.7)),
    "tip_up": ((-0.7, 0.5), (0.0, -0.7), (0.7, 0.5)),
    "tip_down": ((-0.7, -0.5), (0.0, 0.7), (0.7, -0.5)),
}
"""Polygons in a square from −1 to 1."""

STROKES: Final[dict[str, tuple[Points, ...]]] = {
    "unequal": (
        ((-0.7, -0.28), (0.7, -0.28)),
        ((-0.7, 0.28), (0.7, 0.28)),
        ((-0.4, 0.8), (0.4, -0.8)),
    ),
}
"""Lines in the same square."""


def _grid(half: int) -> tuple[Floats, Floats]:
    """x and y of every pixel of a square, counted from its middle pixel."""
    axis = np.arange(-half, half + 1, dtype=np.float64)
    return axis[None, :], axis[:, None]


def _coverage(distance: Floats) -> Mask:
    """Signed distances in pixels (negative inside) to coverage."""
    return np.asarray(np.clip(0.5 - distance, 0.0, 1.0) * 255.0 + 0.5).astype(np.uint8)


def _half(radius: float) -> int:
    return int(np.ceil(radius)) + 1


@lru_cache(maxsize=256)
def disc(radius: float) -> Mask:
    """A filled circle."""
    x, y = _grid(_half(radius))
    return _coverage(np.hypot(x, y) - radius)


@lru_cache(maxsize=256)
def ring(radius: float, width: float) -> Mask:
    """A circle's line, its outer edge at the radius."""
    x, y = _grid(_half(radius))
    return _coverage(np.abs(np.hypot(x, y) - (radius - width / 2)) - width / 2)


@lru_cache(maxsize=32)
def arc(radius: float, width: float, start: float, sweep: float) -> Mask:
    """Part of a ring with round ends; degrees clockwise, 0 pointing right."""
    x, y = _grid(_half(radius))
    middle = radius - width / 2
    half = np.radians(sweep) / 2
    turn = np.radians(start) + half  # turn the arc's middle onto the x axis: it is symmetric then
    along = x * np.cos(turn) + y * np.sin(turn)
    aside = np.abs(-x * np.sin(turn) + y * np.cos(turn))
    within = np.abs(np.arctan2(aside, along)) <= half
    end = np.hypot(along - middle * np.cos(half), aside - middle * np.sin(half))
    on = np.abs(np.hypot(x, y) - middle)
    return _coverage(np.where(within, on, end) - width / 2)


@lru_cache(maxsize=256)
def tick(inner: float, outer: float, width: float, angle: float) -> Mask:
    """A line along a radius, from one distance to another; degrees clockwise from the right."""
    x, y = _grid(_half(outer + width))
    dx, dy = float(np.cos(np.radians(angle))), float(np.sin(np.radians(angle)))
    line = _segment(x, y, inner * dx, inner * dy, outer * dx, outer * dy)
    return _coverage(line - width / 2)


@lru_cache(maxsize=64)
def glow(radius: float) -> Mask:
    """Light that fades outwards from the middle."""
    x, y = _grid(_half(radius))
    fade = np.clip(1.0 - np.hypot(x, y) / radius, 0.0, 1.0)
    return np.asarray(fade * fade * 255.0).astype(np.uint8)


@lru_cache(maxsize=512)
def icon(name: str, radius: float, width: float = 0.0) -> Mask:
    """One of the named shapes, its square reaching `radius` pixels from the middle.

    Args:
        name: a key of `FILLED` or `STROKES`.
        radius: half the size.
        width: how thick lines are; the polygons' corners are rounded by as much.
    """
    x, y = _grid(_half(radius * 1.2 + width))
    if name in FILLED:
        points = [(px * radius, py * radius) for px, py in FILLED[name]]
        return _coverage(_polygon(x, y, points) - width / 2)
    distance = np.full(np.broadcast(x, y).shape, np.inf)
    for line in STROKES[name]:
        for (ax, ay), (bx, by) in pairwise(line):
            part = _segment(x, y, ax * radius, ay * radius, bx * radius, by * radius)
            distance = np.minimum(distance, part)
    return _coverage(distance - width / 2)


def _segment(x: Floats, y: Floats, ax: float, ay: float, bx: float, by: float) -> Floats:
    ex, ey = bx - ax, by - ay
    length = max(ex * ex + ey * ey, 1e-12)  # in a window of a few pixels it may be a point
    t = np.clip(((x - ax) * ex + (y - ay) * ey) / length, 0.0, 1.0)
    return np.asarray(np.hypot(x - ax - t * ex, y - ay - t * ey))


def _polygon(x: Floats, y: Floats, points: Sequence[tuple[float, float]]) -> Floats:
    """The signed distance to a polygon."""
    shape = np.broadcast(x, y).shape
    distance, inside = np.full(shape, np.inf), np.zeros(shape, dtype=bool)
    for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
        distance = np.minimum(distance, _segment(x, y, ax, ay, bx, by))
        if ay != by:
            spans = (ay <= y) != (by <= y)
            inside ^= spans & (x < (bx - ax) * (y - ay) / (by - ay) + ax)
    return np.where(inside, -distance, distance)


def tinted(mask: Mask, colour: Colour, strength: float = 1.0) -> pygame.Surface:
    """A surface of one colour with the mask as its alpha."""
    surface = pygame.Surface((mask.shape[1], mask.shape[0]), pygame.SRCALPHA, 32)
    surface.fill((*colour, 0))
    alpha = mask.T if strength >= 1.0 else np.round(mask.T * strength)
    pygame.surfarray.pixels_alpha(surface)[:] = alpha
    return surface
