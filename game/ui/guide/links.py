"""Links of the Field guide: drawn by the scene, pressed with a click or Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import pygame

from game.ui.focus import Control
from game.ui.gui import Gui
from game.ui.paint import Box, Painter, mix
from game.ui.scene import Command
from game.ui.theme import CORNER, TextSize

PAD: Final = 10.0

LinkKind: TypeAlias = Literal["level", "entry", "walk"]


@dataclass
class Link:
    """One link with its place on the page, in units, before scrolling."""

    text: str
    kind: LinkKind
    box: Box
    control: Control
    size: TextSize = "label"

    def draw(self, p: Painter, x: float, y: float, *, hot: bool, held: bool) -> None:
        """Draw it with its top left corner here."""
        theme = p.theme
        _, _, w, h = self.box
        fill = theme.raised if not hot else mix(theme.raised, theme.line, 0.7)
        if held:
            fill = theme.panel
        p.rounded(x, y, w, h, CORNER, fill=fill)
        hue = theme.memory if self.kind != "entry" else theme.output
        middle, r = y + h / 2, p.line("body") * 0.3
        icon = "arrow_right" if self.kind == "entry" else "tip_right"
        p.icon(icon, x + PAD + r, middle, r, hue, 2)
        start = x + 2 * PAD + 2 * r
        p.text(start, middle, self.text, self.size, width=w - (start - x) - 4)


def link_height(p: Painter, size: TextSize = "label") -> float:
    """How high a link is, in units."""
    return p.line(size) + 14


def link_width(p: Painter, text: str, size: TextSize = "label") -> float:
    """How wide a link must be to show its text whole."""
    return 3 * PAD + 0.6 * p.line("body") + p.width(text, size)


def add_link(
    gui: Gui,
    name: str,
    text: str,
    kind: LinkKind,
    box: Box,
    press: Callable[[], Command],
    clip: pygame.Rect | None = None,
    size: TextSize = "label",
) -> Link:
    """Make a link's control; where it is seen, the scene says when it scrolls."""
    place = gui.view.rect(*box)
    control = Control(name, place, press, clip=clip, corner=gui.view.px(CORNER))
    gui.area(control)
    return Link(text, kind, box, control, size)


def in_rows(
    p: Painter, texts: Sequence[str], x: float, y: float, width: float, size: TextSize
) -> tuple[list[Box], float]:
    """Boxes for links side by side, as many to a row as fit; and where the last row ends."""
    high, gap, boxes = link_height(p, size), 8.0, []
    at, top = x, y
    for text in texts:
        wide = min(link_width(p, text, size), width)
        if at > x and at + wide > x + width:
            at, top = x, top + high + gap
        boxes.append((at, top, wide, high))
        at += wide + gap
    return boxes, top + high if texts else y
