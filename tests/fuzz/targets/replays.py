"""Replays: of plays by hand and of tables, recomputed from a file that anybody may have written."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Final

from tests.fuzz import good
from tests.fuzz.case import Files
from tests.fuzz.command import run
from tests.fuzz.judge import Played
from tests.fuzz.mutate import json_tree
from tests.fuzz.sandbox import Sandbox
from tests.fuzz.targets.options import coding
from tests.level.pack.malice import zipped
from tests.rules import replays as shipped

SHIPPED: Final = tuple(
    path.read_bytes() for path in sorted(Path(shipped.__file__).parent.glob("*/fluent*.json"))
)
"""Replays of a level that ships."""


def _files(act: str, content: bytes) -> Files:
    """The level that was played, by itself and in a pack, and the replay."""
    level = good.toy(act)
    return {**level, "ours.zip": zipped(level), "replay.json": content}


def _verify(random: Random) -> Played:
    """Verify it, by the level beside it or by wherever a level may be looked for."""
    named = random.choice(
        [[]] * 3 + [["--level", where] for where in ("toy.json", ".", "ours.zip")]
    )
    how = "--json" if random.random() < 0.3 else "--text"
    ran = run(["replay", "replay.json", *named, how], coding=coding(random))
    opened = ("packs",) if "ours.zip" in named else ()
    return Played([ran], not ran.refused, may_keep=opened)


class Replays:
    """A replay of a play by hand."""

    name = "replays"
    share = 5

    def make(self, random: Random) -> Files:
        """The level and the replay."""
        good_ones = [good.replay()] * 3 + [good.old_replay(), good.table_replay(), *SHIPPED]
        return _files("hand", json_tree.spoilt_file(random, good_ones))

    def play(self, box: Sandbox, random: Random) -> Played:
        """Verify it."""
        return _verify(random)


class TableReplays:
    """A replay of a table."""

    name = "table-replays"
    share = 2

    def make(self, random: Random) -> Files:
        """The level whose gates are wired, and the replay."""
        good_ones = [good.table_replay()] * 3 + [good.replay()]
        return _files("wire", json_tree.spoilt_file(random, good_ones))

    def play(self, box: Sandbox, random: Random) -> Played:
        """Verify it."""
        return _verify(random)
