"""Where a bubble may lie: near the thing it speaks of, and where it covers no text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from game.lstm.weights import Array
from game.ui.paint import Box
from game.ui.view import HEIGHT, WIDTH

Stem: TypeAlias = tuple[float, float, float, float]
"""From a bubble's edge (x, y) to the thing's edge (x, y)."""
Way: TypeAlias = tuple[Box, Stem | None]
Obstacle: TypeAlias = tuple[Box, float]
"""Something that is looked at, and how bad it is to cover it."""

EDGE: Final = 24.0
"""How far a bubble stays from the window's edge."""
STEM: Final = 12.0
"""How long a stem is at the least."""
LONGEST: Final = 110.0
"""And at the most: a longer one is a line across the screen, and points at nothing."""
ROWS: Final = 12.0
"""How far apart the heights are that are tried."""
COLUMNS: Final = 32.0
"""And how far apart the places along such a row."""
CROSSED: Final = 8.0
"""A stem is thin; what it runs across still looks cut."""
STEMLESS: Final = 12.0
"""How bad it is to have no stem; the ring around a thing still says which one is meant."""
TALL: Final = 0.05
"""How bad it is to be a unit higher."""
FAR: Final = 0.03
"""How bad it is to be a unit further away."""


def overlap(a: Box, b: Box) -> float:
    """The area that two boxes share."""
    wide = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    high = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return max(wide, 0.0) * max(high, 0.0)


def near(thing: Box, wide: float, high: float) -> Iterator[Way]:
    """The places over, under and beside a thing; with a straight stem where one reaches it."""
    x, y, w, h = thing
    middle, centre = x + w / 2, y + h / 2
    for share in (0.5, 0.25, 0.75, 0.1, 0.9):
        left = min(max(middle - share * wide, EDGE), WIDTH - EDGE - wide)
        reached = left + 12 <= middle <= left + wide - 12
        for top in [y - STEM - high, y + h + STEM, *_rows(high)]:
            if top < EDGE / 2 or top + high > HEIGHT - EDGE / 2:
                continue
            box, up, down = (left, top, wide, high), y - top - high, top - y - h
            if reached and STEM <= up <= LONGEST:
                yield box, (middle, top + high, middle, y)
            elif reached and STEM <= down <= LONGEST:
                yield box, (middle, top, middle, y + h)
            elif STEM <= max(up, down) <= LONGEST:
                yield box, None
    top = min(max(centre - high / 2, EDGE), HEIGHT - EDGE - high)
    if x + w + STEM + wide <= WIDTH - EDGE:
        yield (x + w + STEM, top, wide, high), (x + w + STEM, centre, x + w, centre)
    if x - STEM - wide >= EDGE:
        yield (x - STEM - wide, top, wide, high), (x - STEM, centre, x, centre)


def everywhere(texts: Sequence[Box], wide: float, high: float) -> Iterator[Way]:
    """Places all over the window that cover none of some texts, without a stem."""
    lefts = np.arange(EDGE, WIDTH - EDGE - wide + 1, COLUMNS)
    tops, there = np.array(_rows(high)), np.array(texts)
    aside = _meet(lefts, wide, there[:, 0], there[:, 2])
    level = _meet(tops, high, there[:, 1], there[:, 3])
    covers = (aside[:, None] & level[None]).any(axis=2)
    for n, k in np.argwhere(~covers):
        yield (float(lefts[n]), float(tops[k]), wide, high), None


def _meet(starts: Array, length: float | Array, others: Array, lengths: Array) -> NDArray[np.bool_]:
    """(n, m) whether stretches from n starts, as long as said, share anything with m others."""
    before = starts[:, None] < others + lengths
    return before & (others < starts[:, None] + length)


def _rows(high: float) -> list[float]:
    return [EDGE / 2 + ROWS * n for n in range(int((HEIGHT - EDGE - high) / ROWS) + 1)]


def covers(box: Box, texts: Sequence[Box]) -> bool:
    """Whether a box lies on one of some texts."""
    x, y, w, h = box
    return any(
        x < left + wide and left < x + w and y < top + high and top < y + h
        for left, top, wide, high in texts
    )


def best(ways: Sequence[Way], obstacles: Sequence[Obstacle], texts: Sequence[Box]) -> int | None:
    """The number of the best way that covers none of the texts; None if all of them do.

    Args:
        ways: the places there are.
        obstacles: what should not be covered.
        texts: what must not be; the last is the thing itself.
    """
    if not ways:
        return None
    boxes = np.array([box for box, _ in ways])
    there = np.array(texts)
    aside = _meet(boxes[:, 0], boxes[:, 2:3], there[:, 0], there[:, 2])
    level = _meet(boxes[:, 1], boxes[:, 3:], there[:, 1], there[:, 3])
    free = np.flatnonzero(~(aside & level).any(axis=1))
    if not free.size:
        return None
    found = [ways[int(n)] for n in free]
    return int(free[np.argmin(_costs(found, obstacles, texts))])


def _costs(ways: Sequence[Way], obstacles: Sequence[Obstacle], texts: Sequence[Box]) -> Array:
    """How bad each way is: what it covers, what its stem crosses, how far away it is."""
    boxes = np.array([box for box, _ in ways])
    ends = np.array([stem or (0.0, 0.0, 0.0, 0.0) for _, stem in ways])
    low = np.minimum(ends[:, :2], ends[:, 2:])
    stems = np.concatenate([low, np.abs(ends[:, :2] - ends[:, 2:])], axis=1)
    stems += (-3.0, 0.0, 6.0, 0.0)
    there = np.array([box for box, _ in obstacles])
    weights = np.array([weight for _, weight in obstacles], dtype=np.float64)
    bare = np.array([stem is None for _, stem in ways])
    away = stems[:, 2] + stems[:, 3] + np.abs(boxes[:, 0] + boxes[:, 2] / 2 - ends[:, 2]) / 8
    gap = _gaps(boxes, texts[-1])
    away = np.where(bare, STEMLESS + gap * FAR, away * FAR + boxes[:, 3] * TALL)
    over = _shared(stems, there) @ weights
    over += _shared(stems, np.array(texts[:-1])).sum(axis=1) * CROSSED
    crossed = np.where(bare, 0.0, over)
    cost: Array = (_shared(boxes, there) @ weights + CROSSED * crossed) / 1000 + away
    return cost


def _gaps(ours: Array, thing: Box) -> Array:
    """(n,) how far boxes lie from a thing."""
    x, y, w, h = thing
    aside = np.maximum(np.maximum(ours[:, 0] - x - w, x - ours[:, 0] - ours[:, 2]), 0.0)
    apart = np.maximum(np.maximum(ours[:, 1] - y - h, y - ours[:, 1] - ours[:, 3]), 0.0)
    gap: Array = np.hypot(aside, apart)
    return gap


def _shared(ours: Array, theirs: Array) -> Array:
    """(n, m) the areas that n boxes share with m others."""
    if not len(theirs):
        return np.zeros((len(ours), 0))
    low = np.maximum(ours[:, None, :2], theirs[None, :, :2])
    high = np.minimum((ours[:, :2] + ours[:, 2:])[:, None], (theirs[:, :2] + theirs[:, 2:])[None])
    sides = np.maximum(high - low, 0.0)
    area: Array = sides[..., 0] * sides[..., 1]
    return area
