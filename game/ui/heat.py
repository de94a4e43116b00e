"""One number of a heat map: how strong it looks, and how it is written."""

from __future__ import annotations

from typing import Final

from game.ui.drawing.hatching import hatch, sign_pattern
from game.ui.paint import Box, Painter, mix
from game.ui.play.strands import signed, strength
from game.ui.theme import Colour, Theme

DEEPEST: Final = 0.75
"""How much of its hue the strongest number has, where the number on it can be read then."""

FAINT: Final = 0.02
"""Less of the scale than this is as good as nothing."""


def heat(theme: Theme, value: float, most: float) -> Colour:
    """The colour of a number on a scale from -most to most, equally strong on both sides of 0."""
    deepest = min(theme.deepest(theme.raised, theme.held, theme.negative), DEEPEST)
    return mix(theme.raised, signed(theme, value), deepest * strength(value / most))


def rounded_number(value: float, places: int) -> str:
    """A number with its sign, and a true minus; 0 has none."""
    text = f"{value:+.{places}f}"
    return text.replace("-", "−") if float(text) else "0"


def draw_number(painter: Painter, cell: Box, value: float | None, most: float, text: str) -> None:
    """Draw one cell of a heat map: its colour, and the number where there is room for it.

    Args:
        painter: draws.
        cell: where.
        value: the number; None where there is none, which is struck out.
        most: the end of the scale.
        text: the number as it is written.
    """
    theme = painter.theme
    x, y, w, h = cell
    if value is None:
        painter.rounded(*cell, 3, None, theme.line)
        painter.icon("cross", x + w / 2, y + h / 2, min(w, h) * 0.2, theme.muted, 1.4)
        return
    colour = heat(theme, value, most)
    painter.rect(*cell, colour)
    if painter.width(text, "small", mono=True) <= w - 2:
        ink = theme.text if text != "0" else theme.readable(theme.muted, theme.raised)
        painter.text(x + w / 2, y + h / 2, text, "small", ink, mono=True, align="center")
    elif abs(value) > most * FAINT:  # without a number nothing else tells its sign
        hatch(painter, *cell, sign_pattern(value), colour)
