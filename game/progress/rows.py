"""Rows as they are read: those whose values are of no kind that was ever written are left out.

SQLite keeps whatever it is given, and finds a file sound in which a text stands for a number. What
is left out stays in the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Any, TypeAlias

Kinds: TypeAlias = frozenset[tuple[type, ...]]
"""Every way in which the values of a row may be of their types."""


def kinds(*each: type | tuple[type, ...]) -> Kinds:
    """What rows may be of.

    Args:
        each: for each column its type, or those it may have.
    """
    return frozenset(product(*(one if isinstance(one, tuple) else (one,) for one in each)))


def sound(rows: Iterable[tuple[Any, ...]], known: Kinds) -> list[tuple[Any, ...]]:
    """The rows whose values are of the types they should be of."""
    return [row for row in rows if tuple(map(type, row)) in known]
