"""Prompts where gates are wired: one at the table, one at running it, each until it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.progress.understood import understand, understood
from game.rules.tutorial.ideas import table_prompt
from game.rules.tutorial.prompt import Prompt
from game.ui.focus import Control
from game.ui.paint import Box, Painter
from game.ui.play.tutorial.bubble import Bubble, draw_bubble, make_bubble
from game.ui.wire.stops import entry_name

if TYPE_CHECKING:
    from game.ui.wire.scene import WireScene

ENTRY, CONTROL, HEAD, TEXT = 40.0, 8.0, 4.0, 3.0
"""How bad it is to cover an entry, another control, the table's heading, and a panel with texts."""


class TablePrompting:
    """What a table's scene shows of its prompts.

    Args:
        scene: the table's scene.
    """

    def __init__(self, scene: WireScene) -> None:
        self._scene = scene
        self._known = set(understood(scene.app.store))
        self._bubble: Bubble | None = None

    @property
    def now(self) -> Prompt | None:
        """What is said now."""
        scene = self._scene
        if not scene.app.settings.prompts:
            return None
        model = scene.model
        touched, streams = bool(model.table.touched), scene.level.play.streams
        return table_prompt(self._known, touched=touched, streams=streams)

    def follow(self) -> None:
        """Keep what was done as understood."""
        model = self._scene.model
        if model.table.touched:
            self._understand("table")
        if model.run is not None:
            self._understand("run")

    def _understand(self, name: str) -> None:
        if name not in self._known:
            self._known.add(name)
            understand(self._scene.app.store, name)

    def take(self, event: pygame.Event) -> bool:
        """Close what is said by its key or its cross; False leaves the event to others."""
        now, bubble = self.now, self._bubble
        if now is None or bubble is None or bubble.close is None:
            return False
        if self._scene.asked(event) == "close_prompt":
            self._understand(now.name.removeprefix("ideas."))
            return True
        if event.type != pygame.MOUSEBUTTONDOWN or event.button != pygame.BUTTON_LEFT:
            return False
        x, y = self._scene.view.units(*event.pos)
        left, top, wide, high = bubble.close
        if not (left <= x < left + wide and top <= y < top + high):
            return False
        self._understand(now.name.removeprefix("ideas."))
        return True

    def _box(self, control: Control) -> Box:
        view, rect = self._scene.view, control.rect
        return (*view.units(*rect.topleft), rect.w / view.scale, rect.h / view.scale)

    def place(self) -> None:
        """Find the place of what is said, now that everything was laid out or has changed."""
        now, scene = self.now, self._scene
        self._bubble = None
        if now is None:
            return
        name = entry_name(scene.model.selected) if now.at == "table" else "run"
        control = scene.focus.named(name)
        if control is None:
            return
        place, seen = scene.place, [c for c in scene.focus.controls if c.clip is None]
        panels = (place.top, place.banner, place.inside, place.belt, place.footer, place.timeline)
        obstacles = [(self._box(each), CONTROL) for each in seen]
        obstacles += [(self._box(each), ENTRY) for each in _entries(scene)]
        obstacles += [(box, TEXT) for box in panels]
        x, y, w, _ = place.table.page
        head = scene.measure().line("label") + 10
        obstacles.append(((x, y - head, w, head), HEAD))
        # The selected entry is ringed, so that in the free room below it can do without a stem.
        self._bubble = make_bubble(scene.measure(), now.text, "", self._box(control), obstacles,
                                   closes=scene.app.cap("wire:close_prompt"), closable=True,
                                   ringed=now.at == "table")  # fmt: skip

    def draw(self, painter: Painter) -> None:
        """Draw what is said."""
        if self.now is not None and self._bubble is not None:
            draw_bubble(painter, self._bubble, mishap=False)


def _entries(scene: WireScene) -> list[Control]:
    """The entries of the table that have a place in the window."""
    found = [scene.focus.named(name) for name in scene.entries]
    return [each for each in found if each is not None]
