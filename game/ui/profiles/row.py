"""One of those who play here as a row: the name, whether they play now, and what they earned."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from game.ui.icons.drawing import draw_icon
from game.ui.paint import Box, Painter
from game.ui.profiles.people import Person
from game.ui.theme import PANEL_CORNER
from game.words import say

PAD: Final = 16.0
TIGHT: Final = 10.0


def row_high(p: Painter) -> float:
    """How high a row is."""
    return p.line("heading") + p.line("body") + 2 * TIGHT


def draw_row(
    p: Painter, box: Box, person: Person, now: datetime, *, hot: bool, held: bool, chosen: bool
) -> None:
    """Draw a row.

    Args:
        p: the painter.
        box: where; the button at its right end stands beside it.
        person: who it is.
        now: the time, by which it is said how long ago they played.
        hot: whether a pointer or the keys are on it.
        held: whether it is pressed.
        chosen: whether what stands beside the list is about them.
    """
    theme, (x, y, w, h) = p.theme, box
    fill = theme.raised if hot and not held else theme.panel
    p.rounded(x, y, w, h, PANEL_CORNER, fill, theme.muted if chosen else theme.line)
    if person.playing:
        p.rounded(x, y + 8, 5, h - 16, 2.5, theme.output)
    with p.within(box):
        _draw_words(p, (x + PAD, y + TIGHT, w - 2 * PAD, h - 2 * TIGHT), person, now)


def _draw_words(p: Painter, box: Box, person: Person, now: datetime) -> None:
    theme, (x, y, w, _) = p.theme, box
    middle, room = y + p.line("heading") / 2, w
    if person.playing:
        text, side = say("profiles.scene.now"), p.line("body") * 0.8
        wide = p.width(text, "body")
        p.text(x + w, middle, text, "body", theme.output, align="right")
        draw_icon(p, "check", x + w - wide - 8 - side / 2, middle, side, theme.output)
        room -= wide + side + 24
    name = p.shorten(person.name, room, "heading", bold=True)
    p.text(x, middle, name, "heading", bold=True)
    low, side = y + p.line("heading") + p.line("body") / 2, p.line("body") * 0.8
    draw_icon(p, "star", x + side / 2, low, side, theme.held)
    at = x + side + 6
    for text in (
        say("profiles.scene.stars", count=person.stars),
        say("profiles.scene.won", count=person.won),
        person.told(now),
    ):
        left = x + w - at
        if left < p.width(text, "body"):
            break
        at += p.text(at, low, text, "body", theme.muted) + 20
