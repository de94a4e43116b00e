"""Level files: checked, drawn from, and offered for play."""

from __future__ import annotations

import json
import re
from random import Random

from tests.fuzz import good
from tests.fuzz.case import Files
from tests.fuzz.command import run
from tests.fuzz.judge import Played
from tests.fuzz.mutate import json_tree
from tests.fuzz.sandbox import Sandbox
from tests.fuzz.targets.options import coding


class Levels:
    """A level file from anybody."""

    name = "levels"
    share = 20

    def make(self, random: Random) -> Files:
        """One level that may be any of the shipped ones, spoilt."""
        content = json_tree.spoilt_file(random, good.levels())
        return {called(content) if random.random() < 0.97 else "level.json": content}

    def play(self, box: Sandbox, random: Random) -> Played:
        """Validate it; sample and play it if it is sound, and sometimes if it is not."""
        path = next(path.name for path in box.case.iterdir())
        as_json = ["--json"] if random.random() < 0.2 else []
        stats = [] if random.random() < 0.3 else ["--stats", "20"]
        runs = [run(["validate", path, *as_json], coding=coding(random))]
        taken = not runs[0].refused
        if taken or random.random() < 0.1:
            runs.append(run(["sample", path, *stats, *as_json], coding=coding(random)))
            runs.append(run(["play", path, "--text"], b"no\nno\n", coding=coding(random)))
        return Played(runs, taken)


def called(content: bytes) -> str:
    """The name that a level's id asks for: under another it is refused for that."""
    try:
        ident = json.loads(content)["id"]
    except (ValueError, RecursionError, TypeError, KeyError):
        ident = ""
    sound = isinstance(ident, str) and re.fullmatch("[a-z0-9_-]{1,40}", ident)
    return f"{ident if sound else 'level'}.json"
