"""The film of a play: how many frames it has, how long each is seen, and each of them drawn."""

from __future__ import annotations

from typing import Final

import pygame

from game.progress.settings import Settings
from game.rules.ending import percent
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.export.reel import Reel
from game.ui.library import level_place, place_words
from game.ui.pace.steps import STEP_MS
from game.ui.paint import Painter
from game.ui.view import View
from game.words import say

SIZE: Final = (960, 540)

IN_BETWEEN: Final = ((16, 4), (40, 2))
"""Streams up to so many steps have so many frames a step, in which the step is seen to happen;
longer ones have one, so that the file stays small."""

SET_MS: Final = 700
"""How long a step is seen with its valves set, if it is then seen to happen."""
ALONE_MS: Final = 500
"""How long it is seen if it has no other frame."""
LONG: Final = 48
BRISK_MS: Final = 250
"""Streams longer than that run so much faster."""
END_MS: Final = 3000

BRISKLY: Final = 2.0
"""How much faster than before a player's eyes a step plays out."""


class Film:
    """A finished play as so many frames, drawn one after the other.

    Args:
        session: the play, finished.
        app: the theme.
        world_title: the title of the level's world.
        size: of a frame, in pixels.
    """

    def __init__(
        self,
        session: Session,
        app: AppContext,
        world_title: str = "",
        size: tuple[int, int] = SIZE,
    ) -> None:
        self.size = size
        place = place_words(level_place(app.library, session.level), world_title)
        self._reel = Reel(session, app, place, Settings())
        self._reel.place(View.fit(size))
        self._reel.screen.whole = True
        T = len(self._reel)
        self.per_step = next((frames for most, frames in IN_BETWEEN if most >= T), 1)
        self._theme = app.theme

    def __len__(self) -> int:
        """Every step has its frames, and the end one more."""
        return len(self._reel) * self.per_step + 1

    def duration(self, n: int) -> int:
        """For how many milliseconds frame n is seen."""
        if n == len(self) - 1:
            return END_MS
        if self.per_step == 1:
            return ALONE_MS if len(self._reel) <= LONG else BRISK_MS
        return SET_MS if n % self.per_step == 0 else round(STEP_MS / BRISKLY / self.per_step)

    def frame(self, n: int) -> pygame.Surface:
        """Draw frame n; frames are cheapest in their order, but any will do."""
        t, part = divmod(n, self.per_step)
        reel = self._reel
        reel.to(t)
        if part:
            reel.step()
            for _ in range(part):
                reel.update(STEP_MS / self.per_step)
        surface = pygame.Surface(self.size)
        surface.fill(self._theme.ground)
        reel.draw(surface)
        if n == len(self) - 1:
            draw_verdict(Painter(surface, reel.screen.view, self._theme), reel)
        return surface


def draw_verdict(p: Painter, reel: Reel) -> None:
    """What was earned, where a player has the button that makes a step."""
    result = reel.session.result
    if result is None:
        return
    x, y, w, h = reel.screen.layout.step
    size = h * 0.28
    middle = y + h / 2
    for n in range(3):
        colour = p.theme.held if n < result.stars else p.theme.line
        p.icon("star", x + size + n * size * 2.6, middle, size, colour, size * 0.2)
    confidence, par = percent(result.confidence), percent(result.par)
    words = say("export.end", confidence=confidence, par=par)
    p.text(x + w, middle, words, "label", bold=True, align="right", width=w - size * 8.5)
