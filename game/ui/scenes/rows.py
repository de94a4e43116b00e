"""Rows of settings on a panel: name and note at the left, the choices or a slider at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from game.progress.records import SettingValue
from game.ui.context import AppContext
from game.ui.gui import Gui, Kind
from game.ui.paint import Painter
from game.ui.scene import Command
from game.ui.theme import PANEL_CORNER
from game.words import say

NO_VALUES: Final[Mapping[int, str]] = {}
PAD: Final = 40.0
ROW_GAP: Final = 28.0
Option: TypeAlias = tuple[str, SettingValue]
"""One choice: what it is called in the catalogue, and the setting's value."""
ON_OFF: Final[tuple[Option, ...]] = (("on", True), ("off", False))


@dataclass(frozen=True, slots=True)
class Row:
    """One setting: its name, by which the catalogue knows it, and the action that switches it."""

    name: str
    action: str = ""

    @property
    def title(self) -> str:
        """What it is called."""
        return say(f"settings.{self.name}.title")

    @property
    def note(self) -> str:
        """One line on it."""
        return say(f"settings.{self.name}.note")


SWITCHES: Final = {
    row.name: row
    for row in (
        Row("coach_bar", "coach_bar"),
        Row("coach_ghosts", "coach_ghosts"),
        Row("coach_marks", "coach_marks"),
        Row("coach_words", "coach_words"),
        Row("bets", "bet"),
    )
}
"""What a practice shows, by the setting that switches it."""


class Rows:
    """Rows placed one below the other; their controls are in reading order.

    Args:
        gui: makes the controls.
        p: measures texts.
        rows: what there is, the first at the top.
        tight: how much of the usual gap is between two rows, from 0 to 1.
    """

    def __init__(self, gui: Gui, p: Painter, rows: Sequence[Row], tight: float = 1.0) -> None:
        self._gui, self.rows = gui, rows
        self.wide = 880 + 304 * (p.view.text - 1.0)
        self._control = self.wide * 0.44
        self._row = max(gui.button_height, p.line("label") + p.line("body"))
        self._gap = ROW_GAP * (1.6 - 0.6 * p.view.text) * tight
        self.high = len(rows) * self._row + (len(rows) - 1) * self._gap + 2 * PAD
        self.x = self.y = 0.0

    def place(self, x: float, y: float) -> None:
        """Say where the panel is."""
        self.x, self.y = x, y

    def _top(self, n: int) -> float:
        return self.y + PAD + n * (self._row + self._gap)

    @property
    def _left(self) -> float:
        return self.x + self.wide - PAD - self._control

    def slider(
        self,
        n: int,
        name: str,
        value: float,
        limits: tuple[float, float],
        step: float,
        room: float,
        moved: Callable[[float], None],
    ) -> None:
        """A slider in row n; `room` is kept at its right for the value."""
        high = 24.0
        box = self._left, self._top(n) + (self._row - high) / 2, self._control - room, high
        self._gui.slider(name, box, value, limits, step, moved)

    def choices(
        self,
        n: int,
        setting: str,
        options: Sequence[Option],
        app: AppContext,
    ) -> None:
        """Buttons side by side in row n, the chosen one lit; pressing one changes the setting."""
        gui, gap, now = self._gui, 8.0, getattr(app.settings, setting)
        wide = (self._control - gap * (len(options) - 1)) / len(options)
        top = self._top(n) + (self._row - gui.button_height) / 2
        for k, (option, value) in enumerate(options):
            text = option if setting == "language" else say(f"settings.options.{option}")
            kind: Kind = "chosen" if value == now else "plain"

            def choose(value: SettingValue = value) -> Command:
                app.change(**{setting: value})
                return None

            place = (self._left + k * (wide + gap), top, wide, gui.button_height)
            gui.button(f"{setting}:{value}".lower(), text, place, choose, kind=kind)

    def button(self, n: int, name: str, text: str, press: Callable[[], Command]) -> None:
        """A button in row n, for what is done and not set."""
        top = self._top(n) + (self._row - self._gui.button_height) / 2
        place = self._left, top, self._control, self._gui.button_height
        self._gui.button(name, text, place, press)

    def paint_panel(self, p: Painter) -> None:
        """Draw what the rows lie on."""
        p.rounded(self.x, self.y, self.wide, self.high, PANEL_CORNER, fill=p.theme.panel)

    def paint(
        self,
        p: Painter,
        values: Mapping[int, str] = NO_VALUES,
        *,
        key: Callable[[str], str] | None = None,
    ) -> None:
        """Draw the names, perhaps the keys of actions, and `values` at the right ends of rows."""
        theme = p.theme
        room = self.wide - 2 * PAD - self._control - 24
        label, body = p.line("label"), p.line("body")
        for n, row in enumerate(self.rows):
            y = self._top(n) + (self._row - label - body) / 2
            used = p.text(self.x + PAD, y + label / 2, row.title, "label", width=room)
            if row.action and key is not None:
                x = self.x + PAD + used + 12
                p.text(x, y + label / 2, key(row.action), "label", theme.muted, mono=True)
            p.text(self.x + PAD, y + label + body / 2, row.note, "body", theme.muted, width=room)
        for n, text in values.items():
            p.text(self.x + self.wide - PAD, self._top(n) + self._row / 2, text, "label",
                   mono=True, align="right")  # fmt: skip
