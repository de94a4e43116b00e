"""Backups put in the place of progress: damaged, or other programs' files."""

from __future__ import annotations

from random import Random

from tests.fuzz import good
from tests.fuzz.case import Files
from tests.fuzz.command import run
from tests.fuzz.judge import Played
from tests.fuzz.mutate import raw
from tests.fuzz.sandbox import Sandbox
from tests.fuzz.targets.options import coding
from tests.fuzz.targets.progress_files import SAVED, look


class Backups:
    """`progress restore FILE`."""

    name = "backups"
    share = 3

    def make(self, random: Random) -> Files:
        """The backup, and the level that was played."""
        content = raw.spoil(random, good.progress(), random.choice([1, 1, 3]))
        return {**good.toy(), "backup.sqlite3": content}

    def play(self, box: Sandbox, random: Random) -> Played:
        """Restore it; what was taken is looked at without harm, what was there is backed up."""
        runs = [run(["progress", "restore", "backup.sqlite3", "--yes"], coding=coding(random))]
        taken, wrong = not runs[0].refused, []
        if taken:
            if not list((box.data / "backups").glob("*.sqlite3")):
                wrong.append("nothing was backed up before it was replaced")
            runs += look(random)
        return Played(
            runs,
            taken,
            may_write=SAVED if taken else (),
            may_keep=("backups", "logs") if taken else (),
            progress="any" if taken else "same",
            wrong=wrong,
        )
