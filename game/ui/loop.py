"""The app: one loop, a stack of scenes, and the only place where scenes' commands are applied."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final, Literal, TypeAlias

import pygame

from game.progress import log
from game.progress.settings import Settings
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.controls.actions import Context
from game.ui.controls.device import device_of
from game.ui.controls.gamepads import Gamepads
from game.ui.controls.held import HeldKeys
from game.ui.controls.keys import asked_press
from game.ui.controls.news import News
from game.ui.display import Window
from game.ui.keeping import KeepingNews
from game.ui.pad_hint import PadHint
from game.ui.rest import Rest
from game.ui.scene import Ask, Command, Quit, Scene
from game.ui.shortcuts import shortcut
from game.ui.stack import Stack
from game.ui.view import View
from game.ui.watch import Watch
from game.words import say

FPS: Final = 60
LONGEST_STEP: Final = 100.0
"""Milliseconds; after a pause (a dragged window, a sleeping laptop) animations do not jump."""

Doing: TypeAlias = Literal[
    "handling an event", "hearing of a training", "moving an animation", "reading a saved file",
    "playing a sound", "opening a dropped file", "drawing", "laying out",
]  # fmt: skip
"""What was being done when something went wrong, as the log says it."""

CARDS: Final = (pygame.AUDIODEVICEADDED, pygame.AUDIODEVICEREMOVED)
"""What is said of sound cards that come and go."""


class App:
    """A stack of scenes in one window.

    Args:
        context: what scenes are handed.
        scenes: the stack to start with, the shown one last.
        surface: what is drawn on.
        window: the window to change on F11; None when there is only a surface.
        logs: the folder crashes are written to; the data folder's own if not given.
        now: the time, as the log tells it.
    """

    def __init__(
        self,
        context: AppContext,
        scenes: Sequence[Scene],
        surface: pygame.Surface,
        window: Window | None = None,
        logs: Path | None = None,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self.context, self.surface, self.window = context, surface, window
        self.stack = Stack(scenes)
        self._logs, self._now = logs, now
        self._laid_out: tuple[Settings, tuple[int, int], bool] | None = None
        self._held = HeldKeys()
        self._kept: Session | None = None
        self._rest = Rest()
        self._watch = Watch(context)
        self._keeping = KeepingNews(context)
        self._told_of_menu = self._menu_due = False
        self.pads = Gamepads(tell=self._tell_of_pad)
        self.pad_hint = PadHint(context)
        self._show()

    @property
    def news(self) -> News:
        """What is said for a moment over whatever is shown."""
        return self.context.news

    @property
    def _closes_news(self) -> tuple[str, ...]:
        """The caps of what closes it, on a device that has any."""
        of = self.context
        return of.caps("everywhere:close_news") if of.by_keys else ()

    @property
    def scene(self) -> Scene | None:
        """The scene that has the input."""
        return self.stack.top

    @property
    def view(self) -> View:
        """The view everything is laid out for."""
        return View.fit(self.surface.get_size(), self.context.settings.text)

    async def main_loop(self) -> None:
        """Run until the last scene is left; hands over once a frame, so that a browser can run."""
        clock = pygame.time.Clock()
        while self.stack:
            dt = min(float(clock.tick(FPS)), LONGEST_STEP)
            self.go_on(pygame.event.get(), dt)
            if self.stack and self._rest.wants(dt):
                self.draw()
                if self._rest.shows(self.surface):
                    pygame.display.flip()
            await asyncio.sleep(0)

    def frame(self, events: Sequence[pygame.Event], dt: float) -> None:
        """One frame: take the events, move animations on by dt milliseconds, draw."""
        self.go_on(events, dt)
        self.draw()

    def go_on(self, events: Sequence[pygame.Event], dt: float) -> None:
        """Take the events, and move animations on by dt milliseconds."""
        for event in events:
            self.handle(event)
        self.update(dt)

    # -- the three things that happen to a scene ---------------------------------------------

    def handle(self, event: pygame.Event) -> None:
        """Give one event to whom it belongs; one of a gamepad is turned into presses first."""
        presses = self.pads.take(event)
        if presses is None:
            self._take(event)
        for press in presses or ():
            self._take(press)

    def _tell_of_pad(self, what: str, name: str) -> None:
        self.news.say(say(f"controls.pad_{what}", name=name))

    def _take(self, event: pygame.Event) -> None:
        self._rest.wake()
        self._follow_device(event)
        if self._held.is_repeat(event, self._may_repeat):
            return
        if event.type == pygame.QUIT:
            self.apply(Quit())
        elif event.type in (pygame.VIDEORESIZE, pygame.WINDOWSIZECHANGED):
            self._resized()
        elif event.type == pygame.KEYDOWN and not self._wanted(event) and self._shortcut(event):
            pass
        elif event.type == pygame.DROPFILE and not self._wanted(event):
            self._guarded("opening a dropped file", lambda: self._dropped(Path(event.file)))
        elif event.type in CARDS:
            self.context.sound.take(event)
        elif self.news.handle(event, self.view, self.context.theme, self._closes_news):
            pass
        elif (scene := self.scene) is not None:
            self._guarded("handling an event", lambda: scene.handle(event))
            self._keep_play(scene)
            if self.scene is not scene and self.scene is not None:
                self.context.sound.play("tick")

    def _follow_device(self, event: pygame.Event) -> None:
        """Know the device in use."""
        before, self.context.device = self.context.device, device_of(event, self.context.device)
        if self._by_pad and before != "pad" and not self._told_of_menu:
            self._told_of_menu, self._menu_due = True, not self.news.left_ms

    def _tell_of_menu(self) -> None:
        """Say once, where nothing else was said, what shows all that can be done by gamepad."""
        if self._menu_due:
            self._menu_due = False
            button = self.context.prompt("menu", "everywhere")
            self.news.say(say("controls.pad_menu", button=button))

    def _dropped(self, path: Path) -> Command:
        """Open a file that was dropped on the window, or say why it cannot be."""
        from game.ui.dropped.opening import open_dropped  # the first frame comes sooner without

        return open_dropped(self.context, path)

    def _wanted(self, event: pygame.Event) -> bool:
        """Whether the scene wants a press or a dropped file for itself, whatever it means."""
        wants: Callable[[pygame.Event], bool] | None = getattr(self.scene, "wants", None)
        return self._typed(event) or (wants is not None and wants(event))

    def _typed(self, event: pygame.Event) -> bool:
        """Whether a press writes into a line of text."""
        types: Callable[[pygame.Event], bool] | None = getattr(self.scene, "types", None)
        return types is not None and types(event)

    def _keep_play(self, scene: Scene) -> None:
        """Keep a play as soon as it has changed: the game may be killed at any moment."""
        session = getattr(scene, "session", None)
        if isinstance(session, Session) and session is not self._kept:
            self._kept = session
            if getattr(scene, "over", session.finished):
                return  # it is recorded
            self.context.plays.keep(session, getattr(scene, "seconds", 0.0))

    def _may_repeat(self, event: pygame.Event) -> bool:
        contexts: tuple[Context, ...] = getattr(self.scene, "contexts", ())
        return self._typed(event) or self.context.controls.repeats(
            event, "everywhere", *contexts, "menus"
        )

    def update(self, dt: float) -> None:
        """Hear of what goes on elsewhere, and move the shown scene's animations on."""
        self._keeping.follow()
        self._tell_of_menu()
        self.news.update(dt)
        for press in self.pads.update(dt):
            self._take(press)
        self._guarded("hearing of a training", self.context.trainer.update)
        if (scene := self.scene) is not None:
            self._guarded("moving an animation", lambda: scene.update(dt))
            self._keep_play(scene)  # steps are taken there too: a stream may flow by itself
        if (lesson := self.context.lesson) is not None:
            lesson.tick()
        self._guarded("reading a saved file", lambda: self._reload(dt))
        self._guarded("playing a sound", lambda: self._sound(dt))
        self._follow_settings()

    def _sound(self, dt: float) -> None:
        self.context.sound.follow(self.context.settings)
        self.context.sound.update(dt)

    def _reload(self, dt: float) -> None:
        if self._watch.follow(self.stack, dt):
            self._show()

    def draw(self) -> None:
        """Draw what is shown: the top scene, and what lies under it if it is laid over."""
        visible = self.stack.visible
        if not (visible and getattr(visible[0], "covers", False)):
            self.surface.fill(self.context.theme.ground)
        for scene in visible:
            if not self._guarded("drawing", partial(scene.draw, self.surface)):
                self.surface.fill(self.context.theme.ground)
                return  # the crash scene is drawn with the next frame
        if visible:
            self.pad_hint.draw(self.surface, self.view, visible[-1])
        self.news.draw(self.surface, self.view, self.context.theme, self._closes_news)

    # -- commands ------------------------------------------------------------------------------

    def apply(self, command: Command) -> None:
        """Do what a scene asked for."""
        match command:
            case None:
                return
            case Ask(action, stays):
                self._ask(action, stays=stays)
            case _:
                self.stack.change(command)
                self._show()

    def _ask(self, action: str, *, stays: bool) -> None:
        """Have the scene below do an action; what has asked goes, or stays on top of it."""
        top = self.stack.pop()
        if not stays:
            self._show()  # whatever is done next finds the scene as it looks
        under = self.scene
        self._take(asked_press(action))
        if stays and self.scene is under:
            self.stack.append(top)
        self._show()

    def _show(self) -> None:
        """Lay out what is now visible."""
        view = self.view
        self.pad_hint.anew()
        self._laid_out = self.context.settings, self.surface.get_size(), self._by_pad
        for scene in self.stack.visible:
            if not self._guarded("laying out", partial(scene.layout, view)):
                return

    def _guarded(self, doing: Doing, act: Callable[[], Command | None]) -> bool:
        """Let a scene act and apply what it asks; on an exception, show the calm page instead."""
        try:
            command = act()
        except Exception as error:
            self._crash(error, doing)
            return False
        self.apply(command)
        return True

    def _crash(self, error: Exception, doing: Doing) -> None:
        culprit = type(self.scene).__name__ if self.scene else "nothing"
        folder = self._logs or log.log_folder(self.context.store.folder)
        found = log.report(error, f"{doing} ({culprit})", folder, self._now())
        begun = (getattr(scene, "again", None) for scene in reversed(self.stack))
        from game.ui.scenes.crashed import CrashScene

        if culprit == CrashScene.__name__:  # even the calm page fails: leave, do not loop
            self.stack.clear()
            raise SystemExit(f"The game had to stop: {found.summary}. Log: {found.log}")
        again = next((way for way in begun if way is not None), None)
        self.stack[:] = [CrashScene(self.context, found, again)]
        self._show()

    # -- the window ----------------------------------------------------------------------------

    def _shortcut(self, event: pygame.Event) -> bool:
        """Do what a key means in every scene; whether it means anything."""
        asked = shortcut(event, self.context, self.scene)
        if asked is False:
            return False
        self.apply(asked)
        self._follow_settings()
        return True

    @property
    def _by_pad(self) -> bool:
        """Whether prompts name a gamepad's buttons: then texts on buttons are other ones."""
        return self.context.device == "pad"

    def _follow_settings(self) -> None:
        """Change the window and lay out anew when settings are no longer what is shown."""
        if self._laid_out is None or not self.stack:
            return
        before, size, by_pad = self._laid_out
        now = self.context.settings
        if self.window is not None and now.fullscreen != self.window.fullscreen:
            self.surface = self.window.set_mode(fullscreen=now.fullscreen)
        if now != before or self.surface.get_size() != size or self._by_pad != by_pad:
            self._show()

    def _resized(self) -> None:
        """Take the surface of the window's new size; however small, everything is fitted in."""
        surface = pygame.display.get_surface()
        if self.window is not None and surface is not None:
            self.surface = surface
            self._follow_settings()
