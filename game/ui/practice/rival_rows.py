"""The rows of the list of rivals, and the cards beside it: drawn, and measured before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.rules.ending import percent
from game.rules.practice.contenders import Contender, RivalName
from game.ui.paint import Box, Painter, mix
from game.ui.practice.people import called, draw_kind, kind_colour, kind_of
from game.ui.theme import PANEL_CORNER
from game.words import say

PAD: Final = 20.0
ROW: Final = 78.0
TALLEST: Final = 118.0
TICK: Final = 22.0


def row_height(p: Painter, room: float, count: int) -> float:
    """How high each of so many rows is, 8 units apart, in so much room; less never is."""
    least = max(ROW, p.line("heading") + 2 * p.line("body") + 20)
    return max(least, min((room + 8) / count - 8, TALLEST))


def draw_row(
    p: Painter, box: Box, name: RivalName, found: Contender | None, *, ticked: bool, hot: bool
) -> None:
    """One rival: ticked or not, who it is, and how it was measured to play.

    Args:
        p: the painter.
        box: the row.
        name: who it is.
        found: what there is of it; None if it was never trained.
        ticked: whether it is in the race.
        hot: whether pointer or keys are on it.
    """
    x, y, w, h = box
    theme = p.theme
    p.rounded(*box, PANEL_CORNER, fill=theme.raised if hot and found else theme.panel,
              border=theme.line if hot else None)  # fmt: skip
    middle = y + h / 2
    _tick(p, x + PAD, middle, ticked=ticked)
    left = x + PAD + TICK + 18
    figures_w = max(p.width(say("practice.rivals.right", percent="100%"), "small"), 150.0)
    room = w - (left - x) - 24 - figures_w - 2 * PAD
    line = p.line("heading")
    made = say("practice.rivals.not_trained")
    if found is not None:
        made = found.made[0].upper() + found.made[1:]
    words = p.wrap(made, room, "body", lines=2)
    top = middle - (line + 4 + len(words) * p.line("body")) / 2
    draw_kind(p, left + 6, top + line / 2, kind_of(name))
    ink = theme.muted if found is None else theme.text
    p.text(left + 22, top + line / 2, called(name), "heading", ink, bold=True, width=room)
    for k, said in enumerate(words):
        p.text(left + 22, top + line + 4 + (k + 0.5) * p.line("body"), said, "body", theme.muted)
    if found is not None:
        _figures(p, (x + w - PAD - figures_w, y, figures_w, h), found)


def _tick(p: Painter, x: float, middle: float, *, ticked: bool) -> None:
    theme = p.theme
    fill = theme.output if ticked else mix(theme.panel, theme.line, 0.4)
    p.rounded(x, middle - TICK / 2, TICK, TICK, 6, fill=fill,
              border=None if ticked else theme.muted, width=1.5)  # fmt: skip
    if ticked:
        p.icon("check", x + TICK / 2, middle, 7, theme.ground, 2.4)


def _figures(p: Painter, box: Box, found: Contender) -> None:
    """How confident it is on the level's streams, and how often right."""
    x, y, w, h = box
    theme, play, middle, small = p.theme, found.play, y + h / 2, p.line("small")
    if play is None:
        p.text(
            x + w, middle, say("practice.rivals.not_measured"), "small", theme.muted, align="right"
        )
        return
    p.text(
        x,
        middle - small - 2,
        say("practice.rivals.confidence"),
        "small",
        theme.muted,
        width=w * 0.6,
    )
    words = percent(play.confidence)
    p.text(x + w, middle - small - 2, words, "small", mono=True, align="right")
    p.rounded(x, middle - 3, w, 6, 3, mix(theme.panel, theme.line, 0.6))
    full = max(w * play.confidence, 6.0)
    p.rounded(x, middle - 3, full, 6, 3, kind_colour(p, kind_of(found.name)))
    right = "100%" if play.right >= 1.0 else f"{min(play.right, 0.994):.0%}"
    p.text(x, middle + small, say("practice.rivals.right", percent=right), "small", theme.muted,
           width=w)  # fmt: skip


# -- cards ----------------------------------------------------------------------------------------


def tabs_top(p: Painter, y: float, w: float, words: Sequence[str]) -> float:
    """Where the tabs of a card begin that itself begins at y: under the first sentence."""
    said = len(p.wrap(words[0], w - 2 * PAD)) * p.line("body")
    return y + PAD + p.line("heading") + 6 + said + 10


def card_end(p: Painter, tabs_end: float, w: float, words: Sequence[str]) -> float:
    """Where what a card says ends: under its tabs stand the sentences after the first."""
    more = (len(p.wrap(each, w - 2 * PAD)) * p.line("body") for each in words[1:])
    return tabs_end + sum(10 + each for each in more)


def draw_card(p: Painter, box: Box, title: str, words: Sequence[str], tabs: float) -> None:
    """A heading, a sentence, room for tabs so high, and more sentences."""
    x, y, w, h = box
    theme, line = p.theme, p.line("body")
    p.rounded(x, y, w, h, PANEL_CORNER, fill=theme.panel)
    y += PAD
    p.text(x + PAD, y + p.line("heading") / 2, title, "heading", bold=True)
    y += p.line("heading") + 6
    for n, each in enumerate(words):
        for said in p.wrap(each, w - 2 * PAD):
            p.text(x + PAD, y + line / 2, said, "body", mix(theme.muted, theme.text, 0.35))
            y += line
        y += 10 + (tabs + 10 if n == 0 else 0)
