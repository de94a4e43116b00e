"""Choosing a level without a window: the worlds in a few lines, and every level on request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from game.level.format.problems import LevelError
from game.level.loader import load_level
from game.level.model import World
from game.progress.order import still_to_win, unfinished
from game.progress.records import Best
from game.progress.store import Store
from game.rules.ending import percent
from game.rules.lesson.running import Running
from game.text.field_guide import answer_guide
from game.text.lesson import say_summary
from game.text.profiles import answer_profiles, say_who
from game.text.settings import answer_settings
from game.text.terminal import Terminal, meant
from game.words import say

HELP: Final = (
    "text.menu.help.enter",
    "text.menu.help.number",
    "text.menu.help.practice",
    "text.menu.help.levels",
    "text.menu.help.world",
    "text.menu.help.guide",
    "text.menu.help.settings",
    "text.menu.help.profile",
    "text.menu.help.quit",
)
WORDS: Final = (
    "practice",
    "levels",
    "world",
    "guide",
    "settings",
    "set",
    "profile",
    "help",
    "quit",
)
MOST: Final = 3
"""So many stars a level has."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A level, and whether it is to be practised."""

    path: Path
    practice: bool = False


class Menu:
    """One player at a terminal, choosing what to play.

    Args:
        terminal: where to read and write.
        worlds: the worlds in their order.
        store: what was earned.
        lesson: the lesson that the worlds are, if they are one.
    """

    def __init__(
        self,
        terminal: Terminal,
        worlds: Sequence[World],
        store: Store,
        lesson: Running | None = None,
    ) -> None:
        self._terminal, self._worlds, self._store = terminal, worlds, store
        self._lesson = lesson
        self._paths = [path for world in worlds for path in world.levels]

    def choose(self) -> Chosen | None:
        """Say where things stand and ask for a level; None when the player leaves."""
        say_line = self._terminal.say
        if not self._paths:
            say_line(say("text.menu.none"))
            return None
        self._say_standing()
        while True:
            line = self._terminal.ask("> ")
            word, _, rest = ("quit" if line is None else line).strip().partition(" ")
            word, rest = word.lower(), rest.strip()
            if word in ("quit", "q", "exit"):
                say_line(say("text.goodbye"))
                return None
            if answer_guide(self._terminal, line or "") or answer_settings(
                self._terminal, self._store, line or ""
            ):
                continue
            if answer_profiles(self._terminal, self._store, line or ""):
                if rest:
                    self._say_standing()
                continue
            if (chosen := self._answer(word, rest)) is not None:
                return chosen

    def _answer(self, word: str, rest: str) -> Chosen | None:
        """Do what a line asks for; gives the level if it asks for one."""
        match word:
            case "" if (path := still_to_win(self._paths, self._store)) is not None:
                return Chosen(path)
            case "help" | "?":
                for key in HELP:
                    self._terminal.say(say(key))
                if self._lesson is not None:
                    self._terminal.say(say("lesson.text.summary"))
            case "summary" if self._lesson is not None:
                say_summary(self._terminal, self._lesson, rest)
            case "levels" | "list":
                for world in self._worlds:
                    self._say_world(world)
            case "world":
                self._one_world(rest)
            case "practice" | "practise":
                path = self._named(rest.lower()) if rest else still_to_win(self._paths, self._store)
                if path is not None:
                    return Chosen(path, practice=True)
                self._terminal.say(say("text.menu.no_level", count=len(self._paths)), "yellow")
            case _:
                if not rest and (path := self._named(word)) is not None:
                    return Chosen(path)
                near = meant(word, (*self._words, *(path.stem for path in self._paths)))
                expected = say("text.menu.expected", count=len(self._paths))
                self._terminal.say(f"{near} {expected}".strip(), "yellow")
        return None

    @property
    def _words(self) -> tuple[str, ...]:
        return (*WORDS, "summary") if self._lesson is not None else WORDS

    def _named(self, word: str) -> Path | None:
        """The level of this number or id."""
        if word.isdecimal() and len(word) < 6 and 1 <= int(word) <= len(self._paths):
            return self._paths[int(word) - 1]
        return next((path for path in self._paths if path.stem == word), None)

    def _say_standing(self) -> None:
        """Say where things stand: who plays if there are several, each world, and what is next."""
        if len(self._store.profiles()) > 1:
            self._terminal.say()
            say_who(self._terminal, self._store)
        self._say_worlds()
        if self._lesson is not None:
            self._lesson.tick()
            self._terminal.say(self._lesson.told)
            self._terminal.say(self._lesson.done)
        self._say_next()

    # -- what is said ----------------------------------------------------------------------

    def _say_worlds(self) -> None:
        """A line for each world: which levels it has, and the stars earned there."""
        bests, first = self._store.bests(), 1
        self._terminal.say()
        for n, world in enumerate(self._worlds, start=1):
            last = first + len(world.levels) - 1
            self._terminal.say(
                say(
                    "text.menu.world",
                    n=n,
                    title=world.title,
                    first=first,
                    last=last,
                    stars=sum(bests[p.stem].stars for p in world.levels if p.stem in bests),
                    most=MOST * len(world.levels),
                )
            )
            first = last + 1

    def _say_next(self) -> None:
        path = still_to_win(self._paths, self._store)
        assert path is not None  # there are levels
        key = "go_on" if unfinished(self._paths, self._store) == path else "next"
        number = self._paths.index(path) + 1
        self._terminal.say()
        self._terminal.say(say(f"text.menu.{key}", number=number, title=_title(path)))

    def _one_world(self, named: str) -> None:
        for n, world in enumerate(self._worlds, start=1):
            if named.lower() in (str(n), world.id.lower(), world.title.lower()):
                self._say_world(world)
                return
        self._terminal.say(say("text.menu.no_world", count=len(self._worlds)), "yellow")

    def _say_world(self, world: World) -> None:
        bests = self._store.bests()
        self._terminal.say()
        self._terminal.say(world.title, "bold")
        if world.brief:
            self._terminal.say(world.brief)
        for path in world.levels:
            number = self._paths.index(path) + 1
            self._terminal.say(f"{number:3}. {_title(path)}{_earned(bests.get(path.stem))}")


@lru_cache(maxsize=256)
def _title_as_saved(path: Path, _: int) -> str:
    """A level's title, read once as long as its file is the same: all are read out at a time."""
    return load_level(path).title


def _title(path: Path) -> str:
    try:
        return _title_as_saved(path, path.stat().st_mtime_ns)
    except OSError:
        return say("text.menu.unreadable", name=path.stem, path=path)
    except LevelError:
        return say("text.menu.unreadable", name=path.stem, path=path)


def _earned(best: Best | None) -> str:
    if best is None:
        return ""
    return say("text.menu.earned", count=best.stars, confidence=percent(best.confidence))
