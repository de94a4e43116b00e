"""Giving a name: to somebody new, or another one to somebody who plays here."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.ui.context import AppContext
from game.ui.profiles.people import People, Person, ProfileError
from game.ui.profiles.sheet import Sheet, Way
from game.ui.scene import Command, Pop
from game.ui.theme import Colour
from game.words import say


class NamingScene(Sheet):
    """A line to type a name; one that can be taken as it is stands there already.

    Args:
        app: what scenes are handed.
        people: who plays here.
        person: who is to be renamed; somebody new if not given.
    """

    def __init__(self, app: AppContext, people: People, person: Person | None = None) -> None:
        super().__init__(app, people)
        self._person = person
        proposed = people.proposed(len(people.everybody()) + 1 if person is None else 1)
        self.name = (person.profile.name if person is not None else "") or proposed
        self.first = "name"
        self._refused = ""
        self._open = False

    def title(self) -> str:
        """Whose name it is."""
        if self._person is None:
            return say("profiles.name.title_new")
        return say("profiles.name.title_rename", name=self._person.name)

    def words(self) -> Sequence[tuple[str, Colour]]:
        """What is to be done, or why that name cannot be given."""
        if self._refused:
            return [(self._refused, self.theme.wrong)]
        return [(say("profiles.name.what"), self.theme.muted)]

    def ways(self) -> Sequence[Way]:
        """Take the name, or leave all as it is."""
        word = "play" if self._person is None else "keep"
        return (
            Way("take", say(f"profiles.name.{word}"), self.take, "check", "primary"),
            Way("cancel", say("profiles.name.cancel"), self.back, "cross"),
        )

    @property
    def _typed_high(self) -> float:
        return self.gui.button_height + 8

    def place_entry(self, x: float, y: float, wide: float) -> float:
        """Place the line to type."""
        high = self.gui.button_height + 8
        self.gui.entry("name", self.name, (x, y, wide, high), self._changed, self.take)
        return high

    def _changed(self, text: str) -> None:
        self.name = text

    def handle(self, event: pygame.Event) -> Command:
        """Take one event; what the key that opened the sheet wrote is not for it."""
        if event.type == pygame.TEXTINPUT and not self._open:
            return None
        return super().handle(event)

    def animate(self, dt: float) -> None:
        """From the first frame on, what is typed is meant for the name."""
        self._open = True

    def take(self) -> Command:
        """Give the name, or say why it cannot be given."""
        try:
            if self._person is None:
                self.people.add(self.name)
            else:
                self.people.rename(self._person, self.name)
        except ProfileError as error:
            self._refused = str(error)
            self.layout(self.view)
            self.focus.take(self.focus.named("name"))
            return None
        return Pop()
