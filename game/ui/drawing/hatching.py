"""Patterns besides colours: hatches and dots laid over areas, for eyes that hues tell little."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal, TypeAlias

import numpy as np
import pygame

from game.level.model import GateName
from game.ui.paint import Painter
from game.ui.theme import Colour, contrast, mix

Pattern: TypeAlias = Literal["rising", "dots", "rows", "columns", "falling"]

GATE_PATTERNS: Final[dict[GateName, Pattern]] = {"f": "rows", "i": "columns", "o": "falling"}
"""What the bars of a gate carry: F has rows, I is a column."""
PITCH: Final = 6.0
LINE: Final = 1.5
"""From one line of a pattern to the next, and how thick it is, in units."""
STRONG: Final = 0.62
"""How far a pattern is from the colour under it, on the way to black or white."""
NEXT_TO_NOTHING: Final = 0.12
"""Numbers smaller than this have a colour too faint to be told from none."""
REPEATS: Final = 24
"""How often a pattern is repeated on the picture that areas are cut from."""


def sign_pattern(value: float) -> Pattern:
    """What numbers above zero carry, and what those below."""
    return "rising" if value >= 0 else "dots"


def hatch_number(
    p: Painter, x: float, y: float, w: float, h: float, value: float, under: Colour
) -> None:
    """Lay the pattern of a number's sign over its cell; what is next to nothing has no sign."""
    if abs(value) > NEXT_TO_NOTHING:
        hatch(p, x, y, w, h, sign_pattern(value), under)


def hatch(
    p: Painter, x: float, y: float, w: float, h: float, pattern: Pattern, under: Colour
) -> None:
    """Lay a pattern over an area of one colour, if the player wants patterns at all.

    The pattern runs on from one area to the next, sharp at every scale.

    Args:
        p: the painter.
        x: the area's left edge, in units.
        y: its upper edge.
        w: its width.
        h: its height.
        pattern: which one.
        under: the colour it is laid on.
    """
    theme = p.theme
    if not theme.patterns:
        return
    area = p.view.rect(x, y, w, h)
    ink = mix(under, max(theme.text, theme.ground, key=lambda end: contrast(end, under)), STRONG)
    pitch = max(p.view.px(PITCH), 3)
    image = _cloth(pattern, ink, pitch, max(LINE * p.view.scale, 1.0))
    step = image.get_width() - pitch
    for top in range(area.top, area.bottom, step):
        for left in range(area.left, area.right, step):
            piece = min(step, area.right - left), min(step, area.bottom - top)
            p.surface.blit(image, (left, top), (left % pitch, top % pitch, *piece))


@lru_cache(maxsize=200)
def _cloth(pattern: Pattern, ink: Colour, pitch: int, line: float) -> pygame.Surface:
    """A square of a pattern, which areas are cut from; its edges are anti-aliased."""
    axis = np.arange(pitch, dtype=np.float64)
    x, y = axis[:, None], axis[None, :]
    half = (pitch - 1) / 2
    if pattern == "dots":
        away = np.hypot(x - half, y - half) - line * 0.9
    else:
        run = {"rows": y + 0 * x, "columns": x + 0 * y, "rising": x + y, "falling": x - y}[pattern]
        steep = 1.0 if pattern in ("rows", "columns") else np.sqrt(0.5)
        away = np.abs(run % pitch - half) * steep - line / 2
    cover = np.clip(0.5 - away, 0.0, 1.0)
    surface = pygame.Surface((pitch * REPEATS, pitch * REPEATS), pygame.SRCALPHA, 32)
    surface.fill((*ink, 0))
    alpha = np.tile(np.round(cover * 255.0).astype(np.uint8), (REPEATS, REPEATS))
    pygame.surfarray.pixels_alpha(surface)[:] = alpha
    return surface
