"""The sample level with a network trained on it once for all tests."""

import functools
from dataclasses import replace

from game.level.loader import parse_level
from game.level.model import Level
from game.level.training.level_training import LevelTraining, Trained
from tests.level.samples import GOOD

STEPS = 30


def quick_training(level: Level | None = None, steps: int = STEPS, seeds: int = 2) -> LevelTraining:
    """A training that is over soon, and teaches little."""
    level = level or parse_level(GOOD, "small.json")
    return LevelTraining(level, seeds, replace(level.train.recipe, steps=steps))


@functools.cache
def well_trained() -> tuple[Level, Trained]:
    """The sample level and its most legible network of two."""
    level = parse_level(GOOD, "small.json")
    training = LevelTraining(level, 2, replace(level.train.recipe, steps=700, batch=32))
    for _ in training.run():
        pass
    return level, training.best
