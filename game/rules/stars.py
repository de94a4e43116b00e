"""How many stars a finished play earns."""

from __future__ import annotations

from typing import Final

ONE_STAR: Final = 0.60
TWO_STARS: Final = 0.90
THREE_STARS: Final = 0.97
"""The shares of par that one, two and three stars ask for."""

STREAMS_RIGHT: Final = 0.95
"""The share of streams on which a table must answer every question right, for any star."""

MARGIN: Final = 0.005
"""What tells better from as good: gates held at exactly 1 always do a hair better than 0.999."""


def stars_for(confidence: float, par: float, *, all_right: bool, within_budget: bool) -> int:
    """Stars from 0 to 3.

    Args:
        confidence: the player's, from 0 to 1.
        par: the network's on the same stream.
        all_right: whether every question that can be known was answered right.
        within_budget: whether no more gate changes were made than the budget allows.
    """
    share = confidence / par
    if not all_right or share < ONE_STAR:
        return 0
    if share < TWO_STARS:
        return 1
    return 3 if share >= THREE_STARS and within_budget else 2


def stars_for_table(confidence: float, par: float, streams_right: float) -> int:
    """Stars from 0 to 3 for a table of gates; there is no budget.

    Args:
        confidence: the player's on average over the streams, from 0 to 1.
        par: the network's on the same streams, on average.
        streams_right: the share of the streams with every question right that can be known.
    """
    return stars_for(confidence, par, all_right=streams_right >= STREAMS_RIGHT, within_budget=True)
