"""A card's way into practice: where it is on the card, and how it is drawn."""

from __future__ import annotations

from typing import Final

from game.ui.icons.drawing import draw_icon
from game.ui.paint import Box, Painter
from game.ui.theme import Colour
from game.words import say

CHIP: Final = 40.0
"""How large the way into practice is at least, for fingers."""
SAID_FROM: Final = 216.0
"""How wide a poster must be for its chip to say what it is, beside the sign for it."""
INSET: Final = 8.0
PAD: Final = 16.0
"""How far a card keeps its picture and its text from its edge."""


def chip_side(p: Painter) -> float:
    """How high the way into practice is, and how wide where it is a sign alone."""
    return max(CHIP, p.line("body") + 14)


def chip_box(p: Painter, box: Box, *, poster: bool) -> Box:
    """Where a card has its way into practice: in a corner of the picture, else in the foot."""
    x, y, w, h = box
    high = chip_side(p)
    if not poster:
        return x + w - PAD - high, y + h - PAD - high, high, high
    wide = high
    if w >= SAID_FROM * p.view.text:
        wide = p.width(say("levels.practice"), "small") + 18 + 8 + 24
    return x + w - INSET - 6 - wide, y + INSET + 6, wide, high


def draw_chip(p: Painter, box: Box, hot: bool, ground: Colour | None = None) -> None:
    """Draw a card's way into practice; hot when the pointer is on it."""
    x, y, w, h = box
    theme = p.theme
    fill = theme.memory if hot else ground or theme.raised
    p.rounded(x, y + 4, w, h - 8, (h - 8) / 2, fill, theme.memory if hot else theme.line)
    ink = theme.ground if hot else theme.text
    side = 18.0
    if w <= h + 1:
        draw_icon(p, "practice", x + w / 2, y + h / 2, h * 0.5, ink)
        return
    draw_icon(p, "practice", x + 12 + side / 2, y + h / 2, side, ink)
    p.text(x + 12 + side + 8, y + h / 2, say("levels.practice"), "small", ink)
