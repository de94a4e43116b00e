"""World files: a folder of levels and what says their order."""

from __future__ import annotations

from random import Random

from game.level.library import WORLD_FILE
from tests.fuzz import good
from tests.fuzz.case import Files
from tests.fuzz.command import run
from tests.fuzz.judge import Played
from tests.fuzz.mutate import json_tree
from tests.fuzz.sandbox import Sandbox
from tests.fuzz.targets.options import coding


class Worlds:
    """A folder whose `world.json` is spoilt."""

    name = "worlds"
    share = 3

    def make(self, random: Random) -> Files:
        """Two sound levels and the file that names them."""
        files = {name: content for name, content in good.pack().items() if ".rivals" not in name}
        sources = [files[WORLD_FILE]] * 3 + [*good.worlds()]
        files[WORLD_FILE] = json_tree.spoilt_file(random, sources)
        return files

    def play(self, box: Sandbox, random: Random) -> Played:
        """Validate the folder."""
        first = run(["validate", "."], coding=coding(random))
        runs = [first, run(["validate", WORLD_FILE], coding=coding(random))]
        return Played(runs, not first.refused)
