"""Keys and mouse on a review: steps are chosen on the timeline, valves turned on the cell.

Left and Right go from step to step (Home and End to the first and last), Up and Down turn the valve
that is selected (with Shift finely), 1 opens it, 0 shuts it, Enter flips it; F, I and O go to a
gate's valve, once more to the next block's. T looks through the next lens, N sets the valves as the
network would have, Z takes the question back, P plays on from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pygame

from game.level.model import GateName
from game.ui.focus import Control
from game.ui.paint import Box
from game.ui.play.controls import Drag, Valve, next_of_gate
from game.ui.play.keys import GATE_OF, OPEN_SHUT, TURNS
from game.ui.scene import Command
from game.ui.theme import PANEL_CORNER

if TYPE_CHECKING:
    from game.ui.review.scene import ReviewScene


class Hands:
    """What the player does by hand on one review."""

    def __init__(self, scene: ReviewScene) -> None:
        self._scene = scene
        self.steps: Control
        self.over: Valve | None = None
        """The valve under the pointer."""
        self._drag: Drag | None = None
        self._strip: Box = (0.0, 0.0, 0.0, 0.0)
        self._valves: list[tuple[Control, Valve]] = []

    # -- the controls ----------------------------------------------------------------------------

    def place(self, window: Box) -> None:
        """Make the timeline's control; where it is, `scrolled` says."""
        view = self._scene.view
        self._valves, self._drag = [], None
        self.steps = Control("steps", pygame.Rect(0, 0, 0, 0), None, self._scene.step_by,
                             clip=view.rect(*window), corner=view.px(PANEL_CORNER))  # fmt: skip

    def add_valves(self) -> None:
        """Let the keys find the valves of the cell."""
        for valve in self._scene.model.valves:
            control = Control(f"valve:{valve[0]}:{valve[1]}", pygame.Rect(0, 0, 0, 0), None,
                              clip=self.steps.clip)  # fmt: skip
            self._scene.gui.area(control)
            self._valves.append((control, valve))

    def scrolled(self, strip: Box) -> None:
        """Put the controls where the page now is."""
        view, self._strip = self._scene.view, strip
        self.steps.rect = view.rect(*strip)
        lens, moved = self._scene.cell()
        for control, valve in self._valves:
            x, y, r = lens.place.valve(*valve)
            control.rect = view.rect(x - r, y + moved - r, 2 * r, 2 * r)
            control.corner = control.rect.w // 2

    # -- the mouse -------------------------------------------------------------------------------

    def mouse(self, event: pygame.Event) -> bool:
        """Take a mouse event; False leaves it to the widgets and the page."""
        match event.type:
            case pygame.MOUSEMOTION:
                return self._moved(event)
            case pygame.MOUSEBUTTONDOWN if event.button == pygame.BUTTON_LEFT:
                return self._pressed(event)
            case pygame.MOUSEBUTTONUP if event.button == pygame.BUTTON_LEFT:
                held, self._drag = self._drag, None
                if held is not None and not held.moved:
                    self._scene.model.flip(held.valve)
                return held is not None
            case pygame.MOUSEWHEEL if self.over is not None:
                fine = bool(pygame.key.get_mods() & pygame.KMOD_SHIFT)
                self._scene.model.select(self.over)
                self._scene.model.nudge(self.over, float(event.y), fine=fine)
                return True
        return False

    def _place(self, pos: tuple[int, int]) -> tuple[float, float]:
        """A place in the window, in units of the page that the cell lies on."""
        x, y = self._scene.view.units(*pos)
        return x, y - self._scene.cell()[1]

    def _valve_at(self, pos: tuple[int, int]) -> Valve | None:
        scene = self._scene
        if scene.model.lens != "cell" or (
            self.steps.clip and not self.steps.clip.collidepoint(pos)
        ):
            return None
        found = scene.cell()[0].place.valve_at(*self._place(pos))
        return found if found in scene.model.valves else None

    def _moved(self, event: pygame.Event) -> bool:
        scene = self._scene
        if self._drag is not None and event.buttons[0]:
            x, y = self._place(event.pos)
            self._drag = self._drag.to(x, y)
            if self._drag.moved:
                scene.model.set_valve(self._drag.valve, self._drag.reading(y))
            return True
        self._drag = None  # if the button came up where nobody told us
        self.over = self._valve_at(event.pos)
        if event.buttons[0] and scene.gui.is_held(self.steps):
            self._choose(event.pos)
            return True
        return False

    def _pressed(self, event: pygame.Event) -> bool:
        scene = self._scene
        valve = self._valve_at(event.pos)
        if valve is not None:
            model, (gate, block) = scene.model, valve
            model.select(valve)
            scene.focus.take(scene.focus.named(f"valve:{gate}:{block}"), show=False)
            at, now = scene.cell()[0].place.valve(gate, block), model.move.gate(gate)[block]
            self._drag = Drag.grip(valve, at, *self._place(event.pos), now)
            return True
        if self.steps.at(event.pos):
            self._choose(event.pos)
        return False  # the widgets are to know what is held

    def _choose(self, pos: tuple[int, int]) -> None:
        scene = self._scene
        columns = scene.timeline.columns(scene.measure(), self._strip)
        scene.model.choose(columns.step_at(scene.view.units(*pos)[0]))

    # -- the keys --------------------------------------------------------------------------------

    def key(self, event: pygame.Event) -> Command | Literal[False]:
        """Take a key; False leaves it to the focus and the page."""
        scene, model = self._scene, self._scene.model
        match scene.asked(event):
            case None:
                return False
            case "lens":
                scene.next_lens()
            case "network":
                scene.as_network()
            case "reset":
                scene.reset()
            case "play_on":
                return scene.play_on()
            case "first":
                model.choose(0)
            case "last":
                model.choose(model.length - 1)
            case "before" | "after" as asked if self._on_page():
                scene.step_by("left" if asked == "before" else "right")
            case asked:
                return self._turn(asked)
        return None

    def _on_page(self) -> bool:
        """Whether the keys are on the timeline or a valve, and not on a button or a tab."""
        current = self._scene.focus.current
        return current is None or current.name == "steps" or current.name.startswith("valve:")

    @property
    def on_valve(self) -> bool:
        """Whether a valve has the keys."""
        current = self._scene.focus.current
        return current is not None and current.name.startswith("valve:")

    def _turn(self, asked: str) -> Command | Literal[False]:
        """Turn the valve that is selected, which is seen through the cell alone."""
        model = self._scene.model
        if model.lens != "cell" or model.selected is None:
            return False
        if asked in GATE_OF:
            self._go_to(GATE_OF[asked])
            return None
        on_valve = self.on_valve
        if asked in OPEN_SHUT:
            model.set_valve(model.selected, OPEN_SHUT[asked])
        elif on_valve and asked == "flip":
            model.flip(model.selected)
        elif on_valve and asked in TURNS:
            by, fine = TURNS[asked]
            model.nudge(model.selected, by, fine=fine)
        else:
            return False
        return None

    def _go_to(self, gate: GateName) -> None:
        """The valve of this gate in the block at hand; once more, in the next block."""
        scene, model = self._scene, self._scene.model
        valve = next_of_gate(model.valves, model.selected, gate)
        if valve is None:
            return
        model.select(valve)
        scene.focus.take(scene.focus.named(f"valve:{valve[0]}:{valve[1]}"), show=True)
