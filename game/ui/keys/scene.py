"""Choosing keys and buttons: every action with what means it, and what is in conflict."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

import pygame

from game.ui.context import AppContext
from game.ui.controls.actions import Action, Preset
from game.ui.controls.bindings import Means
from game.ui.controls.changes import may_mean
from game.ui.controls.edit import assign, is_changed, reset, reset_all, swap
from game.ui.controls.keys import MODIFIERS, key_name, pad_button
from game.ui.controls.prompts import action_title, label
from game.ui.focus import Control
from game.ui.gui import Kind
from game.ui.keys.table import BY, Table
from game.ui.paint import Painter
from game.ui.scene import Command
from game.ui.screen import Screen
from game.ui.theme import CORNER
from game.ui.view import HEIGHT, WIDTH
from game.words import say

SIDE: Final = 48.0
TOP: Final = 24.0
HANDS: Final[tuple[Preset, ...]] = ("right", "left")
GAP: Final = 8.0


@dataclass(frozen=True, slots=True)
class Clash:
    """A key that was given to an action and means another one too."""

    action: Action
    other: Action
    by: Means
    name: str
    before: str | None
    """What meant the action before."""


class KeysScene(Screen):
    """What every key and every button of a gamepad means, to be changed."""

    def __init__(self, app: AppContext) -> None:
        super().__init__(app)
        self.waiting: tuple[Action, Means] | None = None
        """The action that the next key or button is for."""
        self.clash: Clash | None = None
        self.said = ""
        """What was wrong with the key that was pressed."""
        self._before: list[tuple[str, str]] = []
        """Preset and changes as they were, for undoing."""
        self.first = f"preset:{app.settings.preset}"
        self._cells: list[tuple[Control, tuple[float, float, float, float]]] = []

    # -- where everything is -------------------------------------------------------------------

    def build(self) -> None:
        """The buttons at the top, the list, and under it what is to be done now."""
        p, gui = self.measure(), self.gui
        self._top = self._head(p) + 12
        foot = self._foot(p)
        wide = WIDTH - 2 * SIDE - 16
        self._table = Table(p, self.app.controls, wide, gui.button_height)
        box = (SIDE, self._top, wide + 16, HEIGHT - self._top - foot)
        self.scroll.place(box, self._table.high)
        clip = self.view.rect(0, box[1], WIDTH, box[3])
        self._cells = []
        for row in self._table.rows:
            if row.action is None:
                continue
            for by in BY:
                press = partial(self.ask, row.action, by)
                name = f"{by}:{row.action.ident}"
                control = Control(name, pygame.Rect(0, 0, 0, 0), press, clip=clip,
                                  corner=self.view.px(CORNER))  # fmt: skip
                self._cells.append((gui.area(control), self._table.cell(row, by)))
            if is_changed(self.app.controls, row.action):
                control = Control(f"reset:{row.action.ident}", pygame.Rect(0, 0, 0, 0),
                                  partial(self.reset, row.action), clip=clip,
                                  corner=self.view.px(CORNER))  # fmt: skip
                self._cells.append((gui.area(control), self._table.reset(row)))
        self.scrolled()
        self._foot_buttons(foot)

    def _head(self, p: Painter) -> float:
        """Title and buttons, in as many rows as they need; gives where they end."""
        gui, preset = self.gui, self.app.settings.preset
        asks: list[tuple[str, str, Callable[[], Command], Kind, bool]] = [
            *((f"preset:{hand}", say(f"settings.options.hand_{hand}"), partial(self.take, hand),
               "chosen" if hand == preset else "quiet", True) for hand in HANDS),
            ("undo", say("controls.undo"), self.undo, "plain", bool(self._before)),
            ("reset_all", say("controls.reset_all"), self.reset_everything, "plain", True),
            ("back", say("common.back"), self.back, "plain", True),
        ]  # fmt: skip
        title = p.width(say("controls.title"), "title", bold=True) + 32
        widths = [gui.button_width(text, bold=kind == "chosen") for _, text, _, kind, _ in asks]
        total = sum(widths) + GAP * (len(asks) - 1)
        beside = title + total <= WIDTH - 2 * SIDE
        self._title_y = TOP + gui.button_height / 2
        x, y = (WIDTH - SIDE - total, TOP) if beside else (SIDE, TOP + gui.button_height + GAP)
        for (name, text, press, kind, enabled), wide in zip(asks, widths, strict=True):
            if x + wide > WIDTH - SIDE + 1:
                x, y = SIDE, y + gui.button_height + GAP
            gui.button(name, text, (x, y, wide, gui.button_height), press, kind=kind,
                       enabled=enabled)  # fmt: skip
            x += wide + GAP
        return y + gui.button_height

    @property
    def _words(self) -> str:
        """What is to be done now, or has to be known."""
        if self.waiting is not None:
            action, by = self.waiting
            return say(f"controls.ask_{by}", action=action_title(action))
        if self.clash is not None:
            found = self.clash
            return say(
                "controls.clash_now", pressed=label(found.name, found.by),
                action=action_title(found.action), other=action_title(found.other),
            )  # fmt: skip
        return self.said

    @property
    def _foot_asks(self) -> list[tuple[str, str, Callable[[], Command]]]:
        if self.waiting is not None:
            return [("cancel", say("controls.cancel"), self.cancel)]
        if self.clash is not None:
            return [("swap", say("controls.swap"), self.swap),
                    ("keep", say("controls.keep"), self.keep)]  # fmt: skip
        return []

    def _foot(self, p: Painter) -> float:
        """How high the foot is: nothing, if nothing is to be said."""
        self._foot_lines: list[str] = []
        if not self._words:
            return 0.0
        asks = self._foot_asks
        taken = sum(self.gui.button_width(text, bold=True) + GAP for _, text, _ in asks)
        self._foot_lines = p.wrap(self._words, WIDTH - 2 * SIDE - taken - 16, "label")
        return max(len(self._foot_lines) * p.line("label"), self.gui.button_height) + 24

    def _foot_buttons(self, high: float) -> None:
        gui, x = self.gui, WIDTH - SIDE
        asks = self._foot_asks
        widths = [gui.button_width(text, bold=True) for _, text, _ in asks]
        x -= sum(widths) + GAP * (len(asks) - 1)
        y = HEIGHT - high / 2 - gui.button_height / 2
        for n, ((name, text, press), wide) in enumerate(zip(asks, widths, strict=True)):
            gui.button(name, text, (x, y, wide, gui.button_height), press,
                       kind="plain" if n else "primary")  # fmt: skip
            x += wide + GAP

    def scrolled(self) -> None:
        """Put the cells' controls where the page now is."""
        for control, (x, y, w, h) in self._cells:
            control.rect = self.view.rect(SIDE + x, self._top + y - self.scroll.offset, w, h)

    def reveal(self, control: Control) -> None:
        """Scroll to the cell that has the keys; to the heading for the first ones."""
        for cell, (_, y, _, h) in self._cells:
            if cell is control:
                self.scroll.reveal(0.0 if cell is self._cells[0][0] else y, y + h, margin=24)

    # -- what happens ----------------------------------------------------------------------------

    def handle(self, event: pygame.Event) -> Command:
        """Take one event; while a key is waited for, it is that key."""
        if self.waiting is None:
            return super().handle(event)
        if event.type == pygame.KEYDOWN:
            self._pressed(event, *self.waiting)
            return None
        if event.type == pygame.MOUSEBUTTONDOWN:
            return self.cancel()
        return super().handle(event)

    def wants(self, event: pygame.Event) -> bool:
        """Whether a press is for an action, so that it does not do what it means everywhere."""
        return self.waiting is not None and event.type == pygame.KEYDOWN

    def _pressed(self, event: pygame.Event, action: Action, by: Means) -> None:
        button = pad_button(event)
        name = button if button is not None else key_name(event.key, event.mod)
        if name in MODIFIERS:
            return  # what is held with it is still to come
        other_device = (button is not None) != (by == "pad")
        if other_device or name == "escape":
            self.cancel()
        elif not may_mean(name, by):
            self.waiting = None
            self.said = say("controls.reserved", pressed=label(name, by))
            self.layout(self.view)
        else:
            self._give(action, by, name)

    def _give(self, action: Action, by: Means, name: str) -> None:
        """Let a key or button mean an action from now on; what is in conflict is said at once."""
        before = next(iter(self.app.controls.means(action, by)), None)
        self.waiting, self.said = None, ""
        self._keep_as(assign(self.app.controls, action, by, name))
        found = self.app.controls.conflicts(action, by)
        other = next((other for key, other in found if key == name), None)
        self.clash = None
        if other is not None:
            self.clash = Clash(action, other, by, name, before)
        self.layout(self.view)
        if self.clash is not None:
            self.focus.take(self.focus.named("swap"))

    def _keep_as(self, keys: str, preset: str | None = None) -> None:
        settings = self.app.settings
        after = preset or settings.preset, keys
        if after != (settings.preset, settings.keys):
            self._before.append((settings.preset, settings.keys))
            self.app.change(preset=after[0], keys=keys)

    def ask(self, action: Action, by: Means) -> Command:
        """Wait for the key or button that is to mean an action."""
        self.waiting, self.clash, self.said = (action, by), None, ""
        return self._anew(f"{by}:{action.ident}")

    def cancel(self) -> Command:
        """Wait no longer; all stays as it was."""
        self.waiting = None
        return self._anew()

    def swap(self) -> Command:
        """Give the other action what this one had."""
        if (found := self.clash) is not None:
            of = self.app.controls
            self._keep_as(swap(of, found.other, found.by, found.name, found.before))
        return self.keep()

    def keep(self) -> Command:
        """Let a key mean both."""
        found, self.clash = self.clash, None
        return self._anew(f"{found.by}:{found.action.ident}" if found is not None else None)

    def reset(self, action: Action) -> Command:
        """Have one action's keys and buttons as at first."""
        self._keep_as(reset(self.app.controls, action))
        self.clash = None
        return self._anew(f"keys:{action.ident}")

    def reset_everything(self) -> Command:
        """Have all of this hand's keys and all buttons as at first."""
        self._keep_as(reset_all(self.app.controls))
        self.clash = None
        return self._anew()

    def undo(self) -> Command:
        """Take the last change back."""
        if self._before:
            preset, keys = self._before.pop()
            self.app.change(preset=preset, keys=keys)
        self.clash = None
        return self._anew(None if self._before else f"preset:{self.app.settings.preset}")

    def take(self, hand: Preset) -> Command:
        """Lay the keys out for a hand."""
        self._keep_as(self.app.settings.keys, hand)
        self.clash = None
        return self._anew()

    def _anew(self, name: str | None = None) -> Command:
        """Lay out again, with this control in focus."""
        self.layout(self.view)
        if name is not None:
            self.focus.take(self.focus.named(name))
        return None

    # -- drawing -----------------------------------------------------------------------------------

    def paint(self, painter: Painter) -> None:
        """Draw the list, then what stands above and below it."""
        p, theme = painter, self.theme
        box = self.scroll.box
        hot = self.gui.hovered.name if self.gui.hovered is not None else ""
        waiting = f"{self.waiting[1]}:{self.waiting[0].ident}" if self.waiting else ""
        with p.within(box, clip=True):
            y = self._top - self.scroll.offset
            self._table.draw(p, SIDE, y, (self._top, self._top + box[3]), hot, waiting)
        p.text(SIDE, self._title_y, say("controls.title"), "title", bold=True)
        foot = HEIGHT - self._top - box[3]
        if self.scroll.offset > 0:
            p.rect(0, self._top - 1, WIDTH, 1, theme.line)
        if self._foot_lines:
            p.rect(0, HEIGHT - foot, WIDTH, foot, theme.raised)
            line = p.line("label")
            at = HEIGHT - foot / 2 - len(self._foot_lines) * line / 2
            for n, words in enumerate(self._foot_lines):
                p.text(SIDE, at + (n + 0.5) * line, words, "label")
        self.scroll.draw(p)
