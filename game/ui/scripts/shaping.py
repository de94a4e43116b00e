"""A line of text measured and drawn, each part of it in the font that has its script."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pygame

from game import words
from game.ui.scripts.fonts import Family, font, has_glyph
from game.ui.scripts.order import Run, runs
from game.ui.scripts.script import Script, has, is_plain
from game.ui.theme import Colour

HAN: Final[dict[str, Script]] = {"ja": "kana", "zh": "han", "ko": "hangul"}
"""Whose shapes Chinese characters have in a language: the font is named by its own letters."""


NOT_MONO: Final = "′"
"""Signs of formulas that the font of even width lacks."""
WHITE: Final = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Line:
    """A line made up: its parts from left to right, and how high it is above and below the middle.

    Args:
        parts: each part's font, and its text.
        width: in pixels.
        high: how high the line of the main font is, in pixels.
        ascent: how much of that is above the base line.
        beyond: by how much letters reach beyond that; so much room is above and below alike.
    """

    parts: tuple[tuple[pygame.Font, str], ...]
    width: int
    high: int
    ascent: int
    beyond: int


def measure(text: str, family: Family, px: int, bold: bool) -> int:
    """How wide a text is, in pixels."""
    if is_plain(text) and not _lacks(family, text):
        return font(family, px, bold).size(text)[0]
    return line_of(text, family, px, bold).width


def render(text: str, family: Family, px: int, bold: bool, colour: Colour) -> pygame.Surface:
    """A picture of a text. Its middle is that of a line of the main font, whatever the scripts."""
    if is_plain(text) and not _lacks(family, text):
        return font(family, px, bold).render(text, True, colour)
    line = line_of(text, family, px, bold)
    image = pygame.Surface((line.width, line.high + 2 * line.beyond), pygame.SRCALPHA)
    x, base = 0, line.beyond + line.ascent
    for its, part in line.parts:
        image.blit(its.render(part, True, colour), (x, base - its.get_ascent()))
        x += its.size(part)[0]
    return image


def _lacks(family: Family, text: str) -> bool:
    """Whether a text has signs that are only in the other family's font."""
    return family == "mono" and any(sign in text for sign in NOT_MONO)


def line_of(text: str, family: Family, px: int, bold: bool) -> Line:
    """A line made up for the language that is spoken."""
    return _line(text, family, px, bold, words.language())


@lru_cache(maxsize=2000)
def _line(text: str, family: Family, px: int, bold: bool, spoken: words.Language) -> Line:
    main = font(family, px, bold)
    high, ascent = main.get_height(), main.get_ascent()
    made = [
        part
        for run in runs(text, rtl=spoken.direction == "rtl")
        for part in _parts(run, text, family, px, bold, spoken.code)
    ]
    over = [0]
    for its, part in made:
        ink = its.render(part, True, WHITE).get_bounding_rect()
        above, below = its.get_ascent() - ink.top, ink.bottom - its.get_ascent()
        over += [above - ascent, below - (high - ascent)]
    width = sum(its.size(part)[0] for its, part in made)
    return Line(tuple(made), width, high, ascent, max(over))


def _parts(
    run: Run, whole: str, family: Family, px: int, bold: bool, code: str
) -> list[tuple[pygame.Font, str]]:
    """A run in one font, or sign by sign where no font has all of it."""
    names = _fonts_for(run.script, whole, code)
    if run.script == "latin" and _lacks(family, run.text):
        parts = re.split(f"([{NOT_MONO}])", run.text)
        return [
            (font("sans" if part in NOT_MONO else family, px, bold), part) for part in parts if part
        ]
    for script in names:
        if all(has_glyph(family, px, bold, script, sign) for sign in run.text):
            return [(font(family, px, bold, script, rtl=run.rtl), run.text)]
    if len(names) == 1 or run.rtl:
        return [(font(family, px, bold, names[0], rtl=run.rtl), run.text)]
    return [
        (font(family, px, bold, _first_with(sign, names, family, px, bold)), sign)
        for sign in run.text
    ]


def _first_with(
    sign: str, names: tuple[Script, ...], family: Family, px: int, bold: bool
) -> Script:
    found = (script for script in names if has_glyph(family, px, bold, script, sign))
    return next(found, names[0])


def _fonts_for(script: Script, whole: str, code: str) -> tuple[Script, ...]:
    """The fonts to try for a script, the likeliest first.

    Chinese characters look otherwise in Japan, in Korea and in China: other letters around them
    tell where they are read, else the language that is spoken, else they are drawn as in Japan.
    """
    if script not in ("han", "kana"):
        return (script,)
    near: Script = HAN.get(code.partition("-")[0], "kana")
    if has(whole, "kana"):
        near = "kana"
    elif has(whole, "hangul"):
        near = "hangul"
    every: tuple[Script, ...] = ("kana", "han", "hangul")
    return (near, *(one for one in every if one != near))
