"""The calm page that stands where a traceback would: what happened, what is safe, what now."""

from __future__ import annotations

from game.progress.crash import Crash
from game.ui.context import AppContext, HelpTopic
from game.ui.paint import Painter
from game.ui.scene import Command, Quit, Replace
from game.ui.screen import Screen
from game.ui.theme import PANEL_CORNER, Colour, TextSize
from game.words import say

PAD = 40.0


class CrashScene(Screen):
    """Something went wrong in a scene; the game goes on."""

    help_topic: HelpTopic = "crash"

    def __init__(self, app: AppContext, crash: Crash) -> None:
        super().__init__(app)
        self.crash = crash
        self.first = "levels"

    def build(self) -> None:
        """Place the words first and the two buttons under them."""
        p, gui = self.measure(), self.gui
        self._wide = 720 + 320 * (self.view.text - 1.0)
        inner = self._wide - 2 * PAD
        self._parts: list[tuple[TextSize, bool, Colour, list[str]]] = [
            ("title", True, self.theme.text, p.wrap(say("crashed.title"), inner, "title")),
            ("label", False, self.theme.text,
             p.wrap(say("crashed.what", error=self.crash.summary), inner, "label", lines=4)),
            ("label", False, self.theme.text,
             p.wrap(self._progress_words(), inner, "label")),
            ("body", False, self.theme.muted, p.wrap(self._log_words(), inner, "body", lines=4)),
        ]  # fmt: skip
        text_high = sum(len(lines) * p.line(size) + 16 for size, _, _, lines in self._parts)
        self._high = text_high + 16 + gui.button_height + 2 * PAD
        self._x, self._y = (1280 - self._wide) / 2, (720 - self._high) / 2
        y = self._y + self._high - PAD - gui.button_height
        x = self._x + PAD
        levels, leave = say("crashed.levels"), say("common.quit")
        wide = gui.button_width(levels, bold=True, icon=True)
        place = (x, y, wide, gui.button_height)
        gui.button("levels", levels, place, self.back, kind="primary", icon="map")
        x += wide + 16
        more = gui.button_width(leave, icon=True)
        gui.button("quit", leave, (x, y, more, gui.button_height), Quit, icon="quit")

    def _progress_words(self) -> str:
        if self.app.store.lasting:
            return say("crashed.kept")
        return say("crashed.not_kept")

    def _log_words(self) -> str:
        if self.crash.log is None:
            return say("crashed.no_log")
        return say("crashed.log", log=self.crash.log)

    def back(self) -> Command:
        """Back to the levels."""
        return Replace(self.app.scenes.levels(self.app))

    def paint(self, painter: Painter) -> None:
        """Draw the panel and the words."""
        p = painter
        p.rounded(self._x, self._y, self._wide, self._high, PANEL_CORNER, fill=self.theme.panel)
        y = self._y + PAD
        for size, bold, colour, lines in self._parts:
            wide = self._wide - 2 * PAD
            y = p.flow(self._x + PAD, y, wide, lines, size, colour, bold=bold) + 16
