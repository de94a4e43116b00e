"""Small pictures of scenes, with few colours, and whether a player would see them differ."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
import pygame
from numpy.typing import NDArray
from PIL import Image

SIZE: Final = (640, 360)
COLOURS: Final = 256
BLOCK: Final = 8
"""Pictures are compared in squares of so many pixels: a letter is about as large."""
TOLERANCE: Final = 9.0
"""How much a square may differ on average, of 255: more than fewer colours or other edges make."""

Pixels = NDArray[np.int16]


def small(picture: pygame.Surface) -> Image.Image:
    """A picture as it is kept: smaller, so that edges matter less, with few colours."""
    shrunk = pygame.transform.smoothscale(picture, SIZE)
    image = Image.frombytes("RGB", SIZE, pygame.image.tobytes(shrunk, "RGB"))
    return image.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def difference(one: Image.Image, other: Image.Image) -> NDArray[np.float64]:
    """How much each square of two pictures differs, (rows, columns), from 0 to 255."""
    first, second = (np.asarray(each.convert("RGB"), np.int16) for each in (one, other))
    apart = np.abs(first - second).max(axis=2)
    rows, columns = apart.shape[0] // BLOCK, apart.shape[1] // BLOCK
    return np.asarray(apart.reshape(rows, BLOCK, columns, BLOCK).mean(axis=(1, 3)))


def look_alike(one: Image.Image, other: Image.Image) -> bool:
    """Whether a player would see no difference."""
    return one.size == other.size and bool(difference(one, other).max() <= TOLERANCE)


def beside(expected: Image.Image, actual: Image.Image) -> Image.Image:
    """Two pictures side by side, and where they differ, lit, below."""
    wide, high = actual.size
    both = Image.new("RGB", (2 * wide, 2 * high))
    both.paste(expected.convert("RGB"), (0, 0))
    both.paste(actual.convert("RGB"), (wide, 0))
    if expected.size == actual.size:
        lit = np.clip(difference(expected, actual) * (128 / TOLERANCE), 0, 255).astype(np.uint8)
        both.paste(Image.fromarray(lit).resize(actual.size, Image.Resampling.NEAREST), (0, high))
    return both


def save(picture: Image.Image, path: Path) -> None:
    """Write a picture as a small PNG.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, optimize=True)
