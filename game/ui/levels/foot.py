"""The foot of a level's card: stars, the best confidence against par, or what is still to do."""

from __future__ import annotations

from typing import Final

from game.progress.records import Best
from game.rules.ending import percent
from game.ui.icons.drawing import draw_icon
from game.ui.levels.cards import Card
from game.ui.paint import Painter, mix
from game.ui.theme import Colour, TextSize
from game.words import say

HARDEST: Final = 5
PIP: Final = 3.0
PIP_STEP: Final = 10.0
PIPS: Final = 2 * PIP + (HARDEST - 1) * PIP_STEP
"""How wide the dots are that say how hard a level is."""
STARS: Final = 3
FIGURES: Final[tuple[tuple[TextSize, TextSize], ...]] = (
    ("heading", "body"),
    ("label", "body"),
    ("label", "small"),
)
"""How large a card's confidence and par may be, the likeliest first."""


def draw_pips(p: Painter, right: float, y: float, card: Card) -> float:
    """How hard the level is, from one dot to five, up to `right`; gives how wide they are."""
    if card.level is None:
        return 0.0
    for n in range(HARDEST):
        colour = p.theme.muted if n < card.level.difficulty else p.theme.line
        p.disc(right - PIPS + PIP + n * PIP_STEP, y, PIP, colour)
    return PIPS


def draw_foot(p: Painter, x: float, y: float, w: float, card: Card, *, next: bool = False) -> None:
    """Stars at the left; at the right the best confidence against par, or what is still to do.

    `next` has it said that this level is the one to play now.
    """
    theme = p.theme
    taken = draw_stars(p, x, y, card.best.stars if card.best else 0, p.line("heading") * 0.95)
    right, room = x + w, w - taken - 8
    if card.left_at:
        text = say("levels.go_on", step=card.left_at + 1)
        draw_aside(p, right, y, room, text, theme.output)
    elif card.best:
        _figures(p, right, y, room, card.best)
    elif next:
        draw_aside(p, right, y, room, say("levels.next"), theme.text)
    else:
        text = say("levels.after", level=card.first) if card.first else say("levels.new")
        draw_aside(p, right, y, room, text, theme.muted)


def draw_stars(p: Painter, x: float, y: float, stars: int, side: float) -> float:
    """Three stars from x on, those earned filled; gives how wide they are."""
    for n in range(STARS):
        earned = n < stars
        colour = p.theme.held if earned else mix(p.theme.line, p.theme.muted, 0.4)
        draw_icon(
            p, "star" if earned else "star_empty", x + side * (0.5 + 1.08 * n), y, side, colour
        )
    return side * (1 + 1.08 * (STARS - 1))


def draw_aside(p: Painter, right: float, y: float, room: float, words: str, ink: Colour) -> None:
    """A few words that end at `right`: in one line, or small in two where that is too narrow."""
    fits = p.width(words, "body") <= room
    size: TextSize = "body" if fits else "small"
    lines = [words] if fits else p.wrap(words, room, size, lines=2)
    top = y - (len(lines) - 1) / 2 * p.line(size)
    for n, line in enumerate(lines):
        p.text(right, top + n * p.line(size), line, size, ink, align="right", width=room)


def _figures(p: Painter, right: float, y: float, room: float, best: Best) -> None:
    """The best confidence and its par, up to `right`; a narrow card has them smaller, or no par."""
    own, par = percent(best.confidence), say("common.par", value=percent(best.par))
    for size, beside in FIGURES:
        if p.width(own, size, bold=True) + 8 + p.width(par, beside) <= room:
            right -= p.text(right, y + 1, par, beside, p.theme.muted, align="right") + 8
            break
    p.text(right, y, own, size, bold=True, align="right", width=room)
