"""Files of moves: played before anybody types."""

from __future__ import annotations

from random import Random

from tests.fuzz import good
from tests.fuzz.case import Files
from tests.fuzz.command import run
from tests.fuzz.judge import Played
from tests.fuzz.mutate import lines, raw
from tests.fuzz.sandbox import Sandbox
from tests.fuzz.targets.options import coding
from tests.fuzz.targets.typed import PLAY, SAVED


class Moves:
    """`play --moves FILE`."""

    name = "moves"
    share = 2

    def make(self, random: Random) -> Files:
        """The level and the file."""
        content = lines.spoilt(random, PLAY)
        kind = random.random()
        if kind < 0.1:
            content = random.choice(
                [b"# " * 600_000, content.decode("utf-8", "replace").encode("utf-16")]
            )
        elif kind < 0.2:
            content = b"\n".join(
                lines._kept_here(each) for each in raw.nothing(random, b"").split(b"\n")
            )
        return {**good.toy(), "moves.txt": content}

    def play(self, box: Sandbox, random: Random) -> Played:
        """Play the level by it."""
        argv = ["play", "toy.json", "--text", "--moves", "moves.txt"]
        ran = run(argv, b"quit\n", coding=coding(random))
        return Played([ran], not ran.refused, may_write=SAVED, progress="grows")
