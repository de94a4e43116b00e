"""Marks on moves, in practice: on a token's corner, and above its column in the timeline."""

from __future__ import annotations

from typing import Final

from game.rules.marks import Mark
from game.ui.drawing.strokes import mark_colour
from game.ui.paint import Painter
from game.ui.theme import Colour

DOTS: Final[dict[Mark, int]] = {"?!": 1, "?": 2, "??": 3}
"""Where there is no room for a sign, so many dots say how bad it was; `!!` becomes a plus."""


def badge_width(painter: Painter, mark: Mark) -> float:
    """How wide a mark is on its ground."""
    return painter.width(mark, "small", bold=True) + 10


def draw_badge(painter: Painter, right: float, y: float, mark: Mark, ground: Colour) -> None:
    """Draw a mark on a small ground of its own, its right end at a place."""
    wide, high = badge_width(painter, mark), painter.line("small") + 1
    painter.rounded(right - wide, y - high / 2, wide, high, high / 2, ground)
    painter.text(right - wide / 2, y, mark, "small", mark_colour(painter, mark), bold=True,
                 align="center")  # fmt: skip


def draw_over(painter: Painter, x: float, y: float, wide: float, mark: Mark) -> None:
    """Draw a mark around a place that is so wide: its sign, or dots where that is too narrow."""
    colour = mark_colour(painter, mark)
    if painter.width(mark, "small", bold=True) <= wide - 1 and painter.line("small") <= 18:
        painter.text(x, y, mark, "small", colour, bold=True, align="center")
        return
    if mark == "!!":
        painter.icon("plus", x, y, min(wide * 0.45, 4.5), colour, 1.8)
        return
    radius = min(wide * 0.28, 2.2)
    for n in range(DOTS[mark]):
        painter.disc(x, y + 5 - n * 2.2 * radius, radius, colour)
