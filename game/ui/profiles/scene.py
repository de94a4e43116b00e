"""Who plays here: everybody in a list, whoever plays marked, and what can be done for one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

import pygame

from game.ui.context import AppContext, HelpTopic
from game.ui.dropped.kind import kind_of
from game.ui.focus import Control
from game.ui.gui import Kind
from game.ui.icons.drawing import draw_icon
from game.ui.icons.shapes import IconName
from game.ui.paint import Painter
from game.ui.profiles.importing import ImportScene
from game.ui.profiles.naming import NamingScene
from game.ui.profiles.passing import ExportScene, take_over
from game.ui.profiles.people import People, Person
from game.ui.profiles.row import draw_row, row_high
from game.ui.profiles.sure import SureScene
from game.ui.scene import Command, Only, Pop, Push
from game.ui.screen import Screen
from game.ui.theme import CORNER, PANEL_CORNER
from game.ui.view import HEIGHT, WIDTH, View
from game.words import say

SIDE: Final = 48.0
TOP: Final = 24.0
GAP: Final = 10.0
BAR: Final = 16.0


@dataclass(frozen=True, slots=True)
class Shown:
    """A row with its place on the page, before scrolling."""

    person: Person
    y: float
    control: Control
    more: Control


class ProfilesScene(Screen):
    """The list; pressing a name plays as them.

    Args:
        app: what scenes are handed.
        now: tells the time, by which it is said how long ago somebody played.
    """

    help_topic: HelpTopic = "profiles"

    def __init__(
        self, app: AppContext, now: Callable[[], datetime] = lambda: datetime.now().astimezone()
    ) -> None:
        super().__init__(app)
        self.people = People(app)
        self._now = now
        self._rows: list[Shown] = []
        self._said: list[str] = []
        self._told = self._state
        self.first = self._name(self.people.chosen)

    @staticmethod
    def _name(person: Person) -> str:
        return f"play:{person.profile.uid}"

    # -- where everything is -------------------------------------------------------------------

    def build(self) -> None:
        """The ways out at the top, the list, what can be done beside it, what was done below."""
        p, gui = self.measure(), self.gui
        self._head()
        self._top = TOP + gui.button_height + 16
        self._foot = self._lay_out_said(p)
        self._beside()
        self._lay_out_list(p)

    @property
    def _state(self) -> tuple[str, str]:
        return self.people.said, self.people.about

    def layout(self, view: View) -> None:
        """Place everything; after something was done the keys are where it goes on."""
        super().layout(view)
        if self._state != self._told:
            self._told = self._state
            name = "undo" if self.people.backup else self._name(self.people.chosen)
            self.focus.take(self.focus.named(name))

    def _head(self) -> None:
        """The buttons at the top right."""
        gui, x = self.gui, WIDTH - SIDE
        asks: tuple[tuple[str, str, Callable[[], Command], IconName], ...] = (
            ("back", say("common.back"), self.back, "back"),
            ("import", say("profiles.scene.import"), self.import_, "guide"),
            ("new", say("profiles.scene.new"), self.new, "plus"),
        )
        for name, text, press, icon in asks:
            wide = gui.button_width(text, icon=True)
            x -= wide
            gui.button(name, text, (x, TOP, wide, gui.button_height), press, icon=icon)
            x -= GAP

    def _lay_out_said(self, p: Painter) -> float:
        """What was done, at the foot, with the way to undo it; gives where the foot begins."""
        gui, people = self.gui, self.people
        self._said = []
        if not people.said:
            return HEIGHT - 24.0
        undo, taken = say("profiles.scene.undo"), 0.0
        if people.backup is not None:
            taken = gui.button_width(undo, bold=True, icon=True) + 24
        self._said = p.wrap(people.said, WIDTH - 2 * SIDE - taken - 2 * 20, "label", lines=6)
        self._said_high = max(len(self._said) * p.line("label"), gui.button_height) + 20
        y = HEIGHT - 16 - self._said_high
        if people.backup is not None:
            wide = taken - 24
            at = y + (self._said_high - gui.button_height) / 2
            place = (WIDTH - SIDE - 12 - wide, at, wide, gui.button_height)
            gui.button("undo", undo, place, self.undo, kind="primary", icon="undo")
        return y - 16

    def _beside(self) -> None:
        """What can be done for one of them, at the right."""
        gui, p, person = self.gui, self.measure(), self.people.chosen
        asks: tuple[tuple[str, Callable[[], Command], IconName, Kind], ...] = (
            ("rename", partial(self._open, NamingScene, person), "keyboard", "plain"),
            ("export", partial(self._open, ExportScene), "save", "plain"),
            ("reset", partial(self._open, SureScene, person, "reset"), "restart", "plain"),
            ("remove", partial(self._open, SureScene, person, "remove"), "cross", "plain"),
        )
        texts = [say(f"profiles.scene.{name}") for name, *_ in asks]
        wide = max(gui.button_width(text, icon=True) for text in texts) + 8
        wide = max(wide, 220.0)
        room = self._foot - self._top - 24
        gap = max(min(GAP, (room - p.line("label") - 4 * gui.button_height) / 5), 2.0)
        self._panel = (WIDTH - SIDE - wide - 32, self._top, wide + 32,
                       p.line("label") + 4 * (gui.button_height + gap) + 24)  # fmt: skip
        x, y = self._panel[0] + 16, self._top + 12 + p.line("label") + gap
        with self.focus.within("beside"):
            for (name, press, icon, kind), text in zip(asks, texts, strict=True):
                place = (x, y, wide, gui.button_height)
                gui.button(name, text, place, press, kind=kind, icon=icon)
                y += gui.button_height + gap

    def _lay_out_list(self, p: Painter) -> None:
        """A row for everybody, and at its end a button that has the panel be about them."""
        view, high = self.view, row_high(p)
        self._more = max(self.gui.button_height, 44.0)
        # In a window of a few pixels no letter is small enough, and the panel has all the room.
        wide = self._wide = max(self._panel[0] - SIDE - 16 - BAR, 2 * self._more)
        box = (SIDE, self._top, wide + BAR, self._foot - self._top)
        clip = view.rect(0, self._top - 4, self._panel[0] - 8, box[3] + 4)
        self._rows, everybody = [], self.people.everybody()
        with self.focus.within("list"):
            for n, person in enumerate(everybody):
                nowhere = view.rect(0, 0, 0, 0)
                control = Control(self._name(person), nowhere, partial(self.play_as, person),
                                  clip=clip, corner=view.px(PANEL_CORNER))  # fmt: skip
                more = Control(f"about:{person.profile.uid}", nowhere,
                               partial(self.choose, person), clip=clip, corner=view.px(CORNER),
                               tip=say("profiles.scene.about", name=person.name))  # fmt: skip
                shown = Shown(person, n * (high + GAP), control, more)
                self.gui.area(control)
                if len(everybody) > 1:
                    self.gui.area(more)
                self._rows.append(shown)
        self.scroll.place(box, len(everybody) * (high + GAP) - GAP)
        self.scrolled()

    def scrolled(self) -> None:
        """Put the rows' controls where the page now is."""
        high = row_high(self.measure())
        for row in self._rows:
            y = self._top + row.y - self.scroll.offset
            wide = self._wide - (self._more + 8 if len(self._rows) > 1 else 0.0)
            row.control.rect = self.view.rect(SIDE, y, wide, high)
            side = self._more
            row.more.rect = self.view.rect(
                SIDE + self._wide - side, y + (high - side) / 2, side, side
            )

    def reveal(self, control: Control) -> None:
        """Scroll to the row that has the keys."""
        high = row_high(self.measure())
        for row in self._rows:
            if control in (row.control, row.more):
                self.scroll.reveal(row.y, row.y + high, margin=GAP)

    # -- what happens ----------------------------------------------------------------------------

    def handle(self, event: pygame.Event) -> Command:
        """Take one event; a file that is dropped is taken over."""
        if event.type == pygame.DROPFILE:
            take_over(self.people, Path(event.file))
            return self._anew()
        return super().handle(event)

    def wants(self, event: pygame.Event) -> bool:
        """Whether a file that is dropped is meant for this list."""
        return event.type == pygame.DROPFILE and kind_of(Path(event.file)) == "progress"

    def play_as(self, person: Person) -> Command:
        """Play as somebody, from the title on; whoever plays already goes back to it."""
        if person.playing:
            return self.back()
        if not self.people.play_as(person):
            return self._anew()
        return Only(self.app.scenes.title(self.app))

    def choose(self, person: Person) -> Command:
        """Have the panel be about somebody."""
        self.people.about = person.profile.uid
        self._told = self._state
        self.layout(self.view)
        self.focus.take(self.focus.named("rename"))
        return None

    def new(self) -> Command:
        """Let somebody new play."""
        return self._open(NamingScene)

    def import_(self) -> Command:
        """Take over what was exported elsewhere."""
        return self._open(ImportScene)

    def _open(self, scene: Callable[..., Screen], *more: object) -> Command:
        return Push(scene(self.app, self.people, *more))

    def undo(self) -> Command:
        """Put back what there was before."""
        self.people.undo()
        return self._anew()

    def back(self) -> Command:
        """To where this was asked for; where that may show what is no longer so, to the title."""
        return Only(self.app.scenes.title(self.app)) if self.people.changed else Pop()

    def _anew(self) -> Command:
        self.layout(self.view)
        return None

    # -- drawing -----------------------------------------------------------------------------------

    def paint(self, painter: Painter) -> None:
        """Draw the list, the panel beside it, and what was done."""
        p, theme = painter, self.theme
        middle = TOP + self.gui.button_height / 2
        p.text(SIDE, middle, say("profiles.scene.title"), "title", bold=True)
        self._paint_list(p)
        self.scroll.draw(p)
        x, y, w, h = self._panel
        p.rounded(x, y, w, h, PANEL_CORNER, fill=theme.ground, border=theme.line)
        name = p.shorten(self.people.chosen.name, w - 32, "label", bold=True)
        p.text(x + 16, y + 12 + p.line("label") / 2, name, "label", bold=True)
        self._paint_said(p)

    def _paint_list(self, p: Painter) -> None:
        gui, now, high = self.gui, self._now(), row_high(p)
        x, y, w, h = self.scroll.box
        with p.within((x - 2, y - 2, w + 4, h + 2), clip=True):
            for row in self._rows:
                top = self._top + row.y - self.scroll.offset
                if top > y + h or top + high < y:
                    continue
                wide = self._wide - (self._more + 8 if len(self._rows) > 1 else 0.0)
                hot = gui.hovered is row.control
                chosen = len(self._rows) > 1 and row.person.profile.uid == self.people.about
                draw_row(p, (SIDE, top, wide, high), row.person, now, hot=hot,
                         held=gui.is_held(row.control), chosen=chosen)  # fmt: skip
                if len(self._rows) > 1:
                    self._paint_more(p, row, top + high / 2)

    def _paint_more(self, p: Painter, row: Shown, middle: float) -> None:
        side, theme = self._more, self.theme
        x = SIDE + self._wide - side
        hot = self.gui.hovered is row.more
        p.rounded(x, middle - side / 2, side, side, CORNER,
                  theme.raised if hot else theme.panel, theme.line)  # fmt: skip
        draw_icon(p, "next", x + side / 2, middle, side * 0.5, theme.text)

    def _paint_said(self, p: Painter) -> None:
        if not self._said:
            return
        theme, high = self.theme, self._said_high
        y = HEIGHT - 16 - high
        colour = theme.wrong if self.people.refused else theme.text
        p.rounded(SIDE, y, WIDTH - 2 * SIDE, high, PANEL_CORNER, theme.panel, theme.line)
        top = y + (high - len(self._said) * p.line("label")) / 2
        p.flow(SIDE + 20, top, WIDTH - 2 * SIDE - 40, self._said, "label", colour)
