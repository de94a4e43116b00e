"""A finished play that plays itself again on the play screen: pause it, step it, go to any step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pygame

from game.level.model import Level
from game.lstm.weights import Weights
from game.rules.session import Session
from game.ui.context import AppContext, HelpTopic
from game.ui.controls.prompts import with_key
from game.ui.export.reel import MARGIN, Reel
from game.ui.icons.shapes import IconName
from game.ui.library import level_place, place_words
from game.ui.pace.flow_control import FlowControl, control_width
from game.ui.pace.part_buttons import part_buttons
from game.ui.pace.stepping import is_press, meaning
from game.ui.pace.tempo import Tempo
from game.ui.paint import Painter
from game.ui.play.footer import MORE, PART_KEYS, Keys
from game.ui.play.heard import Heard
from game.ui.practice.watch_flow import ReelFlow
from game.ui.scene import Command, Pop, Push
from game.ui.screen import Screen
from game.ui.view import WIDTH, View
from game.words import say

KEYS: Final[Keys] = (
    (("watch:pause",), "practice.watch.keys.pause"),
    (("tempo:slower", "tempo:faster"), "practice.watch.keys.tempo"),
    (("watch:before", "watch:after"), "practice.watch.keys.step"),
    (("watch:first", "watch:last"), "practice.watch.keys.ends"),
    (("everywhere:help",), "practice.watch.keys.all"),
    *MORE,
)
STEPPED_KEYS: Final[Keys] = (
    (("watch:pause",), "practice.watch.keys.parts"),
    (("tempo:flow",), "practice.watch.keys.pause"),
    *KEYS[1:],
)


class WatchScene(Screen):
    """Shows a play again.

    Args:
        session: the play, finished.
        app: settings and the other scenes.
        world_title: the title of the level's world.
        told: what it is, in a few words.
    """

    tells_menu = True
    """Whether it tells itself what a gamepad lists all actions with."""
    help_topic: HelpTopic = "watch"
    contexts = ("watch", "tempo")

    def __init__(
        self, app: AppContext, session: Session, world_title: str = "", told: str = ""
    ) -> None:
        super().__init__(app)
        place = place_words(level_place(app.library, session.level), world_title)
        self.reel = Reel(session, app, " · ".join(part for part in (place, told) if part))
        self.world = world_title
        self.tempo = Tempo(app, ReelFlow(self.reel))
        self.first = "step"
        self._at = self.reel.at
        """The step whose valves were turned last."""
        self._shape: object = None
        self._heard = Heard(app.sound)

    @property
    def level(self) -> Level:
        """The level that was played."""
        return self.reel.level

    def reload(self, level: Level, network: Weights) -> None:
        """A level that was saved anew changes nothing of what was played before."""

    # -- where everything is -------------------------------------------------------------------

    def build(self) -> None:
        """Place the buttons at the top, and the one to pause where a play has its step."""
        gui, large = self.gui, self.view.text > 1.4
        key = self._key_of
        asks: tuple[tuple[str, str, str, Callable[[], Command]], ...] = (
            ("earlier", say("practice.watch.earlier"), "", self._press(lambda: self.go(-1))),
            ("later", say("practice.watch.later"), "", self._press(lambda: self.go(1))),
            ("review", say("practice.watch.review"), key("review"), self.review),
            ("back", say("common.back"), self.app.prompt("back", "menus"), Pop),
        )  # fmt: skip
        texts = [words if large or not key else f"{words}  {key}" for _, words, key, _ in asks]
        icons: list[IconName | None] = ["back" if name == "back" else None for name, *_ in asks]
        widths = [
            gui.button_width(text, icon=icon is not None) - (12 if large else 8)
            for text, icon in zip(texts, icons, strict=True)
        ]
        gap = 4.0 if large else 8.0
        left = x = WIDTH - MARGIN - sum(widths) - gap * (len(asks) - 1)
        p = self.measure()
        self.reel.place(self.view, (MARGIN, left), self._keys, control_width(p, self.tempo))
        layout = self.reel.screen.layout
        high = min(gui.button_height, layout.top[3] - 8) if large else gui.button_height
        y = layout.top[1] + (layout.top[3] - high) / 2
        for (name, *_, press), text, icon, width in zip(asks, texts, icons, widths, strict=True):
            gui.button(name, text, (x, y, width, high), press, icon=icon)
            x += width + gap
        assert layout.flow is not None
        self.flow = FlowControl(self.tempo, layout.flow)
        self.flow.add(p, gui)
        if self.in_parts:
            part_buttons(gui, layout.step, self._key_of("pause"), self.reel.model)
            return
        words = say(f"practice.watch.{self._next}")
        words = words if large else with_key(words, self._key_of("pause"))
        gui.button("step", words, layout.step, self._press(self.go_on), kind="primary")

    def layout(self, view: View) -> None:
        """Place everything for this view, and for what goes on now."""
        self._shape = self._next, self.in_parts
        super().layout(view)

    @property
    def in_parts(self) -> bool:
        """Whether a step is gone through part by part."""
        run = self.reel.model.run
        return run is not None and run.stepped

    @property
    def _next(self) -> str:
        """What the button does that stands where a play has its step."""
        if self.tempo.on:
            return "pause"
        if self.reel.over:
            return "again"
        return "step" if self.app.settings.stepped else "play"

    @property
    def _keys(self) -> Keys:
        """The keys that are named in the footer."""
        if self.in_parts:
            return PART_KEYS
        return STEPPED_KEYS if self.app.settings.stepped else KEYS

    def _key_of(self, action: str) -> str:
        return self.app.prompt(action, "watch")

    def _press(self, act: Callable[[], None]) -> Callable[[], Command]:
        def press() -> Command:
            act()
            return None

        return press

    # -- what happens --------------------------------------------------------------------------

    def go_on(self) -> None:
        """Hold it, or let it run; or make a step part by part, where that is wanted of steps."""
        match self._next:
            case "step":
                self.reel.step()
            case "again" if self.app.settings.stepped:
                self.go_to(0)
            case _:
                self.tempo.toggle()
        self._follow()

    def go(self, by: int) -> None:
        """Hold it, and go to a step before or after."""
        self.go_to(self.reel.at + by)

    def go_to(self, t: int) -> None:
        """Hold it, and go to a step."""
        self.tempo.stop()
        self.reel.to(t)
        self._at = self.reel.at
        self._follow()

    def _follow(self) -> None:
        """Place everything anew where something else goes on now."""
        if self._shape != (self._next, self.in_parts):
            self.layout(self.view)

    def covered(self) -> None:
        """Something is laid over it: it does not go on behind that."""
        self.tempo.stop()

    def review(self) -> Command:
        """See all of it at once."""
        return Push(self.app.scenes.review(self.app, self.reel.session, self.world))

    @property
    def on_button(self) -> bool:
        """Whether a button has the keys, and that is to be seen."""
        return self.focus.shown and self.focus.current is not None

    def handle(self, event: pygame.Event) -> Command:
        """Take one event; the timeline leads to any step."""
        if event.type == pygame.WINDOWFOCUSLOST:
            self.tempo.stop()
        meant = "leaves"
        if self.in_parts and is_press(event):
            meant = meaning(self, self.reel.model, event, "pause")
        if meant == "ends":
            self.reel.model.finish_run()
        command = None if meant == "goes_on" else self._take(event)
        self._follow()
        return command

    def _take(self, event: pygame.Event) -> Command:
        done = self._key(event)
        if done is not False:
            return None if done is True else done
        if is_press(event) and event.type == pygame.MOUSEBUTTONDOWN:
            columns = self.reel.screen.columns(self.reel.model)
            t = columns.step_at(*self.view.units(*event.pos))
            if t is not None:
                self.go_to(t)
        return super().handle(event)

    def _key(self, event: pygame.Event) -> Command | bool:
        on_other = self.on_button and self.focus.current is not self.focus.named("step")
        pressed, asked = self._meaning(event) == "press", self.asked(event)
        match asked:
            case "before":
                self.go(-1)
            case "after":
                self.go(1)
            case "first":
                self.go_to(0)
            case "last":
                self.go_to(len(self.reel))
            case "review":
                return self.review()
            case "pause" if not (on_other and pressed):
                self.go_on()
            case _ if pressed and not on_other and not self.in_parts:
                self.go_on()
            case _:
                return self.tempo.act(asked)
        return True

    # -- time and drawing ----------------------------------------------------------------------

    def update(self, dt: float) -> Command:
        """Let the play go on, and move animations on."""
        self.tempo.update(dt)
        command = super().update(dt)
        self._follow()
        return command

    def animate(self, dt: float) -> None:
        """Let a step play out; after it the next one's valves turn."""
        reel = self.reel
        reel.update(dt / self.app.settings.speed)
        self._heard.follow(reel.model)
        if not reel.moving and self._at != reel.at:
            self._at = reel.at
            reel.turn()

    def paint(self, painter: Painter) -> None:
        """Draw the play screen."""
        self.reel.draw(painter.surface, lambda sheet: self.flow.put(sheet, self.gui.hovered))
