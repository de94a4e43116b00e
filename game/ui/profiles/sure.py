"""Asking once before what somebody earned is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from game.ui.context import AppContext
from game.ui.profiles.people import People, Person
from game.ui.profiles.sheet import Sheet, Way
from game.ui.scene import Command, Pop
from game.ui.theme import Colour
from game.words import say

What: TypeAlias = Literal["reset", "remove"]


class SureScene(Sheet):
    """What would be lost, and whether that is wanted; the way back has the keys at first.

    Args:
        app: what scenes are handed.
        people: who plays here.
        person: whose progress it is.
        what: whether it is forgotten, or its owner removed too.
    """

    def __init__(self, app: AppContext, people: People, person: Person, what: What) -> None:
        super().__init__(app, people)
        self._person, self._what = person, what
        self.first = "cancel"

    def title(self) -> str:
        """What is asked."""
        return say(f"profiles.sure.{self._what}_title", name=self._person.name)

    def words(self) -> Sequence[tuple[str, Colour]]:
        """What is lost, and how it comes back."""
        who = self._person
        lost = say(f"profiles.sure.{self._what}", name=who.name, stars=who.stars)
        said = [(lost, self.theme.text)]
        if self.app.store.folder is not None:
            said.append((say("profiles.sure.backup"), self.theme.muted))
        return said

    def ways(self) -> Sequence[Way]:
        """Leave all as it is, or do it."""
        word = say(f"profiles.sure.do_{self._what}")
        return (
            Way("cancel", say("profiles.sure.cancel"), self.back, "back", "primary"),
            Way(self._what, word, self._do, "cross"),
        )

    def _do(self) -> Command:
        if self._what == "reset":
            self.people.reset(self._person)
        else:
            self.people.remove(self._person)
        return Pop()
