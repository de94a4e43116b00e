"""Drawing in the design's units, sharp at the window's own size: panels, shapes, light, text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from math import floor
from typing import Final

import pygame

from game.ui.icons.pictures import MARKS, mark_picture
from game.ui.ink import sprites, tiles
from game.ui.ink.lettering import Align as Align
from game.ui.ink.lettering import Box as Box
from game.ui.ink.lettering import Lettering
from game.ui.theme import CORNER, Colour
from game.ui.theme import mix as mix

TILE_PIXELS: Final = 24_000
"""Rounded rectangles up to this size are kept ready."""


@lru_cache(maxsize=400)
def _sprite(kind: str, colour: Colour, strength: float, *shape: float | str) -> pygame.Surface:
    mask = getattr(sprites, kind)(*shape)
    return sprites.tinted(mask, colour, strength)


class Painter(Lettering):
    """Draws text, areas and shapes on one surface, in the design's units."""

    def onto(self, surface: pygame.Surface, left: int, top: int, *, moved: int = 0) -> Painter:
        """A painter for a piece of the window whose top left pixel is given.

        `moved` is how many pixels further down the piece will lie, where a page is scrolled; it
        changes nothing that is drawn.
        """
        view = replace(self.view, left=self.view.left - left, top=self.view.top - top)
        return Painter(surface, view, self.theme, self.log)

    @contextmanager
    def within(self, box: Box, *, clip: bool = False) -> Iterator[None]:
        """Say which box the texts drawn in this block belong to, and perhaps cut there."""
        before, self._frame = self._frame, box
        cut = self.surface.get_clip()
        if clip:
            self.surface.set_clip(cut.clip(self.view.rect(*box)))
        try:
            yield
        finally:
            self._frame = before
            self.surface.set_clip(cut)

    # -- areas -----------------------------------------------------------------------------

    def rounded(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        radius: float = CORNER,
        fill: Colour | None = None,
        border: Colour | None = None,
        width: float = 1.0,
    ) -> None:
        """A rounded rectangle, filled or outlined or both."""
        area = self.view.rect(x, y, w, h)
        if area.w <= 0 or area.h <= 0 or not (fill or border):
            return
        r = min(self.view.px(radius), area.w // 2, area.h // 2)
        line = min(self.view.px(width), max(r, 1)) if border else 0
        if area.w * area.h <= TILE_PIXELS:
            # Small ones come back again and again: one blit is faster than seven.
            self.surface.blit(tiles.tile(area.size, r, fill, border, line), area)
        else:
            tiles.round_off(self.surface, area, r, fill, border, line)

    def rect(self, x: float, y: float, w: float, h: float, fill: Colour) -> None:
        """A plain rectangle, its edges on whole pixels, at least one pixel thick."""
        area = self.view.rect(x, y, w, h)
        self.surface.fill(fill, (area.x, area.y, max(area.w, 1), max(area.h, 1)))

    def fade(
        self, x: float, y: float, w: float, h: float, colour: Colour, *, leftward: bool = False
    ) -> None:
        """A colour that covers at the left and is gone at the right, or the other way round."""
        area = self.view.rect(x, y, w, h)
        if area.w <= 0 or area.h <= 0:
            return
        image = tiles.fade(area.size, colour)
        self.surface.blit(pygame.transform.flip(image, True, False) if leftward else image, area)

    # -- shapes ----------------------------------------------------------------------------

    def _blit(self, image: pygame.Surface, x: float, y: float) -> None:
        left, top = self.view.point(x, y)
        wide, high = image.get_size()
        # Not `round`: of two shapes around one place it would put one a pixel beside the other.
        self.surface.blit(image, (floor(left - wide / 2 + 0.5), floor(top - high / 2 + 0.5)))

    def _quarter(self, units: float) -> float:
        """A length in pixels, in quarters: finer differences would only fill the cache."""
        return max(round(units * self.view.scale * 4) / 4, 0.25)

    def picture(self, image: pygame.Surface, x: float, y: float) -> None:
        """An image that has its size in pixels already, around a place."""
        self._blit(image, x, y)

    def disc(self, x: float, y: float, radius: float, colour: Colour, strength: float = 1) -> None:
        """A filled circle around a place."""
        self._blit(_sprite("disc", colour, strength, self._quarter(radius)), x, y)

    def ring(self, x: float, y: float, radius: float, width: float, colour: Colour) -> None:
        """A circle's line; the radius is to its outer edge."""
        self._blit(_sprite("ring", colour, 1, self._quarter(radius), self._quarter(width)), x, y)

    def arc(
        self,
        x: float,
        y: float,
        radius: float,
        width: float,
        start: float,
        sweep: float,
        colour: Colour,
    ) -> None:
        """Part of a ring with round ends; degrees clockwise from the right."""
        shape = self._quarter(radius), self._quarter(width), round(start), 2 * round(sweep / 2)
        self._blit(_sprite("arc", colour, 1, *shape), x, y)

    def tick(
        self,
        x: float,
        y: float,
        reach: tuple[float, float],
        width: float,
        angle: float,
        colour: Colour,
    ) -> None:
        """A line along a radius around a place, over a reach; degrees clockwise from the right."""
        inner, outer = reach
        shape = self._quarter(inner), self._quarter(outer), self._quarter(width), round(angle)
        self._blit(_sprite("tick", colour, 1, *shape), x, y)

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float) -> None:
        """Light around a place; strength from 0 to 1."""
        strength = round(min(max(strength, 0.0), 1.0) * 16) / 16
        if strength > 0:
            shape = max(round(radius * self.view.scale), 2)
            self._blit(_sprite("glow", colour, strength, shape), x, y)

    def icon(
        self, name: str, x: float, y: float, radius: float, colour: Colour, width: float = 1.6
    ) -> None:
        """A mark in a picture: an icon by its name among `MARKS`, or a shape of `sprites`."""
        if name in MARKS:
            scale = self.view.scale
            self._blit(mark_picture(name, radius * scale, width * scale, colour), x, y)
            return
        shape = self._quarter(radius), self._quarter(width)
        self._blit(_sprite("icon", colour, 1, name, *shape), x, y)
