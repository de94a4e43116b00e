"""Rivals: whom to play against, in a race on one stream or in a duel on streams that grow."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import partial
from typing import Final, Literal, TypeAlias

import pygame

from game.level.model import Level
from game.level.network import NetworkError
from game.lstm.weights import Weights
from game.rules.practice.contenders import RIVALS, Contenders, RivalName, contenders
from game.rules.practice.duel import DuelError
from game.ui.context import AppContext, HelpTopic
from game.ui.focus import Control
from game.ui.paint import Box, Painter
from game.ui.play.sheet import Same, Sheet
from game.ui.practice.frame import (
    GAP,
    LARGE,
    MARGIN,
    back_ask,
    draw_header,
    header_height,
    top_buttons,
)
from game.ui.practice.people import called
from game.ui.practice.rival_rows import (
    PAD,
    card_end,
    draw_card,
    draw_row,
    row_height,
    tabs_top,
)
from game.ui.review.tabs import Tabs
from game.ui.scene import Command, Push
from game.ui.screen import Screen
from game.ui.theme import PANEL_CORNER
from game.ui.view import HEIGHT, WIDTH
from game.words import language, say

SIDE: Final = 528.0
TWO_COLUMNS_UP_TO: Final = 1.1

Reveal: TypeAlias = Literal["open", "hidden"]
REVEALS: Final[tuple[Reveal, ...]] = ("open", "hidden")


class RivalsScene(Screen):
    """Who there is, and the two ways to play against them.

    Args:
        app: settings, progress and the other scenes.
        level: the level.
        world_title: the line beside the title.

    Raises:
        NetworkError: the level has no network that fits it.
    """

    help_topic: HelpTopic = "rivals"
    contexts = ("rivals",)

    def __init__(self, app: AppContext, level: Level, world_title: str = "") -> None:
        super().__init__(app)
        self.level, self.world = level, world_title
        self._spoken = language()
        self._network = app.library.network(level)
        self.found: Contenders = contenders(level, self._network)
        self.chosen: set[RivalName] = set(self.found.names)
        self.reveal_as: Reveal = "hidden" if app.store.setting("race_open") is False else "open"
        kept = app.store.setting("duel_against")
        self.opponent: RivalName = next((name for name in RIVALS if name == kept), "RNN")
        if self.opponent not in self.found.names:
            self.opponent = "network"
        self.notice = ""
        self.first = "race"
        self._rows: list[tuple[RivalName, Box, Control]] = []

    def reload(self, level: Level, network: Weights) -> None:
        """Show the level as it was saved."""
        self.level, self._network, self.found = level, network, contenders(level, network)
        self.chosen &= set(self.found.names)
        if self.opponent not in self.found.names:
            self.opponent = "network"

    # -- where everything is -----------------------------------------------------------------------

    def build(self) -> None:
        """The list of rivals; beside it, or under it, what a race and a duel are."""
        self._sheet = Sheet()
        if self._spoken != language():
            self._spoken, self.found = language(), contenders(self.level, self._network)
        gui, p = self.gui, self.measure()
        self._left = top_buttons(gui, [back_ask(self.app, self.back)])
        self._top = header_height(p, gui.button_height)
        self._beside = self.view.text <= TWO_COLUMNS_UP_TO
        foot = MARGIN if self._beside else gui.button_height + 2 * GAP
        self._page: Box = (0.0, self._top, WIDTH, HEIGHT - self._top - foot)
        wide = WIDTH - 2 * MARGIN
        list_w = wide - SIDE - GAP if self._beside else wide
        end = self._build_list(p, list_w)
        if self._beside:
            x, y, w = MARGIN + list_w + GAP, 0.0, SIDE
        else:
            x, y, w = MARGIN, end + GAP, wide
        race, duel = self._race_words(), [say("practice.rivals.duel")]
        self._reveals: Tabs[Reveal] = Tabs(
            {how: say(f"practice.rivals.{how}") for how in REVEALS}, self._reveal
        )
        self._opponents: Tabs[RivalName] = Tabs(
            {name: called(name) for name in self.found.names}, self._oppose
        )
        tabs, page = tabs_top(p, y, w, race), None if self._beside else self._page
        with self._group("race"):
            self._reveals.add(gui, x + PAD, tabs, page)
        self._race = self._close_card(x, y, w, card_end(p, tabs + gui.button_height, w, race))
        y = self._race[1] + self._race[3] + GAP
        tabs = tabs_top(p, y, w, duel)
        with self._group("duel"):
            self._opponents.add(gui, x + PAD, tabs, page)
        self._duel = self._close_card(x, y, w, card_end(p, tabs + gui.button_height, w, duel))
        end = max(end, self._duel[1] + self._duel[3])
        self.scroll.place((0, self._top, WIDTH - 8, self._page[3]), end)
        self._starts()
        self.scrolled()

    def _build_list(self, p: Painter, w: float) -> float:
        """The rows of the list; gives where it ends."""
        self._said = p.wrap(self.found.missing, w - 8, "body", lines=4)
        y = len(self._said) * p.line("body") + (10 if self._said else 0)
        row = row_height(p, self._page[3] - y if self._beside else 0.0, len(RIVALS))
        clip = self.view.rect(*self._page)
        self._rows = []
        for name in RIVALS:
            there = name in self.found.names
            control = Control(f"rival:{name}", self.view.rect(0, 0, 0, 0),
                              partial(self._tick, name), enabled=there, clip=clip,
                              corner=self.view.px(PANEL_CORNER))  # fmt: skip
            with self._group("list"):
                self.gui.area(control)
            self._rows.append((name, (MARGIN, y, w, row), control))
            y += row + 8
        return y - 8

    def _race_words(self) -> list[str]:
        how: str = self.reveal_as
        if how == "hidden" and self.level.play.act == "wire":
            how = "table"
        return [say("practice.rivals.race"), say(f"practice.rivals.race_{how}")]

    def _close_card(self, x: float, y: float, w: float, end: float) -> Box:
        """A card that ends under what it says, or under the button that stands in it."""
        if self._beside:
            end += 16 + self.gui.button_height
        return (x, y, w, end + PAD - y)

    def _starts(self) -> None:
        """The buttons that begin, each in its card; where the page scrolls, below it."""
        gui, high = self.gui, self.gui.button_height
        race, duel = say("practice.rivals.start"), say(f"practice.rivals.duel_with.{self.opponent}")
        if self.view.text <= LARGE:
            race = f"{race}  {self.app.prompt('race', 'rivals')}".strip()
            duel = f"{duel}  {self.app.prompt('duel', 'rivals')}".strip()
        wide = gui.button_width(race, bold=True) + 16
        y = HEIGHT - GAP - high
        places = {"race": (MARGIN, y), "duel": (MARGIN + wide + GAP, y)}
        if self._beside:
            for card, name_of in ((self._race, "race"), (self._duel, "duel")):
                x, top, _, h = card
                places[name_of] = (x + PAD, self._top + top + h - PAD - high)
        also = gui.button_width(duel, bold=True) + 16
        with self._group("race"):
            gui.button("race", race, (*places["race"], wide, high), self._start_race,
                       kind="primary", enabled=bool(self.chosen))  # fmt: skip
        with self._group("duel"):
            gui.button("duel", duel, (*places["duel"], also, high), self._start_duel,
                       kind="primary" if self._beside else "plain")  # fmt: skip

    def _group(self, name: str) -> AbstractContextManager[None]:
        """What is read as one where list and cards stand side by side."""
        return self.focus.within(*([name] if self._beside else []))

    def _at(self, box: Box) -> Box:
        """A box of the page where it now is in the window."""
        x, y, w, h = box
        return x, self._top + y - self.scroll.offset, w, h

    def scrolled(self) -> None:
        """Put the drawn controls where the page now is."""
        for _, box, control in self._rows:
            control.rect = self.view.rect(*self._at(box))
        self._reveals.scrolled(self.gui, self._at)
        self._opponents.scrolled(self.gui, self._at)

    def reveal(self, control: Control) -> None:
        """Scroll to what has the keys."""
        top = self.view.units(0, control.rect.top)[1]
        if control.clip is not None:
            y = top - self._top + self.scroll.offset
            self.scroll.reveal(y, y + control.rect.h / self.view.scale)

    # -- what happens ------------------------------------------------------------------------------

    def handle(self, event: pygame.Event) -> Command:
        """Take one event; each rival, the way they are shown and both starts have a key."""
        match self.asked(event):
            case "reveal":
                return self._reveal("hidden" if self.reveal_as == "open" else "open")
            case "race":
                return self._start_race() if self.chosen else None
            case "duel":
                return self._start_duel()
            case str(asked) if asked.startswith("rival_"):
                return self._tick(RIVALS[int(asked.removeprefix("rival_")) - 1])
        return super().handle(event)

    def _tick(self, name: RivalName) -> Command:
        """Have a rival in the race, or not."""
        if name in self.found.names:
            self.chosen ^= {name}
            self.layout(self.view)
        return None

    def _reveal(self, how: Reveal) -> Command:
        self.reveal_as = how
        self.app.store.set_setting("race_open", how == "open")
        self.layout(self.view)
        return None

    def _oppose(self, name: RivalName) -> Command:
        self.opponent = name
        self.app.store.set_setting("duel_against", name)
        self.layout(self.view)
        return None

    def _start_race(self) -> Command:
        names = tuple(name for name in RIVALS if name in self.chosen)
        open_ = self.reveal_as == "open"
        try:
            return Push(self.app.scenes.race(self.app, self.level, names, self.world, open=open_))
        except NetworkError as error:  # its file went, or changed, meanwhile
            self.notice = str(error)
        return None

    def _start_duel(self) -> Command:
        try:
            return Push(self.app.scenes.duel(self.app, self.level, self.opponent, self.world))
        except (NetworkError, DuelError) as error:
            self.notice = str(error)
        return None

    # -- drawing -----------------------------------------------------------------------------------

    def paint(self, painter: Painter) -> None:
        """Draw the page, then the header over it; most of it only when it has changed."""
        self._sheet.fit(painter)
        if painter.log is not None:
            self._sheet.forget()
        hot = self.gui.hovered, self.focus.current if self.focus.shown else None
        key = (*map(Same, hot), self.scroll.offset, frozenset(self.chosen), self.reveal_as,
               self.opponent, Same(self.found))  # fmt: skip
        self._sheet.put("page", self._page, key, self._paint_page)
        place = " · ".join(filter(None, (self.level.title, self.world)))
        top: Box = (0.0, 0.0, WIDTH, self._top)
        self._sheet.put("top", top, (self.notice, place), lambda p: draw_header(
            p, say("practice.rivals.title"), self.notice or place, self._left - 16))  # fmt: skip
        self._sheet.show(painter)
        self.scroll.draw(painter)

    def _paint_page(self, p: Painter) -> None:
        with p.within(self._page, clip=True):
            for n, words in enumerate(self._said):
                y = self._at((0, (n + 0.5) * p.line("body"), 0, 0))[1]
                p.text(MARGIN + 4, y, words, "body", self.theme.wrong)
            for name, box, control in self._rows:
                keyed = self.focus.shown and self.focus.current is control
                draw_row(p, self._at(box), name, self.found.each.get(name),
                         ticked=name in self.chosen,
                         hot=keyed or self.gui.hovered is control)  # fmt: skip
            high = self.gui.button_height
            draw_card(p, self._at(self._race), say("practice.race.title"), self._race_words(), high)
            self._reveals.draw(p, self.gui, self._at, self.reveal_as)
            duel = [say("practice.rivals.duel")]
            draw_card(p, self._at(self._duel), say("practice.duel.title"), duel, high)
            self._opponents.draw(p, self.gui, self._at, self.opponent)
