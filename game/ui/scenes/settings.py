"""The settings: text size, motion and its speed, full screen; kept as soon as they change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.progress.records import SettingValue
from game.ui.context import SPEEDS, TEXT_MAX, TEXT_MIN, TEXT_STEP, AppContext
from game.ui.gui import Kind
from game.ui.paint import Painter
from game.ui.scene import Command, Pop
from game.ui.screen import Screen
from game.ui.theme import PANEL_CORNER

PAD: Final = 40.0
ROW_GAP: Final = 28.0
SPEED_WORDS: Final = {0.5: "Slow", 1.0: "Normal", 2.0: "Fast"}


@dataclass(frozen=True, slots=True)
class _Row:
    title: str
    note: str


ROWS: Final = {
    "text": _Row("Text size", "Also Ctrl + and Ctrl − anywhere in the game"),
    "motion": _Row("Motion", "Reduced shows every change at once"),
    "speed": _Row("Animation speed", "How fast things move when they do"),
    "fullscreen": _Row("Full screen", "Also F11 or Alt + Enter"),
}


class SettingsScene(Screen):
    """The settings."""

    def __init__(self, app: AppContext) -> None:
        super().__init__(app)
        self.first = "text"

    def build(self) -> None:
        """Place a row for each setting: its name to the left, its control to the right."""
        gui, p, settings = self.gui, self.measure(), self.app.settings
        self._wide = 880 + 304 * (self.view.text - 1.0)
        self._x = (1280 - self._wide) / 2
        self._control = self._wide * 0.44
        row = max(gui.button_height, p.line("label") + p.line("body"))
        head = p.line("title") + 24
        inner = len(ROWS) * row + (len(ROWS) - 1) * ROW_GAP * (1.6 - 0.6 * self.view.text)
        self._gap = ROW_GAP * (1.6 - 0.6 * self.view.text)
        self._high = inner + 2 * PAD
        foot = gui.button_height + 24
        self._y = max((720 - head - self._high - foot) / 2, 16) + head
        self._row = row
        self._tops = [self._y + PAD + n * (row + self._gap) for n in range(len(ROWS))]
        left = self._x + self._wide - PAD - self._control
        self._text_slider(left, self._tops[0])
        self._choices("motion", left, self._tops[1],
                      [("Full", False), ("Reduced", True)], settings.reduced_motion,
                      "reduced_motion")  # fmt: skip
        self._choices("speed", left, self._tops[2],
                      [(SPEED_WORDS[speed], speed) for speed in SPEEDS], settings.speed,
                      "speed")  # fmt: skip
        self._choices("fullscreen", left, self._tops[3],
                      [("Window", False), ("Full screen", True)], settings.fullscreen,
                      "fullscreen")  # fmt: skip
        wide = gui.button_width("Back") + 32
        y = self._y + self._high + 24
        gui.button("back", "Back", (self._x, y, wide, gui.button_height), Pop)

    def _text_slider(self, x: float, y: float) -> None:
        room = self.measure().width("200%", "label", mono=True) + 16
        high = 24.0
        self.gui.slider(
            "text",
            (x, y + (self._row - high) / 2, self._control - room, high),
            self.app.settings.text,
            (TEXT_MIN, TEXT_MAX),
            TEXT_STEP,
            lambda to: self.app.change(text=round(to, 2)),
        )

    def _choices(
        self,
        name: str,
        x: float,
        y: float,
        options: list[tuple[str, SettingValue]],
        now: SettingValue,
        setting: str,
    ) -> None:
        """Buttons side by side, the chosen one lit."""
        gui, gap = self.gui, 8.0
        wide = (self._control - gap * (len(options) - 1)) / len(options)
        top = y + (self._row - gui.button_height) / 2
        for n, (text, value) in enumerate(options):
            kind: Kind = "chosen" if value == now else "plain"

            def choose(value: SettingValue = value) -> Command:
                self.app.change(**{setting: value})
                return None

            place = (x + n * (wide + gap), top, wide, gui.button_height)
            gui.button(f"{name}:{text}", text, place, choose, kind=kind)

    def paint(self, painter: Painter) -> None:
        """Draw the panel and the names."""
        p, theme = painter, self.theme
        line = p.line("title")
        p.text(self._x, self._y - 24 - line / 2, "Settings", "title", bold=True)
        p.rounded(self._x, self._y, self._wide, self._high, PANEL_CORNER, fill=theme.panel)
        room = self._wide - 2 * PAD - self._control - 24
        for row, top in zip(ROWS.values(), self._tops, strict=True):
            label, body = p.line("label"), p.line("body")
            y = top + (self._row - label - body) / 2
            p.text(self._x + PAD, y + label / 2, row.title, "label", width=room)
            p.text(self._x + PAD, y + label + body / 2, row.note, "body", theme.muted, width=room)
        p.text(self._x + self._wide - PAD, self._tops[0] + self._row / 2,
               f"{self.gui.slid('text'):.0%}", "label", mono=True, align="right")  # fmt: skip
