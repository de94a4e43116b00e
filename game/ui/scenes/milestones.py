"""Confidence on its way to par: a track with a mark where each star's share of par is reached."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from game.rules.stars import ONE_STAR, THREE_STARS, TWO_STARS
from game.ui.icons.drawing import draw_icon
from game.ui.paint import Painter, mix
from game.words import say

SHARES: Final = (0.0, ONE_STAR, TWO_STARS, THREE_STARS, 1.0)
PLACES: Final = (0.0, 0.40, 0.64, 0.83, 1.0)
"""Where on the track these shares of par are: the last tenth is where it is decided, so it has
more room than its share."""
THICK: Final = 8.0


def place_of(share: float) -> float:
    """Where on the track, from 0 to 1, a share of par is; past par is at the end."""
    for (a, b), (left, right) in zip(pairwise(SHARES), pairwise(PLACES), strict=True):
        if share < b:
            return left + (right - left) * max(share - a, 0.0) / (b - a)
    return 1.0


def track_high(p: Painter) -> float:
    """How high the track is with what stands under it."""
    return 20.0 + 4 + p.line("small")


def draw_track(p: Painter, x: float, y: float, w: float, share: float, stars: int) -> None:
    """Draw it.

    Args:
        p: the painter.
        x: its left end.
        y: its top.
        w: its width.
        share: the confidence as a share of par, as far as it is shown by now.
        stars: how many stars are shown by now.
    """
    theme, middle = p.theme, y + 10.0
    p.rounded(x, middle - THICK / 2, w, THICK, THICK / 2, fill=theme.raised)
    full = w * place_of(share)
    if full >= THICK:
        p.rounded(x, middle - THICK / 2, full, THICK, THICK / 2, fill=theme.held)
    under = y + 24.0 + p.line("small") / 2
    for n, need in enumerate(SHARES[1:4]):
        at = x + w * PLACES[n + 1]
        got = n < stars
        p.disc(at, middle, 11.0, theme.panel)
        colour = theme.held if got else mix(theme.line, theme.muted, 0.6)
        draw_icon(p, "star" if got else "star_empty", at, middle, 17.0, colour)
        p.text(at, under, f"{need:.0%}", "small", theme.muted, align="center")
    p.rect(x + w - 1, middle - 9, 2, 18, theme.text)
    p.text(x + w, under, say("result.par"), "small", theme.text, align="right")
