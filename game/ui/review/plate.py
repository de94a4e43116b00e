"""A part of a scene drawn once, and again only when what it shows has changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import pygame

from game.ui.paint import Painter


class Plate:
    """A picture of one part of the window."""

    def __init__(self) -> None:
        self._key: Hashable = None
        self._image: pygame.Surface | None = None

    def forget(self) -> None:
        """Draw it anew next time."""
        self._image = None

    def show(
        self, p: Painter, rect: pygame.Rect, key: Hashable, draw: Callable[[Painter], None]
    ) -> None:
        """Put the part where it belongs; it is drawn anew if the key is another one.

        Args:
            p: the painter of the window.
            rect: the part of the window, in pixels.
            key: all that the picture depends on besides the view and the theme.
            draw: draws it, in the window's own units.
        """
        whole = (p.view, p.theme.name, rect.size, key)
        if self._image is None or self._key != whole or p.log is not None:
            self._image = pygame.Surface(rect.size)
            self._image.fill(p.theme.ground)
            draw(p.onto(self._image, *rect.topleft))
            self._key = whole
        p.surface.blit(self._image, rect)
