"""One histogram as it is drawn: bars along an upright axis, the best on top, names beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from game.rules.practice.attempts import KINDS, kind_words
from game.rules.practice.histogram import Histogram, Mark, MarkKind
from game.ui.paint import Box, Painter, mix
from game.ui.practice.bars import draw_bar
from game.ui.practice.spread import spread
from game.ui.theme import PANEL_CORNER, Colour, Theme
from game.words import listed, say

PAD: Final = 18.0
HEAD: Final = 10.0
"""Between the title and what is under it."""
LINK: Final = 22.0
"""How far the names stand from the bars: room for the lines that lead to them."""
FEWEST: Final = 4
"""A bar of so many attempts fills the room, when no bar has more."""
ORDER: Final[tuple[MarkKind, ...]] = ("mine", "par", "goal", "rival", "baseline")
"""Of marks at one place, which are named first."""
LOWEST: Final = 190.0
"""How high the axis is at least."""
DASHES: Final[dict[MarkKind, tuple[float, float]]] = {"goal": (6.0, 3.0), "baseline": (1.5, 3.5)}
"""How long strokes and gaps are of lines that are not whole."""


def mark_colour(theme: Theme, kind: MarkKind) -> Colour:
    """The colour of a mark; its line and its sign say the same."""
    return {
        "mine": theme.memory,
        "par": theme.text,
        "goal": theme.right,
        "rival": mix(theme.muted, theme.text, 0.4),
        "baseline": theme.muted,
    }[kind]


def ladder_height(p: Painter, found: Histogram) -> float:
    """How high a panel with this histogram ought to be."""
    names = len(found.marks) * p.line("small")
    return 2 * PAD + p.line("label") + HEAD + max(names, LOWEST * (0.5 + 0.5 * p.view.text))


@dataclass(frozen=True, slots=True)
class Ladder:
    """A histogram in its panel; all places are in units."""

    found: Histogram
    box: Box
    left: float
    """Where the bars begin."""
    right: float
    """Where the longest ends."""
    top: float
    bottom: float

    @classmethod
    def place(cls, p: Painter, box: Box, found: Histogram) -> Ladder:
        """Share a panel out."""
        x, y, w, h = box
        ticks = max((p.width(words, "small") for _, words in found.ticks), default=0.0)
        names = max((_name_width(p, found, mark) for mark in found.marks), default=0.0)
        left = x + PAD + ticks + 10
        right = x + w - PAD - (names + LINK if names else 0.0)
        top = y + PAD + p.line("label") + HEAD
        return cls(found, box, left, max(right, left + 24), top, y + h - PAD)

    @property
    def pitch(self) -> float:
        """How high a bin is."""
        return (self.bottom - self.top) / len(self.found.bins)

    def y(self, share: float) -> float:
        """Where a place on the axis is: high confidence on top, few changes and little time."""
        down = 1.0 - share if self.found.measure == "confidence" else share
        return self.top + (self.bottom - self.top) * down

    def bin_box(self, n: int) -> Box:
        """Where a bin's bar may be."""
        ends = self.y(n / len(self.found.bins)), self.y((n + 1) / len(self.found.bins))
        return self.left, min(ends), self.right - self.left, self.pitch

    def bin_at(self, x: float, y: float) -> int | None:
        """The bin a place is in; None for an empty one, and for none."""
        for n, each in enumerate(self.found.bins):
            left, top, w, h = self.bin_box(n)
            if left <= x < left + w and top <= y < top + h:
                return n if each.count else None
        return None


def draw_ladder(
    p: Painter, ladder: Ladder, chosen: int | None, told: int | None, hovered: int | None
) -> None:
    """Draw the panel.

    Args:
        p: the painter.
        ladder: the histogram, and where it is.
        chosen: the bin of the chosen attempt.
        told: the bin of which the attempts are told.
        hovered: the bin under the mouse.
    """
    theme, found = p.theme, ladder.found
    x, y, w, h = ladder.box
    p.rounded(x, y, w, h, PANEL_CORNER, fill=theme.panel)
    middle = y + PAD + p.line("label") / 2
    used = p.text(x + PAD, middle, found.title, "label", bold=True)
    p.text(x + w - PAD, middle, _aside(found, told), "small", theme.muted, align="right",
           width=w - 2 * PAD - used - 12)  # fmt: skip
    for share, words in found.ticks:
        p.text(ladder.left - 10, ladder.y(share), words, "small", theme.muted, align="right")
    p.rect(ladder.left - 1, ladder.top, 1, ladder.bottom - ladder.top, theme.line)
    _lines(p, ladder)
    full = max(found.most, FEWEST)
    for n, each in enumerate(found.bins):
        if each.count:
            draw_bar(p, ladder.bin_box(n), each, full, lit=n in (chosen, hovered),
                     pointed=n == chosen)  # fmt: skip
    if not found.count:
        _nothing(p, ladder)


def _aside(found: Histogram, told: int | None) -> str:
    """At the right of the title: what a bar stands for, or which attempts are missing and why."""
    if told is not None:
        counts = zip(KINDS, found.bins[told].counts, strict=True)
        said = [
            say("practice.ladder.kind", count=count, kind=kind_words(kind))
            for kind, count in counts
            if count
        ]
        return say("practice.ladder.span", span=found.span(told), counts=listed(said))
    if not found.lacking:
        return ""
    lack = "not_timed" if found.measure == "seconds" else "by_hand"
    return say(f"practice.ladder.{lack}", count=found.lacking)


def _nothing(p: Painter, ladder: Ladder) -> None:
    lack = "none"
    if ladder.found.lacking:
        lack = "none_timed" if ladder.found.measure == "seconds" else "no_table"
    room = ladder.right - ladder.left
    middle, line = (ladder.top + ladder.bottom) / 2, p.line("body")
    lines = p.wrap(say(f"practice.ladder.{lack}"), max(room - 24, 40), "body")
    for n, words in enumerate(lines):
        at = middle + (n - (len(lines) - 1) / 2) * line
        p.text(ladder.left + 12, at, words, "body", p.theme.muted)


# -- marks --------------------------------------------------------------------------------------


def _sign(p: Painter, mark: Mark, x: float, y: float, size: float) -> None:
    colour = mark_colour(p.theme, mark.kind)
    match mark.kind:
        case "mine":
            p.icon("star", x, y, size * 1.1, colour, size * 0.2)
        case "goal":
            p.icon("check", x, y, size * 0.8, colour, 1.6)
        case "par":
            p.disc(x, y, size * 0.72, colour)
        case "rival":
            p.ring(x, y, size * 0.78, 1.6, colour)
        case "baseline":
            p.icon("minus", x, y, size * 0.7, colour, 1.6)


def _value(found: Histogram, mark: Mark) -> str:
    return found.spell(mark.value)


def _name_width(p: Painter, found: Histogram, mark: Mark) -> float:
    bold = mark.kind in ("mine", "par")
    value = p.width(_value(found, mark), "small", mono=True)
    return p.line("small") * 1.1 + p.width(mark.name, "small", bold=bold) + 12 + value


def _lines(p: Painter, ladder: Ladder) -> None:
    """A line for every mark across the bars, and on to its name."""
    found, line = ladder.found, p.line("small")
    marks = sorted(
        found.marks, key=lambda mark: (ladder.y(found.share(mark.value)), ORDER.index(mark.kind))
    )
    wanted = [ladder.y(found.share(mark.value)) for mark in marks]
    room = line * 0.5
    places = spread(wanted, line, ladder.top - 4 + room, ladder.bottom + 4 - room)
    names = ladder.right + LINK
    for mark, at, place in zip(marks, wanted, places, strict=True):
        colour = mark_colour(p.theme, mark.kind)
        faint = mix(p.theme.panel, colour, 0.45)
        _across(p, ladder.left, ladder.right, at, faint, DASHES.get(mark.kind))
        ends = p.view.point(ladder.right, at), p.view.point(names - 4, place)
        pygame.draw.aaline(p.surface, faint, *ends)
        bold = mark.kind in ("mine", "par")
        _sign(p, mark, names + line * 0.3, place, line * 0.36)
        end = ladder.box[0] + ladder.box[2] - PAD
        taken = p.text(end, place, _value(found, mark), "small", colour, mono=True, align="right")
        p.text(names + line * 0.9, place, mark.name, "small", colour, bold=bold,
               width=end - taken - 8 - names - line * 0.9)  # fmt: skip


def _across(
    p: Painter, left: float, right: float, y: float, colour: Colour,
    dashes: tuple[float, float] | None,
) -> None:  # fmt: skip
    if dashes is None:
        p.rect(left, y, right - left, 1, colour)
        return
    stroke, gap = dashes
    x = left
    while x < right:
        p.rect(x, y, min(stroke, right - x), 1, colour)
        x += stroke + gap
