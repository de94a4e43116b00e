"""Prompts where gates are wired: one at the table, one at running it, each until it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.progress.understood import understand, understood
from game.rules.tutorial.ideas import table_prompt
from game.rules.tutorial.prompt import Prompt
from game.ui.focus import Control
from game.ui.paint import Box, Painter
from game.ui.play.tutorial.bubble import Bubble, Words, draw_bubble, draw_frame, make_bubble
from game.ui.wire.stops import entry_name

if TYPE_CHECKING:
    from game.ui.wire.scene import WireScene

CLOSE = "wire:close_prompt"


class TablePrompting:
    """What a table's scene shows of its prompts.

    Args:
        scene: the table's scene.
    """

    def __init__(self, scene: WireScene) -> None:
        self._scene = scene
        self._known = set(understood(scene.app.store))
        self._bubble: Bubble | None = None
        self._thing: Box = (0.0, 0.0, 0.0, 0.0)
        self._closes = ""

    @property
    def now(self) -> Prompt | None:
        """What is said now."""
        scene = self._scene
        if not scene.app.settings.prompts:
            return None
        model = scene.model
        touched, streams = bool(model.table.touched), scene.level.play.streams
        known = self._known | {"run"} if model.run is not None else self._known
        return table_prompt(known, touched=touched, streams=streams)

    def follow(self) -> None:
        """Keep what was done as understood."""
        model = self._scene.model
        if model.table.touched:
            self._understand("table")
        if model.run is not None:
            self._understand("run")
        if self._closes != self._scene.app.cap(CLOSE):  # another device was taken up
            self.place()

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
        self._bubble, self._closes = None, scene.app.cap(CLOSE)
        if now is None:
            return
        name = entry_name(scene.model.selected) if now.at == "table" else "run"
        control = scene.focus.named(name)
        if control is None:
            return
        p, place = scene.measure(), scene.place
        texts = [self._box(each) for each in scene.focus.controls if each.clip is None]
        texts += [self._box(each) for each in _entries(scene)]
        texts += [place.top, place.banner, place.side, place.belt, place.footer, place.timeline]
        texts += [place.prediction] if place.prediction is not None else []
        texts += _rows(scene)
        self._thing = self._box(control)
        words = Words(now.text, closes=self._closes)
        self._bubble = make_bubble(p, words, self._thing, [], texts, place.banner)

    @property
    def _hidden(self) -> bool:
        """Whether a hint, which was asked for, has the place it would have."""
        bubble = self._bubble
        return bubble is not None and bubble.docked and self._scene.model.notice.kind != "brief"

    @property
    def docked(self) -> bool:
        """Whether what is said has the place of the brief."""
        bubble = self._bubble if self.now is not None else None
        return bubble is not None and bubble.docked

    def draw(self, painter: Painter) -> None:
        """Draw what is said, and a ring around the button it is about where it has no stem."""
        now, bubble = self.now, self._bubble
        if now is None or bubble is None or self._hidden:
            return
        if bubble.stem is None and now.at == "run":
            draw_frame(painter, self._thing)
        draw_bubble(painter, bubble, mishap=False)


def _entries(scene: WireScene) -> list[Control]:
    """The entries of the table that have a place in the window."""
    found = [scene.focus.named(name) for name in scene.entries]
    return [each for each in found if each is not None]


def _rows(scene: WireScene) -> list[Box]:
    """The rows of the table, which have names on them, and its heading."""
    table, offset = scene.place.table, scene.scroll.offset
    x, y, w, _ = table.page
    left, top, wide, _ = table.box
    rows = [(x, y + row.y - offset, w, row.h) for row in table.rows]
    return [(left, top, wide, y - top), *rows]
