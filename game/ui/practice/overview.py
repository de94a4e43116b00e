"""A whole stream at a glance: at every step, what each player gave to the right answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.rules.practice.rival_run import Track
from game.ui.paint import Box, Painter, mix
from game.ui.practice.people import called, draw_kind, kind_of
from game.ui.theme import PANEL_CORNER
from game.words import say

PAD: Final = 20.0
ROW: Final = 52.0
TALLEST: Final = 84.0


def overview_height(p: Painter, count: int) -> float:
    """How high it is at least, with so many players."""
    return _head(p) + count * max(ROW, p.line("body") + 8) + PAD * 0.8


def _head(p: Painter) -> float:
    return p.line("small") + PAD * 0.6 + 4


def draw_overview(p: Painter, box: Box, tracks: Sequence[Track]) -> None:
    """A row of bars for each player: questions bright, silences faint."""
    x, y, w, h = box
    theme, steps = p.theme, len(tracks[0].deal)
    p.rounded(*box, PANEL_CORNER, fill=theme.panel)
    head = _head(p)
    with p.within(box):
        p.text(x + PAD, y + PAD * 0.4 + p.line("small") / 2, say("practice.duel.whole"), "small",
               theme.muted, bold=True, width=w - 2 * PAD)  # fmt: skip
        row = min((h - head - PAD * 0.8) / len(tracks), TALLEST)
        left = x + PAD + max(p.width(called(t.name), "body", bold=True) for t in tracks) + 36
        wide = (x + w - PAD - left) / steps
        for n, track in enumerate(tracks):
            top = y + head + n * row
            kind = kind_of(track.name)
            draw_kind(p, x + PAD + 6, top + row / 2, kind)
            p.text(x + PAD + 20, top + row / 2, called(track.name), "body", bold=kind == "you")
            _bars(p, (left, top + 5, wide * steps, row - 10), track, wide)


def _bars(p: Painter, box: Box, track: Track, wide: float) -> None:
    x, y, w, h = box
    theme = p.theme
    p.rect(x, y + h, w, 1, theme.line)
    gap = min(wide * 0.2, 3.0)
    asked = {t for t, step in enumerate(track.deal.stream.steps) if step.counts}
    for t in range(len(track.deal)):
        left = x + t * wide
        if t >= len(track):
            p.rect(left + wide / 2 - 0.5, y + h - 3, 1, 2, theme.line)
            continue
        said, right = track.steps[t], track.verdict(t)
        hue = {True: theme.right, False: theme.wrong, None: mix(theme.panel, theme.output, 0.45)}
        high = max(h * said.chance, 2.0)
        p.rect(left + gap / 2, y + h - high, max(wide - gap, 1.0), high, hue[right])
        if t in asked:
            p.disc(left + wide / 2, y + h + 4, 2.0, theme.muted)
