"""Keys that are held down: they do not act again and again where that would be too much."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.ui.controls.keys import pad_button


class HeldKeys:
    """Which keys are down. A gamepad repeats nothing that should not be, so it is not asked."""

    def __init__(self) -> None:
        self._down: set[int] = set()

    def is_repeat(self, event: pygame.Event, may_repeat: Callable[[pygame.Event], bool]) -> bool:
        """Whether this is a held key acting again that should not.

        A held Space must not play a whole stream.

        Args:
            event: any event.
            may_repeat: whether what a key means now may be done again while it is held.
        """
        if event.type == pygame.KEYDOWN and pad_button(event) is None:
            if event.key in self._down and not may_repeat(event):
                return True
            self._down.add(event.key)
        elif event.type == pygame.KEYUP:
            self._down.discard(event.key)
        elif event.type == pygame.WINDOWFOCUSLOST:  # what is let go elsewhere is not reported
            self._down.clear()
        return False
