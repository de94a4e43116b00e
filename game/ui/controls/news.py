"""What is said for a moment over whatever is shown, as when a gamepad comes or goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from game.ui.icons.drawing import draw_icon
from game.ui.paint import Box, Painter
from game.ui.play.footer import cap_width, draw_cap
from game.ui.theme import CORNER, Theme
from game.ui.view import HEIGHT, WIDTH, View

SHOWN_MS: Final = 3500.0
WORD_MS: Final = 450.0
"""How long there is for each word of what takes a while to read."""
PAD: Final = 24.0
CROSS: Final = 0.7
"""How large the cross is that closes it, beside a line."""
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

    def close(self) -> None:
        """Say it no longer."""
        self.left_ms = 0.0

    def update(self, dt: float) -> None:
        """Let dt milliseconds go by."""
        self.left_ms = max(self.left_ms - dt, 0.0)

    def handle(
        self, event: pygame.Event, view: View, theme: Theme, caps: tuple[str, ...] = ()
    ) -> bool:
        """Take a click on what is said, which closes it."""
        if not self.left_ms or event.type != pygame.MOUSEBUTTONDOWN:
            return False
        box, _ = self._placed(Painter(pygame.Surface((1, 1)), view, theme), caps)
        if event.button != pygame.BUTTON_LEFT or not view.rect(*box).collidepoint(event.pos):
            return False
        self.close()
        return True

    def _placed(self, p: Painter, caps: tuple[str, ...]) -> tuple[Box, list[str]]:
        """Where it stands at the foot of the window, and its lines."""
        most = min(WIDEST * p.view.text, WIDTH - 48.0)
        around = 2 * PAD + _closing(p, caps)
        lines = p.wrap(self.text, most - around, "label")
        wide = max((p.width(line, "label") for line in lines), default=0.0) + around
        high = len(lines) * p.line("label") + 20
        return ((WIDTH - wide) / 2, HEIGHT - high - 24, wide, high), lines

    def draw(
        self, surface: pygame.Surface, view: View, theme: Theme, caps: tuple[str, ...] = ()
    ) -> None:
        """Draw it at the foot of the window, with the caps of what closes it beside a cross."""
        if not self.left_ms:
            return
        p = Painter(surface, view, theme)
        box, lines = self._placed(p, caps)
        x, y, wide, high = box
        p.rounded(x, y, wide, high, CORNER, fill=theme.raised, border=theme.focus)
        closing = _closing(p, caps)
        with p.within(box):
            for n, line in enumerate(lines):
                middle = y + 10 + (n + 0.5) * p.line("label")
                p.text(x + (wide - closing) / 2, middle, line, "label", align="center")
            side, at = p.line("label") * CROSS, x + wide - PAD * 0.6
            draw_icon(p, "cross", at - side / 2, y + high / 2, side, theme.muted)
            at -= side + 6
            for cap in reversed(caps):
                at -= cap_width(p, cap)
                draw_cap(p, at, y + high / 2, cap)


def _closing(p: Painter, caps: tuple[str, ...]) -> float:
    """How much room the cross takes that closes it, and the caps of what does so too."""
    return p.line("label") * CROSS + 6 + sum(cap_width(p, cap) for cap in caps) + PAD * 0.4
