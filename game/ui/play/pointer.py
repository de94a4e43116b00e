"""The mouse on the play screen: what it is on, what it grips, and what a click there means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.ui.play.controls import Drag
from game.ui.play.equation import Subject
from game.ui.play.shown import Pointing

if TYPE_CHECKING:
    from game.ui.play.scene import PlayScene


class Pointer:
    """Where the mouse is, and the valve it holds."""

    def __init__(self, scene: PlayScene) -> None:
        self._scene = scene
        self.place = (-1.0, -1.0)
        self.on = Pointing()
        self.drag: Drag | None = None

    def let_go(self) -> None:
        """Hold nothing."""
        self.drag = None

    def rest(self) -> None:
        """Be on nothing until the mouse moves again: the keys have the word."""
        self.on = Pointing()

    def take(self, event: pygame.Event) -> bool:
        """Take a mouse event; False leaves it to the buttons."""
        scene = self._scene
        if event.type == pygame.MOUSEWHEEL:
            return self._wheel(event)
        if event.type == pygame.MOUSEMOTION:
            self.place = scene.view.units(*event.pos)
            if self.drag is not None and event.buttons[0]:
                self._drag_to(*self.place)
                return True
            self.let_go()  # if the button came up where nobody told us
            self.look()
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            self.place = scene.view.units(*event.pos)
            self.look()
            return self._press()
        elif event.type == pygame.MOUSEBUTTONUP and event.button == pygame.BUTTON_LEFT:
            held, self.drag = self.drag, None
            if held is not None and not held.moved:
                scene.model.flip(held.valve)
            return held is not None
        return False

    def look(self) -> None:
        """Find out what the mouse is on."""
        x, y = self.place
        layout, model, screen = self._scene.screen.layout, self._scene.model, self._scene.screen
        chip = screen.belt(model).chip_at(model.belt.at, model.belt.offset or 0.0, x, y)
        past = chip if chip is not None and chip < model.session.t else None
        column = screen.columns(model).step_at(x, y)
        self.on = Pointing(layout.cell.valve_at(x, y), self._subject(), column, past)

    def _subject(self) -> Subject | None:
        """What the equation is to be about."""
        x, y = self.place
        layout = self._scene.screen.layout
        cell = layout.cell
        valve = cell.valve_at(x, y)
        if valve is not None:
            return Subject(*valve)
        block = cell.block_at(x, y)
        if block is not None:
            left, right = cell.candidate
            at = cell.blocks[block]
            near = left <= x <= right and abs(y - at.gate_y) <= at.radius
            return Subject("candidate" if near else "highway", block)
        left, top, w, _ = layout.prediction
        inside = left <= x < left + w and top <= y < layout.step[1]
        return Subject("prediction") if inside else None

    def _press(self) -> bool:
        """A press of the left button on something that this scene draws itself."""
        scene, model = self._scene, self._scene.model
        valve = self.on.valve
        if valve is not None and model.playing and valve in model.valves:
            gate, block = valve
            at = scene.screen.layout.cell.valve(gate, block)
            self.drag = Drag.grip(valve, at, *self.place, model.move.gate(gate)[block])
            model.select(valve)
            scene.focus_selected(shown=False)
            return True
        target = self.on.column if self.on.column is not None else self.on.chip
        if target is not None and target <= model.session.t:
            model.look_at(target)
            return True
        return False

    def _drag_to(self, x: float, y: float) -> None:
        if self.drag is not None:
            self.drag = self.drag.to(x, y)
            if self.drag.moved:
                self._scene.model.set_valve(self.drag.valve, self.drag.reading(y))

    def _wheel(self, event: pygame.Event) -> bool:
        model, valve = self._scene.model, self.on.valve
        if valve is None or valve not in model.valves or not model.playing:
            return False
        fine = bool(pygame.key.get_mods() & pygame.KMOD_SHIFT)
        model.select(valve)
        self._scene.focus_selected(shown=False)
        model.nudge(valve, float(event.y), fine=fine)
        return True
