"""From the design's 1280×720 units to the pixels of whatever window there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

WIDTH: Final = 1280
HEIGHT: Final = 720
"""The design's own size; every layout is written in these units."""


@dataclass(frozen=True, slots=True)
class View:
    """A window of some size, with the design fitted into its middle (letterboxed).

    `scale` is pixels per unit, `left` and `top` the letterbox in pixels, `text` the player's text
    size from 1.0 to 2.0. Sizes in pixels are computed here and nowhere else, so that everything
    is drawn sharp at the size it is shown.
    """

    size: tuple[int, int]
    scale: float
    left: int
    top: int
    text: float = 1.0

    @classmethod
    def fit(cls, size: tuple[int, int], text: float = 1.0) -> View:
        """The largest 16:9 picture that a window of this size can show."""
        width, height = max(size[0], 1), max(size[1], 1)
        scale = min(width / WIDTH, height / HEIGHT)
        left = round((width - WIDTH * scale) / 2)
        top = round((height - HEIGHT * scale) / 2)
        return cls((width, height), scale, left, top, text)

    def px(self, units: float) -> int:
        """A length in pixels, at least 1 for anything that is not nothing."""
        return max(1, round(units * self.scale)) if units > 0 else 0

    def type_px(self, units: float) -> int:
        """The height of letters in pixels, the player's text size included.

        Large letters grow less than small ones: they can be read already, and a heading twice
        its size leaves no room for what it is a heading of.
        """
        growth = self.text - 1.0
        if units > 17:
            growth *= 17 / units
        return max(1, round(units * (1.0 + growth) * self.scale))

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A place in pixels."""
        return self.left + x * self.scale, self.top + y * self.scale

    def rect(self, x: float, y: float, w: float, h: float) -> pygame.Rect:
        """A rectangle in pixels, its edges rounded one by one so that neighbours meet."""
        scale, left, top = self.scale, self.left, self.top  # in place: it is asked for all the time
        left_px, top_px = round(left + x * scale), round(top + y * scale)
        right_px, bottom_px = round(left + (x + w) * scale), round(top + (y + h) * scale)
        return pygame.Rect(left_px, top_px, right_px - left_px, bottom_px - top_px)

    def area(self, x: float, y: float, w: float, h: float) -> pygame.Rect:
        """A rectangle that a picture is kept of: of no size where there is less than none.

        In a window of a few pixels letters are larger than what they stand in, and beside them
        less than nothing is left.
        """
        found = self.rect(x, y, w, h)
        found.size = max(found.w, 0), max(found.h, 0)
        return found

    def units(self, x: float, y: float) -> tuple[float, float]:
        """A place in pixels back in the design's units."""
        return (x - self.left) / self.scale, (y - self.top) / self.scale
