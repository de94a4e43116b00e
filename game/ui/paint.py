"""Drawing in the design's units, sharp at the window's own size: text, panels, shapes, light."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, TypeAlias

import pygame

from game.ui import fonts, sprites, tiles
from game.ui.theme import CORNER, TEXT_UNITS, Colour, TextSize, Theme
from game.ui.view import View

Align: TypeAlias = Literal["left", "center", "right"]
Box: TypeAlias = tuple[float, float, float, float]
"""x, y, width and height in the design's units."""

ELLIPSIS = "…"
TILE_PIXELS = 24_000
"""Rounded rectangles up to this size are kept ready."""


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """The colour that lies `share` of the way from a to b."""
    share = min(max(share, 0.0), 1.0)
    return (
        round(a[0] + (b[0] - a[0]) * share),
        round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
    )


@dataclass(frozen=True, slots=True)
class Drawn:
    """One text as it was drawn: where, and the box it was meant to stay in; for tests."""

    text: str
    box: Box
    frame: Box | None


@lru_cache(maxsize=800)
def _rendered(text: str, mono: bool, px: int, bold: bool, colour: Colour) -> pygame.Surface:
    return _font(mono, px, bold).render(text, True, colour)


def _font(mono: bool, px: int, bold: bool) -> pygame.Font:
    return fonts.font("mono" if mono else "sans", px, bold)


@lru_cache(maxsize=4000)
def _measured(text: str, mono: bool, px: int, bold: bool) -> int:
    return _font(mono, px, bold).size(text)[0]


@lru_cache(maxsize=400)
def _sprite(kind: str, colour: Colour, strength: float, *shape: float | str) -> pygame.Surface:
    mask = getattr(sprites, kind)(*shape)
    return sprites.tinted(mask, colour, strength)


class Painter:
    """Draws on one surface; every place and size is in the design's units.

    `log`, when it is a list, collects every text drawn, so that tests can see what a player sees.
    """

    def __init__(
        self,
        surface: pygame.Surface,
        view: View,
        theme: Theme,
        log: list[Drawn] | None = None,
    ) -> None:
        self.surface, self.view, self.theme, self.log = surface, view, theme, log
        self._frame: Box | None = None

    def onto(self, surface: pygame.Surface, left: int, top: int) -> Painter:
        """A painter for a piece of the window whose top left pixel is given."""
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

    # -- text ------------------------------------------------------------------------------

    def _px(self, size: TextSize) -> int:
        return self.view.type_px(TEXT_UNITS[size])

    def width(
        self, text: str, size: TextSize = "body", *, bold: bool = False, mono: bool = False
    ) -> float:
        """How wide a text is."""
        return _measured(text, mono, self._px(size), bold) / self.view.scale

    def line(self, size: TextSize = "body") -> float:
        """How high a line of text is, from one baseline to the next."""
        return self._px(size) * 1.36 / self.view.scale

    def shorten(
        self,
        text: str,
        width: float,
        size: TextSize = "body",
        *,
        bold: bool = False,
        mono: bool = False,
    ) -> str:
        """The text, or as much of its beginning as fits, with an ellipsis."""
        if self.width(text, size, bold=bold, mono=mono) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            half = (low + high + 1) // 2
            cut = text[:half].rstrip() + ELLIPSIS
            if self.width(cut, size, bold=bold, mono=mono) <= width:
                low = half
            else:
                high = half - 1
        return text[:low].rstrip() + ELLIPSIS if low else ""

    def wrap(
        self,
        text: str,
        width: float,
        size: TextSize = "body",
        *,
        lines: int = 99,
        bold: bool = False,
    ) -> list[str]:
        """The text in lines no wider than this; what does not fit into the last is cut."""
        out: list[str] = []
        words = text.split()
        while words and len(out) < lines:
            taken = 1
            while taken < len(words) and (
                self.width(" ".join(words[: taken + 1]), size, bold=bold) <= width
            ):
                taken += 1
            rest = " ".join(words) if len(out) == lines - 1 else " ".join(words[:taken])
            out.append(self.shorten(rest, width, size, bold=bold))
            words = words[taken:]
        return out

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: TextSize = "body",
        colour: Colour | None = None,
        *,
        bold: bool = False,
        mono: bool = False,
        align: Align = "left",
        width: float | None = None,
    ) -> float:
        """Draw one line of text around the height y; gives its width.

        Args:
            x: its left end, middle or right end, as `align` says.
            y: the height its line is centred on.
            text: what to draw.
            size: a name of the type scale.
            colour: the theme's text colour if not given.
            bold: in the bold face.
            mono: in Fira Code, for numbers and formulas.
            align: what x is.
            width: what it may take; a longer text is cut with an ellipsis.
        """
        if width is not None:
            text = self.shorten(text, width, size, bold=bold, mono=mono)
        if not text:
            return 0.0
        px = self._px(size)
        image = _rendered(text, mono, px, bold, colour or self.theme.text)
        left, middle = self.view.point(x, y)
        wide, high = image.get_size()
        left -= {"left": 0.0, "center": wide / 2, "right": float(wide)}[align]
        place = round(left), round(middle - high / 2)
        self.surface.blit(image, place)
        if self.log is not None:
            # The line box of a font is higher than its letters: what counts is what is seen.
            ux, uy = self.view.units(place[0], middle - px * 0.55)
            scale = self.view.scale
            self.log.append(Drawn(text, (ux, uy, wide / scale, px * 1.1 / scale), self._frame))
        return wide / self.view.scale

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
        image = tiles.fade(area.size, colour)
        self.surface.blit(pygame.transform.flip(image, True, False) if leftward else image, area)

    # -- shapes ----------------------------------------------------------------------------

    def _blit(self, image: pygame.Surface, x: float, y: float) -> None:
        left, top = self.view.point(x, y)
        wide, high = image.get_size()
        self.surface.blit(image, (round(left - wide / 2), round(top - high / 2)))

    def _quarter(self, units: float) -> float:
        """A length in pixels, in quarters: finer differences would only fill the cache."""
        return max(round(units * self.view.scale * 4) / 4, 0.25)

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

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float) -> None:
        """Light around a place; strength from 0 to 1."""
        strength = round(min(max(strength, 0.0), 1.0) * 16) / 16
        if strength > 0:
            shape = max(round(radius * self.view.scale), 2)
            self._blit(_sprite("glow", colour, strength, shape), x, y)

    def icon(
        self, name: str, x: float, y: float, radius: float, colour: Colour, width: float = 1.6
    ) -> None:
        """A named shape (see `sprites`): star, check, cross, arrows, padlock and so on."""
        shape = self._quarter(radius), self._quarter(width)
        self._blit(_sprite("icon", colour, 1, name, *shape), x, y)
