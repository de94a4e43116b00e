"""What stands over the map: what it is, and how many stars were earned, or what went wrong."""

from __future__ import annotations

from game.ui.icons.drawing import draw_icon
from game.ui.levels.road import SIDE
from game.ui.paint import Painter
from game.words import say


def draw_header(
    p: Painter, middle: float, room: float, stars: tuple[int, int], notice: str
) -> None:
    """Draw it.

    Args:
        p: the painter.
        middle: the height it is centred on.
        room: how wide it may be.
        stars: how many were earned, and how many there are.
        notice: what is to be said instead; nothing if empty.
    """
    theme = p.theme
    x = SIDE + p.text(SIDE, middle, say("levels.title"), "title", bold=True) + 24
    words, ink = notice, theme.wrong
    if not notice:
        earned, most = stars
        side = p.line("label") * 0.9
        draw_icon(p, "star", x + side / 2, middle + 1, side, theme.held)
        x += side + 8
        words, ink = say("levels.stars", earned=earned, most=most), theme.muted
    p.text(x, middle + 2, words, "label", ink, width=room - (x - SIDE))
