"""The summary of a lesson: what was played in it, level by level, to be saved for a teacher."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from game.level.file_names import as_ident
from game.rules.lesson.running import Running
from game.rules.lesson.summary import Row, as_csv, attempts_words, reached_words, spent_words
from game.ui.context import AppContext, HelpTopic
from game.ui.export.files import ExportError, save_bytes
from game.ui.levels.foot import draw_stars
from game.ui.paint import Painter
from game.ui.scene import Command, Pop
from game.ui.screen import Screen
from game.ui.theme import CORNER
from game.ui.view import HEIGHT, WIDTH
from game.words import say

SIDE: Final = 48.0
TOP: Final = 24.0
GAP: Final = 8.0
PAD: Final = 16.0


class LessonScene(Screen):
    """What came of a lesson.

    Args:
        app: where a saved summary goes.
        lesson: the lesson.
    """

    help_topic: HelpTopic = "lesson"
    """What F1 tells of."""

    def __init__(self, app: AppContext, lesson: Running) -> None:
        super().__init__(app)
        self.lesson = lesson
        self.first = "back"
        self.said, self._trouble = "", False

    def build(self) -> None:
        """Lay out the table and the two buttons."""
        p, gui, wide = self.measure(), self.gui, WIDTH - 2 * SIDE
        self._rows = self.lesson.rows()
        self._done = p.wrap(self.lesson.done, wide, "label")
        self._told = p.wrap(self.said or self.lesson.told, wide, "body")
        self._head = TOP + max(p.line("title"), gui.button_height) + 12
        self._head += len(self._done) * p.line("label") + len(self._told) * p.line("body") + PAD
        self._row = p.line("label") + p.line("body") + PAD
        self.scroll.place((SIDE, self._head, wide, HEIGHT - self._head - TOP),
                          len(self._rows) * (self._row + GAP))  # fmt: skip
        back, save = say("common.back"), say("lesson.save")
        x = WIDTH - SIDE - gui.button_width(back, icon=True)
        more = gui.button_width(save, icon=True)
        gui.button("save", save, (x - 8 - more, TOP, more, gui.button_height), self._save,
                   icon="save")  # fmt: skip
        gui.button("back", back, (x, TOP, WIDTH - SIDE - x, gui.button_height), Pop, icon="back")
        self._room = x - 16 - more - SIDE

    def _save(self) -> Command:
        stem = f"{as_ident(self.lesson.world.title) or 'lesson'}-{datetime.now():%Y%m%d-%H%M}"
        try:
            data = as_csv(self._rows).encode("utf-8-sig")  # spreadsheets know umlauts by the mark
            path = save_bytes(self.app.exports_folder, stem, ".csv", data)
            self.said, self._trouble = say("lesson.saved", path=path), False
        except ExportError as error:
            self.said, self._trouble = str(error), True
        self.layout(self.view)
        return None

    def paint(self, painter: Painter) -> None:
        """Draw what the lesson is, and a row for each level."""
        p, theme = painter, self.theme
        middle = TOP + max(p.line("title"), self.gui.button_height) / 2
        p.text(SIDE, middle, self.lesson.world.title, "title", bold=True, width=self._room)
        y = TOP + max(p.line("title"), self.gui.button_height) + 12
        for words in self._done:
            p.text(SIDE, y + p.line("label") / 2, words, "label")
            y += p.line("label")
        ink = theme.wrong if self._trouble else theme.muted
        for words in self._told:
            p.text(SIDE, y + p.line("body") / 2, words, "body", ink)
            y += p.line("body")
        x, top, w, _ = self.scroll.box
        with p.within(self.scroll.box, clip=True):
            for n, row in enumerate(self._rows):
                at = top + n * (self._row + GAP) - self.scroll.offset
                self._draw_row(p, n + 1, row, (x, at, w))
        self.scroll.draw(p)

    def _draw_row(self, p: Painter, number: int, row: Row, at: tuple[float, float, float]) -> None:
        """A level: number and title, stars; below them what was reached, how often, how long."""
        theme, (x, y, w) = p.theme, at
        p.rounded(x, y, w, self._row, CORNER, fill=theme.panel)
        line = y + PAD / 2 + p.line("label") / 2
        side = p.line("label")
        stars = side * 3.4
        taken = p.text(x + PAD, line, str(number), "label", theme.muted, mono=True) + 12
        p.text(x + PAD + taken, line, row.title, "label", bold=True,
               width=w - 2 * PAD - taken - stars)  # fmt: skip
        draw_stars(p, x + w - PAD - stars, line, row.stars or 0, side)
        below = y + PAD / 2 + p.line("label") + p.line("body") / 2
        told = reached_words(row)
        if row.stars is not None:
            told = say("lesson.row", reached=told, attempts=attempts_words(row),
                       spent=spent_words(row))  # fmt: skip
        p.text(x + PAD + taken, below, told, "body", theme.muted, width=w - 2 * PAD - taken)
