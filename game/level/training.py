"""Training a level's network from its own streams: several seeds, the most legible one kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, Final

import numpy as np

from game import __version__
from game.level.block_order import ordered
from game.level.bounds import length_bounds
from game.level.encode import encode, network_sizes
from game.level.grammar import draw_many
from game.level.legibility import Legibility, measure
from game.level.model import Level
from game.level.policy import locked_gates
from game.lstm.batch import Batch, Forced
from game.lstm.checkpoint import Checkpoint
from game.lstm.recipe import Recipe
from game.lstm.training import Training
from game.lstm.weights import Array, Sizes, Weights

POOL: Final = 2048
POOL_NUMBERS: Final = 16_000_000
"""How many streams of each length are drawn to train on; fewer where streams are very long, so
that a pool holds at most so many numbers."""

LOOKS: Final = 10
GLANCE: Final = 32
"""How often legibility is measured while a network trains, and on how many streams."""

SEEDS_PER_STAGE: Final = 100_000
"""Streams to train on are drawn from seeds below this times the number of lengths, plus one."""


def recipe_of(level: Level) -> Recipe:
    """The recipe a level asks for."""
    train = level.train
    return Recipe(
        steps=train.steps,
        batch=train.batch,
        learning_rate=train.learning_rate,
        sharpen=train.sharpen,
    )


@dataclass(slots=True)
class LevelTask:
    """A level as something to train on: pools of streams, one for each length on the way."""

    level: Level
    sizes: Sizes
    V: int
    pools: dict[float, Batch] = field(default_factory=dict)

    @classmethod
    def of(cls, level: Level) -> LevelTask:
        """The task of a level."""
        return cls(level, network_sizes(level), len(level.vocabulary.tokens))

    def batch(self, shrink: float, rng: np.random.Generator, B: int) -> Batch:
        """B streams whose repeats are shrunk to this share, in float32."""
        if shrink not in self.pools:
            first = round(shrink * 4) * SEEDS_PER_STAGE
            streams = draw_many(self.level, range(first, first + self._pool_size(B)), shrink)
            self.pools[shrink] = encode(self.level, streams, np.float32)
        pool = self.pools[shrink]
        # Neighbours in the pool are strangers, and a slice is read far faster than a scatter.
        first = int(rng.integers(pool.B - B + 1))
        chosen = slice(first, first + B)
        return Batch(
            pool.x[..., chosen],
            pool.targets[:, chosen],
            pool.weights[:, chosen],
            pool.lengths[chosen],
        )

    def _pool_size(self, B: int) -> int:
        _, longest = length_bounds(self.level)
        return max(B, min(POOL, POOL_NUMBERS // (longest * self.sizes.D)))

    def locked(self, batch: Batch) -> Forced | None:
        """The gates that the level locks."""
        return locked_gates(self.level, batch)


@dataclass(frozen=True, slots=True)
class Progress:
    """How the training of a level stands.

    Args:
        seed: which of the seeds is being trained, from 0.
        seeds: how many there are.
        step: the weight update just made, from 1.
        steps: how many there are for each seed.
        loss: in bits per target, the noise of training included.
        legibility: measured on a few streams, now and then; None in between.
    """

    seed: int
    seeds: int
    step: int
    steps: int
    loss: float
    legibility: Legibility | None = None


@dataclass(frozen=True, slots=True)
class Trained:
    """A network from one seed, and how legible it is."""

    seed: int
    checkpoint: Checkpoint
    legibility: Legibility


class LevelTraining:
    """The training of a level's network, seed after seed.

    `run` yields after every step and may be left at any time; `finished` holds the networks of
    the seeds that are through.
    """

    def __init__(
        self, level: Level, seeds: int | None = None, recipe: Recipe | None = None
    ) -> None:
        self.level = level
        self.seeds = level.train.seeds if seeds is None else seeds
        self.recipe = recipe or recipe_of(level)
        self.task = LevelTask.of(level)
        self.finished: list[Trained] = []
        self.current: Training | None = None

    def run(self) -> Iterator[Progress]:
        """Train every seed that is not through yet, yielding after each step."""
        while (seed := len(self.finished)) < self.seeds:
            if self.current is None:
                self.current = Training(self.task, self.recipe, seed)
            look_every = max(1, self.recipe.steps // LOOKS)
            for report in self.current.run():
                look = report.step % look_every == 0
                seen = self._glance(self.current.weights) if look else None
                yield Progress(seed, self.seeds, report.step, report.steps, report.loss, seen)
            self.finished.append(self._trained(seed, self.current.weights))
            self.current = None

    def restore(self, finished: list[dict[str, Array]], current: dict[str, Array]) -> None:
        """Go on from the weights of the seeds that are through and the state of the next one.

        Raises:
            ValueError: they belong to another network.
        """
        going_on = None
        if current:
            going_on = Training(self.task, self.recipe, len(finished))
            going_on.restore(current)
        shapes = self.task.sizes.shapes
        if any({n: a.shape for n, a in arrays.items()} != shapes for arrays in finished):
            raise ValueError("The networks of the unfinished training have other shapes.")
        self.finished = [
            self._trained(seed, Weights(self.task.sizes, arrays))
            for seed, arrays in enumerate(finished)
        ]
        self.current = going_on

    def _glance(self, weights: Weights) -> Legibility:
        return measure(self.level, ordered(self.level, weights), GLANCE)

    def _trained(self, seed: int, weights: Weights) -> Trained:
        weights = ordered(self.level, weights)
        legibility = measure(self.level, weights)
        about: dict[str, Any] = {
            "level": self.level.id,
            "task": self.level.task_hash,
            "game": __version__,
            "seed": seed,
            "recipe": asdict(self.recipe),
            "legibility": legibility.to_dict(),
        }
        return Trained(seed, Checkpoint(weights, about), legibility)

    @property
    def best(self) -> Trained:
        """The most legible network so far.

        Raises:
            ValueError: no seed is through yet.
        """
        return max(self.finished, key=lambda trained: trained.legibility.merit)
