"""Everybody who plays here, and all that can be done for them; what was done is told and undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from game.progress.store import BackupError, Profile, ProfileError, Store
from game.ui.context import AppContext
from game.words import say


@dataclass(frozen=True, slots=True)
class Person:
    """One of those who play here, as the list tells of them.

    Args:
        profile: who it is.
        stars: how many stars were earned.
        won: how many levels.
        last: when a play last ended; None if none did.
        playing: whether they play now.
    """

    profile: Profile
    stars: int
    won: int
    last: datetime | None
    playing: bool

    @property
    def name(self) -> str:
        """What they are called, who may have given no name."""
        return called(self.profile)

    def told(self, now: datetime) -> str:
        """When they played last, as is said at a time."""
        if self.last is None:
            return say("profiles.scene.last.never")
        days = (now.date() - self.last.date()).days
        if days <= 0:  # or the clock went backwards
            return say("profiles.scene.last.today")
        if days == 1:
            return say("profiles.scene.last.yesterday")
        return say("profiles.scene.last.days", count=days)


def called(profile: Profile) -> str:
    """What somebody is called, who may have given no name."""
    return profile.name or say("profiles.unnamed")


def several(store: Store) -> bool:
    """Whether it is to be said who plays: somebody gave a name, or more than one plays here."""
    return len(store.profiles()) > 1 or bool(store.profile.name)


class People:
    """What the list and what is laid over it share.

    Args:
        app: the store, and the settings that follow whoever plays.
    """

    def __init__(self, app: AppContext) -> None:
        self.app = app
        self.said = ""
        """What was done, or why it was not."""
        self.refused = False
        """Whether it was not."""
        self.backup: Path | None = None
        """What undoing would put back."""
        self.changed = False
        """Whether scenes below may show what is no longer so."""
        self.about = app.store.profile.uid
        """For whom something can be done."""

    @property
    def store(self) -> Store:
        """Where progress is kept."""
        return self.app.store

    def everybody(self) -> list[Person]:
        """All who play here, in the order of their names."""
        ordered = sorted(self.store.profiles(), key=lambda one: called(one).casefold())
        return [self._person(one) for one in ordered]

    def _person(self, profile: Profile) -> Person:
        bests = self.store.bests_of(profile).values()
        return Person(
            profile,
            stars=sum(best.stars for best in bests),
            won=sum(1 for best in bests if best.stars),
            last=self.store.last_played(profile),
            playing=profile.uid == self.store.profile.uid,
        )

    @property
    def chosen(self) -> Person:
        """For whom something can be done: whoever plays, unless another was asked for."""
        found = (one for one in self.store.profiles() if one.uid == self.about)
        return self._person(next(found, self.store.profile))

    # -- what can be done --------------------------------------------------------------------------

    def play_as(self, person: Person) -> bool:
        """Let somebody play, with their settings from now on; False if they are gone."""
        try:
            self.store.use_profile(person.profile.name)
        except ProfileError as error:  # another copy of the game removed them meanwhile
            self.refuse(str(error))
            return False
        self._follow()
        return True

    def proposed(self, number: int) -> str:
        """A name that nobody has: `Player 2`, or the next free one."""
        taken = {one.name.casefold() for one in self.store.profiles()}
        while (name := say("profiles.proposed", number=number)).casefold() in taken:
            number += 1
        return name

    def add(self, name: str) -> None:
        """Let somebody new play.

        Raises:
            ProfileError: the name cannot be given.
        """
        added = self.store.add_profile(name)
        self._follow()
        self.tell(say("profiles.done.added", name=added.name))

    def rename(self, person: Person, name: str) -> None:
        """Give somebody another name.

        Raises:
            ProfileError: the name cannot be given.
        """
        with self._as(person):
            named = self.store.rename_profile(name)
        self.changed = True
        self.tell(say("profiles.done.renamed", name=named.name))

    def reset(self, person: Person) -> None:
        """Forget all that somebody earned."""
        self._destroy(person, "reset")

    def remove(self, person: Person) -> None:
        """Drop somebody with all that they earned and set."""
        self._destroy(person, "removed")

    def _destroy(self, person: Person, what: str) -> None:
        store = self.store
        try:
            with self._as(person):
                backup = store.reset_profile() if what == "reset" else store.remove_profile()
        except (BackupError, ProfileError) as error:
            self.refuse(str(error))
            return
        if person.playing and what == "removed":
            self._follow()
        self.changed, name = True, person.name
        if backup is None:
            self.tell(say(f"profiles.done.{what}_bare", name=name))
        else:
            self.tell(say(f"profiles.done.{what}", name=name, file=backup), backup)

    def undo(self) -> None:
        """Put back what there was before something was dropped or taken over."""
        if self.backup is None:
            return
        try:
            self.store.restore(self.backup)
        except BackupError as error:
            self.refuse(str(error))
            return
        self._follow()
        self.tell(say("profiles.done.undone"))

    # -- telling -----------------------------------------------------------------------------------

    def tell(self, text: str, backup: Path | None = None) -> None:
        """Say what was done; with a backup it can be undone."""
        self.said, self.refused, self.backup = text, False, backup

    def refuse(self, text: str) -> None:
        """Say why nothing was done."""
        self.said, self.refused, self.backup = text, True, None

    def _follow(self) -> None:
        """Somebody else plays by now: with their settings, and the scenes below are not theirs."""
        self.app.take_profile()
        self.about, self.changed = self.store.profile.uid, True

    @contextmanager
    def _as(self, person: Person) -> Iterator[None]:
        """Have the store speak of somebody for a moment, who does not play for that.

        Raises:
            ProfileError: they are gone: another copy of the game removed them.
        """
        store, before = self.store, self.store.profile
        if person.profile.uid == before.uid:
            yield
            return
        store.use_profile(person.profile.name, playing=False)
        try:
            yield
        finally:
            store.profile = before


__all__ = ["People", "Person", "ProfileError", "called", "several"]
