"""A part of the window that shows some of something higher than itself, and what moves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from game.ui.motion import QUICK, remaining
from game.ui.paint import Box, Painter, mix
from game.ui.view import View

WHEEL: Final = 64.0
"""Units a notch of the wheel moves."""

BAR: Final = 6.0
SHORTEST_THUMB: Final = 32.0


@dataclass
class Scroll:
    """How far a page is scrolled, in the design's units.

    `offset` is where the page is drawn, `target` where it is going.
    """

    box: Box = (0.0, 0.0, 0.0, 0.0)
    content: float = 0.0
    offset: float = 0.0
    target: float = 0.0
    _grab: float | None = None

    @property
    def most(self) -> float:
        """The offset at which the end of the page is seen."""
        return max(self.content - self.box[3], 0.0)

    def place(self, box: Box, content: float) -> None:
        """Set what is seen and how high the page is; the offset stays within it."""
        self.box, self.content = box, content
        self.target = min(self.target, self.most)
        self.offset = min(self.offset, self.most)

    def to(self, target: float) -> None:
        """Go to an offset."""
        self.target = min(max(target, 0.0), self.most)

    def jump(self, target: float) -> None:
        """Be at an offset at once."""
        self.to(target)
        self.offset = self.target

    def reveal(self, top: float, bottom: float, margin: float = 16.0) -> None:
        """Go where a part of the page can be seen; its top if it is too high for the window."""
        if bottom + margin > self.target + self.box[3]:
            self.to(bottom + margin - self.box[3])
        if top - margin < self.target:
            self.to(top - margin)

    def update(self, dt: float, *, still: bool = False) -> bool:
        """Move on by dt milliseconds; True while there was anything to move."""
        if self.offset == self.target:
            return False
        rest = 0.0 if still else remaining(dt, QUICK)
        self.offset = self.target + (self.offset - self.target) * rest
        if abs(self.offset - self.target) < 0.5:
            self.offset = self.target
        return True

    def handle(self, event: pygame.Event, view: View) -> bool:
        """Take a wheel or a drag of the bar; True when it was one of them."""
        if event.type == pygame.MOUSEWHEEL and self.most:
            self.to(self.target - event.y * WHEEL)
            return True
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            return self._press(view.units(*event.pos))
        if event.type == pygame.MOUSEMOTION and self._grab is not None:
            if not any(event.buttons):  # let go where this window could not see it
                self._grab = None
                return False
            self._drag(view.units(*event.pos)[1])
            return True
        if event.type == pygame.MOUSEBUTTONUP and self._grab is not None:
            self._grab = None
            return True
        return False

    def act(self, action: str | None) -> bool:
        """Do what a key asks of the page; False when there is nothing to do."""
        page = self.box[3] * 0.85
        goals = {
            "page_down": self.target + page,
            "page_up": self.target - page,
            "home": 0.0,
            "end": self.most,
        }
        if action not in goals or not self.most:
            return False
        self.to(goals[action])
        return True

    def nudge(self, action: str | None) -> bool:
        """Take "up" or "down" that no control had a use for."""
        if action not in ("up", "down") or not self.most:
            return False
        self.to(self.target + (WHEEL if action == "down" else -WHEEL))
        return True

    # -- the bar -------------------------------------------------------------------------------

    @property
    def _thumb(self) -> Box:
        x, y, w, h = self.box
        high = max(h * h / max(self.content, h), min(SHORTEST_THUMB, h))
        at = y + (h - high) * (self.offset / self.most if self.most else 0.0)
        return x + w - BAR, at, BAR, high

    def _press(self, at: tuple[float, float]) -> bool:
        if not self.most:
            return False
        x, y, w, h = self._thumb
        if not x - 8 <= at[0] <= x + w + 8:
            return False
        if not self.box[1] <= at[1] <= self.box[1] + self.box[3]:
            return False
        self._grab = at[1] - y if y <= at[1] <= y + h else h / 2
        self._drag(at[1])
        return True

    def _drag(self, y: float) -> None:
        _, _, _, high = self._thumb
        room = self.box[3] - high
        if room > 0 and self._grab is not None:
            self.jump((y - self._grab - self.box[1]) / room * self.most)

    def draw(self, painter: Painter) -> None:
        """Draw the bar, if there is anything to scroll."""
        if not self.most:
            return
        x, y, w, h = self.box
        theme = painter.theme
        painter.rounded(x + w - BAR, y, BAR, h, BAR / 2, fill=theme.panel)
        colour = mix(theme.line, theme.muted, 0.6 if self._grab is not None else 0.3)
        painter.rounded(*self._thumb, BAR / 2, fill=colour)
