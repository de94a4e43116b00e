"""Labels beside an axis: each as near as can be to where it belongs, and none on another."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places for labels that would all like to be somewhere.

    Labels that are in each other's way form a group, which stands around the middle of what its
    members want: that moves them the least, in squares.

    Args:
        wanted: where each would like to be, in ascending order.
        gap: how far apart any two must be.
        low: none is before this,
        high: and none after this, if there is room for all.

    Returns:
        Their places, in the same order.
    """
    groups: list[tuple[float, int]] = []  # where the first of a group stands, and how many
    wishes = [at - n * gap for n, at in enumerate(wanted)]  # where the first would be for its sake
    for wish in wishes:
        at, size = wish, 1
        while groups and groups[-1][0] > at:
            before, more = groups.pop()
            at, size = (before * more + at * size) / (more + size), more + size
        groups.append((at, size))
    last = high - gap * (len(wanted) - 1)
    firsts = [min(max(at, low), max(last, low)) for at, size in groups for _ in range(size)]
    return [at + n * gap for n, at in enumerate(firsts)]
