"""The list of the Field guide's entries, in groups."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from game.guide.catalogue import groups
from game.ui.context import AppContext
from game.ui.focus import Control
from game.ui.guide.page import SIDE, GuidePage
from game.ui.paint import Box, Painter
from game.ui.scene import Scene
from game.ui.theme import CORNER
from game.ui.view import HEIGHT, WIDTH
from game.words import say

GAP: Final = 24.0
PAD: Final = 12.0
GROUP_GAP: Final = 14.0
ROW_PAD: Final = 3.0
TWO_COLUMNS_UP_TO: Final = 1.3


@dataclass
class _Row:
    """One entry as it is listed."""

    title: str
    summary: list[str]
    box: Box
    control: Control


class IndexScene(GuidePage):
    """All entries."""

    def __init__(self, app: AppContext, trail: tuple[Scene, ...] = ()) -> None:
        super().__init__(app, trail)
        self._rows: list[_Row] = []
        self._heads: list[tuple[float, float, str]] = []
        self.first = "entry:lstm"

    def build(self) -> None:
        """Lay the groups out in columns of about the same height."""
        p, gui = self.measure(), self.gui
        self._rows, self._heads = [], []
        self.header_buttons(index=False)
        columns = 2 if self.view.text <= TWO_COLUMNS_UP_TO else 1
        wide = (WIDTH - 2 * SIDE - 12 - GAP * (columns - 1)) / columns
        heights = [self._group_height(p, n, wide) for n in range(len(groups()))]
        half = sum(heights) / columns
        window = self.view.rect(0, self.body_top, WIDTH, HEIGHT - self.body_top)
        column, ends = 0, [0.0] * columns
        for n, group in enumerate(groups()):
            if column + 1 < columns and ends[column] + heights[n] / 2 > half:
                column += 1
            x, y = SIDE + column * (wide + GAP), ends[column]
            self._heads.append((x + PAD, y + p.line("small") / 2, group.title.upper()))
            y += p.line("small") + 6
            for entry in group.entries:
                summary = p.wrap(entry.summary, wide - 2 * PAD, "body")
                high = self._row_height(p, len(summary))
                box = (x, y, wide, high)
                press = partial(self.read, entry.id)
                control = Control(f"entry:{entry.id}", self.view.rect(*box), press, clip=window,
                                  corner=self.view.px(CORNER))  # fmt: skip
                with self.focus.within(f"column {column}"):
                    gui.area(control)
                self._rows.append(_Row(entry.title, summary, box, control))
                y += high
            ends[column] = y + GROUP_GAP
        box = (SIDE, self.body_top, WIDTH - 2 * SIDE + 8, HEIGHT - self.body_top)
        self.scroll.place(box, max(ends) - GROUP_GAP + 8)
        self.scrolled()

    def _group_height(self, p: Painter, n: int, wide: float) -> float:
        rows = sum(
            self._row_height(p, len(p.wrap(entry.summary, wide - 2 * PAD, "body")))
            for entry in groups()[n].entries
        )
        return p.line("small") + 6 + rows + GROUP_GAP

    @staticmethod
    def _row_height(p: Painter, lines: int) -> float:
        return p.line("label") + lines * p.line("body") + 2 * ROW_PAD

    def scrolled(self) -> None:
        """Put the entries' controls where the page now is."""
        for row in self._rows:
            x, y, w, h = row.box
            row.control.rect = self.view.rect(x, self._on_page(y), w, h)

    def reveal(self, control: Control) -> None:
        """Scroll to the entry that has the keys; to the very top for the first of a column."""
        for row in self._rows:
            if row.control is control:
                top = 0.0 if row.box[1] < 60 else row.box[1]
                self.scroll.reveal(top, row.box[1] + row.box[3])

    def paint(self, painter: Painter) -> None:
        """Draw the groups, then the header over what is scrolled under it."""
        p, theme = painter, self.theme
        with p.within((0, self.body_top, WIDTH, HEIGHT - self.body_top), clip=True):
            for x, y, title in self._heads:
                p.text(x, self._on_page(y), title, "small", theme.muted, bold=True)
            for row in self._rows:
                self._draw_row(p, row)
        self.draw_header(p, say("guide.index"))
        self.scroll.draw(p)

    def _draw_row(self, p: Painter, row: _Row) -> None:
        x, y, w, h = row.box
        top, theme = self._on_page(y), p.theme
        if top > HEIGHT or top + h < self.body_top:
            return
        hot = self.gui.hovered is row.control or (
            self.focus.shown and self.focus.current is row.control
        )
        if hot or self.gui.is_held(row.control):
            p.rounded(x, top, w, h, CORNER, fill=theme.raised if hot else theme.panel)
        line = p.line("label")
        p.text(x + PAD, top + ROW_PAD + line / 2, row.title, "label", bold=True, width=w - 2 * PAD)
        for n, words in enumerate(row.summary):
            at = top + ROW_PAD + line + (n + 0.5) * p.line("body")
            p.text(x + PAD, at, words, "body", theme.muted)
