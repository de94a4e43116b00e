"""A prompt as it is drawn: a line in a bubble, with a stem to the thing it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from game.ui.paint import Box, Painter, mix
from game.ui.play.footer import cap_width, draw_cap
from game.ui.play.tutorial.place import (
    EDGE,
    STEM,
    Obstacle,
    Stem,
    Way,
    best,
    everywhere,
    near,
)
from game.ui.theme import CORNER, TextSize
from game.ui.view import WIDTH

WIDEST: Final = 800.0
PAD: Final = 14.0
SHARES: Final = (0.6, 0.42)
"""How wide its lines are, of its text in one, where a bubble is set in several."""
ONE_LINE_UP_TO: Final = 1.25
"""Up to this text size a bubble near its thing is set in one line."""
BETWEEN: Final = 8.0
"""How far below the things above it a bubble is that has the place of the brief."""


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
    docked: bool = False
    """Whether it has the place of the brief, which is not said meanwhile."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a bubble says, before it has a place.

    Args:
        text: the line.
        cap: the key or the word for what is to be done, drawn as a key; none if empty.
        closes: the key or button that closes it, drawn before the cross; none if empty.
        closable: whether it has a small cross to close it by.
    """

    text: str
    cap: str = ""
    closes: str = ""
    closable: bool = True

    def beside(self, p: Painter, size: TextSize) -> float:
        """How much room is taken beside the text."""
        cap = cap_width(p, self.cap) + 10 if self.cap else 0.0
        closes = cap_width(p, self.closes) + 12 if self.closes else 0.0
        return cap + closes + (p.line(size) + 8 if self.closable else 0.0)

    def set(self, p: Painter, size: TextSize, room: float) -> tuple[tuple[str, ...], float, float]:
        """The lines in a bubble no wider than `room`, how wide that is, and how high."""
        beside = self.beside(p, size)
        lines = tuple(p.wrap(self.text, room - 2 * PAD - beside, size))
        wide = max(p.width(line, size) for line in lines) + 2 * PAD + beside
        return lines, wide, p.line(size) * len(lines) + 12

    def put(
        self, p: Painter, size: TextSize, lines: tuple[str, ...], way: Way, *, docked: bool = False
    ) -> Bubble:
        """The bubble in a place."""
        box, stem = way
        line = p.line(size)
        reach = max(40.0, line)
        x, y = box[0] + box[2] - PAD - line / 2, box[1] + box[3] / 2
        close = (x - reach / 2, y - reach / 2, reach, reach) if self.closable else None
        return Bubble(box, lines, self.cap, stem, close, size, self.closes, docked)


def make_bubble(
    painter: Painter,
    words: Words,
    thing: Box,
    obstacles: Sequence[Obstacle],
    texts: Sequence[Box],
    dock: Box,
) -> Bubble | None:
    """A bubble that covers no text; near its thing if that can be. None in too small a window.

    Args:
        painter: measures texts.
        words: what it says; in one line, or where text is large perhaps in more.
        thing: what it speaks of; it is ringed, so that a bubble can do without a stem.
        obstacles: what should not be covered.
        texts: what must not be.
        dock: the place of the brief, taken where there is no other, and for things above it.
    """
    if thing[1] + thing[3] <= dock[1] + 1:
        return _dock(painter, words, thing, dock)
    large = painter.view.text > ONE_LINE_UP_TO
    size: TextSize = "body" if large else "label"
    line, beside = painter.width(words.text, size), 2 * PAD + words.beside(painter, size)
    rooms = [min(line + beside + 1, WIDEST), *(line * share + beside for share in SHARES)]
    shapes = [words.set(painter, size, room) for room in rooms]
    close = partial(near, thing)
    aside = partial(everywhere, [*texts, thing])
    for which, ways in ((shapes[: 2 if large else 1], close), (shapes, close), (shapes, aside)):
        found = [(lines, way) for lines, w, h in which for way in ways(w, h)]
        n = best([way for _, way in found], obstacles, [*texts, thing])
        if n is not None:
            lines, way = found[n]
            return words.put(painter, size, lines, way)
    return _dock(painter, words, thing, dock)


def _dock(p: Painter, words: Words, thing: Box, dock: Box) -> Bubble | None:
    """A bubble in the place of the brief, under its thing if that is above it."""
    _, y, w, h = dock
    size: TextSize = "label" if p.view.text <= ONE_LINE_UP_TO else "body"
    lines, wide, high = words.set(p, size, w)
    if len(lines) > 1:
        size = "small"
        lines, wide, high = words.set(p, size, w)
    if wide > w + 1:  # a window of a few pixels, in which nothing can be read
        return None
    middle = thing[0] + thing[2] / 2
    left = min(max(middle - wide / 2, EDGE), WIDTH - EDGE - wide)
    top = y + (h - high) / 2
    above = thing[1] + thing[3] <= y + 1
    if above:
        top = max(top, thing[1] + thing[3] + BETWEEN)
    joined = above and left + STEM <= middle <= left + wide - STEM
    stem = (middle, top, middle, thing[1] + thing[3]) if joined else None
    return words.put(p, size, lines, ((left, top, wide, high), stem), docked=True)


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
        if bubble.closes:
            start = x + w - PAD - line - 4 - cap_width(painter, bubble.closes)
            draw_cap(painter, start, y + h / 2, bubble.closes)
    if bubble.close is not None:
        left, top, wide, high = bubble.close
        painter.icon("cross", left + wide / 2, top + high / 2, line * 0.36, theme.muted, 1.8)


def draw_frame(painter: Painter, thing: Box) -> None:
    """A ring around what a bubble without a stem speaks of."""
    x, y, w, h = thing
    hue = mix(painter.theme.panel, painter.theme.memory, 0.85)
    painter.rounded(x - 5, y - 5, w + 10, h + 10, CORNER + 5, border=hue, width=2)
