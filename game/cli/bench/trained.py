"""How long a level takes to train: all that `train` does, networks, rivals and snapshots."""

from __future__ import annotations

import json
from collections import deque
from time import perf_counter
from typing import Final

from game.cli.bench.rows import Row
from game.level.library import find_level
from game.level.loader import load_level, parse_level
from game.level.model import Level
from game.level.training.level_training import LevelTraining
from game.level.training.rivals_training import RnnAttempts, make_rivals

LONG: Final = 100


def trainings() -> list[Row]:
    """A shipped level of some 30 steps, and the same with so much small talk that it has 100."""
    return [
        trained("train leaky from nothing, rivals and all", load_level(find_level("leaky")), 10.0),
        trained(f"the same with T {LONG}", long_leaky(), 60.0),
    ]


def long_leaky() -> Level:
    """The level "leaky" with 100 steps in every stream: a fact, 98 times small talk, a question."""
    raw = json.loads(find_level("leaky").read_text(encoding="utf-8"))
    (talk,) = (step for step in raw["stream"] if "repeat" in step)
    talk["times"] = LONG - len(raw["stream"]) + 1
    return parse_level(json.dumps(raw), f"leaky with T {LONG}")


def trained(what: str, level: Level, bar: float) -> Row:
    """Train a level from nothing, in seconds.

    Args:
        what: what the row is called.
        level: the level, with the seeds and steps that its file asks for.
        bar: how many seconds it may take.
    """
    began = perf_counter()
    training = LevelTraining(level, None)
    rnns = RnnAttempts(training)
    deque(training.run(), maxlen=0)
    networks = perf_counter() - began
    deque(rnns.run(), maxlen=0)
    with_rnns = perf_counter() - began
    make_rivals(training, rnns)
    took = perf_counter() - began
    note = (
        f"{networks:.1f} s for {training.count} networks of {level.train.recipe.steps} steps, "
        f"{with_rnns - networks:.1f} s for {rnns.count} RNNs, "
        f"{took - with_rnns:.1f} s for snapshots"
    )
    return Row(what, took, "s", bar, note=note)
