"""What is to be told of a progress file that cannot be used as it should be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from game.words import say

Unusable: TypeAlias = Literal["damaged", "incomplete", "newer", "foreign"]


class UnusableError(Exception):
    """A progress file that is there but cannot be used.

    Args:
        kind: in what way.
    """

    def __init__(self, kind: Unusable) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that could not be used was given another name, and a new one was begun."""

    kind: Unusable
    path: Path

    def said(self) -> str:
        """A few sentences on it, in the player's language; of a newer one, how to have it back."""
        if self.kind == "newer":
            return say("store.set_aside_newer", file=self.path)
        return say("store.set_aside", why=unusable(self.kind), file=self.path)


@dataclass(frozen=True, slots=True)
class NoPlace:
    """Nothing can be written where progress should be kept, since the game began."""

    folder: Path
    why: str

    def said(self) -> str:
        """A sentence on it, in the player's language."""
        return say("store.no_place", folder=self.folder, why=self.why)


@dataclass(frozen=True, slots=True)
class NotWritten:
    """What was earned could not be written and waits in memory."""

    folder: Path
    why: str

    def said(self) -> str:
        """A sentence on it, in the player's language."""
        return say("store.not_written", folder=self.folder, why=self.why)


def brief(trouble: Trouble) -> str:
    """The same in one short line, where there is no room for more."""
    match trouble:
        case SetAside():
            return say("store.brief.set_aside")
        case NoPlace():
            return say("store.brief.no_place")
        case NotWritten():
            return say("store.brief.not_written")


Trouble: TypeAlias = SetAside | NoPlace | NotWritten


def reason(error: Exception) -> str:
    """Why something failed, as the system or SQLite puts it."""
    return (isinstance(error, OSError) and error.strerror) or str(error)


def unusable(kind: Unusable) -> str:
    """A sentence on a file that cannot be used, in the player's language."""
    match kind:
        case "damaged":
            return say("store.damaged")
        case "incomplete":
            return say("store.incomplete")
        case "newer":
            return say("store.newer")
        case "foreign":
            return say("store.foreign")
