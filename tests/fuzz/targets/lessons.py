"""Lessons: lists of levels with a time, and what is kept of those that are under way."""

from __future__ import annotations

import json
from random import Random
from typing import Final

from game.progress.lessons import FILE as CLOCKS

from tests.fuzz import good
from tests.fuzz.case import Files
from tests.fuzz.command import run
from tests.fuzz.judge import Played
from tests.fuzz.mutate import json_tree
from tests.fuzz.sandbox import Sandbox
from tests.fuzz.targets.options import coding

LESSON: Final = {
    "title": "Monday", "brief": "Two levels.", "minutes": 20, "levels": ["toy", "fluent", "hush"],
}  # fmt: skip
TYPED: Final = b"levels\nsummary\n1\ni=1\n\n\n\n\n\n\nlist\nsummary\nsummary mine\nhelp\nquit\n"
KEEP: Final = (CLOCKS,)


def _clock() -> bytes:
    return json.dumps({"left": 600.5, "at": 1.7e9, "before": {"toy": 1, "fluent": 0}}).encode()


class Lessons:
    """A lesson's file."""

    name = "lessons"
    share = 3

    def make(self, random: Random) -> Files:
        """The lesson, and a level of its own beside it."""
        sources = [json.dumps(LESSON).encode()] * 3 + [*good.worlds()]
        return {**good.toy(), "monday.json": json_tree.spoilt_file(random, sources)}

    def play(self, box: Sandbox, random: Random) -> Played:
        """Validate it and hold it."""
        runs = [run(["validate", "monday.json"], coding=coding(random))]
        taken = not runs[0].refused
        runs.append(run(["play", "monday.json", "--text"], TYPED, coding=coding(random)))
        written = ("mine.csv",) if taken else ()
        return Played(runs, taken, written, KEEP, "grows" if taken else "same")


class LessonClocks:
    """What was kept of a lesson that was under way."""

    name = "lesson-clocks"
    share = 2

    def make(self, random: Random) -> Files:
        """The lesson, and what stands for it in the file of lessons."""
        files = {**good.toy(), "monday.json": json.dumps(LESSON).encode()}
        return {**files, "clock.json": json_tree.spoilt_file(random, [_clock()])}

    def play(self, box: Sandbox, random: Random) -> Played:
        """Begin it, put that in the place of what was kept, and go on with it."""
        hold = ["play", "monday.json", "--text"]
        runs = [run(hold, b"quit\n")]
        spoilt, path = (box.case / "clock.json").read_bytes(), box.data / CLOCKS
        kept = json.loads(path.read_bytes())
        whole = b"{%s}" % b",".join(json.dumps(key).encode() + b":" + spoilt for key in kept)
        path.write_bytes(whole if random.random() < 0.9 else spoilt)
        runs.append(run(hold, TYPED, coding=coding(random)))
        wrong = ["a clock that is wrong keeps a lesson from beginning"] * runs[1].refused
        return Played(runs, True, ("mine.csv",), KEEP, "grows", wrong)
