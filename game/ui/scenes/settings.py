"""The settings, on pages: looks, motion, sound, controls and help; kept as they change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, TypeAlias

from game import words
from game.progress.records import SettingValue
from game.progress.settings import (
    PRESETS,
    SPEEDS,
    TEMPO_MAX,
    TEMPO_STEP,
    TEXT_MAX,
    TEXT_MIN,
    TEXT_STEP,
    VOLUME_STEP,
    speed_option,
)
from game.ui.context import AppContext, HelpTopic
from game.ui.gui import Kind
from game.ui.icons.shapes import IconName
from game.ui.paint import Painter
from game.ui.scene import Command, Pop, Push
from game.ui.scenes import order
from game.ui.scenes.rows import ON_OFF, SWITCHES, Option, Row, Rows
from game.ui.screen import Screen
from game.ui.theme import THEMES
from game.ui.view import HEIGHT, WIDTH
from game.words import say

Page: TypeAlias = Literal["looks", "motion", "sound", "controls", "coach"]
PAGES: Final[dict[Page, tuple[str, ...]]] = {
    "looks": ("theme", "text", "patterns", "fullscreen", "language"),
    "motion": ("reduced_motion", "stepped", "speed", "tempo"),
    "sound": ("muted", "sounds", "voices", "ambience"),
    "controls": ("preset", "keys", "prompts", "tutorial", "profiles"),
    "coach": tuple(SWITCHES),
}
"""The pages, and the settings on each."""
SIGNS: Final[dict[Page, IconName]] = {
    "looks": "eye",
    "motion": "film",
    "sound": "sound",
    "controls": "keyboard",
    "coach": "practice",
}
"""The icon of each page, where there is room for it."""
MOST: Final = max(len(names) for names in PAGES.values())

Scale: TypeAlias = tuple[tuple[float, float], float, Callable[[float], str]]
"""From where to where a slider goes, by how much, and how its value reads."""


def _percent(value: float) -> str:
    return say("settings.percent", value=round(value * 100))


def _tempo(value: float) -> str:
    return say("settings.tempo.waits") if value == 0 else say("settings.tempo.rate", value=value)


SLIDERS: Final[dict[str, Scale]] = {
    "text": ((TEXT_MIN, TEXT_MAX), TEXT_STEP, _percent),
    "tempo": ((0.0, TEMPO_MAX), TEMPO_STEP, _tempo),
    "sounds": ((0.0, 1.0), VOLUME_STEP, _percent),
    "voices": ((0.0, 1.0), VOLUME_STEP, _percent),
    "ambience": ((0.0, 1.0), VOLUME_STEP, _percent),
}
CHOICES: Final[dict[str, tuple[Option, ...]]] = {
    "theme": tuple((name, name) for name in THEMES),
    "fullscreen": (("window", False), ("fullscreen", True)),
    "reduced_motion": (("full", False), ("reduced", True)),
    "speed": tuple((speed_option(speed), speed) for speed in SPEEDS),
    "preset": tuple((f"hand_{name}", name) for name in PRESETS),
}
"""What can be chosen, where it is more than on and off."""


class SettingsScene(Screen):
    """The settings."""

    help_topic: HelpTopic = "settings"

    def __init__(self, app: AppContext, page: Page = "looks") -> None:
        super().__init__(app)
        self.page: Page = page
        self.first = f"theme:{app.settings.theme}"
        self._rows: Rows
        self._heard = self._volumes

    @property
    def _volumes(self) -> dict[str, SettingValue]:
        return {name: getattr(self.app.settings, name) for name in PAGES["sound"]}

    def animate(self, dt: float) -> None:
        """Let a volume be heard that was changed."""
        before, self._heard = self._heard, self._volumes
        for name, value in self._heard.items():
            if value != before[name]:
                self.app.sound.sample(name)

    def build(self) -> None:
        """Place the tabs of the pages, a row for each setting, and the way back."""
        gui, p = self.gui, self.measure()
        names = PAGES[self.page]
        self._rows = rows = Rows(gui, p, [SWITCHES.get(name, Row(name)) for name in names])
        most = Rows(gui, p, [Row("text")] * MOST).high
        head, foot = max(p.line("title"), gui.button_height) + 24, gui.button_height + 24
        y = max((HEIGHT - head - most - foot) / 2, 12) + head
        rows.place((WIDTH - rows.wide) / 2, y)
        self._head = y - 24 - gui.button_height / 2
        self._tabs()
        for n, name in enumerate(names):
            self._row(n, name)
        wide = gui.button_width(say("common.back"), icon=True)
        place = (rows.x, y + most + 24, wide, gui.button_height)
        gui.button("back", say("common.back"), place, Pop, icon="back")

    def _to_keys(self) -> Command:
        return Push(self.app.scenes.keys(self.app))

    def _to_profiles(self) -> Command:
        return Push(self.app.scenes.profiles(self.app))

    def _tabs(self) -> None:
        gui, right = self.gui, self._rows.x + self._rows.wide
        titles: dict[Page, str] = {page: say(f"settings.pages.{page}") for page in PAGES}
        room = (
            self._rows.wide - self.measure().width(say("settings.title"), "title", bold=True) - 24
        )

        def wide_as(*, signed: bool) -> list[float]:
            return [gui.button_width(title, bold=True, icon=signed) for title in titles.values()]

        signed = sum(wide_as(signed=True)) + 8 * (len(PAGES) - 1) <= room
        widths = wide_as(signed=True) if signed else [gui.button_width(t) for t in titles.values()]
        x = right - sum(widths) - 8 * (len(PAGES) - 1)
        for (page, title), wide in zip(titles.items(), widths, strict=True):
            kind: Kind = "chosen" if page == self.page else "quiet"
            place = (x, self._head - gui.button_height / 2, wide, gui.button_height)

            def turn(page: Page = page) -> Command:
                self.page = page
                self.layout(self.view)
                return None

            icon = SIGNS[page] if signed else None
            gui.button(f"page:{page}", title, place, turn, kind=kind, icon=icon)
            x += wide + 8

    def _row(self, n: int, name: str) -> None:
        app = self.app
        if name in SLIDERS:
            limits, step, told = SLIDERS[name]
            p = self.measure()
            room = max(p.width(told(value), "label", mono=True) for value in limits) + 16

            def moved(to: float) -> None:
                app.change(**{name: round(to, 2)})

            self._rows.slider(n, name, getattr(app.settings, name), limits, step, room, moved)
        elif name == "keys":
            self._rows.button(n, name, say("settings.keys.button"), self._to_keys)
        elif name == "profiles":
            self._rows.button(n, name, say("settings.profiles.button"), self._to_profiles)
        elif name == "tutorial":
            self._rows.button(n, name, say("tutorial.replay.button"), self._tutorial)
        elif name == "language":
            spoken = tuple((one.name, one.code) for one in words.languages())
            self._rows.choices(n, name, spoken, app)
        else:
            self._rows.choices(n, name, CHOICES.get(name, ON_OFF), app)

    def _tutorial(self) -> Command:
        """The tutorial once more; leaving it comes back here."""
        scene = order.tutorial(self.app)
        return None if scene is None else Push(scene)

    def paint(self, painter: Painter) -> None:
        """Draw the panel and the names."""
        painter.text(self._rows.x, self._head, say("settings.title"), "title", bold=True)
        values = {
            n: SLIDERS[name][2](self.gui.slid(name))
            for n, name in enumerate(PAGES[self.page])
            if name in SLIDERS
        }
        self._rows.paint_panel(painter)
        self._rows.paint(painter, values)
        trouble = self.app.sound.trouble
        if self.page == "sound" and trouble:
            rows, below = self._rows, 8 + painter.line("body") / 2
            painter.text(rows.x, rows.y + rows.high + below, say(f"sound.{trouble}"), "body",
                         self.theme.muted, width=rows.wide)  # fmt: skip
