"""How a token looks beside its text: a picture, a bar, a note on its staff, a swatch of colour."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

import pygame

from game.level.looks import staff_step
from game.level.model import Look
from game.level.pictures import picture_fault, picture_path, pictures_folder
from game.ui.paint import Painter, mix
from game.ui.theme import Colour

GAP: Final = 6.0
"""Between the parts of a look, and between it and the text, in units."""

_WIDTHS: Final = {"picture": 1.0, "bar": 0.34, "note": 0.86, "colour": 0.62}
"""How wide each part is, as a share of the look's size."""

STAFF: Final = 30.0
"""The size from which a staff is drawn."""

_TREBLE: Final = 2
_BASS: Final = -10
"""The places of the lowest lines of the two staves, counted from C4: E4 and G2."""

_OCTAVE: Final = 7


def glyph_width(look: Look | None, size: float) -> float:
    """How wide a look is when drawn this high, its gap to the text included; 0 for none."""
    return sum(_WIDTHS[part] * size + GAP for part in _parts(look, size))


def draw_glyph(
    painter: Painter,
    look: Look | None,
    folder: Path | None,
    x: float,
    y: float,
    size: float,
    ink: Colour,
    ground: Colour,
) -> float:
    """Draw a look and give its width.

    Args:
        painter: the painter.
        look: what to draw.
        folder: the level's own, where pictures of its own lie.
        x: the left end.
        y: the middle.
        size: how high it is, in units.
        ink: the colour of lines.
        ground: what it is drawn on.
    """
    start = x
    for part in _parts(look, size):
        assert look is not None  # it has parts
        wide = _WIDTHS[part] * size
        if part == "picture" and look.picture is not None:
            _picture(painter, look.picture, folder, x + wide / 2, y, size)
        elif part == "bar" and look.bar is not None:
            _bar(painter, look.bar, x, y, wide, size, ink, ground)
        elif part == "note" and look.note is not None:
            _note(painter, look.note, x, y, wide, size, ink, ground)
        elif part == "colour" and look.colour is not None:
            painter.rounded(x, y - wide / 2, wide, wide, wide * 0.24,
                            _rgb(look.colour), mix(ground, ink, 0.55), 1.5)  # fmt: skip
        x += wide + GAP
    return x - start


def _parts(look: Look | None, size: float) -> list[str]:
    """What there is to draw; a staff too small to be read is left to the text."""
    if look is None:
        return []
    there = [part for part in _WIDTHS if getattr(look, part) is not None]
    return there if size >= STAFF else [part for part in there if part != "note"]


def _rgb(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _picture(
    painter: Painter, name: str, folder: Path | None, x: float, y: float, size: float
) -> None:
    image = own_picture(name, folder, painter.view.px(size))
    if image is not None:
        painter.picture(image, x, y)


def forget_pictures() -> None:
    """Have every picture read anew when it is drawn next, since its file may have been saved."""
    own_picture.cache_clear()


@lru_cache(maxsize=400)
def own_picture(name: str, folder: Path | None, side: int) -> pygame.Surface | None:
    """A picture as large as fits into a square of pixels; None if there is none that can be read.

    A level's own was looked at when the level was read, but may have changed since.
    """
    path = picture_path(name, folder)
    if path is None or (path.parent != pictures_folder() and picture_fault(path) is not None):
        return None
    try:
        if path.suffix == ".svg":
            return pygame.image.load_sized_svg(path, (side, side))
        image = pygame.image.load(path)
    except (pygame.error, OSError):
        return None
    wide, high = image.get_size()
    share = side / max(wide, high)
    fits = max(round(wide * share), 1), max(round(high * share), 1)
    return pygame.transform.smoothscale(image.convert_alpha(), fits)


def _bar(
    painter: Painter, high: float, x: float, y: float, w: float, size: float,
    ink: Colour, ground: Colour,
) -> None:  # fmt: skip
    top = y - size / 2
    painter.rounded(x, top, w, size, 4, mix(ground, ink, 0.18))
    full = size * high
    if full >= 1:
        painter.rounded(x, top + size - full, w, full, min(4, full / 2), mix(ground, ink, 0.85))


def _note(
    painter: Painter, pitch: str, x: float, y: float, w: float, size: float,
    ink: Colour, ground: Colour,
) -> None:  # fmt: skip
    """A note on five lines, without a clef: from C4 up on the treble staff, below on the bass.

    The bass staff is told by the two dots of its clef. What would leave the staff by two
    or more lines is drawn an octave or more nearer; the text beside it names the octave.
    """
    step, sign = staff_step(pitch)
    bass = step < 0
    place = step - (_BASS if bass else _TREBLE)  # 0 on the lowest line, 8 on the highest
    while place < -3:
        place += _OCTAVE
    while place > 11:
        place -= _OCTAVE
    gap, faint = size / 8, mix(ground, ink, 0.6)  # two further lines fit above and below
    bottom = y + 2 * gap
    middle = x + w * (0.62 if sign or bass else 0.5)
    for line in range(5):
        _line(painter, x, bottom - line * gap, w, faint)
    for line in (*range(10, place + 1, 2), *range(-2, place - 1, -2)):
        _line(painter, middle - gap * 1.2, bottom - line * gap / 2, gap * 2.4, faint)
    if bass:
        for above in (2.5, 3.5):
            painter.disc(x + gap * 0.8, bottom - above * gap, gap * 0.36, ink)
    at, up = bottom - place * gap / 2, place < 4
    painter.disc(middle, at, gap * 0.68, ink)
    thick = max(painter.view.px(size / 32), 1) / painter.view.scale
    side = middle + gap * 0.64 - thick if up else middle - gap * 0.64
    painter.rect(side, at - 3 * gap if up else at, thick, 3 * gap, ink)
    if sign:
        painter.text(middle - gap * 1.7, at, sign, "small", ink, bold=True, align="center")


def _line(painter: Painter, x: float, y: float, w: float, colour: Colour) -> None:
    """A line one pixel thick (two in large windows), wherever it falls between pixels."""
    scale = painter.view.scale
    painter.rect(x, round(y * scale) / scale, w, max(round(scale * 0.9), 1) / scale, colour)
