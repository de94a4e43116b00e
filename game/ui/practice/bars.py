"""Bars of attempts: plays at first sight filled, retries striped, practices an outline."""

from __future__ import annotations

from typing import Final

import pygame

from game.rules.practice.attempts import KINDS, Kind, kind_words
from game.rules.practice.histogram import Bin
from game.ui.paint import Box, Painter, mix

THICKEST: Final = 26.0
SLANT: Final = 5.0
"""How far apart stripes are, in units."""


def draw_bar(
    p: Painter, box: Box, each: Bin, full: int, *, lit: bool = False, pointed: bool = False
) -> None:
    """Draw a bin's bar, and how many it stands for.

    Args:
        p: the painter.
        box: the room there is; a bar of `full` attempts fills it, but for the number.
        each: the bin.
        full: how many attempts make the longest bar.
        lit: whether it stands out.
        pointed: whether an arrow points at it: the chosen attempt is in it.
    """
    x, y, w, h = box
    y, h = y + max(h - THICKEST, 0.0) / 2, min(h, THICKEST)
    gap = 1.0 if h > 5 else 0.0
    number = p.width(str(each.count), "small", mono=True) + 10 if h >= 8 else 0.0
    room = max(w - number - (16.0 if h >= 8 else 0.0), 8.0)
    for kind, count in zip(KINDS, each.counts, strict=True):
        if count:
            wide = max(room * count / full, 3.0)
            fill_kind(p, (x, y + gap, wide, h - 2 * gap), kind, lit=lit)
            x += wide
    if number:
        ink = p.theme.text if lit else p.theme.muted
        p.rect(x + 2, y, number - 6, h, p.theme.panel)  # no line runs through it
        x += 5 + p.text(x + 5, y + h / 2, str(each.count), "small", ink, mono=True)
    if pointed:
        p.icon("tip_left", x + 9, y + h / 2, 4.5, p.theme.text)


def fill_kind(p: Painter, box: Box, kind: Kind, *, lit: bool = False) -> None:
    """Fill a box as attempts of a kind are."""
    theme = p.theme
    colour = mix(theme.output, theme.text, 0.35) if lit else theme.output
    x, y, w, h = box
    if kind == "first":
        p.rounded(x, y, w, h, 2, fill=colour)
        return
    p.rounded(x, y, w, h, 2, fill=mix(theme.panel, colour, 0.16), border=colour)
    if kind == "retry":
        _stripes(p, box, mix(theme.panel, colour, 0.8))


def _stripes(p: Painter, box: Box, colour: tuple[int, int, int]) -> None:
    x, y, w, h = box
    with p.within(box, clip=True):
        at = x - h
        while at < x + w:
            ends = p.view.point(at, y + h), p.view.point(at + h, y)
            pygame.draw.line(p.surface, colour, *ends, max(p.view.px(1.4), 1))
            at += SLANT


def draw_legend(p: Painter, x: float, y: float) -> float:
    """Say which bars are of which attempts, along the height y; gives where it ends."""
    size = p.line("small") * 0.7
    for kind in KINDS:
        fill_kind(p, (x, y - size / 2, size * 1.8, size), kind)
        x += size * 1.8 + 8
        x += p.text(x, y, kind_words(kind), "small", p.theme.muted) + 22
    return x
