"""What is told of one level under the map: its brief, what it teaches, what to win before it."""

from __future__ import annotations

from typing import Final

from game.ui.levels.cards import Card
from game.ui.paint import Box, Painter, mix
from game.ui.theme import PANEL_CORNER
from game.words import say

PAD: Final = 18.0
LINES: Final = 2
"""How many lines the brief has."""
LESSONS: Final = frozenset({
    "input", "forget", "output", "candidate", "memory", "silence", "distractors", "half_open",
    "blocks", "counting", "structure", "language", "recurrence", "peephole", "long_lag", "highway",
    "training", "prediction", "limits", "attention",
})  # fmt: skip
"""The lessons that have a name in the catalogue."""


def detail_high(p: Painter) -> float:
    """How high it is."""
    return 2 * 14 + p.line("label") + 6 + LINES * p.line("label")


def lessons(card: Card) -> str:
    """What a level teaches, in a row of words."""
    known = [say(f"levels.teaches.{name}") for name in card.teaches if name in LESSONS]
    return " · ".join(known)


def draw_detail(p: Painter, box: Box, card: Card) -> None:
    """Draw what is told of a level on a plate."""
    x, y, w, h = box
    theme = p.theme
    p.rounded(x, y, w, h, PANEL_CORNER, fill=theme.panel)
    left, room, line = x + PAD, w - 2 * PAD, p.line("label")
    at = y + 14 + line / 2
    taken = p.text(left, at, card.title, "label", bold=True, width=room * 0.6) + 16
    words = lessons(card)
    if words:
        words = say("levels.about", lessons=words)
        p.text(left + taken, at, words, "body", theme.muted, width=room - taken)
    at += line / 2 + 6
    said = card.trouble if card.trouble and not card.untrained else card.brief
    ink = theme.wrong if said is card.trouble else mix(theme.muted, theme.text, 0.6)
    for words in p.wrap(said, room, "label", lines=LINES):
        p.text(left, at + line / 2, words, "label", ink)
        at += line
