"""The line under a race's board that says what dot, bars and line of its squares stand for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from game.level.model import GATES
from game.ui.drawing.hatching import GATE_PATTERNS, hatch
from game.ui.paint import Box, Painter, mix
from game.ui.practice.cells import BAR, shows_gates
from game.words import say

BETWEEN: Final = 28.0
"""How far one sign's words are from the next sign."""
TO_WORDS: Final = 8.0
TALL: Final = 12.0
"""How high the gates' bars are in the legend."""
HEIGHTS: Final = (1.0, 0.7, 0.4)
"""How far open each gate is shown in the legend: apart, so that each is seen to be its own."""

Sign: TypeAlias = tuple[str, float, Callable[[Painter, float, float], None]]
"""What it is called, how wide it is, and how it is drawn from x on along the height y."""


def legend_height(p: Painter) -> float:
    """How high the line is."""
    return p.line("small") + 4


def draw_legend(p: Painter, box: Box, square: tuple[float, float], blocks: int) -> None:
    """Say what stands in the squares: a sign each, and beside it what it is.

    Args:
        p: the painter.
        box: the line.
        square: width and height of a square, which may have no room for gates.
        blocks: how many blocks of memory there are.
    """
    x, y, w, h = box
    middle = y + h / 2
    signs: list[Sign] = [("silence", 5.0, _dot)]
    if shows_gates(p, *square, blocks):
        signs.append(("gates", 29.0, _gates))
    signs.append(("chance", 36.0, _line))
    for name, wide, draw in signs:
        words = say(f"practice.board.legend.{name}")
        draw(p, x, middle)
        x += wide + TO_WORDS
        x += p.text(x, middle, words, "small", p.theme.muted, width=box[0] + w - x) + BETWEEN


def _dot(p: Painter, x: float, y: float) -> None:
    p.disc(x + 2.5, y, 2.5, mix(p.theme.panel, p.theme.muted, 0.8))


def _gates(p: Painter, x: float, y: float) -> None:
    bottom = y + TALL / 2
    for n, (gate, share) in enumerate(zip(GATES, HEIGHTS, strict=True)):
        colour, high = p.theme.gate(gate), TALL * share
        p.rect(x + n * 10, bottom - high, 9, high, colour)
        hatch(p, x + n * 10, bottom - high, 9, high, GATE_PATTERNS[gate], colour)


def _line(p: Painter, x: float, y: float) -> None:
    p.rounded(x, y - BAR / 2, 36, BAR, 2, mix(p.theme.panel, p.theme.line, 0.8))
    p.rounded(x, y - BAR / 2, 24, BAR, 2, p.theme.output)
