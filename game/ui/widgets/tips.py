"""Tips for who has no pointer: what hovering over a control tells, told where the focus rests."""

from __future__ import annotations

from typing import Final

import pygame

from game.ui.paint import Box, Painter
from game.ui.view import HEIGHT, WIDTH

WIDE: Final = 280.0
PAD: Final = 10.0
AWAY: Final = 10.0
"""How far from the control a tip is, in units."""
EDGE: Final = 8.0
"""How far inside the window a tip stays, in units: one step of the grid."""


def tip_box(p: Painter, rect: pygame.Rect, lines: list[str]) -> Box:
    """Where a tip of some lines has room: under its control, else above it; within the window.

    Args:
        p: measures; all but `rect` is in its units.
        rect: the control, in pixels.
        lines: the tip.
    """
    wide = max(p.width(line) for line in lines) + 2 * PAD
    high = len(lines) * p.line("body") + PAD * 1.2
    x, y = p.view.units(*rect.midbottom)
    below = y + AWAY
    top = below if below + high <= HEIGHT - EDGE else p.view.units(*rect.midtop)[1] - AWAY - high
    return max(min(x - wide / 2, WIDTH - wide - EDGE), EDGE), max(top, EDGE), wide, high


def draw_tip(p: Painter, rect: pygame.Rect, text: str) -> None:
    """Draw what is told of the control in `rect` (pixels)."""
    lines = p.wrap(text, WIDE * p.view.text)
    if not lines:
        return
    x, y, wide, high = box = tip_box(p, rect, lines)
    with p.within(box):
        p.rounded(x, y, wide, high, 6, p.theme.line, p.theme.muted)
        for n, line in enumerate(lines):
            p.text(x + PAD, y + PAD * 0.6 + (n + 0.5) * p.line("body"), line)
