"""What the history shows between header and buttons: legend, histograms, and a list of attempts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pygame

from game.rules.practice.history import History
from game.ui.focus import Control, Way
from game.ui.paint import Box, Painter
from game.ui.practice.bars import draw_legend
from game.ui.practice.ladder import Ladder, draw_ladder, ladder_height
from game.ui.practice.rows import draw_head, draw_row, row_height
from game.ui.theme import PANEL_CORNER
from game.ui.view import WIDTH
from game.words import say

if TYPE_CHECKING:
    from game.ui.practice.history import HistoryScene

MARGIN: Final = 24.0
GAP: Final = 16.0
ONE_ROW_UP_TO: Final = 1.25
"""The text size up to which all histograms stand side by side, over a list that scrolls."""
SHARES: Final = (0.37, 0.36, 0.27)
"""How wide they are: time has the fewest marks."""
FEWEST_ROWS: Final = 3


class HistoryPage:
    """The page of a history scene.

    With small text the histograms stay where they are and the list scrolls; with large text all of
    it scrolls as one page.

    Args:
        scene: whose page it is.
        found: the history.
        chosen: the place of the chosen attempt; None if there is none.
    """

    def __init__(self, scene: HistoryScene, found: History, chosen: int | None) -> None:
        self._scene, self.found, self.chosen = scene, found, chosen
        self.control: Control
        self._pointed: tuple[float, float] | None = None
        self._ladders: tuple[Ladder, ...] = ()
        self._drawn: dict[int, tuple[object, pygame.Surface]] = {}
        self.box: Box = (0, 0, 0, 0)

    def show(self, found: History) -> None:
        """Show the history as more is known of it."""
        before = [len(each.marks) for each in self.found.histograms]
        self.found = found
        if [len(each.marks) for each in found.histograms] != before:
            self.place(self._scene.measure(), self.box, again=True)

    # -- where everything is -------------------------------------------------------------------

    def place(self, p: Painter, box: Box, *, again: bool = False) -> None:
        """Share the box out; `again` if only the marks have changed."""
        self.box = box
        _, top, _, h = box
        self._row = row_height(p)
        self._legend = p.line("small") + 10
        self._fixed = self._scene.view.text <= ONE_ROW_UP_TO
        heights = [ladder_height(p, each) for each in self.found.histograms]
        wide = WIDTH - 2 * MARGIN
        if self._fixed:
            free = h - self._legend - GAP - self._head(p) - 16
            rows_seen = max(int((free - max(heights)) // self._row), FEWEST_ROWS)
            high = free - rows_seen * self._row
            x, boxes = MARGIN, []
            for share in SHARES:
                w = (wide - 2 * GAP) * share
                boxes.append((x, top + self._legend, w, high))
                x += w + GAP
            start = self._legend + high + GAP
        else:
            half, high = (wide - GAP) / 2, max(heights[:2])
            y = self._legend
            boxes = [(MARGIN, y, half, high), (MARGIN + half + GAP, y, half, high)]
            boxes.append((MARGIN, y + high + GAP, wide, heights[2]))
            start = y + high + heights[2] + 2 * GAP
        self._ladders = tuple(
            Ladder.place(p, each, found)
            for each, found in zip(boxes, self.found.histograms, strict=True)
        )
        self._drawn.clear()
        rows = len(self.found.attempts) * self._row + 16
        scroll, head = self._scene.scroll, self._head(p)
        if self._fixed:
            self._list: Box = (MARGIN, top + start, wide, h - start)
            inner = (MARGIN, top + start + head, wide + 14, rows_seen * self._row)
            self._first = 0.0
            scroll.place(inner, rows - 16)
        else:
            self._list = (MARGIN, start, wide, head + rows)
            self._first = start + head
            scroll.place((0, top, WIDTH - 8, h), start + head + rows + GAP)
        if not again:
            self._make_control()

    def _head(self, p: Painter) -> float:
        return p.line("small") + 20

    def _make_control(self) -> None:
        scene, view = self._scene, self._scene.view
        self.control = Control(
            "attempts",
            pygame.Rect(0, 0, 0, 0),
            scene.watch,
            scene.choose_by_arrow,
            enabled=bool(self.found.attempts),
            clip=None if self._fixed else view.rect(*self.box),
            corner=view.px(PANEL_CORNER),
        )
        scene.focus.add(self.control)  # a click chooses a row, and presses nothing

    def _on_page(self, y: float) -> float:
        """Where a height on the page now is; what is fixed is in the window's own units."""
        return y if self._fixed else self.box[1] + y - self._scene.scroll.offset

    def _row_y(self, place: int) -> float:
        """Where a row of the list now is."""
        scroll = self._scene.scroll
        return scroll.box[1] + self._first + place * self._row - scroll.offset

    def scrolled(self) -> None:
        """Put the list's control where the page now is."""
        x, y, w, h = self._list
        self.control.rect = self._scene.view.rect(x, self._on_page(y), w, h)

    def begin(self) -> None:
        """Open at the chosen attempt, if that hides no histogram."""
        if self._fixed and self.chosen is not None:
            above = int(self._scene.scroll.box[3] / self._row) // 2
            self._scene.scroll.jump((self._place(self.chosen) - above) * self._row)

    def reveal(self) -> None:
        """Scroll to the chosen attempt."""
        if self.chosen is not None:
            top = self._first + self._place(self.chosen) * self._row
            margin = 0.0 if self._fixed else 8.0
            self._scene.scroll.reveal(top, top + self._row, margin)

    # -- what is where -------------------------------------------------------------------------

    def _place(self, n: int) -> int:
        """The row of an attempt, and the attempt of a row: the newest comes first."""
        return len(self.found.attempts) - 1 - n

    def neighbour(self, way: Way) -> int | None:
        """The attempt above or below the chosen one; None at the ends."""
        if self.chosen is None or way not in ("up", "down"):
            return None
        row = self._place(self.chosen) + (1 if way == "down" else -1)
        return self._place(row) if 0 <= row < len(self.found.attempts) else None

    def point(self, at: tuple[float, float]) -> None:
        """The mouse is here."""
        self._pointed = at

    def attempt_at(self, at: tuple[float, float]) -> int | None:
        """The attempt of a row, or the next of those whose bar this is; None for neither."""
        row = self._row_at(at)
        if row is not None:
            return self._place(row)
        for ladder in self._ladders:
            bin_ = self._bin_at(ladder, at)
            if bin_ is not None:
                inside = ladder.found.bins[bin_].attempts[::-1]
                here = inside.index(self.chosen) if self.chosen in inside else -1
                return inside[(here + 1) % len(inside)]
        return None

    def _bin_at(self, ladder: Ladder, at: tuple[float, float]) -> int | None:
        x, y, w, h = self.box
        if not (x <= at[0] < x + w and y <= at[1] < y + h):
            return None
        return ladder.bin_at(at[0], at[1] - self._on_page(0.0))

    def _row_at(self, at: tuple[float, float]) -> int | None:
        x, y, w, h = self._scene.scroll.box
        left, _, wide, _ = self._list
        if not (left <= at[0] < left + wide and y <= at[1] < y + h and x <= at[0] < x + w):
            return None
        row = int((at[1] - self._row_y(0)) // self._row)
        return row if 0 <= row < len(self.found.attempts) else None

    # -- drawing -------------------------------------------------------------------------------

    def draw(self, p: Painter) -> None:
        """Draw everything."""
        with p.within(self.box, clip=True):
            y = self._on_page(self.box[1] if self._fixed else 0.0) + self._legend / 2 - 4
            end = draw_legend(p, MARGIN + 4, y)
            p.text(end + 12, y, self._note(), "small", p.theme.muted, width=WIDTH - MARGIN - end)
            for n, ladder in enumerate(self._ladders):
                self._ladder(p, n, ladder)
            self._draw_list(p)

    def _note(self) -> str:
        """What is to be known of the histograms."""
        out = self.found.left_out
        busy = self._scene.measuring.busy
        note = say("practice.history.note_measuring" if busy else "practice.history.note")
        return say("practice.history.note_left_out", count=out, note=note) if out else note

    def _ladder(self, p: Painter, n: int, ladder: Ladder) -> None:
        """Draw a histogram, or put it where it was drawn before."""
        found, at = ladder.found, self._pointed
        chosen = None if self.chosen is None else found.bin_of(self.chosen)
        hovered = None if at is None else self._bin_at(ladder, at)
        focus = self._scene.focus
        keyed = focus.shown and focus.current is self.control
        told = chosen if hovered is None and keyed else hovered
        key = p.view, chosen, told, hovered
        x, y, w, h = ladder.box
        area = p.view.area(x, y, w, h)
        if w <= 0 or h <= 0:  # a window of a few pixels has no room for it
            return
        shown = p.view.rect(x, y + self._on_page(0.0), w, h)
        kept = self._drawn.get(n)
        if kept is None or kept[0] != key:
            image = pygame.Surface(area.size)
            image.fill(p.theme.ground)
            piece = p.onto(image, *area.topleft, moved=shown.y - area.y)
            draw_ladder(piece, ladder, chosen, told, hovered)
            kept = self._drawn[n] = key, image
        p.surface.blit(kept[1], shown)

    def _draw_list(self, p: Painter) -> None:
        x, y, w, h = self._list
        y = self._on_page(y)
        p.rounded(x, y, w, h, PANEL_CORNER, fill=p.theme.panel)
        if not self.found.attempts:
            return
        draw_head(p, (x, y + 4, w, self._head(p)))
        seen = self._scene.scroll.box
        with p.within(seen, clip=True):
            first = max(int((seen[1] - self._row_y(0)) // self._row), 0)
            last = int((seen[1] + seen[3] - self._row_y(0)) // self._row) + 1
            hot = None if self._pointed is None else self._row_at(self._pointed)
            for row in range(first, min(last, len(self.found.attempts))):
                n = self._place(row)
                box = (x, self._row_y(row), w, self._row)
                draw_row(p, box, self.found, n, chosen=n == self.chosen, hot=row == hot)
