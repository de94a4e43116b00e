"""Replays: of plays by hand and of tables, recomputed from a file that anybody may have written."""

from __future__ import annotations

from random import Random

from tests.fuzz import good
from tests.fuzz.case import Files
from tests.fuzz.command import run
from tests.fuzz.judge import Played
from tests.fuzz.mutate import json_tree
from tests.fuzz.sandbox import Sandbox
from tests.fuzz.targets.options import coding


def _verify(random: Random) -> Played:
    """Verify it, by the level beside it or by whichever level it names."""
    named = ["--level", "toy.json"] if random.random() < 0.9 else []
    as_json = ["--json"] if random.random() < 0.3 else []
    ran = run(["replay", "replay.json", *named, *as_json], coding=coding(random))
    return Played([ran], not ran.refused)


class Replays:
    """A replay of a play by hand."""

    name = "replays"
    share = 5

    def make(self, random: Random) -> Files:
        """The level and the replay."""
        good_ones = [good.replay()] * 3 + [good.table_replay()]
        return {**good.toy(), "replay.json": json_tree.spoilt_file(random, good_ones)}

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
        return {**good.toy("wire"), "replay.json": json_tree.spoilt_file(random, good_ones)}

    def play(self, box: Sandbox, random: Random) -> Played:
        """Verify it."""
        return _verify(random)
