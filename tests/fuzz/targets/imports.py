"""Exported progress: taken over, and put together with others'."""

from __future__ import annotations

from random import Random

from tests.fuzz import good
from tests.fuzz.case import Files
from tests.fuzz.command import run
from tests.fuzz.judge import Played
from tests.fuzz.mutate import json_tree
from tests.fuzz.sandbox import Sandbox
from tests.fuzz.targets.options import coding
from tests.fuzz.targets.progress_files import SAVED, listed, typed


class Imports:
    """A file of `progress export --json`, spoilt."""

    name = "imports"
    share = 7

    def make(self, random: Random) -> Files:
        """The file, a sound one, and the level that was played."""
        spoilt = json_tree.spoilt_file(random, [good.exported()])
        return {**good.toy(), "theirs.json": spoilt, "sound.json": good.exported()}

    def play(self, box: Sandbox, random: Random) -> Played:
        """Import it and merge it; what was taken must be looked at without harm."""
        merge = [
            "progress",
            "merge",
            "theirs.json",
            "sound.json",
            random.choice(["--csv", "--json"]),
        ]
        runs = [run(["progress", "import", "theirs.json"], coding=coding(random))]
        taken = not runs[0].refused
        runs.append(run(merge, coding=coding(random)))
        if taken:
            runs.append(run(["progress", *random.choice([[], ["--json"]])], coding=coding(random)))
            kind = random.choice([["--csv"], ["--csv", "--plays"], ["--json"]])
            runs.append(run(["progress", "export", *kind], coding=coding(random)))
            runs.append(run(["play", "toy.json", "--text"], typed(random)))
            runs.append(run(["play", "--text"], listed(random), coding=coding(random)))
        return Played(
            runs,
            taken,
            may_write=SAVED if taken else (),
            progress="grows" if taken else "same",
        )
