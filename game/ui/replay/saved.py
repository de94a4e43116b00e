"""The replays that were saved, in a list: each opens on its verdict."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from game.ui.context import AppContext, HelpTopic
from game.ui.focus import Control
from game.ui.paint import Painter
from game.ui.replay.files import open_replay_file, saved_replays
from game.ui.scene import Command, Pop, Push
from game.ui.screen import Screen
from game.ui.theme import CORNER
from game.ui.view import HEIGHT, WIDTH
from game.words import say

SIDE: Final = 48.0
TOP: Final = 24.0
GAP: Final = 8.0
PAD: Final = 16.0


class SavedScene(Screen):
    """All replays in the folder that they are saved in. A replay from elsewhere can be dropped on
    the window.

    Args:
        app: where replays are saved, and the other scenes.
    """

    help_topic: HelpTopic = "saved"
    """What F1 tells of."""

    def __init__(self, app: AppContext) -> None:
        super().__init__(app)
        self.folder = app.exports_folder
        self.saved = saved_replays(self.folder)
        self.first = "replay:0" if self.saved else "back"
        self._notice = ""
        self._rows: list[Control] = []

    def build(self) -> None:
        """Lay out the list under what is said of it."""
        p, gui, wide = self.measure(), self.gui, WIDTH - 2 * SIDE
        back = say("common.back")
        more = gui.button_width(back, icon=True)
        head = max(gui.button_height, p.line("title"))
        told = say("replay.saved.told" if self.saved else "replay.saved.empty",
                   folder=self.folder)  # fmt: skip
        self._told = p.wrap(self._notice or told, wide, "body")
        self._top = TOP + head + 12 + len(self._told) * p.line("body") + PAD
        self._high = p.line("label") + p.line("body") + PAD
        self.scroll.place((SIDE, self._top, wide, HEIGHT - self._top - TOP),
                          len(self.saved) * (self._high + GAP))  # fmt: skip
        self._rows = []
        for n in range(len(self.saved)):
            place = self.view.rect(SIDE, self._top, wide, self._high)
            control = Control(f"replay:{n}", place, self._opener(n), corner=self.view.px(CORNER))
            self._rows.append(gui.area(control))
        gui.button("back", back, (WIDTH - SIDE - more, TOP, more, gui.button_height), Pop,
                   icon="back")  # fmt: skip
        self.scrolled()

    def scrolled(self) -> None:
        """Put the rows where the page now is; of those out of sight nothing can be pressed."""
        for n, control in enumerate(self._rows):
            x, y, w, h = self._box(n)
            low, high = max(y, self._top), min(y + h, HEIGHT - TOP)
            control.rect = self.view.rect(x, low, w, max(high - low, 0.0))

    def _box(self, n: int) -> tuple[float, float, float, float]:
        y = self._top + n * (self._high + GAP) - self.scroll.offset
        return SIDE, y, WIDTH - 2 * SIDE, self._high

    def reveal(self, control: Control) -> None:
        """Scroll to the row that has the keys."""
        if control in self._rows:
            top = self._rows.index(control) * (self._high + GAP)
            self.scroll.reveal(top, top + self._high)

    def _opener(self, n: int) -> Callable[[], Command]:
        def open_it() -> Command:
            found = open_replay_file(self.app, self.saved[n].path)
            if isinstance(found, str):
                self._notice = found
                self.layout(self.view)
                return None
            return Push(found[0], tuple(found[1:]))

        return open_it

    def paint(self, painter: Painter) -> None:
        """Draw the rows: the file's name, and what it claims."""
        p, theme = painter, self.theme
        head = max(self.gui.button_height, p.line("title"))
        p.text(SIDE, TOP + head / 2, say("replay.saved.title"), "title", bold=True)
        y = TOP + head + 12
        ink = theme.wrong if self._notice else theme.muted
        for words in self._told:
            p.text(SIDE, y + p.line("body") / 2, words, "body", ink)
            y += p.line("body")
        with p.within(self.scroll.box, clip=True):
            for n, (saved, control) in enumerate(zip(self.saved, self._rows, strict=True)):
                x, y, w, h = self._box(n)
                hot = self.gui.hovered is control or (
                    self.focus.shown and self.focus.current is control
                )
                p.rounded(x, y, w, h, CORNER, fill=theme.raised if hot else theme.panel)
                line = y + PAD / 2 + p.line("label") / 2
                p.text(x + PAD, line, saved.path.name, "label", bold=True, width=w - 2 * PAD)
                below = y + PAD / 2 + p.line("label") + p.line("body") / 2
                p.text(x + PAD, below, saved.claims, "body", theme.muted, width=w - 2 * PAD)
        self.scroll.draw(p)
