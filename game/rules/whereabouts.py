"""Where a level stands: in which world, and at which place in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from game.level.model import World


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The place of a level in its world, counted from 1.

    `number` is that of the world among all worlds; None where there is only one, as in a pack.
    """

    number: int | None
    title: str
    n: int
    count: int


def whereabouts(path: Path | None, worlds: Sequence[World]) -> Whereabouts | None:
    """Where the level in this file stands; None for one from elsewhere."""
    if path is None:
        return None
    here = path.resolve()
    for number, world in enumerate(worlds, start=1):
        files = [file.resolve() for file in world.levels]
        if here in files:
            several = number if len(worlds) > 1 else None
            return Whereabouts(several, world.title, files.index(here) + 1, len(files))
    return None
