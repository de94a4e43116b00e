"""All that can be done in a scene and has no button of a gamepad, to be chosen from a list."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Final

import pygame

from game.ui.context import AppContext, HelpTopic
from game.ui.controls.actions import Action
from game.ui.controls.prompts import action_title
from game.ui.controls.reach import common_actions, own_actions, without_button
from game.ui.focus import Control
from game.ui.paint import Box, Painter
from game.ui.scene import Ask, Command, Pop, Scene
from game.ui.screen import Screen
from game.ui.theme import CORNER, PANEL_CORNER
from game.ui.view import HEIGHT, WIDTH
from game.words import say

PAD: Final = 32.0
GAP: Final = 8.0
COLUMNS: Final = 4
DIMMED: Final = 200


class ActionsScene(Screen):
    """The list, laid over the scene it is about: that is asked to do what is chosen.

    What may be wanted several times in a row, as to flow faster, leaves the list open.

    Args:
        app: what buttons mean now.
        under: the scene that lies below.
    """

    tells_menu = True
    """Whether it tells itself what a gamepad lists all actions with."""
    help_topic: HelpTopic = "actions"
    overlay = True

    def __init__(self, app: AppContext, under: Scene) -> None:
        super().__init__(app)
        own = without_button(app.controls, own_actions(under))
        common = without_button(app.controls, common_actions(under))
        self._idle: Collection[str] = getattr(under, "idle", ())
        self.groups = tuple(group for group in (own, common) if group)
        self._places: list[tuple[Control, Action, Box]] = []
        self._dim: pygame.Surface | None = None

    # -- where everything is -------------------------------------------------------------------

    def build(self) -> None:
        """A list in as many columns as there is room for, and under it the way back."""
        p, gui = self.measure(), self.gui
        widest = max(p.width(action_title(a), "label") for group in self.groups for a in group)
        most = WIDTH - 2 * PAD - 48
        columns = max(min(int((most + GAP) / (widest + 32 + GAP)), COLUMNS), 1)
        cell = min(widest + 32, most)
        inner = max(columns * (cell + GAP) - GAP, min(p.width(self._told, "body"), most))
        cell = (inner + GAP) / columns - GAP
        self._wide = inner + 2 * PAD
        self._x = (WIDTH - self._wide) / 2
        self._head = PAD * 0.75 + p.line("title") + p.line("body") + 16
        foot = gui.button_height + 16 + PAD * 0.6
        page = self._put(p, cell, columns)
        self._high = min(self._head + page + foot, HEIGHT - 32)
        self._y = (HEIGHT - self._high) / 2
        top = self._y + self._head
        self.scroll.place(
            (self._x + PAD - 4, top, inner + 24, self._high - self._head - foot), page
        )
        clip = self.view.rect(self._x, top - 4, self._wide, self._high - self._head - foot + 8)
        for control, _, _ in self._places:
            control.clip = clip
            gui.area(control)
        close = say("common.close")
        wide = gui.button_width(close, bold=True, icon=True)
        y = self._y + self._high - PAD * 0.6 - gui.button_height
        place = (self._x + self._wide - PAD - wide, y, wide, gui.button_height)
        gui.button("close", close, place, Pop, kind="primary", icon="cross")
        self.scrolled()
        self._dim = pygame.Surface(self.view.size)
        self._dim.fill(self.theme.ground)
        self._dim.set_alpha(DIMMED)

    @property
    def _told(self) -> str:
        return say("controls.menu.told")

    def _put(self, p: Painter, cell: float, columns: int) -> float:
        """Give every action a place on the page; gives how high that is."""
        high, y = self.gui.button_height, 0.0
        self._places, self._lines = [], []
        for n, group in enumerate(self.groups):
            if n:
                self._lines.append(y + 4)
                y += 16
            for k, action in enumerate(group):
                row, column = divmod(k, columns)
                box = (column * (cell + GAP), y + row * (high + GAP), cell, high)
                control = Control(action.ident, pygame.Rect(0, 0, 0, 0), partial(self._ask, action),
                                  enabled=action.name not in self._idle,
                                  corner=self.view.px(CORNER))  # fmt: skip
                self._places.append((control, action, box))
            y += -(-len(group) // columns) * (high + GAP)
        return y

    def _ask(self, action: Action) -> Command:
        return Ask(action.ident, stays=action.repeats)

    def _at(self, box: Box) -> Box:
        x, y, w, h = box
        return self._x + PAD + x, self._y + self._head + y - self.scroll.offset, w, h

    def scrolled(self) -> None:
        """Put the controls where the page now is."""
        for control, _, box in self._places:
            control.rect = self.view.rect(*self._at(box))

    def reveal(self, control: Control) -> None:
        """Scroll to what has the keys."""
        for each, _, (_, y, _, h) in self._places:
            if each is control:
                self.scroll.reveal(y, y + h, margin=h)

    # -- what happens ----------------------------------------------------------------------------

    def wants(self, event: pygame.Event) -> bool:
        """The button that opens it closes it again."""
        return self._is_menu(event)

    def _is_menu(self, event: pygame.Event) -> bool:
        return self.app.controls.action(event, "everywhere") == "menu"

    def handle(self, event: pygame.Event) -> Command:
        """Take one event; a click beside the panel closes it."""
        if self._is_menu(event):
            return Pop()
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            panel = self.view.rect(self._x, self._y, self._wide, self._high)
            if not panel.collidepoint(event.pos):
                return Pop()
        return super().handle(event)

    # -- drawing -----------------------------------------------------------------------------------

    def paint(self, painter: Painter) -> None:
        """Dim what lies below, and draw the list on its panel."""
        p, theme, x = painter, self.theme, self._x + PAD
        if self._dim is not None:
            p.surface.blit(self._dim, (0, 0))
        p.rounded(self._x, self._y, self._wide, self._high, PANEL_CORNER, theme.panel, theme.line)
        middle = self._y + PAD * 0.75 + p.line("title") / 2
        room = self._wide - 2 * PAD
        p.text(x, middle, say("controls.menu.title"), "title", bold=True, width=room)
        middle += (p.line("title") + p.line("body")) / 2 + 2
        p.text(x, middle, self._told, "body", theme.muted, width=room)
        with p.within(self.scroll.box, clip=True):
            for line in self._lines:
                left, y, _, _ = self._at((0.0, line, 0.0, 0.0))
                p.rect(left, y, room, 1, theme.line)
            for control, action, box in self._places:
                self._item(p, control, action, self._at(box))
        self.scroll.draw(p)

    def _item(self, p: Painter, control: Control, action: Action, box: Box) -> None:
        x, y, w, h = box
        hot = control is self.gui.hovered or (control is self.focus.current and self.focus.shown)
        usable = control.enabled
        p.rounded(x, y, w, h, CORNER, fill=p.theme.raised if hot or usable else None,
                  border=p.theme.focus if hot else p.theme.line)  # fmt: skip
        ink = p.theme.text if usable else p.theme.muted
        p.text(x + 16, y + h / 2, action_title(action), "label", ink, width=w - 28)
