"""A player's history on one level: histograms, the list of attempts, and what to do with one."""

from __future__ import annotations

from typing import Final

import pygame

from game.level.model import Level
from game.level.network import NetworkError
from game.lstm.weights import Weights
from game.rules.practice.history import History, history
from game.ui.context import AppContext, HelpTopic
from game.ui.focus import Control, Way
from game.ui.paint import Painter
from game.ui.practice.actions import Actions
from game.ui.practice.history_page import HistoryPage
from game.ui.practice.measuring import Measuring
from game.ui.scene import Command, Pop, Push
from game.ui.screen import Screen
from game.ui.view import HEIGHT, WIDTH, View
from game.words import say

MARGIN: Final = 24.0
GAP: Final = 16.0
LARGE: Final = 1.25
"""From this text size on, the button to what was saved is a sign."""


class HistoryScene(Screen):
    """All attempts at a level.

    Args:
        app: progress, settings and the other scenes.
        level: the level.
        world_title: the line beside the title.
    """

    help_topic: HelpTopic = "history"

    def __init__(self, app: AppContext, level: Level, world_title: str = "") -> None:
        super().__init__(app)
        self.world = world_title
        self._open(level)

    def _open(self, level: Level) -> None:
        self.level, self.without = level, ""
        self.network: Weights | None = None
        try:
            self.network = self.app.library.network(level)
        except NetworkError as error:
            self.without = str(error)
        self.measuring = Measuring(self.app, level, self.network)
        self.actions = Actions(self)
        self._attempts = self.app.store.attempts(level.id)
        found = self._history()
        self.first = "attempts" if self._attempts else "back"
        newest = len(self._attempts) - 1 if self._attempts else None
        self.page = HistoryPage(self, found, newest if found.best is None else found.best)
        self._begun = False

    def _history(self) -> History:
        return history(self.level, self._attempts, self.measuring.places)

    def reload(self, level: Level, network: Weights) -> None:
        """Be the history of the level as it was saved."""
        if self.actions.task is not None:
            self.actions.task.stop()
        self._open(level)

    def layout(self, view: View) -> None:
        """Place everything; an attempt may have come to its end meanwhile."""
        if self.app.store.attempt_count(self.level.id) != len(self._attempts):
            self._open(self.level)
        super().layout(view)

    # -- where everything is -------------------------------------------------------------------

    def build(self) -> None:
        """Place the header, the page, and what can be done with the chosen attempt."""
        gui, p = self.gui, self.measure()
        self.page.found = self._history()  # the language may be another one
        back = say("common.back")
        wide = gui.button_width(back, icon=True)
        place = (WIDTH - MARGIN - wide, MARGIN, wide, gui.button_height)
        gui.button("back", back, place, Pop, icon="back")
        words = say("replay.saved.button") if self.view.text <= LARGE else ""
        wide = gui.button_width(words, icon=True)
        self._header_end = place[0] - 8 - wide
        gui.button("saved", words, (self._header_end, MARGIN, wide, gui.button_height),
                   lambda: Push(self.app.scenes.saved(self.app)), icon="list",
                   tip=None if words else say("replay.saved.button"))  # fmt: skip
        top = MARGIN + max(gui.button_height, p.line("title")) + 8
        self._bar_y = HEIGHT - GAP - gui.button_height
        self._lines = 1 if self.view.text <= 1.25 else 2
        said = self._lines * p.line("body") + 10
        self.page.place(p, (0, top, WIDTH, self._bar_y - said - top))
        self.actions.place(p, self._bar_y)
        if not self._begun:
            self.page.begin()
        self._begun = True
        self.scrolled()

    def lay_out(self, focus: str) -> None:
        """Place everything anew, and give a control the keys."""
        self.layout(self.view)
        self.focus.take(self.focus.named(focus))

    def scrolled(self) -> None:
        """Put the list's control where the page now is."""
        self.page.scrolled()

    def reveal(self, control: Control) -> None:
        """Scroll to the list when the keys are on it."""
        if control is self.page.control:
            self.page.reveal()

    # -- what happens --------------------------------------------------------------------------

    def choose(self, n: int) -> None:
        """Choose an attempt; not while something of another is saved."""
        if n == self.page.chosen or self.actions.task is not None:
            return
        usable = self.actions.usable
        self.page.chosen = n
        self.actions.say("")
        if self.actions.usable != usable:
            self.layout(self.view)
        self.page.reveal()

    def choose_by_arrow(self, way: Way) -> bool:
        """Go up or down the list; from its ends, arrows lead on."""
        to = self.page.neighbour(way)
        if to is not None:
            self.choose(to)
        return to is not None

    def watch(self) -> Command:
        """See the chosen attempt played again."""
        return self.actions.watch()

    def back(self) -> Command:
        """Stop what is being saved; else leave."""
        return self.actions.stop() if self.actions.task is not None else Pop()

    def handle(self, event: pygame.Event) -> Command:
        """Take one event; rows and bars are the page's own."""
        if event.type == pygame.MOUSEMOTION:
            self.page.point(self.view.units(*event.pos))
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            to = self.page.attempt_at(self.view.units(*event.pos))
            if to is not None:
                self.choose(to)
        return super().handle(event)

    def update(self, dt: float) -> Command:
        """Move on; measure a little of what others do, and save a little of what is to be saved."""
        if self.measuring.advance():
            self.page.show(self._history())
        self.actions.go_on()
        return super().update(dt)

    # -- drawing -------------------------------------------------------------------------------

    def paint(self, painter: Painter) -> None:
        """Draw the page, the header over it, and what is said."""
        p, theme = painter, self.theme
        self.page.draw(p)
        middle = MARGIN + self.gui.button_height / 2
        x = (
            MARGIN
            + 4
            + p.text(MARGIN + 4, middle, say("practice.history.title"), "title", bold=True)
            + 24
        )
        place = " · ".join(part for part in (self.level.title, self.world) if part)
        room = self._header_end - 16 - x
        p.text(x, middle + 2, place, "label", theme.muted, width=room)
        self.scroll.draw(p)
        self.actions.draw(p)
        words, trouble = self._words()
        ink = theme.wrong if trouble else theme.text if self.actions.said else theme.muted
        line = p.line("body")
        for n, part in enumerate(p.wrap(words, WIDTH - 2 * MARGIN - 8, "body", lines=self._lines)):
            y = self._bar_y - 6 - (self._lines - n - 0.5) * line
            p.text(MARGIN + 4, y, part, "body", ink)

    def _words(self) -> tuple[str, bool]:
        """What is to be said now, and whether it is trouble."""
        n = self.page.chosen
        if self.actions.said:
            return self.actions.said, self.actions.is_trouble
        if self.without:
            return self.without, True
        if n is None:
            return say("practice.history.none"), False
        if not self.page.found.is_replayable(n):
            return say("practice.history.changed"), False
        return self.measuring.trouble or say("practice.history.how"), False
