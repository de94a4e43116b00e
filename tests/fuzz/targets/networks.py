"""Networks beside a level, and its rivals: read when it is played, exported, raced, duelled."""

from __future__ import annotations

from random import Random

from tests.fuzz import good
from tests.fuzz.case import Files
from tests.fuzz.command import run
from tests.fuzz.judge import Played
from tests.fuzz.mutate import arrays
from tests.fuzz.sandbox import Sandbox
from tests.fuzz.targets.options import coding

PLAY = b"no\ni=1\n\neval\no=1\nshow all\nreview\nblame\nhighway\nrivals\nquit\n"
DUEL = b"i=1\n\n\no=1\nhabit\nlook\n\nquit\n"


class Networks:
    """A level whose network is spoilt."""

    name = "networks"
    share = 6

    def make(self, random: Random) -> Files:
        """The level, its network and its rivals."""
        files = good.toy()
        return {**files, "toy.npz": arrays.spoil(random, files["toy.npz"])}

    def play(self, box: Sandbox, random: Random) -> Played:
        """Practise with it and export it."""
        runs = [run(["practice", "toy.json", "--text"], PLAY, coding=coding(random))]
        taken = not runs[0].refused
        runs.append(run(["export", "toy.json", "--out", "out.npz"], coding=coding(random)))
        if taken and random.random() < 0.3:
            runs.append(run(["duel", "toy.json", "--text", "--seed", "1"], DUEL))
        written = () if runs[1].refused else ("out.npz",)
        return Played(runs, taken, written, progress="grows" if taken else "same")


class RivalFiles:
    """A level whose rivals are spoilt: it is played without them, and it is said why."""

    name = "rivals"
    share = 4

    def make(self, random: Random) -> Files:
        """The level, its network and its rivals."""
        files = good.toy()
        return {**files, "toy.rivals.npz": arrays.spoil(random, files["toy.rivals.npz"])}

    def play(self, box: Sandbox, random: Random) -> Played:
        """Duel with one of them, and look at them all after a play."""
        name = random.choice(["", "novice", "master", "RNN", "network"])
        against = ["--against", name] if name else []
        runs = [run(["duel", "toy.json", "--text", *against], DUEL, coding=coding(random))]
        taken = not runs[0].refused
        runs.append(run(["practice", "toy.json", "--text", "--seed", "7"], PLAY))
        return Played(runs, taken, progress="grows")
