"""Formulas as they are set in the window: Fira Code, lowered letters, and the signs it lacks."""

from __future__ import annotations

import re
from typing import Final

from game.guide.markup import pieces
from game.ui.paint import Painter
from game.ui.theme import Colour, TextSize

LOWERED: Final[dict[TextSize, TextSize]] = {
    "small": "small",
    "body": "small",
    "label": "small",
    "heading": "body",
    "title": "label",
    "display": "title",
}
"""The size of a lowered letter beside each size."""

FALL: Final = 0.22
"""How far a lowered letter falls, as a share of the line."""

DROP: Final = 0.039
"""How much lower Fira Code is set, as a share of the line, to stand on Noto Sans's base line."""

TIMES: Final = "⊙"
"""Neither family has this sign: it is drawn."""

IN_SANS: Final = "′“”"
"""Signs that Fira Code lacks or sets too wide."""

_SPLIT: Final = re.compile(f"([{TIMES}{IN_SANS}])")


def formula_width(p: Painter, formula: str, size: TextSize = "label") -> float:
    """How wide a formula is, in units."""
    return _set(p, 0, 0, formula, size, None, draw=False)


def draw_formula(
    p: Painter, x: float, y: float, formula: str, size: TextSize = "label",
    colour: Colour | None = None,
) -> float:  # fmt: skip
    """Draw a formula around the height y; gives its width."""
    return _set(p, x, y, formula, size, colour or p.theme.text, draw=True)


def _set(
    p: Painter, x: float, y: float, formula: str, size: TextSize, colour: Colour | None, *,
    draw: bool,
) -> float:  # fmt: skip
    at = x
    for text, lowered in pieces(formula):
        of = LOWERED[size] if lowered else size
        middle = y + (FALL * p.line(size) if lowered else 0.0)
        for part in filter(None, _SPLIT.split(text)):
            if part == TIMES:
                wide = p.width("0", of, mono=True) * 1.25
                if draw and colour is not None:
                    _times(p, at + wide / 2, middle + p.line(of) * 0.06, p.line(of) * 0.2, colour)
            else:
                mono = part not in IN_SANS
                wide = p.width(part, of, mono=mono)
                if draw:
                    drop = DROP * p.line(of) if mono else 0.0
                    p.text(at, middle + drop, part, of, colour, mono=mono)
            at += wide
    return at - x


def _times(p: Painter, x: float, y: float, radius: float, colour: Colour) -> None:
    """A circle with a dot: number by number."""
    p.ring(x, y, radius, max(radius * 0.22, 0.9), colour)
    p.disc(x, y, max(radius * 0.28, 0.9), colour)
