"""The window's icon: a valve, drawn."""

from __future__ import annotations

import pygame

from game.ui.paint import Painter, mix
from game.ui.theme import Theme
from game.ui.view import View

SIDE = 64


def icon(theme: Theme) -> pygame.Surface:
    """The icon, 64 pixels square."""
    surface = pygame.Surface((SIDE, SIDE), pygame.SRCALPHA, 32)
    p = Painter(surface, View((SIDE, SIDE), 1.0, 0, 0), theme)
    p.rounded(0, 0, SIDE, SIDE, 14, fill=theme.ground)
    p.rect(0, 28, SIDE, 8, theme.memory)
    p.disc(32, 32, 23, theme.ground)
    p.disc(32, 32, 20, theme.raised)
    p.arc(32, 32, 18, 5, 135, 270, mix(theme.raised, theme.forget, 0.3))
    p.arc(32, 32, 18, 5, 135, 200, theme.forget)
    return surface
