"""The game's mark and its name, drawn: three gates around what is remembered, on the highway."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

import pygame

from game.ui.icons.pictures import averaged, coloured
from game.ui.ink import sprites
from game.ui.paint import Painter
from game.ui.theme import Colour, Theme

MARK: Final = 64
"""The side of the square that the mark is drawn in."""
WINDOW: Final = 64
"""The side of the window's icon in pixels; systems make theirs of it."""
LETTERS: Final[dict[str, tuple[float, str]]] = {
    "L": (15.0, "M2 2V22H13.5"),
    "S": (
        18.5,
        "M15.4 5.8C14.2 3.4 11.9 2 9 2 5.2 2 2.6 4.1 2.6 7.1 2.6 13.5 16 10.6 16 16.9"
        " 16 20 13 22 9.2 22 5.8 22 3.3 20.4 2 17.6",
    ),
    "T": (19.0, "M1.5 2H17.5M9.5 2V22"),
    "M": (23.0, "M2 22V2L11.5 15.5 21 2V22"),
    "G": (24.5, "M19.9 5.9A10 10 0 1 0 22 12.4H13.5"),
    "A": (20.5, "M1.8 22L10.25 2 18.7 22M5 15.2H15.5"),
    "E": (16.0, "M14.5 2H2V22H14.5M2 12H12.8"),
    "P": (17.0, "M2 22V2H9.2A5.8 5.8 0 0 1 9.2 13.6H2"),
    "Y": (19.0, "M1.8 2L9.5 12 17.2 2M9.5 12V22"),
    "H": (19.5, "M2 2V22M17.5 2V22M2 12H17.5"),
    " ": (11.0, ""),
}
"""How wide a letter is, and its line, between the heights 2 and 22."""
HIGH: Final = 24.0
"""How high the square of a letter is."""
SPACE: Final = 4.5
"""What lies between two letters."""


def hex_colour(colour: Colour) -> str:
    """A colour as SVG spells it."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _arc(r: float, start: float, end: float) -> str:
    """Part of a circle around the mark's middle; degrees clockwise from the right."""
    a, b = math.radians(start), math.radians(end)
    x0, y0 = 32 + r * math.cos(a), 32 + r * math.sin(a)
    x1, y1 = 32 + r * math.cos(b), 32 + r * math.sin(b)
    return f"M{x0:.2f} {y0:.2f}A{r} {r} 0 {int(end - start > 180)} 1 {x1:.2f} {y1:.2f}"


def mark_svg(theme: Theme, *, small: bool = False) -> str:
    """The mark as an SVG picture on a tile of its own; a small one has thicker lines."""
    r, thick, core, road = (18.0, 9.5, 8.5, 8.5) if small else (18.5, 7.0, 8.0, 6.5)
    arcs = (
        (_arc(r, 202, 338), theme.forget),
        (_arc(r, 112, 158), theme.input),
        (_arc(r, 22, 68), theme.output),
    )
    gates = "".join(
        f'<path d="{path}" stroke="{hex_colour(hue)}" stroke-width="{thick}"/>'
        for path, hue in arcs
    )
    gold = hex_colour(theme.memory)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{MARK}" height="{MARK}" '
        f'viewBox="0 0 {MARK} {MARK}">'
        f'<rect x="1" y="1" width="62" height="62" rx="15" fill="{hex_colour(theme.ground)}"/>'
        f'<path d="M2 32H62" stroke="{gold}" stroke-width="{road}" fill="none"/>'
        f'<rect x="1" y="1" width="62" height="62" rx="15" fill="none" '
        f'stroke="{hex_colour(theme.line)}" stroke-width="2"/>'
        f'<g fill="none" stroke-linecap="round">{gates}</g>'
        f'<circle cx="32" cy="32" r="{core}" fill="{gold}"/></svg>'
    )


@lru_cache(maxsize=16)
def mark(theme: Theme, side: int) -> pygame.Surface:
    """The mark on its tile, so many pixels square."""
    return coloured(mark_svg(theme, small=side <= 24), side)


def name_width(text: str, high: float) -> float:
    """How wide a name is whose letters are this high."""
    units = sum(LETTERS[letter][0] + SPACE for letter in text) - SPACE
    return units * high / 20.0


@lru_cache(maxsize=24)
def _name(text: str, px: int, thick: float, colour: Colour) -> pygame.Surface:
    x, path = 0.0, []
    for letter in text:
        wide, line = LETTERS[letter]
        path.append(f'<path transform="translate({x:g} 0)" d="{line or "M0 0"}"/>')
        x += wide + SPACE
    wide = x - SPACE
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:g}" height="{HIGH:g}" '
        f'viewBox="0 0 {wide:g} {HIGH:g}"><g fill="none" stroke="#fff" stroke-width="{thick:g}" '
        f'stroke-linecap="round" stroke-linejoin="round">{"".join(path)}</g></svg>'
    )
    size = max(round(px * wide / 20.0), 1), max(round(px * HIGH / 20.0), 1)
    return sprites.tinted(averaged(picture, *size), colour)


def draw_name(
    painter: Painter, text: str, x: float, y: float, high: float, colour: Colour, thick: float
) -> float:
    """Write part of the game's name in its own letters; gives how wide it is.

    Args:
        painter: the painter.
        text: capitals that `LETTERS` has.
        x: the left end.
        y: the top of the letters.
        high: how high they are, in units.
        colour: their colour.
        thick: how thick their lines are, of a height of 20.
    """
    image = _name(text, painter.view.px(high), thick, colour)
    left, top = painter.view.point(x, y - high * 0.1)
    painter.surface.blit(image, (round(left), round(top)))
    wide = name_width(text, high)
    painter.note(text, (x, y, wide, high))
    return wide
