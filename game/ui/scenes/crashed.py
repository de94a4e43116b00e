"""The calm page that stands where a traceback would: what happened, what is safe, what now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from game.progress.log import Crash
from game.ui.context import AppContext, HelpTopic
from game.ui.gui import Kind
from game.ui.icons.shapes import IconName
from game.ui.paint import Painter
from game.ui.scene import Command, Quit, Replace, Scene
from game.ui.screen import Screen
from game.ui.theme import PANEL_CORNER, Colour, TextSize
from game.words import say

PAD = 40.0
GAP = 16.0

Way: TypeAlias = tuple[str, str, Callable[[], Command], IconName, float]
"""A button: its name, text, what it does, its icon, and how wide it is."""


class CrashScene(Screen):
    """Something went wrong in a scene; the game goes on.

    Args:
        app: what scenes are handed.
        crash: what went wrong.
        again: begins the play that was on, from its last move; None if there was none.
    """

    help_topic: HelpTopic = "crash"

    def __init__(
        self, app: AppContext, crash: Crash, again: Callable[[], Scene] | None = None
    ) -> None:
        super().__init__(app)
        self.crash, self._again = crash, again
        self.first = "again" if again is not None else "levels"

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
        rows = self._rows(inner)
        text_high = sum(len(lines) * p.line(size) + 16 for size, _, _, lines in self._parts)
        step = gui.button_height + GAP
        self._high = text_high + 16 + len(rows) * step - GAP + 2 * PAD
        self._x, self._y = (1280 - self._wide) / 2, (720 - self._high) / 2
        y = self._y + self._high - PAD - len(rows) * step + GAP
        for row in rows:
            x = self._x + PAD
            for name, text, act, icon, wide in row:
                kind: Kind = "primary" if name == self.first else "plain"
                place = (x, y, wide, gui.button_height)
                gui.button(name, text, place, act, kind=kind, icon=icon)
                x += wide + GAP
            y += step

    def _rows(self, wide: float) -> list[list[Way]]:
        """The ways on, each as wide as its text, in as many rows as they need."""
        ways: list[tuple[str, str, Callable[[], Command], IconName]] = [
            ("levels", say("crashed.levels"), self.back, "map"),
            ("quit", say("common.quit"), Quit, "quit"),
        ]
        if self._again is not None:
            ways.insert(0, ("again", say("crashed.again"), self.go_on, "play"))
        rows: list[list[Way]] = [[]]
        room = wide
        for name, text, act, icon in ways:
            each = self.gui.button_width(text, bold=name == self.first, icon=True)
            if each > room and rows[-1]:
                rows.append([])
                room = wide
            rows[-1].append((name, text, act, icon, each))
            room -= each + GAP
        return rows

    def _progress_words(self) -> str:
        if self.app.store.lasting:
            return say("crashed.kept")
        return say("crashed.not_kept")

    def _log_words(self) -> str:
        if self.crash.log is None:
            return say("crashed.no_log")
        return say("crashed.log", log=self.crash.log)

    def go_on(self) -> Command:
        """Go on with the play from its last move; where that fails too, back to the levels."""
        assert self._again is not None  # else there is no button
        try:
            return Replace(self._again())
        except Exception:
            # Whatever broke the play may stand in the way of taking it up again.
            return self.back()

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
