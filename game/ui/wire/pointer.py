"""The mouse while a table is wired: valves are turned, tiles chosen, the stream looked at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import pygame

from game.rules.wiring.table import Entry
from game.ui.play.controls import Drag
from game.ui.wire.keys import COARSE, FINE
from game.ui.wire.layout import tile_boxes
from game.ui.wire.side import run_place

if TYPE_CHECKING:
    from game.ui.wire.scene import WireScene

NEAR: Final = 8.0
"""Where the table scrolls, a valve takes the wheel from so far around it."""


class Pointer:
    """Where the mouse is, and the valve it holds."""

    def __init__(self, scene: WireScene) -> None:
        self._scene = scene
        self.hovered: str | None = None
        """The control it is on."""
        self.tile: int | None = None
        self.chip: int | None = None
        self._drag: tuple[Entry, Drag] | None = None
        self._place = (-1.0, -1.0)

    def rest(self) -> None:
        """Be on nothing until the mouse moves again: the keys have the word."""
        self.hovered = self.tile = self.chip = None

    def take(self, event: pygame.Event) -> bool:
        """Take a mouse event; False leaves it to the buttons."""
        if event.type == pygame.MOUSEWHEEL:
            return self._wheel(event)
        if event.type == pygame.MOUSEMOTION:
            self._look(event.pos)
            if self._drag is not None and event.buttons[0]:
                self._drag_to()
                return True
            self._drag = None  # if the button came up where nobody told us
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            self._look(event.pos)
            return self._press()
        elif event.type == pygame.MOUSEBUTTONUP and event.button == pygame.BUTTON_LEFT:
            held, self._drag = self._drag, None
            if held is not None and not held[1].moved:
                self._scene.change(self._scene.model.flip)
            return held is not None
        return False

    def _look(self, pos: tuple[int, int]) -> None:
        """Find out what the mouse is on."""
        scene = self._scene
        controls = reversed(scene.focus.controls)
        control = next((each for each in controls if each.at(pos)), None)
        self.hovered = control.name if control is not None else None
        self._place = x, y = scene.view.units(*pos)
        self.tile = self._tile_at(x, y)
        belt, t = scene.screen.belt(), scene.model.sampling.t
        self.chip = belt.chip_at(float(t), scene.screen.offset, x, y)

    def _tile_at(self, x: float, y: float) -> int | None:
        scene, run = self._scene, self._scene.model.run
        if run is None or scene.model.tab != "run":
            return None
        tiles = run_place(scene.measuring, scene.page.box, run).tiles
        boxes = enumerate(tile_boxes(tiles, run.result.streams))
        found = (n for n, (bx, by, w, h) in boxes if bx <= x < bx + w and by <= y < by + h)
        return next(found, None)

    def _entry(self) -> Entry | None:
        return self._scene.entries.get(self.hovered or "")

    def _press(self) -> bool:
        """A press of the left button on something that the scene draws itself."""
        scene, entry = self._scene, self._entry()
        if entry is not None:
            scene.select(entry, show=False)
            place = scene.place.table.valve(entry, scene.scroll.offset)
            value = scene.model.table.value(entry)
            self._drag = entry, Drag.grip((entry.gate, entry.block), place, *self._place, value)
            return True
        if self.tile is not None:
            again = self.tile == scene.model.chosen
            scene.change(partial(scene.model.choose, self.tile))
            return not again  # a second click on the chosen tile opens it, by its control
        step = scene.screen.columns().step_at(*self._place)
        step = self.chip if step is None else step
        if step is not None:
            scene.look_at(step)
        return step is not None

    def _drag_to(self) -> None:
        if self._drag is None:
            return
        entry, drag = self._drag[0], self._drag[1].to(*self._place)
        self._drag = entry, drag
        if drag.moved:
            value = round(drag.reading(self._place[1]) / COARSE) * COARSE
            self._scene.change(partial(self._scene.model.set, value))

    def _wheel(self, event: pygame.Event) -> bool:
        scene, entry = self._scene, self._entry()
        x, y = self._place
        left, top, w, h = scene.place.side
        if left <= x < left + w and top <= y < top + h:
            return scene.page.scroll.handle(event, scene.view)
        if entry is None:
            return False
        vx, vy, r = scene.place.table.valve(entry, scene.scroll.offset)
        if scene.scroll.most and (x - vx) ** 2 + (y - vy) ** 2 > (r + NEAR) ** 2:
            return False  # beside the valves the wheel scrolls the table
        fine = bool(pygame.key.get_mods() & pygame.KMOD_SHIFT)
        scene.select(entry, show=False)
        by = (FINE if fine else COARSE) * float(event.y)
        scene.change(partial(scene.model.nudge, by))
        return True
