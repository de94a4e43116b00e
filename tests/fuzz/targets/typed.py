"""What a player types: at the list of levels, in play, in practice, at a table, in a duel."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final

from tests.fuzz import good
from tests.fuzz.case import Files
from tests.fuzz.command import Ran, run
from tests.fuzz.judge import Played
from tests.fuzz.mutate import lines
from tests.fuzz.sandbox import Sandbox
from tests.fuzz.targets.options import coding

TYPED: Final = "typed.txt"
SAVED: Final = ("*.json",)
"""What `save` writes: into the folder that the player is in, under the name that was typed."""

EVERYWHERE: Final = (
    "help", "?", "settings", "set bets on", "set language de", "set language en", "set text 150",
    "set theme light", "set coach_bar off", "guide", "guide 3", "guide forward-pass 2", "quit", "",
)  # fmt: skip
MOVES: Final = (
    "", "", "", "i=1", "i=0 o=1", "o 1", "open o", "shut i", "f=.5", "A.i=1", "undo", "redo",
    "look", "i = 0",
)  # fmt: skip
AFTER: Final = (
    "again", "same", "next", "list", "save mine", "review", "blame", "highway", "highway 2",
    "rivals", "branch 2", "whatif 1 i=0", "duel", "duel novice", "history", "history save 1 old",
    "inside", "inside novice",
)  # fmt: skip
PLAY: Final = (
    *MOVES, *MOVES, *AFTER, *EVERYWHERE, "restart", "hint", "eval", "coach on", "coach off", "show",
    "show all", "bet French 90", "bet silence 50", "step",
)  # fmt: skip
WIRE: Final = (
    *EVERYWHERE, "table", "run", "run 5", "same", "failures", "open 1", "network", "weights",
    "hint", "undo", "redo", "save mine", "set ask o=1", "set home i=1 f=0", "set chat f=1",
    "set ask 2 A.o=1", "case ask if A full", "case home if A empty", "drop ask 1", "up ask 2",
    "down ask 1", "clear ask", "clear", "next", "list", "history", "inside", "run", "set ask o=1",
)  # fmt: skip
MENU: Final = (
    *EVERYWHERE, "1", "36", "fluent", "practice 2", "practice", "world 2", "world 1", "world hold",
    "list", "hush", *MOVES, "next", "quit",
)  # fmt: skip
DUEL: Final = (*MOVES, *MOVES, "hold i=0", "habit", "hold", "new", "back", "help", "guide", "quit")


class _Typed:
    """Lines at one of the prompts."""

    name: str
    share = 3
    known: Sequence[str]
    act = "hand"
    argv: Sequence[str]

    def make(self, random: Random) -> Files:
        """The level and the lines."""
        return {**good.toy(self.act), TYPED: lines.spoilt(random, self.known)}

    def play(self, box: Sandbox, random: Random) -> Played:
        """Type them."""
        ran = self.type(box, random, self.argv)
        return Played([ran], not ran.refused, may_write=SAVED, progress="grows")

    def type(self, box: Sandbox, random: Random, argv: Sequence[str]) -> Ran:
        """Run a command and type the lines, as somebody at a keyboard or from a pipe."""
        typed, by_hand = (box.case / TYPED).read_bytes(), random.random() < 0.4
        return run(argv, typed, by_hand=by_hand, coding=coding(random))


class TypedPlay(_Typed):
    """In a play; the store may hold one that was left."""

    name, known, share = "typed-play", PLAY, 5
    argv = ("play", "toy.json", "--text")


class TypedPractice(_Typed):
    """In a practice, with the coach."""

    name, known = "typed-practice", PLAY
    argv = ("practice", "toy.json", "--text", "--profile", "Ada")


class TypedWire(_Typed):
    """At a table of gates."""

    name, known, act = "typed-wire", WIRE, "wire"
    argv = ("play", "toy.json", "--text")


class TypedMenu(_Typed):
    """At the list of levels."""

    name, known = "typed-menu", MENU
    argv = ("play", "--text")


class TypedDuel(_Typed):
    """In a duel."""

    name, known, share = "typed-duel", DUEL, 2
    argv = ("duel", "toy.json", "--text", "--seed", "3")
