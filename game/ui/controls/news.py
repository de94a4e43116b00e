"""What is said for a moment over whatever is shown, as when a gamepad comes or goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from game.ui.paint import Box, Painter
from game.ui.theme import CORNER, Theme
from game.ui.view import HEIGHT, WIDTH, View

SHOWN_MS: Final = 3500.0
WORD_MS: Final = 450.0
"""How long there is for each word of what takes a while to read."""
PAD: Final = 24.0
WIDEST: Final = 960.0
"""How wide the box of what is said in several lines may be at 100% text."""


@dataclass
class News:
    """What is said, and for how many milliseconds more."""

    text: str = ""
    left_ms: float = 0.0

    def say(self, text: str, *, by_words: bool = False) -> None:
        """Say this from now on; `by_words` leaves the longer, the more there is to read."""
        self.text, self.left_ms = text, SHOWN_MS
        if by_words:
            self.left_ms += WORD_MS * len(text.split())

    def update(self, dt: float) -> None:
        """Let dt milliseconds go by."""
        self.left_ms = max(self.left_ms - dt, 0.0)

    def handle(self, event: pygame.Event, view: View, theme: Theme) -> bool:
        """Take a click on what is said, which closes it."""
        if not self.left_ms or event.type != pygame.MOUSEBUTTONDOWN:
            return False
        box, _ = self._placed(Painter(pygame.Surface((1, 1)), view, theme))
        if event.button != pygame.BUTTON_LEFT or not view.rect(*box).collidepoint(event.pos):
            return False
        self.left_ms = 0.0
        return True

    def _placed(self, p: Painter) -> tuple[Box, list[str]]:
        """Where it stands at the foot of the window, and its lines."""
        most = min(WIDEST * p.view.text, WIDTH - 48.0)
        lines = p.wrap(self.text, most - 2 * PAD, "label")
        wide = max((p.width(line, "label") for line in lines), default=0.0) + 2 * PAD
        high = len(lines) * p.line("label") + 20
        return ((WIDTH - wide) / 2, HEIGHT - high - 24, wide, high), lines

    def draw(self, surface: pygame.Surface, view: View, theme: Theme) -> None:
        """Draw it at the foot of the window."""
        if not self.left_ms:
            return
        p = Painter(surface, view, theme)
        box, lines = self._placed(p)
        x, y, wide, high = box
        p.rounded(x, y, wide, high, CORNER, fill=theme.raised, border=theme.focus)
        with p.within(box):
            for n, line in enumerate(lines):
                middle = y + 10 + (n + 0.5) * p.line("label")
                p.text(WIDTH / 2, middle, line, "label", align="center")
