"""Small drawings that the review is made of: gate bars, a line through points, marks."""

from __future__ import annotations

import pygame

from game.level.model import GateName
from game.rules.marks import ROUNDING, Mark
from game.ui.drawing.hatching import GATE_PATTERNS, hatch
from game.ui.paint import Box, Painter, mix
from game.ui.theme import Colour


def gate_bars(
    p: Painter, box: Box, colour: Colour, mine: float, own: float, gate: GateName | None = None
) -> None:
    """The player's gate as a bar; beside it the network's, outlined, where the two differ."""
    x, y, w, h = box
    gap = min(2.0, w * 0.2)
    x, w = x + gap, w - 2 * gap
    theme = p.theme
    differ = abs(mine - own) > ROUNDING
    wide = (w - 2) / 2 if differ else w
    r = 2.0 if w >= 8 else 0.0  # round corners would make lentils of narrow bars
    p.rounded(x, y, wide, h, r, fill=mix(theme.panel, colour, 0.16))
    if mine > 0.02:
        p.rounded(x, y + h * (1 - mine), wide, h * mine, r, fill=colour)
        if gate is not None:
            hatch(p, x, y + h * (1 - mine) + r, wide, h * mine - r, GATE_PATTERNS[gate], colour)
    if differ:
        right = x + wide + 2
        p.rounded(right, y, wide, h, r, border=theme.muted)
        if own > 0.02:
            p.rounded(right, y + h * (1 - own), wide, h * own, r, fill=theme.text)


def draw_line(p: Painter, points: list[tuple[float, float]], colour: Colour) -> None:
    """A smooth line through points given in units."""
    pixels = [p.view.point(*point) for point in points]
    if len(pixels) < 2:
        return
    thick = max(p.view.px(2), 2)
    for n in range(2 * thick - 1):  # pygame's own thick lines have ragged edges and open joints
        off = (n - thick + 1) / 2
        pygame.draw.aalines(p.surface, colour, False, [(x, y + off) for x, y in pixels])
        pygame.draw.aalines(p.surface, colour, False, [(x + off, y) for x, y in pixels])


def mark_colour(p: Painter, mark: Mark) -> Colour:
    """The colour of a mark; its signs say the same."""
    theme = p.theme
    return {"!!": theme.right, "?!": theme.memory, "?": theme.forget, "??": theme.wrong}.get(
        mark, theme.muted
    )


def draw_mark(p: Painter, x: float, y: float, mark: Mark) -> None:
    """A mark, centred."""
    p.text(x, y, mark, "body", mark_colour(p, mark), bold=True, align="center")
