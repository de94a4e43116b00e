"""Icons as pictures: drawn finer than they are shown, averaged down, and kept once made."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any, Final

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.icons.shapes import GRID, STROKE, IconName, svg
from game.ui.ink import sprites
from game.ui.theme import Colour

FINER: Final = 4
"""How many times finer an icon is drawn than it is shown."""
LEAST: Final = 4
"""The smallest icon there is, in pixels."""


@lru_cache(maxsize=600)
def icon_picture(
    name: IconName, side: int, colour: Colour, stroke: float = STROKE
) -> pygame.Surface:
    """An icon of one colour, so many pixels square; its line as thick as this on the grid."""
    return sprites.tinted(coverage(name, max(side, LEAST), stroke), colour)


@lru_cache(maxsize=300)
def coverage(name: IconName, side: int, stroke: float = STROKE) -> NDArray[np.uint8]:
    """How much of each pixel (side, side) an icon covers, from 0 to 255."""
    return averaged(svg(name, stroke=stroke), side, side)


def averaged(picture: str, wide: int, high: int) -> NDArray[np.uint8]:
    """How opaque an SVG picture is in each pixel (high, wide), from 0 to 255."""
    drawn = _drawn(picture, wide, high)
    return np.rint(_mean(pygame.surfarray.pixels_alpha(drawn).T)).astype(np.uint8)


def coloured(picture: str, side: int) -> pygame.Surface:
    """An SVG picture in its own colours, so many pixels square."""
    drawn = _drawn(picture, side, side)
    opaque = pygame.surfarray.array_alpha(drawn).T.astype(np.float64)
    weight = _mean(opaque)
    surface = pygame.Surface((side, side), pygame.SRCALPHA, 32)
    # A pixel's colour is that of what covers it: what lies beside the picture has no say.
    for n, band in enumerate(np.moveaxis(pygame.surfarray.array3d(drawn), 2, 0)):
        colour = _mean(band.T * opaque) / np.maximum(weight, 1e-6)
        pygame.surfarray.pixels3d(surface)[..., n] = np.rint(colour).astype(np.uint8).T
    pygame.surfarray.pixels_alpha(surface)[:] = np.rint(weight).astype(np.uint8).T
    return surface


def _drawn(picture: str, wide: int, high: int) -> pygame.Surface:
    """An SVG picture as much finer than it is shown, on a surface of exactly that size."""
    size = wide * FINER, high * FINER
    surface = pygame.Surface(size, pygame.SRCALPHA, 32)
    drawn = pygame.image.load_sized_svg(BytesIO(picture.encode()), size)
    # What is drawn may be a pixel smaller: sizes are rounded to keep its shape.
    surface.blit(drawn, (0, 0), special_flags=pygame.BLEND_RGBA_ADD)
    return surface


def _mean(fine: NDArray[Any]) -> NDArray[np.float32]:
    """The mean of each pixel's finer ones: (high · FINER, wide · FINER) to (high, wide)."""
    high, wide = fine.shape
    total = np.zeros((high // FINER, wide // FINER), np.float32)
    for down in range(FINER):
        for across in range(FINER):
            total += fine[down::FINER, across::FINER]
    total /= FINER * FINER
    return total


MARKS: Final[dict[str, tuple[IconName, float]]] = {
    "star": ("star", 1.16),
    "check": ("check", 1.06),
    "cross": ("cross", 0.94),
    "plus": ("plus", 0.96),
    "minus": ("minus", 0.96),
    "arrow_left": ("back", 1.0),
    "arrow_right": ("go", 1.0),
    "arrow_up": ("up", 1.0),
    "arrow_down": ("down", 1.0),
    "padlock": ("lock", 1.1),
}
"""Marks in pictures that are icons: by their name there, and how large for a mark of radius 1."""


def mark_picture(name: str, radius: float, width: float, colour: Colour) -> pygame.Surface:
    """A mark: an icon whose lines are as thick as its place asks for.

    Args:
        name: a key of `MARKS`.
        radius: half its size in pixels.
        width: how thick its lines are, in pixels.
        colour: its colour.
    """
    icon, share = MARKS[name]
    side = max(round(2 * radius * share), LEAST)
    side += 1 - side % 2  # with a pixel in its middle, like all that is drawn around a place
    stroke = STROKE if icon == "star" else min(max(width * GRID / side, STROKE), 5.0)
    return icon_picture(icon, side, colour, round(stroke * 4) / 4)
