"""An animated GIF, written frame by frame: of each frame only the pixels that have changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pygame
from numpy.typing import NDArray
from PIL import GifImagePlugin, Image

COLOURS: Final = 255
"""How many colours a film has; one number of the 256 is left for "as it was"."""
AS_IT_WAS: Final = 255
KEEP: Final = 1
"""The disposal that leaves a frame where it is, so that the next one changes parts of it alone."""
FOR_EVER: Final = 0

Indices = NDArray[np.uint8]


class Gif:
    """A GIF as it grows.

    Its colours are chosen once, from a few frames of it, so that nothing flickers.

    Args:
        samples: frames that have its colours in them, all of one size.
    """

    def __init__(self, samples: Sequence[pygame.Surface]) -> None:
        self.size = samples[0].get_size()
        self.frames = 0
        self._palette = _palette(samples)
        self._parts: list[bytes] = []
        self._before: Indices | None = None

    def add(self, surface: pygame.Surface, ms: int) -> None:
        """Add a frame that is seen for so many milliseconds."""
        shown = np.asarray(_image(surface).quantize(palette=self._palette, dither=_PLAIN))
        left, top, new = 0, 0, shown
        if self._before is None:
            head, _ = GifImagePlugin.getheader(self._paletted(shown), info={"loop": FOR_EVER})
            self._parts += head
        else:
            changed = shown != self._before
            left, top, right, bottom = _bounds(changed)
            inside = np.s_[top:bottom, left:right]
            new = np.where(changed[inside], shown[inside], np.uint8(AS_IT_WAS))
        about: dict[str, Any] = {"duration": ms, "disposal": KEEP, "transparency": AS_IT_WAS}
        self._parts += GifImagePlugin.getdata(self._paletted(new), (left, top), **about)
        self._before, self.frames = shown, self.frames + 1

    def _paletted(self, indices: Indices) -> Image.Image:
        image = Image.fromarray(np.ascontiguousarray(indices)).convert("L")
        image.putpalette(self._palette.getpalette() or [])
        return image

    def to_bytes(self) -> bytes:
        """The whole file."""
        return b"".join(self._parts) + b";"


_PLAIN: Final = Image.Dither.NONE


def _image(surface: pygame.Surface) -> Image.Image:
    return Image.frombytes("RGB", surface.get_size(), pygame.image.tobytes(surface, "RGB"))


def _palette(samples: Sequence[pygame.Surface]) -> Image.Image:
    """An image of the colours that cover what there is, the rare ones too: a check is small."""
    wide, high = (max(side // 2, 1) for side in samples[0].get_size())
    together = Image.new("RGB", (wide, high * len(samples)))
    for n, sample in enumerate(samples):  # every second pixel says as much, four times as fast
        small = _image(sample).resize((wide, high), Image.Resampling.NEAREST)
        together.paste(small, (0, n * high))
    return together.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=_PLAIN)


def _bounds(changed: NDArray[np.bool_]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what has changed; one pixel if nothing has."""
    rows, columns = np.flatnonzero(changed.any(axis=1)), np.flatnonzero(changed.any(axis=0))
    if not len(rows):
        return 0, 0, 1, 1
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
