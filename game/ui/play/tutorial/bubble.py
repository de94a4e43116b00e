"""A prompt as it is drawn: a line in a bubble, with a stem to the thing it speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from game.lstm.weights import Array
from game.ui.paint import Box, Painter, mix
from game.ui.play.footer import cap_width, draw_cap
from game.ui.theme import TextSize
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
WIDEST: Final = 800.0
ROWS: Final = 12.0
"""How far apart the heights are that are tried."""
CROSSED: Final = 8.0
"""A stem is thin; what it runs across still looks cut."""
PAD: Final = 14.0
STEMLESS: Final = 12.0
"""How bad it is to have no stem; the ring around a valve still says which one is meant."""
TALL: Final = 0.05
"""How bad it is to be a unit higher."""
FAR: Final = 0.03
"""How bad it is to be a unit further away."""


@dataclass(frozen=True, slots=True)
class Bubble:
    """A bubble in its place: what it says in lines, the key or button, and the way to close it."""

    box: Box
    lines: tuple[str, ...]
    cap: str
    stem: Stem | None
    """Where it is joined to the thing; None where that would cut through too much."""
    close: Box | None
    size: TextSize
    closes: str = ""
    """The key or button that closes it."""


def overlap(a: Box, b: Box) -> float:
    """The area that two boxes share."""
    wide = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    high = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return max(wide, 0.0) * max(high, 0.0)


def make_bubble(
    painter: Painter,
    text: str,
    cap: str,
    thing: Box,
    obstacles: Sequence[Obstacle],
    *,
    closes: str = "",
    closable: bool,
    ringed: bool = True,
) -> Bubble | None:
    """A bubble near a thing, where it covers least of what is looked at; None without room for one.

    Args:
        painter: measures texts.
        text: what it says; in one line, or where text is large perhaps in more.
        cap: the key or the word for what is to be done, drawn as a key; none if empty.
        thing: what it speaks of.
        obstacles: what should not be covered.
        closes: the key or button that closes it, drawn before the cross; none if empty.
        closable: whether it has a small cross to close it by.
        ringed: whether a ring shows what it speaks of, so that it can do without a stem.
    """
    size: TextSize = "label" if painter.view.text <= 1.25 else "body"
    line = painter.line(size)
    beside = (cap_width(painter, cap) + 10 if cap else 0.0) + (line + 8 if closable else 0.0)
    beside += cap_width(painter, closes) + 12 if closes else 0.0
    shapes, ways = list[tuple[str, ...]](), list[Way]()
    half = painter.width(text, size) * 0.6 + 2 * PAD + beside
    for room in (WIDEST, half) if painter.view.text > 1.25 else (WIDEST,):
        lines = tuple(painter.wrap(text, min(room, WIDEST) - 2 * PAD - beside, size))
        wide = max(painter.width(words, size) for words in lines) + 2 * PAD + beside
        every = _ways(thing, wide, line * len(lines) + 12)
        found = [way for way in every if ringed or way[1] is not None]
        ways += found
        shapes += [lines] * len(found)
    if not ways:  # a window of a few pixels, in which nothing can be read
        return None
    best = int(np.argmin(_costs(ways, obstacles)))
    box, stem = ways[best]
    reach = max(40.0, line)
    x, y = box[0] + box[2] - PAD - line / 2, box[1] + box[3] / 2
    close = (x - reach / 2, y - reach / 2, reach, reach) if closable else None
    return Bubble(box, shapes[best], cap, stem, close, size, closes)


def _ways(thing: Box, wide: float, high: float) -> Iterator[Way]:
    """The places from which a straight stem reaches the thing, and, far worse, those with none."""
    x, y, w, h = thing
    middle, centre = x + w / 2, y + h / 2
    heights = [EDGE / 2 + ROWS * n for n in range(int((HEIGHT - EDGE - high) / ROWS) + 1)]
    for share in (0.5, 0.25, 0.75, 0.1, 0.9):
        left = min(max(middle - share * wide, EDGE), WIDTH - EDGE - wide)
        reached = left + 12 <= middle <= left + wide - 12
        for top in [y - STEM - high, y + h + STEM, *heights]:
            above, below = top + high + STEM <= y, top >= y + h + STEM
            if top < EDGE / 2 or top + high > HEIGHT - EDGE / 2:
                continue
            box = left, top, wide, high
            if reached and above:
                yield box, (middle, top + high, middle, y)
            elif reached and below:
                yield box, (middle, top, middle, y + h)
            if above or below:
                yield box, None
    top = min(max(centre - high / 2, EDGE), HEIGHT - EDGE - high)
    if x + w + STEM + wide <= WIDTH - EDGE:
        yield (x + w + STEM, top, wide, high), (x + w + STEM, centre, x + w, centre)
    if x - STEM - wide >= EDGE:
        yield (x - STEM - wide, top, wide, high), (x - STEM, centre, x, centre)


def _costs(ways: Sequence[Way], obstacles: Sequence[Obstacle]) -> Array:
    """How bad each way is: what it covers, what its stem crosses, how far away it is."""
    boxes = np.array([box for box, _ in ways])
    ends = np.array([stem or (0.0, 0.0, 0.0, 0.0) for _, stem in ways])
    low = np.minimum(ends[:, :2], ends[:, 2:])
    stems = np.concatenate([low, np.abs(ends[:, :2] - ends[:, 2:])], axis=1)
    stems += (-3.0, 0.0, 6.0, 0.0)
    there = np.array([box for box, _ in obstacles])
    weights = np.array([weight for _, weight in obstacles])
    bare = np.array([stem is None for _, stem in ways])
    away = stems[:, 2] + stems[:, 3] + np.abs(boxes[:, 0] + boxes[:, 2] / 2 - ends[:, 2]) / 8
    away = np.where(bare, STEMLESS, away * FAR + boxes[:, 3] * TALL)
    crossed = np.where(bare, 0.0, _shared(stems, there) @ weights)
    cost: Array = (_shared(boxes, there) @ weights + CROSSED * crossed) / 1000 + away
    return cost


def _shared(ours: Array, theirs: Array) -> Array:
    """(n, m) the areas that n boxes share with m others."""
    low = np.maximum(ours[:, None, :2], theirs[None, :, :2])
    high = np.minimum((ours[:, :2] + ours[:, 2:])[:, None], (theirs[:, :2] + theirs[:, 2:])[None])
    sides = np.maximum(high - low, 0.0)
    area: Array = sides[..., 0] * sides[..., 1]
    return area


def draw_bubble(painter: Painter, bubble: Bubble, *, mishap: bool) -> None:
    """Draw a bubble and its stem."""
    theme = painter.theme
    hue = theme.wrong if mishap else theme.memory
    x, y, w, h = bubble.box
    edge = mix(theme.panel, hue, 0.85)
    if bubble.stem is not None:
        ax, ay, bx, by = bubble.stem
        painter.rect(min(ax, bx) - 1, min(ay, by) - 1, abs(ax - bx) + 2, abs(ay - by) + 2, edge)
        painter.disc(bx, by, 4, edge)
    painter.rounded(x, y, w, h, 10, theme.raised, edge, 2)
    line, at = painter.line(bubble.size), x + PAD
    widest = max(painter.width(words, bubble.size) for words in bubble.lines)
    with painter.within(bubble.box):
        for n, words in enumerate(bubble.lines):
            painter.text(at, y + 6 + line * (n + 0.5), words, bubble.size)
        if bubble.cap:
            draw_cap(painter, at + widest + 10, y + h / 2, bubble.cap)
    if bubble.close is not None:
        left, top, wide, high = bubble.close
        if bubble.closes:
            start = x + w - PAD - line - 4 - cap_width(painter, bubble.closes)
            draw_cap(painter, start, y + h / 2, bubble.closes)
        painter.icon("cross", left + wide / 2, top + high / 2, line * 0.36, theme.muted, 1.8)
