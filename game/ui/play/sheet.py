"""The finished picture of the screen, of which only the pieces that changed are drawn anew."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Final

import pygame

from game.ui.paint import Box, Painter

FULL: Final = 3
"""A frame that has drawn so many pieces has done enough: what can wait comes in a later one."""

STALE: Final = object()
"""The key of a piece that was drawn over."""


@dataclass(frozen=True, eq=False)
class Same:
    """A key that is equal to another only if both are of the very same object."""

    thing: object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.thing is other.thing

    def __hash__(self) -> int:
        return id(self.thing)


class Sheet:
    """One surface as large as the window; a piece of it is drawn again only when its key changes.

    Keys hold on to what they are made of, so that an object's place in memory is never mistaken
    for another's.

    When much changes at once, pieces with `patience` come a few frames later, each in its turn: in
    so short a time nobody reads, and no frame is held up.
    """

    def __init__(self) -> None:
        self._keys: dict[str, Hashable] = {}
        self._grounds: dict[str, tuple[Hashable, pygame.Surface]] = {}
        self._surface: pygame.Surface | None = None
        self._painter: Painter | None = None
        self.at_once = True
        """Whether nothing may come later."""
        self._drawn = 0
        """How many pieces this frame has drawn."""
        self._waited: dict[str, int] = {}
        """How many frames pieces have been put off already."""

    def forget(self) -> None:
        """Draw every piece anew."""
        self._keys.clear()
        self._grounds.clear()

    def fit(self, painter: Painter, *, at_once: bool = True) -> None:
        """Make ready for a frame; what is put on the sheet is drawn as this painter draws.

        Args:
            painter: draws on the window.
            at_once: whether nothing may come later, as where motion is reduced.
        """
        size = painter.surface.get_size()
        if self._surface is None or self._surface.get_size() != size:
            # A copy has the window's own format, which is the fastest to blit.
            self._surface = painter.surface.copy()
            self._surface.fill(painter.theme.ground)
            self.forget()
        self._painter = Painter(self._surface, painter.view, painter.theme, painter.log)
        self._drawn, self.at_once = 0, at_once or painter.log is not None

    def waits(self, name: str, patience: int) -> bool:
        """Whether something is put off to the next frame, as this one has drawn enough.

        Args:
            name: tells it from others.
            patience: by how many frames it may be put off, in all.
        """
        waited = self._waited.pop(name, 0)
        if self._drawn < FULL or waited >= patience or self.at_once:
            return False
        self._waited[name] = waited + 1
        return True

    def put(
        self,
        name: str,
        box: Box,
        key: Hashable,
        draw: Callable[[Painter], None],
        below: tuple[Hashable, Callable[[Painter], None]] | None = None,
        *,
        keep: bool = False,
        patience: int = 0,
    ) -> bool:
        """Draw a piece, unless it is there already; gives whether that was needed.

        It may draw in its box alone.

        Args:
            name: tells the piece from others.
            box: where it is.
            key: what it depends on.
            draw: draws it.
            below: the key of what lies under it and seldom changes, and what draws that.
            keep: whether to draw over what is there; as a rule the box is emptied first.
            patience: by how many frames it may be late where it is there already, but as it was.
        """
        if self._painter is None or (name in self._keys and self._keys[name] == key):
            return False
        if name in self._keys and self.waits(name, patience):
            return False
        self._drawn += 1
        self._keys[name] = key
        painter = self._painter
        area = painter.view.rect(*box).clip(painter.surface.get_rect())
        if area.w <= 0 or area.h <= 0:  # a window of a few pixels has no room for it
            return False
        painter.surface.set_clip(area)
        if below is None and not keep:
            painter.surface.fill(painter.theme.ground)
        elif below is not None:
            self._ground(name, area, *below)
        draw(painter)
        painter.surface.set_clip(None)
        return True

    def _ground(
        self, name: str, area: pygame.Rect, key: Hashable, draw: Callable[[Painter], None]
    ) -> None:
        if self._painter is None:
            return
        kept = self._grounds.get(name)
        if kept is None or kept[0] != key or kept[1].get_size() != area.size:
            self._painter.surface.fill(self._painter.theme.ground)
            draw(self._painter)
            self._grounds[name] = key, self._painter.surface.subsurface(area).copy()
        else:
            self._painter.surface.blit(kept[1], area)

    def amend(self, draw: Callable[[Painter], None]) -> None:
        """Draw over a piece that is there."""
        if self._painter is not None:
            draw(self._painter)

    def rename(self, name: str, key: Hashable) -> None:
        """Say what a piece that was drawn over now depends on."""
        self._keys[name] = key

    def make_stale(self, name: str) -> None:
        """Have a piece drawn anew when it is put here next, or as much later as it may come."""
        if name in self._keys:
            self._keys[name] = STALE

    def is_stale(self, name: str) -> bool:
        """Whether what is there of a piece was drawn over, and stands there only until it comes."""
        return self._keys.get(name) is STALE

    def drop(self, name: str) -> None:
        """Have a piece drawn anew when it is put here next."""
        self._keys.pop(name, None)

    def key(self, name: str) -> Hashable:
        """The key of a piece; None if it is not there."""
        return self._keys.get(name)

    def show(self, painter: Painter) -> None:
        """Put the whole sheet on the window."""
        if self._surface is not None:
            painter.surface.blit(self._surface, (0, 0))
