"""Marks on moves, as in chess notation: how much a move hurt the chance of getting the rest right.

Bits add up, so the ledger is kept in bits; people read percentages, so the marks are given by the
drop in probability.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

import numpy as np

from game.lstm.cell import Gates

Mark: TypeAlias = Literal["!!", "", "?!", "?", "??"]

BETTER_BITS: Final = 0.1
"""What a move must gain over the network's own, in bits, to be marked `!!`."""

BETTER_CHANCE: Final = 0.01
"""What it must gain in the probability of getting the rest right: where all is lost, bits are won
back by moves that help nobody."""

ROUNDING: Final = 0.05
"""Gates closer than this are the same move; a gain by rounding alone earns no mark."""

DROPS: Final[tuple[tuple[float, Mark], ...]] = ((0.30, "??"), (0.15, "?"), (0.05, "?!"))
"""The drop in the probability of getting the rest right from which each mark is given."""


def farthest(played: Gates, own: Gates) -> float:
    """How far apart two settings of the gates are, at the gate where they differ most."""
    pairs = ((played.f, own.f), (played.i, own.i), (played.o, own.o))
    return max(float(np.abs(a - b).max()) for a, b in pairs)


def mark(rest_before: float, rest_after: float, played: Gates, own: Gates) -> Mark:
    """The mark of a move.

    Args:
        rest_before: bits the network would have earned from this step on, before the move.
        rest_after: bits earned from this step on when the player moves here and then the network.
        played: the gates the player set.
        own: the gates the network would have set.
    """
    drop = 2.0**rest_before - 2.0**rest_after
    gained = rest_after - rest_before > BETTER_BITS and -drop >= BETTER_CHANCE
    if gained and farthest(played, own) > ROUNDING:
        return "!!"
    for least, name in DROPS:
        if drop >= least:
            return name
    return ""
