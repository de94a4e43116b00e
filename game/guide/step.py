"""One of the six steps that a token takes through the cell: its equations and rows of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Hue: TypeAlias = Literal["f", "i", "o", "memory", "plain"]
"""What a row of numbers belongs to: a gate, the memory, or nothing in particular."""

Sign: TypeAlias = Literal["", "+", "="]
"""How a row follows from those above: it stands alone, is added, or is what they come to."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of numbers.

    Args:
        label: what it is, as a formula.
        values: the engine's numbers.
        shown: the same as printed.
        hue: what it belongs to.
        sign: how it follows from the rows above.
        note: a few words beside it.
        apart: whether something new begins with it.
    """

    label: str
    values: tuple[float, ...]
    shown: tuple[str, ...]
    hue: Hue = "plain"
    sign: Sign = ""
    note: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One of the six: what happens, the equations, the numbers, and a sentence on them."""

    number: int
    title: str
    formulas: tuple[str, ...]
    rows: tuple[Row, ...]
    said: str
