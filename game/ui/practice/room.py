"""The practice room: one level, and all that can be done with the network that learned it."""

from __future__ import annotations

from functools import partial
from typing import Final

import pygame

from game.level.model import Level
from game.level.network import NetworkError
from game.level.training.permit import why_untrainable
from game.level.training.unfinished import is_left_half_way
from game.lstm.weights import Weights
from game.ui.context import AppContext, HelpTopic
from game.ui.focus import Control
from game.ui.paint import Box, Painter, mix
from game.ui.practice.door_faces import draw_face
from game.ui.practice.doors import DOORS, Door, training_door
from game.ui.practice.known import bet_lines
from game.ui.scene import Command, Pop, Push
from game.ui.screen import Screen
from game.ui.theme import PANEL_CORNER
from game.ui.view import HEIGHT, WIDTH
from game.words import say

SIDE: Final = 48.0
GAP: Final = 16.0
PAD: Final = 20.0
TWO_COLUMNS_UP_TO: Final = 1.25
FACE: Final = 0.36
"""How much of a card its picture takes, at its left."""
TALLEST: Final = 236.0
"""How high a card may be where there is room to spare."""
FOOT: Final = 32.0


class RoomScene(Screen):
    """The doors of one level's practice room.

    Args:
        app: settings, progress and the other scenes.
        level: the level.
        world_title: the line beside the title.
    """

    help_topic: HelpTopic = "room"
    contexts = ("room",)

    def __init__(self, app: AppContext, level: Level, world_title: str = "") -> None:
        super().__init__(app)
        self.level, self.world = level, world_title
        self.notice = ""
        self._cards: list[tuple[Door, Box, Control]] = []

    # -- where everything is -------------------------------------------------------------------

    def build(self) -> None:
        """Lay the doors out in columns of equal cards under the header."""
        gui, p = self.gui, self.measure()
        self._find_doors()
        back = say("common.back")
        wide = gui.button_width(back, icon=True)
        self._top = 32 + max(gui.button_height, p.line("title")) + 20
        said = p.wrap(self._trouble, WIDTH - 2 * SIDE, "body", lines=4)
        self._said, self._head = said, (len(said) * p.line("body") + 16 if said else 0.0)
        columns = 2 if self.view.text <= TWO_COLUMNS_UP_TO else 1
        rows = -(-len(self.doors) // columns)
        card_w = (WIDTH - 2 * SIDE - GAP * (columns - 1)) / columns
        self._face_w = card_w * FACE / (1 if columns == 2 else 1.6)
        lines = max(
            len(p.wrap(door.words, card_w - self._face_w - 2 * PAD, "label")) for door in self.doors
        )
        told = bet_lines(self.app, self.level)
        self._known = [part for line in told for part in p.wrap(line, WIDTH - 2 * SIDE, "body")]
        below = len(self._known) * p.line("body") + FOOT
        room = (HEIGHT - self._top - self._head - below - GAP * (rows - 1)) / rows
        least = 2 * PAD + p.line("heading") + 8 + lines * p.line("label")
        card_h = max(min(room, TALLEST), least)
        clip = self.view.rect(0, self._top, WIDTH, HEIGHT - self._top)
        self._cards = []
        for n, door in enumerate(self.doors):
            x = SIDE + (n % columns) * (card_w + GAP)
            y = self._head + (n // columns) * (card_h + GAP)
            control = Control(f"door:{door.name}", self.view.rect(x, y, card_w, card_h),
                              partial(self._open, door), enabled=self._is_open(door),
                              clip=clip, corner=self.view.px(PANEL_CORNER))  # fmt: skip
            gui.area(control)
            self._cards.append((door, (x, y, card_w, card_h), control))
        box = (SIDE, self._top, WIDTH - 2 * SIDE + 16, HEIGHT - self._top)
        self._foot = self._head + rows * (card_h + GAP) + 8
        self.scroll.place(box, self._foot + len(self._known) * p.line("body") - 8 - GAP + FOOT)
        place = (WIDTH - SIDE - wide, 32.0, wide, gui.button_height)
        gui.button("back", back, place, Pop, icon="back")
        self.scrolled()

    def _find_doors(self) -> None:
        """What there is to do now: first of all, to train a network where there is none.

        Where the level's own folder is not to be written, what stands in for the network says why.
        """
        self._trouble, refused = "", why_untrainable(self.level)
        try:
            self.app.library.network(self.level)
        except NetworkError as error:
            self._trouble = f"{error.what} {refused}" if refused else _to_be_trained(error)
        missing = bool(self._trouble)
        self.doors: tuple[Door, ...] = DOORS
        if not refused:
            door = training_door(missing=missing, left=is_left_half_way(self.level))
            self.doors = (door, *DOORS) if missing else (*DOORS, door)
        self.first = next((f"door:{d.name}" for d in self.doors if self._is_open(d)), None)

    def _is_open(self, door: Door) -> bool:
        return not (door.needs_network and self._trouble)

    def _on_page(self, y: float) -> float:
        return self._top + y - self.scroll.offset

    def scrolled(self) -> None:
        """Put the cards' controls where the page now is."""
        for _, (x, y, w, h), control in self._cards:
            control.rect = self.view.rect(x, self._on_page(y), w, h)

    def reveal(self, control: Control) -> None:
        """Scroll to the card that has the keys."""
        for _, (_, y, _, h), each in self._cards:
            if each is control:
                self.scroll.reveal(y if y > self._head else 0.0, y + h)

    # -- what happens ----------------------------------------------------------------------------

    def handle(self, event: pygame.Event) -> Command:
        """Take one event; a door's letter opens it."""
        asked = self.asked(event)
        for door in self.doors:
            if asked == door.name and self._is_open(door):
                return self._open(door)
        return super().handle(event)

    def _open(self, door: Door) -> Command:
        try:
            return Push(door.enter(self.app, self.level, self.world))
        except NetworkError as error:  # its file went, or changed, while the room was open
            self.notice = str(error)
            return None

    def reload(self, level: Level, network: Weights) -> None:
        """Be the room of the level as it was saved."""
        self.level = level

    # -- drawing -----------------------------------------------------------------------------------

    def paint(self, painter: Painter) -> None:
        """Draw the cards, then the header over what is scrolled under it."""
        p = painter
        with p.within((0, self._top, WIDTH, HEIGHT - self._top), clip=True):
            for n, words in enumerate(self._said):
                y = self._on_page((n + 0.5) * p.line("body"))
                p.text(SIDE, y, words, "body", self.theme.wrong)
            for door, box, control in self._cards:
                self._card(p, door, box, control)
            for n, words in enumerate(self._known):
                y = self._on_page(self._foot + (n + 0.5) * p.line("body"))
                p.text(SIDE, y, words, "body", self.theme.muted)
        middle = 32 + self.gui.button_height / 2
        x = SIDE + p.text(SIDE, middle, say("practice.room.title"), "title", bold=True) + 24
        room = WIDTH - SIDE - self.gui.button_width(say("common.back"), icon=True) - 24 - x
        place = " · ".join(part for part in (self.level.title, self.world) if part)
        colour = self.theme.wrong if self.notice else self.theme.muted
        p.text(x, middle + 2, self.notice or place, "label", colour, width=room)
        self.scroll.draw(p)

    def _card(self, p: Painter, door: Door, box: Box, control: Control) -> None:
        x, y, w, h = box
        y, theme = self._on_page(y), p.theme
        hot = self.gui.hovered is control or (self.focus.shown and self.focus.current is control)
        open_ = self._is_open(door)
        fill = theme.raised if hot and open_ else theme.panel
        if self.gui.is_held(control):
            fill = mix(theme.panel, theme.ground, 0.4)
        p.rounded(x, y, w, h, PANEL_CORNER, fill=fill, border=theme.line if hot else None)
        draw_face(p, (x + 8, y + 8, self._face_w - 8, h - 16), door.name, lit=hot and open_)
        ink = theme.text if open_ else theme.muted
        line, letter, left = (
            p.line("heading"),
            self.app.prompt(door.name, *self.contexts),
            x + self._face_w + PAD,
        )
        inner = x + w - PAD - left
        room = inner - p.width(letter, "label", mono=True) - 12
        p.text(left, y + PAD + line / 2, door.title, "heading", ink, bold=True, width=room)
        p.text(x + w - PAD, y + PAD + line / 2, letter, "label", theme.muted, mono=True,
               align="right")  # fmt: skip
        for n, words in enumerate(p.wrap(door.words, inner, "label")):
            middle = y + PAD + line + 8 + (n + 0.5) * p.line("label")
            p.text(left, middle, words, "label", theme.muted)


def _to_be_trained(error: NetworkError) -> str:
    """Why there is nobody to practise against before a network was trained."""
    if error.missing:
        return say("practice.room.no_network")
    return error.what
