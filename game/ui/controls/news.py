"""One line that is said for a moment over whatever is shown, as when a gamepad comes or goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from game.ui.paint import Painter
from game.ui.theme import CORNER, Theme
from game.ui.view import HEIGHT, WIDTH, View

SHOWN_MS: Final = 3500.0


@dataclass
class News:
    """What is said, and for how many milliseconds more."""

    text: str = ""
    left_ms: float = 0.0

    def say(self, text: str) -> None:
        """Say this from now on."""
        self.text, self.left_ms = text, SHOWN_MS

    def update(self, dt: float) -> None:
        """Let dt milliseconds go by."""
        self.left_ms = max(self.left_ms - dt, 0.0)

    def draw(self, surface: pygame.Surface, view: View, theme: Theme) -> None:
        """Draw it at the foot of the window."""
        if not self.left_ms:
            return
        p = Painter(surface, view, theme)
        wide = min(p.width(self.text, "label") + 48, WIDTH - 48)
        high = p.line("label") + 20
        x, y = (WIDTH - wide) / 2, HEIGHT - high - 24
        p.rounded(x, y, wide, high, CORNER, fill=theme.raised, border=theme.focus)
        p.text(WIDTH / 2, y + high / 2, self.text, "label", align="center", width=wide - 32)
