"""Numbers as they are printed, rounded so that what is added up on the page adds up there, too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

PLACES: Final = 3


def printed(value: float, places: int = PLACES) -> str:
    """A number with a true minus; nothing is said to be minus nothing."""
    text = f"{value:.{places}f}"
    return text.lstrip("-") if not float(text) else text.replace("-", "−")


def summed(terms: Sequence[float], places: int = PLACES) -> tuple[list[str], str]:
    """The terms of a sum, each rounded, and what they add up to as printed.

    The sum is within half a unit of the last place, per term, of what it is.
    """
    whole = [round(value * 10**places) for value in terms]
    return [_from_units(each, places) for each in whole], _from_units(sum(whole), places)


def completed(first: float, total: float, places: int = PLACES) -> tuple[str, str, str]:
    """A term, what has to be added to it, and the sum, printed so that they add up.

    The first and the sum are rounded, since both are seen elsewhere; the other gives way, and is
    within one unit of the last place of what it is.
    """
    a, c = round(first * 10**places), round(total * 10**places)
    return _from_units(a, places), _from_units(c - a, places), _from_units(c, places)


def shares(parts: Sequence[float], places: int = 2) -> list[str]:
    """Probabilities as percentages that add up to 100; those nearest to more give way."""
    scaled = [100.0 * part * 10**places for part in parts]
    whole = [int(value) for value in scaled]
    short = 100 * 10**places - sum(whole)
    for n in sorted(range(len(parts)), key=lambda n: whole[n] - scaled[n])[:short]:
        whole[n] += 1
    return [f"{_from_units(each, places)}%" for each in whole]


def _from_units(whole: int, places: int) -> str:
    return printed(whole / 10**places, places)
