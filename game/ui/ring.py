"""The ring of the keys: thin, with four heavy corners, unlike the plain frame of what is chosen."""

from __future__ import annotations

from typing import Final

import pygame

from game.ui.ink import tiles
from game.ui.paint import Painter
from game.ui.theme import Theme
from game.ui.view import View

GAP: Final = 3.0
"""How far the ring is from what has the keys, in units."""
THIN: Final = 2.0
HEAVY: Final = 4.0
"""How thick its lines are, and its corners."""
CORNER: Final = 14.0
"""How far a heavy corner goes along each side, in units; at most a third of the side."""
AROUND: Final = 6.0
"""How far from a round thing its ring is, to its middle, in units."""
QUARTERS: Final = (45, 135, 225, 315)
HEAVY_SWEEP: Final = 46


def draw_ring(
    surface: pygame.Surface,
    view: View,
    theme: Theme,
    rect: pygame.Rect,
    corner: int,
    clip: pygame.Rect | None = None,
) -> None:
    """Draw the ring around something.

    Args:
        surface: what is drawn on.
        view: how large a unit is.
        theme: the look.
        rect: what has the keys, in pixels; nothing is drawn around what has no room.
        corner: the radius of its corners in pixels.
        clip: the part of the window it is seen in, in pixels.
    """
    if rect.w <= 0 or rect.h <= 0:  # in a window of a few pixels there is no room for all
        return
    gap, thin, heavy = view.px(GAP), max(view.px(THIN), 2), max(view.px(HEAVY), 4)
    more = gap + heavy
    before = surface.get_clip()
    if clip is not None:
        surface.set_clip(clip.inflate(2 * more, 2 * more).clip(before))
    seen = surface.get_clip()
    if rect.w == rect.h and 2 * corner >= rect.w - 2:
        x, y = view.units(*rect.center)
        draw_round(Painter(surface, view, theme), x, y, rect.w / 2 / view.scale)
    else:
        _outline(surface, rect.inflate(2 * (gap + thin), 2 * (gap + thin)), corner, thin, theme)
        whole = rect.inflate(2 * more, 2 * more)
        length = more + min(view.px(CORNER), whole.w // 3, whole.h // 3)
        for x in (whole.left, whole.right - length):
            for y in (whole.top, whole.bottom - length):
                surface.set_clip(pygame.Rect(x, y, length, length).clip(seen))
                _outline(surface, whole, corner + heavy - thin, heavy, theme)
    surface.set_clip(before)


def _outline(
    surface: pygame.Surface, rect: pygame.Rect, corner: int, width: int, theme: Theme
) -> None:
    r = min(corner + width, rect.w // 2, rect.h // 2)
    tiles.round_off(surface, rect, r, None, theme.focus, min(width, max(r, 1)))


def draw_round(p: Painter, x: float, y: float, radius: float) -> None:
    """Draw the ring around something round; all in units."""
    p.ring(x, y, radius + AROUND + THIN / 2, THIN, p.theme.focus)
    for middle in QUARTERS:
        start = middle - HEAVY_SWEEP // 2
        p.arc(x, y, radius + AROUND + HEAVY / 2, HEAVY, start, HEAVY_SWEEP, p.theme.focus)
