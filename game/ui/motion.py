"""How things move in the window: a few durations, and two curves that all motion follows."""

from __future__ import annotations

import math
from typing import Final

QUICK: Final = 50.0
"""Milliseconds after which what follows a hand has covered two thirds of its way: a page."""
BRISK: Final = 70.0
"""The same for numbers that follow a valve."""
STEADY: Final = 140.0
"""The same for what is to be seen moving: a bar that shows how things stand."""
NEAR: Final = 0.01
"""Closer than this, what follows has arrived."""


def ease(share: float) -> float:
    """How far something is that is slow at both ends, after a share of its time."""
    share = min(max(share, 0.0), 1.0)
    return share * share * (3.0 - 2.0 * share)


def remaining(dt: float, ms: float) -> float:
    """The share of its way that something following another has still to go after dt.

    Args:
        dt: milliseconds that have gone by.
        ms: after how many of them it has covered two thirds of its way.
    """
    return math.exp(-dt / ms)


def approach(here: float, there: float, dt: float, ms: float = BRISK) -> float:
    """A number that follows another, dt milliseconds later."""
    if abs(there - here) < NEAR:
        return there
    return there + (here - there) * remaining(dt, ms)
