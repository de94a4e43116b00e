"""Classes of numeric tokens: the numbers a range comes to, and how they are written."""

from __future__ import annotations

from math import floor, isfinite
from typing import Final

from game.level.format import bounds as most
from game.level.format.scan import Json

_DIGITS: Final = 10
_SLACK: Final = 1e-9


def number_tokens(raw: Json) -> dict[str, float]:
    """The tokens of a class of numbers, in rising order, and the number that each stands for.

    Args:
        raw: What stands under the class's name: an object whose "numbers" has "from", "to" and
            "step". A class of another kind, or one that is malformed, has no numbers; of more
            than a level may hold, only one too many is made.
    """
    match raw:
        case {"numbers": {"from": int() | float() as first, "to": int() | float() as last,
                          "step": int() | float() as step}}:  # fmt: skip
            pass
        case _:
            return {}
    if any(isinstance(one, bool) for one in (first, last, step)):
        return {}
    try:  # JSON has whole numbers of any size
        first, last, step = float(first), float(last), float(step)
    except OverflowError:
        return {}
    steps = (last - first) / step if step > 0 else -1.0
    if not isfinite(steps) or steps < 0:
        return {}
    size = min(floor(steps + _SLACK), most.TOKENS) + 1
    values = [round(first + n * step, _DIGITS) for n in range(size)]
    return {write_number(value): value for value in values}


def in_units(value: float) -> int:
    """A number as so many units of the last digit that is kept, so that sums are exact."""
    return round(value * 10**_DIGITS)


def write_sum(units: int) -> str:
    """A sum of numbers in units, written as a number is."""
    return write_number(units / 10**_DIGITS)


def write_number(value: float) -> str:
    """A number as a token or an answer: 0.25, -1, 3; never "-0"."""
    return f"{value + 0.0:g}"
