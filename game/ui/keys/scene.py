"""Choosing keys and buttons: every action with what means it, and what is in conflict."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import pygame

from game.ui.context import AppContext, HelpTopic
from game.ui.controls.actions import Action, Preset
from game.ui.controls.bindings import Means
from game.ui.controls.edit import is_changed
from game.ui.focus import Control
from game.ui.gui import Kind
from game.ui.keys.choosing import Choosing
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


class KeysScene(Screen):
    """What every key and every button of a gamepad means, to be changed."""

    help_topic: HelpTopic = "keys"

    def __init__(self, app: AppContext) -> None:
        super().__init__(app)
        self.choosing = Choosing(app)
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
            ("undo", say("controls.undo"), self.undo, "plain", self.choosing.may_undo),
            ("reset_all", say("controls.reset_all"), self.reset_everything, "plain", True),
            ("back", say("common.back"), self.back, "plain", True),
        ]  # fmt: skip
        title = p.width(say("controls.title"), "title", bold=True) + 32
        widths = [
            gui.button_width(text, bold=kind == "chosen", icon=name == "back")
            for name, text, _, kind, _ in asks
        ]
        total = sum(widths) + GAP * (len(asks) - 1)
        beside = title + total <= WIDTH - 2 * SIDE
        self._title_y = TOP + gui.button_height / 2
        x, y = (WIDTH - SIDE - total, TOP) if beside else (SIDE, TOP + gui.button_height + GAP)
        for (name, text, press, kind, enabled), wide in zip(asks, widths, strict=True):
            if x + wide > WIDTH - SIDE + 1:
                x, y = SIDE, y + gui.button_height + GAP
            gui.button(name, text, (x, y, wide, gui.button_height), press, kind=kind,
                       enabled=enabled, icon="back" if name == "back" else None)  # fmt: skip
            x += wide + GAP
        return y + gui.button_height

    @property
    def _foot_asks(self) -> list[tuple[str, str, Callable[[], Command]]]:
        if self.choosing.waiting is not None:
            return [("cancel", say("controls.cancel"), self.cancel)]
        if self.choosing.clash is not None:
            return [("swap", say("controls.swap"), self.swap),
                    ("keep", say("controls.keep"), self.keep)]  # fmt: skip
        return []

    def _foot(self, p: Painter) -> float:
        """How high the foot is: nothing, if nothing is to be said."""
        self._foot_lines: list[str] = []
        words = self.choosing.words
        if not words:
            return 0.0
        asks = self._foot_asks
        taken = sum(self.gui.button_width(text, bold=True) + GAP for _, text, _ in asks)
        self._foot_lines = p.wrap(words, WIDTH - 2 * SIDE - taken - 16, "label")
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
        if self.choosing.waiting is None:
            return super().handle(event)
        if event.type == pygame.KEYDOWN:
            if self.choosing.take(event):
                self._anew("swap" if self.choosing.clash is not None else None)
            return None
        if event.type == pygame.MOUSEBUTTONDOWN:
            return self.cancel()
        return super().handle(event)

    def wants(self, event: pygame.Event) -> bool:
        """Whether a press is for an action, so that it does not do what it means everywhere."""
        return self.choosing.waiting is not None and event.type == pygame.KEYDOWN

    def ask(self, action: Action, by: Means) -> Command:
        """Wait for the key or button that is to mean an action."""
        self.choosing.ask(action, by)
        return self._anew(f"{by}:{action.ident}")

    def cancel(self) -> Command:
        """Wait no longer; all stays as it was."""
        self.choosing.cancel()
        return self._anew()

    def swap(self) -> Command:
        """Give the other action what this one had."""
        self.choosing.swap()
        return self.keep()

    def keep(self) -> Command:
        """Let a key mean both."""
        found = self.choosing.keep()
        return self._anew(f"{found.by}:{found.action.ident}" if found is not None else None)

    def reset(self, action: Action) -> Command:
        """Have one action's keys and buttons as at first."""
        self.choosing.reset(action)
        return self._anew(f"keys:{action.ident}")

    def reset_everything(self) -> Command:
        """Have all of this hand's keys and all buttons as at first."""
        self.choosing.reset_everything()
        return self._anew()

    def undo(self) -> Command:
        """Take the last change back."""
        self.choosing.undo()
        more = self.choosing.may_undo
        return self._anew(None if more else f"preset:{self.app.settings.preset}")

    def take(self, hand: Preset) -> Command:
        """Lay the keys out for a hand."""
        self.choosing.lay_out(hand)
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
        asked = self.choosing.waiting
        waiting = f"{asked[1]}:{asked[0].ident}" if asked else ""
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
