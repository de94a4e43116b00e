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
from game.ui.library import level_place, place_words
from game.ui.paint import Painter
from game.ui.play.footer import MORE, Keys
from game.ui.play.heard import Heard
from game.ui.scene import Command, Pop, Push
from game.ui.screen import Screen
from game.ui.view import WIDTH
from game.words import say

SPEEDS: Final = (0.5, 1.0, 2.0, 4.0)
HOLD_MS: Final = 650.0
"""How long a step is seen with its valves set before it is made."""
KEYS: Final[Keys] = (
    (("watch:pause",), "practice.watch.keys.pause"),
    (("watch:before", "watch:after"), "practice.watch.keys.step"),
    (("watch:first", "watch:last"), "practice.watch.keys.ends"),
    (("watch:speed",), "practice.watch.keys.speed"),
    (("everywhere:help",), "practice.watch.keys.all"),
    *MORE,
)


class WatchScene(Screen):
    """Shows a play again.

    Args:
        session: the play, finished.
        app: settings and the other scenes.
        world_title: the title of the level's world.
        told: what it is, in a few words.
    """

    help_topic: HelpTopic = "watch"
    contexts = ("watch",)

    def __init__(
        self, app: AppContext, session: Session, world_title: str = "", told: str = ""
    ) -> None:
        super().__init__(app)
        place = place_words(level_place(app.library, session.level), world_title)
        self.reel = Reel(session, app, " · ".join(part for part in (place, told) if part))
        self.world = world_title
        self.playing = True
        self.speed = 1.0
        self.first = "play"
        self._waited = 0.0
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
            (
                "speed",
                say("practice.watch.speed", speed=f"{self.speed:g}"),
                key("speed"),
                self._faster,
            ),
            ("review", say("practice.watch.review"), key("review"), self.review),
            ("back", say("common.back"), self.app.prompt("back", "menus"), Pop),
        )  # fmt: skip
        texts = [words if large or not key else f"{words}  {key}" for _, words, key, _ in asks]
        widths = [gui.button_width(text) - (12 if large else 8) for text in texts]
        gap = 4.0 if large else 8.0
        left = x = WIDTH - MARGIN - sum(widths) - gap * (len(asks) - 1)
        self.reel.place(self.view, (MARGIN, left), KEYS)
        layout = self.reel.screen.layout
        high = min(gui.button_height, layout.top[3] - 8) if large else gui.button_height
        y = layout.top[1] + (layout.top[3] - high) / 2
        for (name, _, _, press), text, width in zip(asks, texts, widths, strict=True):
            gui.button(name, text, (x, y, width, high), press)
            x += width + gap
        now = "again" if self.reel.over else "pause" if self.playing else "play"
        words = say(f"practice.watch.{now}")
        words = words if large else with_key(words, self._key_of("pause"))
        gui.button("play", words, layout.step, self._press(self.toggle), kind="primary")

    def _key_of(self, action: str) -> str:
        return self.app.prompt(action, "watch")

    def _press(self, act: Callable[[], None]) -> Callable[[], Command]:
        def press() -> Command:
            act()
            return None

        return press

    # -- what happens --------------------------------------------------------------------------

    def toggle(self) -> None:
        """Hold it, or let it run; from its end, begin again."""
        if self.reel.over and not self.reel.moving:
            self.reel.to(0)
            self.playing = True
        else:
            self.playing = not self.playing
        self._waited = 0.0
        self.layout(self.view)

    def go(self, by: int) -> None:
        """Hold it, and go to a step before or after."""
        self.go_to(self.reel.at + by)

    def go_to(self, t: int) -> None:
        """Hold it, and go to a step."""
        was = self.playing, self.reel.over
        self.playing, self._waited = False, 0.0
        self.reel.to(t)
        if was != (self.playing, self.reel.over):
            self.layout(self.view)

    def _faster(self) -> Command:
        self.speed = SPEEDS[(SPEEDS.index(self.speed) + 1) % len(SPEEDS)]
        self.layout(self.view)
        return None

    def review(self) -> Command:
        """See all of it at once."""
        self.playing = False
        return Push(self.app.scenes.review(self.app, self.reel.session, self.world))

    def handle(self, event: pygame.Event) -> Command:
        """Take one event; the timeline leads to any step."""
        done = self._key(event)
        if done is not False:
            return None if done is True else done
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            columns = self.reel.screen.columns(self.reel.model)
            t = columns.step_at(*self.view.units(*event.pos))
            if t is not None:
                self.go_to(t)
        return super().handle(event)

    def _key(self, event: pygame.Event) -> Command | bool:
        on_other = self.focus.shown and self.focus.current is not None
        on_other = on_other and self.focus.current is not self.focus.named("play")
        pressed = self._meaning(event) == "press"
        match self.asked(event):
            case "before":
                self.go(-1)
            case "after":
                self.go(1)
            case "first":
                self.go_to(0)
            case "last":
                self.go_to(len(self.reel))
            case "speed":
                return self._faster()
            case "review":
                return self.review()
            case "pause" if not (on_other and pressed):
                self.toggle()
            case _ if pressed and not on_other:
                self.toggle()
            case _:
                return False
        return True

    # -- time and drawing ----------------------------------------------------------------------

    def animate(self, dt: float) -> None:
        """Let the play go on."""
        reel, still = self.reel, self.app.settings.reduced_motion
        moved = reel.moving
        reel.update(dt, still=still, speed=self.speed)
        self._heard.follow(reel.model)
        if reel.moving:
            return
        if moved:
            self._arrived()
        if not self.playing or reel.over:
            return
        self._waited += dt * self.speed
        if self._waited >= HOLD_MS:
            self._waited = 0.0
            reel.step()
            if not reel.moving:
                self._arrived()

    def _arrived(self) -> None:
        """A step was made: the next one's valves turn, or it is over."""
        self.reel.turn()
        if self.reel.over:
            self.playing = False
            self.layout(self.view)

    def paint(self, painter: Painter) -> None:
        """Draw the play screen."""
        self.reel.draw(painter.surface)
