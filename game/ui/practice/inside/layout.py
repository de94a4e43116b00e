"""Where everything stands while a network is looked into, for one view and one text size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.rules.practice.stages import Stages
from game.ui.context import InsideTab
from game.ui.paint import Box, Painter
from game.ui.play.layout import MARGIN
from game.ui.view import HEIGHT, WIDTH
from game.words import say

TABS: Final[tuple[InsideTab, ...]] = ("gates", "weights", "memory")

FIGURES: Final = ("confidence", "right", "ajar")
"""How the network plays at a stage, and how far its gates are from shut or open."""
LARGE: Final = 1.4
"""Above this text size secondary things are left out."""

PAD: Final = 20.0
TRACK: Final = 26.0
"""How high the track with its stops is."""


def tab_words(tab: InsideTab) -> str:
    """What a tab is called."""
    return say(f"practice.inside.tab.{tab}")


@dataclass(frozen=True, slots=True)
class InsideLayout:
    """All boxes, in units."""

    head: float
    """The middle of the line with the title."""
    training: Box
    stops: tuple[float, ...]
    """Where on the track each stage stands."""
    track: float
    """How high in the window the track lies."""
    figures: Box
    panel: Box
    tabs: tuple[Box, ...]
    page: Box
    """The part of the panel that is scrolled."""
    footer: Box

    def nearest(self, x: float) -> int:
        """The stop that is nearest to a place."""
        return min(range(len(self.stops)), key=lambda n: abs(self.stops[n] - x))


def make_layout(p: Painter, stages: Stages, button_height: float) -> InsideLayout:
    """Share the window out.

    Args:
        p: measures texts in the view.
        stages: the stages that the slider has.
        button_height: how high buttons are in this view.
    """
    label, small, body = p.line("label"), p.line("small"), p.line("body")
    large = p.view.text > LARGE
    wide = WIDTH - 2 * MARGIN
    head_h = max(p.line("title"), button_height)
    top = (14.0 if large else 20.0) + head_h + (8.0 if large else 12.0)
    high = label + TRACK + small + (10.0 if large else 20.0)
    training = (MARGIN, top, wide, high)
    names = [say(f"practice.inside.figures.{name}") for name in FIGURES]
    figures_w = 3 * max(p.width(name, "small") for name in names) + 100
    figures_w = 0.0 if large else figures_w
    figures = (MARGIN + wide - figures_w, top, figures_w, high)
    left, right = MARGIN + PAD, MARGIN + wide - figures_w - PAD
    count = len(stages.all)
    step = (right - left) / count
    stops = tuple(left + (n + 0.5) * step for n in range(count))
    track = top + (4.0 if large else 8.0) + label + TRACK / 2
    footer_h = 2 * body + 8
    footer = (MARGIN, HEIGHT - footer_h - (2 if large else 6), wide, footer_h)
    panel_y = top + high + (6.0 if large else 10.0)
    panel = (MARGIN, panel_y, wide, footer[1] - 6 - panel_y)
    tab_h = label + 12
    tab_w = max(p.width(f"{tab_words(tab)}  M", "label", bold=True) for tab in TABS) + 44
    tabs = tuple((MARGIN + 12 + n * tab_w, panel_y + 8, tab_w, tab_h) for n in range(len(TABS)))
    inside = panel_y + tab_h + 14
    page = (MARGIN + 8, inside, wide - 16, panel_y + panel[3] - 8 - inside)
    return InsideLayout(
        20.0 + head_h / 2 - (6.0 if large else 0.0),
        training, stops, track, figures, panel, tabs, page, footer,
    )  # fmt: skip
