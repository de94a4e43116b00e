"""Plays one case in a sandbox, and says what must never happen and did."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field
from fnmatch import fnmatch
from random import Random
from typing import Final, Literal, Protocol, TypeAlias

from tests.fuzz.case import Files
from tests.fuzz.command import Ran
from tests.fuzz.good import random_of
from tests.fuzz.limits import MEGABYTES, SECONDS, Took
from tests.fuzz.sandbox import Sandbox, changed

Keeps: TypeAlias = Literal["same", "grows", "any"]
"""What may become of progress: nothing, more plays and settings, or anything."""

LOG_ELSEWHERE: Final = "tmp/lstm-game/"
"""Where the log goes if what was named as the folder of progress can be none."""
ROWS_THAT_STAY: Final = ("attempts", "bets")


@dataclass
class Played:
    """What came of a case.

    Args:
        runs: the commands that were run, the one that reads the spoilt file first.
        taken: whether the file was taken for sound.
        may_write: patterns of names in the case's folder that may be new or changed.
        may_keep: patterns of names in the folder of progress that may be new.
        progress: what may become of the progress file.
        wrong: what the target itself found wrong.
    """

    runs: list[Ran]
    taken: bool
    may_write: tuple[str, ...] = ()
    may_keep: tuple[str, ...] = ()
    progress: Keeps = "same"
    wrong: list[str] = field(default_factory=list)


class Target(Protocol):
    """One kind of input that comes from others."""

    name: str
    share: int
    """How many of each hundred cases, about."""

    def make(self, random: Random) -> Files:
        """The files of a case."""

    def play(self, box: Sandbox, random: Random) -> Played:
        """Have the game read them; they lie in `box.case`, which is the folder this is run in."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said of a case: whether it was taken, what was wrong, and what it took.

    `said` is what the game itself said to it.
    """

    taken: bool
    wrong: tuple[str, ...]
    took: Took
    said: str = ""


def judge(target: Target, box: Sandbox, files: Files, seconds: float = SECONDS) -> Verdict:
    """Play a case, and hold everything against what must never happen.

    Args:
        target: its kind.
        box: where to play it.
        files: what it is made of.
        seconds: the most of the processor that one command may take.
    """
    box.prepare(files)
    around, inside = box.around(), box.inside()
    tables = box.tables()
    try:
        played = target.play(box, random_of(files))
    except Exception as error:  # of the game, called without the command line around it
        told = "".join(traceback.format_exception(error))
        return Verdict(False, (f"traceback: {type(error).__name__}: {error}\n{told}",), Took())
    wrong = [*played.wrong, *(each for run in played.runs for each in run.wrong)]
    for name, how in changed(around, box.around()).items():
        if not name.startswith(LOG_ELSEWHERE):
            wrong.append(f"outside: {name} {how}")
    for name, how in changed(inside, box.inside()).items():
        if not any(fnmatch(name, pattern) for pattern in played.may_write):
            wrong.append(f"written where nothing should be: {name} {how}")
    wrong += [
        f"kept beside progress: {name}"
        for name in box.kept()
        if not any(fnmatch(name, pattern) for pattern in played.may_keep)
    ]
    wrong += _lost(box, tables, played.progress)
    took = Took()
    for run in played.runs:
        took = took.most(run.took)
    if took.seconds > seconds:
        wrong.append(f"slow: {took.seconds:.1f} s of the processor")
    if took.megabytes > MEGABYTES:
        wrong.append(f"memory: {took.megabytes:.0f} MB more")
    return Verdict(played.taken, tuple(wrong), took, "\n".join(map(str, played.runs)))


def _lost(box: Sandbox, before: dict[str, list[str]], keeps: Keeps) -> list[str]:
    """What became of progress that should not have."""
    if keeps == "any":
        return []
    after = box.tables()
    if keeps == "same":
        return [
            f"progress: the table {name} was changed"
            for name in sorted(before.keys() | after.keys())
            if before.get(name) != after.get(name)
        ]
    return [
        f"progress: rows of the table {name} are gone"
        for name in ROWS_THAT_STAY
        if not set(before[name]) <= set(after[name])
    ]
