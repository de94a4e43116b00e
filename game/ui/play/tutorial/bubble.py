"""A prompt as it is drawn: a line in a bubble, with a stem to the thing it speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from game.ui.paint import Box, Painter, mix
from game.ui.play.footer import cap_width, draw_cap
from game.ui.theme import TextSize
from game.ui.view import HEIGHT, WIDTH

Obstacle: TypeAlias = tuple[Box, float]
"""Something that is looked at, and how bad it is to cover it."""

EDGE: Final = 8.0
"""How far a bubble stays from the window's edge."""
STEM: Final = 12.0
"""How long a stem is at the least."""
WIDEST: Final = 800.0
ROWS: Final = 12.0
"""How far apart the heights are that are tried."""
FAR: Final = 0.03
"""How bad it is to be a unit further away."""


@dataclass(frozen=True, slots=True)
class Bubble:
    """A bubble in its place: what it says in lines, the key or button, and the way to close it."""

    box: Box
    lines: tuple[str, ...]
    cap: str
    stem: tuple[float, float, float, float]
    """From the bubble's edge (x, y) to the thing's edge (x, y)."""
    close: Box | None
    size: TextSize


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
    closable: bool,
) -> Bubble:
    """A bubble near a thing, where it covers least of what is looked at.

    Args:
        painter: measures texts.
        text: what it says; in one line where there is room for that.
        cap: the key or the word for what is to be done, drawn as a key; none if empty.
        thing: what it speaks of.
        obstacles: what should not be covered.
        closable: whether it has a small cross to close it by.
    """
    size: TextSize = "label" if painter.view.text <= 1.25 else "body"
    line, pad = painter.line(size), 14.0
    beside = (cap_width(painter, cap) + 10 if cap else 0.0) + (line + 8 if closable else 0.0)
    lines = tuple(painter.wrap(text, WIDEST - 2 * pad - beside, size))
    wide = max(painter.width(words, size) for words in lines) + 2 * pad + beside
    high = line * len(lines) + 12
    ways = list(_ways(thing, wide, high))
    box, stem = min(ways, key=lambda way: _cost(way, obstacles))
    reach = max(40.0, line)
    x, y = box[0] + box[2] - pad - line / 2, box[1] + box[3] / 2
    close = (x - reach / 2, y - reach / 2, reach, reach) if closable else None
    return Bubble(box, lines, cap, stem, close, size)


Way: TypeAlias = tuple[Box, tuple[float, float, float, float]]


def _ways(thing: Box, wide: float, high: float) -> Iterator[Way]:
    """The places from which a straight stem reaches the thing."""
    x, y, w, h = thing
    middle, centre = x + w / 2, y + h / 2
    for share in (0.5, 0.25, 0.75, 0.1, 0.9):
        left = min(max(middle - share * wide, EDGE), WIDTH - EDGE - wide)
        if not left + 12 <= middle <= left + wide - 12:
            continue
        top = y - STEM - high
        while top >= EDGE:
            yield (left, top, wide, high), (middle, top + high, middle, y)
            top -= ROWS
        top = y + h + STEM
        while top + high <= HEIGHT - EDGE:
            yield (left, top, wide, high), (middle, top, middle, y + h)
            top += ROWS
    top = min(max(centre - high / 2, EDGE), HEIGHT - EDGE - high)
    for left, ends in (
        (x + w + STEM, (x + w + STEM, centre, x + w, centre)),
        (x - STEM - wide, (x - STEM, centre, x, centre)),
    ):
        if left >= EDGE and left + wide <= WIDTH - EDGE:
            yield (left, top, wide, high), ends


def _cost(way: Way, obstacles: Sequence[Obstacle]) -> float:
    box, (ax, ay, bx, by) = way
    stem: Box = (min(ax, bx) - 3, min(ay, by), abs(ax - bx) + 6, abs(ay - by))
    covered = sum(overlap(box, there) * weight for there, weight in obstacles)
    crossed = sum(overlap(stem, there) * weight for there, weight in obstacles)
    return (covered + crossed) / 1000 + (abs(ax - bx) + abs(ay - by)) * FAR


def draw_bubble(painter: Painter, bubble: Bubble, *, mishap: bool) -> None:
    """Draw a bubble and its stem."""
    theme = painter.theme
    hue = theme.wrong if mishap else theme.memory
    x, y, w, h = bubble.box
    ax, ay, bx, by = bubble.stem
    edge = mix(theme.panel, hue, 0.85)
    painter.rect(min(ax, bx) - 1, min(ay, by) - 1, abs(ax - bx) + 2, abs(ay - by) + 2, edge)
    painter.disc(bx, by, 4, edge)
    painter.rounded(x, y, w, h, 10, theme.raised, edge, 2)
    line, at = painter.line(bubble.size), x + 14
    widest = max(painter.width(words, bubble.size) for words in bubble.lines)
    with painter.within(bubble.box):
        for n, words in enumerate(bubble.lines):
            painter.text(at, y + 6 + line * (n + 0.5), words, bubble.size)
        if bubble.cap:
            draw_cap(painter, at + widest + 10, y + h / 2, bubble.cap)
    if bubble.close is not None:
        left, top, wide, high = bubble.close
        painter.icon("cross", left + wide / 2, top + high / 2, line * 0.36, theme.muted, 1.8)
