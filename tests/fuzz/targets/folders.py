"""Folders of levels as a pack leaves them, any file of which may be spoilt; and packed again."""

from __future__ import annotations

from random import Random

from tests.fuzz import good
from tests.fuzz.case import Files
from tests.fuzz.command import run
from tests.fuzz.judge import Played
from tests.fuzz.mutate import archives
from tests.fuzz.sandbox import Sandbox
from tests.fuzz.targets.options import coding
from tests.fuzz.targets.packs import spoil_file


class Folders:
    """An unpacked folder, spoilt in some of its files or with others among them."""

    name = "folders"
    share = 4

    def make(self, random: Random) -> Files:
        """The files of the folder `mine`."""
        files = dict(good.pack())
        for name in random.sample(list(files), random.choice([1, 1, 2])):
            kind = random.random()
            if kind < 0.8:
                files[name] = spoil_file(random, name, files[name])
            elif kind < 0.9:
                del files[name]
            else:
                files[_plain(random.choice(archives.NAMES))] = files[name]
        return {f"mine/{name}": content for name, content in files.items()}

    def play(self, box: Sandbox, random: Random) -> Played:
        """Validate the folder and pack it; what could be packed must open."""
        runs = [run(["validate", "mine"], coding=coding(random))]
        runs.append(run(["pack", "mine", "--out", "mine.zip"], coding=coding(random)))
        packed, wrong = not runs[1].refused, []
        if packed:
            runs.append(run(["unpack", "mine.zip", "--into", "again"]))
            if runs[2].refused:
                wrong.append("what was packed cannot be opened")
        written = ("mine.zip", "again/", "again/*") if packed else ()
        return Played(runs, packed, may_write=written, wrong=wrong)


def _plain(name: str) -> str:
    """A name that a file of a folder can have on this system."""
    plain = name.replace("/", "_").replace("\0", "_").replace("..", "_")[:80]
    return plain if plain.strip(". ") else "odd.txt"
