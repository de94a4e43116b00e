"""Packs: one .zip from anybody, opened into a folder and played from."""

from __future__ import annotations

from random import Random

from tests.fuzz import good
from tests.fuzz.case import Files
from tests.fuzz.command import run
from tests.fuzz.judge import Played
from tests.fuzz.mutate import archives, arrays, json_tree, raw
from tests.fuzz.sandbox import Sandbox
from tests.fuzz.targets.options import coding


class Packs:
    """A pack, spoilt as an archive or in one of its files."""

    name = "packs"
    share = 10

    def make(self, random: Random) -> Files:
        """The archive of a pack of two levels, or of one."""
        files = dict(good.pack())
        if random.random() < 0.4:
            files = good.toy()
        return {"pack.zip": archives.spoil(random, files, spoil_file)}

    def play(self, box: Sandbox, random: Random) -> Played:
        """Unpack it, and play it as it is."""
        first = run(["unpack", "pack.zip", "--into", "opened"], coding=coding(random))
        taken = not first.refused
        runs = [first, run(["play", "pack.zip", "--text"], b"levels\n1\n\n\nquit\n")]
        wrong = []
        if taken != (not runs[1].refused):
            wrong.append("what unpacks is not played, or the other way round")
        if taken:
            runs.append(run(["validate", "opened"]))
        return Played(
            runs,
            taken,
            may_write=("opened/", "opened/*") if taken else (),
            may_keep=("packs",) if taken else (),
            progress="grows" if taken else "same",
            wrong=wrong,
        )


def spoil_file(random: Random, name: str, content: bytes) -> bytes:
    """A file of a pack spoilt as what it is."""
    if name.endswith(".npz"):
        return arrays.spoil(random, content)
    if name.endswith(".json"):
        return json_tree.spoilt_file(random, [content])
    return raw.spoil(random, content)
