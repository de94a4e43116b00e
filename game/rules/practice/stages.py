"""A level's network as it was on its way: untrained, novice, apprentice, master, and final."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from itertools import permutations
from typing import Final

import numpy as np

from game.level.model import Level
from game.level.network import NetworkError, load_trained
from game.level.rivals import Rivals, load_rivals
from game.level.training.rivals_training import untrained
from game.lstm.checkpoint import Checkpoint
from game.lstm.recipe import Recipe
from game.lstm.weights import Weights

FINAL: Final = "final"
UNTRAINED: Final = "untrained"


@dataclass(frozen=True, slots=True)
class Stage:
    """The network after so many steps of its training; None if nobody wrote down how many."""

    name: str
    weights: Weights
    step: int | None


@dataclass(frozen=True, slots=True)
class Stages:
    """All stages in the order of training, the last of which is the level's network.

    Args:
        all: the stages.
        why: why there is but one, if there is: in a sentence that says what to do.
    """

    all: tuple[Stage, ...]
    why: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What they are called."""
        return tuple(stage.name for stage in self.all)

    def named(self, name: str) -> Stage:
        """The stage of this name.

        Raises:
            KeyError: there is none.
        """
        return {stage.name: stage for stage in self.all}[name]


def stages(level: Level) -> Stages:
    """The stages of a level's network; without its rivals, the network alone.

    Raises:
        NetworkError: the level has no network that fits it.
    """
    checkpoint = load_trained(level)
    try:
        rivals = load_rivals(level)
    except NetworkError as error:
        return Stages((Stage(FINAL, checkpoint.weights, None),), str(error))
    found = [Stage(name, kept.weights, kept.step) for name, kept in rivals.snapshots.items()]
    start = _start(level, checkpoint, rivals)
    first = [] if start is None else [Stage(UNTRAINED, start, 0)]
    return Stages((*first, *found, Stage(FINAL, checkpoint.weights, rivals.steps)))


def _start(level: Level, checkpoint: Checkpoint, rivals: Rivals) -> Weights | None:
    """What training began with, drawn again from its seed; None if that was not written down.

    The blocks stand in the order in which the novice has them, which has not gone far yet.
    """
    seed, said = checkpoint.about.get("seed"), checkpoint.about.get("recipe")
    if type(seed) is not int or seed < 0:
        return None
    if isinstance(said, dict) and said.keys() == asdict(level.train.recipe).keys():
        # The level may say otherwise by now; the network began as it was said then.
        level = replace(level, train=replace(level.train, recipe=Recipe(**said)))
    start, _ = untrained(level, seed)
    novice = next(iter(rivals.snapshots.values())).weights

    def apart(order: Sequence[int]) -> float:
        moved = start.with_blocks(order)
        return sum(float(np.square(moved[name] - novice[name]).sum()) for name in novice.arrays)

    return start.with_blocks(min(permutations(range(start.sizes.K)), key=apart))
