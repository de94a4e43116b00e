"""Why a file that was saved cannot be played, in words for the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from game.level.format.problems import LevelError
from game.level.model import Level
from game.level.network import NetworkError
from game.level.training.permit import why_untrainable
from game.words import capital, say


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where, and what; or what to do, with the command that does it."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a saved file cannot be played."""

    title: str
    faults: tuple[Fault, ...]
    mend: str
    """What makes it go away."""
    more: int = 0
    """How many faults are not told."""
    untrained: Level | None = None
    """The level whose network is to be trained, where that can be done in the window."""


SHOWN: Final = 12
"""How many faults are told."""


def unsound(path: Path, error: LevelError) -> Trouble:
    """What is wrong with a level that was saved, and with the texts it speaks from."""
    problems = error.problems
    faults = []
    for problem in problems[:SHOWN]:
        line = say("trouble.line", line=problem.line) if problem.line else say("trouble.file")
        where = f"{line}, {problem.key_path}" if problem.key_path else line
        if (name := PurePath(problem.path).name) != path.name:  # a text that the level speaks from
            where = f"{name}, {where}"
        faults.append(Fault(where, capital(problem.message)))
    title = say("trouble.count", count=len(problems), file=path.name)
    return Trouble(title, tuple(faults), say("trouble.mend"), len(problems) - len(faults))


def untrained(error: NetworkError, level: Level) -> Trouble:
    """That a level was saved which its network does not fit, and what trains it."""
    here = not why_untrainable(level)
    mend = say(f"trouble.train_{'here' if here else 'there'}")
    fault = Fault(error.what, error.mend.partition(": ")[2])
    return Trouble(say("trouble.untrained"), (fault,), mend, untrained=level if here else None)
