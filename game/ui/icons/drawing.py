"""Icons as pictures: drawn finer than they are shown, averaged down, and kept once made."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any, Final

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui import sprites
from game.ui.icons.shapes import IconName, svg
from game.ui.paint import Painter
from game.ui.theme import Colour

FINER: Final = 4
"""How many times finer an icon is drawn than it is shown."""
LEAST: Final = 4
"""The smallest icon there is, in pixels."""


def draw_icon(
    painter: Painter, name: IconName, x: float, y: float, size: float, colour: Colour
) -> None:
    """Draw an icon around a place.

    Args:
        painter: the painter.
        name: which one.
        x: its middle.
        y: its middle.
        size: the side of its square, in units.
        colour: its colour.
    """
    painter.picture(icon_picture(name, painter.view.px(size), colour), x, y)


@lru_cache(maxsize=600)
def icon_picture(name: IconName, side: int, colour: Colour) -> pygame.Surface:
    """An icon of one colour, so many pixels square."""
    return sprites.tinted(coverage(name, max(side, LEAST)), colour)


@lru_cache(maxsize=300)
def coverage(name: IconName, side: int) -> NDArray[np.uint8]:
    """How much of each pixel (side, side) an icon covers, from 0 to 255."""
    return averaged(svg(name), side)


def averaged(picture: str, side: int) -> NDArray[np.uint8]:
    """How opaque an SVG picture is in each pixel (side, side), from 0 to 255."""
    fine = side * FINER
    surface = pygame.image.load_sized_svg(BytesIO(picture.encode()), (fine, fine))
    opaque: NDArray[Any] = pygame.surfarray.array_alpha(surface).T
    opaque = opaque[:fine, :fine].reshape(side, FINER, side, FINER)
    return np.asarray(np.rint(opaque.mean(axis=(1, 3)))).astype(np.uint8)
