"""Prompts in the play scene: drawn at their thing, closed by key or click, leading the keys."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import pygame

from game.rules.tutorial.prompt import How, Part, Prompt
from game.ui.controls.actions import Context
from game.ui.paint import Painter, mix
from game.ui.play.controls import Valve
from game.ui.play.tutorial.bubble import Bubble, Words, draw_bubble, draw_frame, make_bubble
from game.ui.play.tutorial.place import covers
from game.ui.play.tutorial.prompts import Prompts
from game.ui.play.tutorial.things import obstacles, texts, thing_box

if TYPE_CHECKING:
    from game.ui.play.scene import PlayScene

MEANT: Final[dict[How, tuple[str, Context, str]]] = {
    "turn": ("flip", "valves", "click"),
    "undo": ("undo", "stream", ""),
}
"""The action that does what is said, where it is alive, and what the mouse does for it."""
BREATH_MS: Final = 1600.0
"""How long the ring around a valve takes to swell and fade."""


class Prompting:
    """What a play scene shows of its prompts.

    Args:
        scene: the play screen.
    """

    def __init__(self, scene: PlayScene) -> None:
        self._scene = scene
        self.prompts = Prompts(scene.model, scene.app)
        self._made: tuple[tuple[object, ...], Bubble | None] | None = None
        self._waiting: tuple[object, ...] | None = None
        """What the bubble is about that comes with the next frame."""
        self._led: Valve | None = None
        self._time = 0.0

    def anew(self) -> Prompting:
        """The same for a model that was made anew; keys are not brought where they were before."""
        other = Prompting(self._scene)
        other._led = self._led
        return other

    @property
    def now(self) -> Prompt | None:
        """What is said: of a sleeping valve that is pointed at, else what the lessons say."""
        scene = self._scene
        here = scene.pointer.on.valve
        if here is None and scene.focus.shown and not scene.on_button:
            here = scene.model.selected
        said = self.prompts.shown
        return (self.prompts.of_sleeper(here) if scene.model.playing else None) or said

    def place_anew(self) -> None:
        """The screen was laid out: find places anew."""
        self._made = None

    def follow(self) -> None:
        """Bring the keys to the valve that is spoken of, once; not from one just chosen by hand."""
        scene = self._scene
        said = self.prompts.shown
        at = said.at if said is not None and said.how == "turn" else None
        valve = at if isinstance(at, tuple) else None
        if valve != self._led:
            self._led = valve
            if valve is not None and not scene.model.chosen:
                scene.model.select(valve)
                scene.focus_selected(shown=scene.app.by_keys)

    def take(self, event: pygame.Event) -> bool:
        """Close what is said, by its key or its cross; False leaves the event to others."""
        if self.now is None:
            return False
        scene = self._scene
        if scene.app.controls.action(event, *scene.contexts) == "close_prompt":
            return self.prompts.close()
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            x, y = self._scene.view.units(*event.pos)
            bubble = self.bubble()
            if bubble is not None and bubble.close is not None:
                left, top, wide, high = bubble.close
                if left <= x < left + wide and top <= y < top + high:
                    return self.prompts.close()
        return False

    def update(self, dt: float) -> None:
        """Let the ring breathe on by dt milliseconds."""
        self._time += dt

    def _cap(self, said: Prompt) -> str:
        """The key or button that does it, or what the mouse does, by what was used last."""
        if said.how not in MEANT:
            return ""
        action, context, click = MEANT[said.how]
        app = self._scene.app
        return app.cap(f"{context}:{action}") if app.by_keys else click

    def _key(self, said: Prompt) -> tuple[object, ...]:
        """What the bubble's place depends on; the step, which moves the texts, comes last."""
        scene = self._scene
        closes = scene.app.cap("play:close_prompt")
        return said.text, self._cap(said), closes, said.at, scene.phase, scene.session.t

    def bubble(self) -> Bubble | None:
        """What is said, in its place; None where nothing is."""
        said = self.now
        if said is None:
            return None
        key = self._key(said)
        if self._made is None or self._made[0] != key:
            self._made = key, self._kept(key) or self._make(said)
        return self._made[1]

    def _kept(self, key: tuple[object, ...]) -> Bubble | None:
        """The bubble as it was a step before, if it covers no text now either.

        A place that stays is easier on the eye, and finding one anew is as much work as drawing
        half the screen.
        """
        before, bubble = self._made if self._made is not None else ((), None)
        if bubble is None or bubble.docked or before[:-1] != key[:-1]:
            return None
        scene = self._scene
        p = Painter(pygame.Surface((1, 1)), scene.view, scene.app.theme)
        return None if covers(bubble.box, texts(scene, p)) else bubble

    def _make(self, said: Prompt) -> Bubble | None:
        scene = self._scene
        p = Painter(pygame.Surface((1, 1)), scene.view, scene.app.theme)
        thing = thing_box(scene, p, said.at)
        if thing is None:
            return None
        closable = said.name != "asleep"
        closes = scene.app.cap("play:close_prompt") if closable else ""
        words = Words(said.text, self._cap(said), closes, closable)
        banner = scene.screen.layout.banner
        return make_bubble(p, words, thing, obstacles(scene), texts(scene, p), banner)

    def ready(self) -> Bubble | None:
        """The bubble, if this frame is to show it.

        A new one comes a frame after what it is about: finding its place is as much work as
        drawing a piece, and what it is about is drawn then too.
        """
        said = self.now
        if said is None:
            return None
        key = self._key(said)
        placed = self._made is not None and self._made[0] == key
        if not placed and not self._scene.screen.sheet.at_once and self._waiting != key:
            self._waiting = key
            return None
        return self.bubble()

    def draw(self, painter: Painter, bubble: Bubble | None) -> None:
        """Draw the prompt, and a ring around what it speaks of."""
        said = self.now
        if said is None:
            return
        if isinstance(said.at, tuple):
            if said.name != "asleep":
                self._ring(painter, said.at)
        elif bubble is not None and bubble.stem is None:
            self._frame(painter, said.at)
        if bubble is not None:
            draw_bubble(painter, bubble, mishap=said.mishap)

    def _frame(self, painter: Painter, part: Part) -> None:
        """A ring around a button or a figure."""
        thing = thing_box(self._scene, painter, part)
        if thing is not None:
            draw_frame(painter, thing)

    def _ring(self, painter: Painter, valve: Valve) -> None:
        x, y, radius = self._scene.screen.layout.cell.valve(*valve)
        theme, still = painter.theme, self._scene.model.still
        swell = 0.5 if still else 0.5 - 0.5 * math.cos(2 * math.pi * self._time / BREATH_MS)
        swell = round(swell * 8) / 8  # few sizes, so that few sprites are kept
        hue = mix(theme.panel, theme.memory, 1.0 - 0.5 * swell)
        painter.ring(x, y, radius + 7 + 2 * swell, 2.0, hue)
