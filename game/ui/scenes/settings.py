"""The settings, on two pages: the window's, and what the coach shows; kept as they change."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from game.ui.context import SPEEDS, TEXT_MAX, TEXT_MIN, TEXT_STEP, AppContext
from game.ui.gui import Kind
from game.ui.paint import Painter
from game.ui.rows import ON_OFF, SWITCHES, Row, Rows
from game.ui.scene import Command, Pop
from game.ui.screen import Screen
from game.ui.view import HEIGHT, WIDTH

Page: TypeAlias = Literal["window", "coach"]
PAGES: Final[tuple[Page, ...]] = ("window", "coach")
TITLES: Final[dict[Page, str]] = {"window": "Window", "coach": "Coach in practice"}
SPEED_WORDS: Final = {0.5: "Slow", 1.0: "Normal", 2.0: "Fast"}

ROWS: Final = {
    "text": Row("Text size", "Also Ctrl + and Ctrl − anywhere in the game"),
    "motion": Row("Motion", "Reduced shows every change at once"),
    "speed": Row("Animation speed", "How fast things move when they do"),
    "fullscreen": Row("Full screen", "Also F11 or Alt + Enter"),
}


class SettingsScene(Screen):
    """The settings."""

    def __init__(self, app: AppContext) -> None:
        super().__init__(app)
        self.page: Page = "window"
        self.first = "text"
        self._rows: Rows

    def build(self) -> None:
        """Place the tabs of the pages, a row for each setting, and the way back."""
        gui, p = self.gui, self.measure()
        shown = ROWS if self.page == "window" else SWITCHES
        self._rows = rows = Rows(gui, p, tuple(shown.values()))
        most = max(rows.high, Rows(gui, p, tuple(SWITCHES.values())).high)
        head, foot = max(p.line("title"), gui.button_height) + 24, gui.button_height + 24
        y = max((HEIGHT - head - most - foot) / 2, 12) + head
        rows.place((WIDTH - rows.wide) / 2, y)
        self._head = y - 24 - gui.button_height / 2
        self._tabs()
        self._window() if self.page == "window" else self._coach()
        wide = gui.button_width("Back") + 32
        gui.button("back", "Back", (rows.x, y + rows.high + 24, wide, gui.button_height), Pop)

    def _tabs(self) -> None:
        gui, right = self.gui, self._rows.x + self._rows.wide
        widths = [gui.button_width(TITLES[page]) for page in PAGES]
        x = right - sum(widths) - 8 * (len(PAGES) - 1)
        for page, wide in zip(PAGES, widths, strict=True):
            kind: Kind = "chosen" if page == self.page else "quiet"
            place = (x, self._head - gui.button_height / 2, wide, gui.button_height)

            def turn(page: Page = page) -> Command:
                self.page = page
                self.layout(self.view)
                return None

            gui.button(f"page:{page}", TITLES[page], place, turn, kind=kind)
            x += wide + 8

    def _window(self) -> None:
        rows, app = self._rows, self.app
        room = self.measure().width("200%", "label", mono=True) + 16
        rows.slider(0, "text", app.settings.text, (TEXT_MIN, TEXT_MAX), TEXT_STEP, room,
                    lambda to: app.change(text=round(to, 2)))  # fmt: skip
        rows.choices(1, "motion", [("Full", False), ("Reduced", True)], "reduced_motion", app)
        speeds = [(SPEED_WORDS[speed], speed) for speed in SPEEDS]
        rows.choices(2, "speed", speeds, "speed", app)
        rows.choices(3, "fullscreen", [("Window", False), ("Full screen", True)], "fullscreen", app)

    def _coach(self) -> None:
        for n, setting in enumerate(SWITCHES):
            self._rows.choices(n, setting, ON_OFF, setting, self.app)

    def paint(self, painter: Painter) -> None:
        """Draw the panel and the names."""
        painter.text(self._rows.x, self._head, "Settings", "title", bold=True)
        values = [f"{self.gui.slid('text'):.0%}"] if self.page == "window" else []
        self._rows.paint_panel(painter)
        self._rows.paint(painter, values)
