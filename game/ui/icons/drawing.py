"""Icons on the screen, in the design's units."""

from __future__ import annotations

from game.ui.icons.pictures import icon_picture
from game.ui.icons.shapes import IconName
from game.ui.paint import Painter
from game.ui.theme import Colour


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
