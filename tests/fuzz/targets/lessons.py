"""Lessons: lists of levels with a time, and what is kept of those that are under way."""

from __future__ import annotations

import json
from random import Random
from typing import Final

from tests.fuzz import good
from tests.fuzz.case import Files
from tests.fuzz.command import run
from tests.fuzz.judge import Played
from tests.fuzz.mutate import json_tree
from tests.fuzz.sandbox import Sandbox
from tests.fuzz.targets.options import coding
from tests.fuzz.targets.progress_files import do

LESSON: Final = {
    "title": "Monday", "brief": "Two levels.", "minutes": 20, "levels": ["toy", "fluent", "hush"],
}  # fmt: skip
TYPED: Final = b"levels\nsummary\n1\ni=1\n\n\n\n\n\n\nlist\nsummary\nsummary mine\nhelp\nquit\n"
TIMES: Final = (
    "float:0.0", "float:-1.5", "float:inf", "float:-inf", "float:1e308", "int:9223372036854775807",
    "text:soon", "text:nan", "blob:fffe", "blob:", "none:",
)  # fmt: skip


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
        return Played(runs, taken, written, (), "grows" if taken else "same")


class LessonClocks:
    """What was kept of a lesson that was under way."""

    name = "lesson-clocks"
    share = 2

    def make(self, random: Random) -> Files:
        """The lesson, and what is done to what was kept of it, as statements with their values."""
        before = json_tree.spoilt_file(random, [b'{"toy": 1, "fluent": 0}']).decode(
            errors="replace"
        )
        done = [("UPDATE lessons SET before = ?", [f"text:{before}"])]
        done += [
            (f"UPDATE lessons SET {column} = ?", [random.choice(TIMES)])
            for column in random.sample(["seconds_left", "at"], random.choice([0, 1, 1, 2]))
        ]
        files = {**good.toy(), "monday.json": json.dumps(LESSON).encode()}
        return {**files, "done.json": json.dumps(done).encode()}

    def play(self, box: Sandbox, random: Random) -> Played:
        """Begin it, change what was kept, and go on with it."""
        hold = ["play", "monday.json", "--text"]
        runs = [run(hold, b"quit\n")]
        do(box, json.loads((box.case / "done.json").read_bytes()))
        runs.append(run(hold, TYPED, coding=coding(random)))
        wrong = ["a clock that is wrong keeps a lesson from beginning"] * runs[1].refused
        return Played(runs, True, ("mine.csv",), (), "grows", wrong)
