"""Training a level's network from its own streams: several seeds, the most legible one kept."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Final

import numpy as np

from game import __version__
from game.level.encode import encode, network_sizes
from game.level.format.bounds import length_bounds
from game.level.grammar import draw_many
from game.level.measure.legibility import Legibility, measure
from game.level.model import Level
from game.level.policy import locked_gates
from game.level.training.attempts import Attempts
from game.level.training.block_order import block_order
from game.lstm.batch import Batch, Forced
from game.lstm.checkpoint import Checkpoint
from game.lstm.recipe import Recipe
from game.lstm.training import Training
from game.lstm.weights import Array, Sizes, Weights

POOL: Final = 2048
POOL_NUMBERS: Final = 16_000_000
"""How many streams of each length are drawn to train on; fewer where streams are very long, so
that a pool holds at most so many numbers."""

GLANCE: Final = 32
"""On how many streams legibility is measured while a network trains."""

SEEDS_PER_STAGE: Final = 100_000
"""Streams to train on are drawn from seeds below this times the number of lengths, plus one."""


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
        return cls(level, network_sizes(level), len(level.vocabulary.identities))

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
class Trained:
    """A network from one seed, and how legible it is.

    `order` says which block of the network as it was trained came to stand at each place.
    """

    seed: int
    checkpoint: Checkpoint
    legibility: Legibility
    order: tuple[int, ...]


class LevelTraining(Attempts[Trained]):
    """The training of a level's network, seed after seed."""

    kind = "LSTM"

    def __init__(
        self, level: Level, seeds: int | None = None, recipe: Recipe | None = None
    ) -> None:
        super().__init__(level, seeds or level.train.seeds, recipe or level.train.recipe)
        self.task = LevelTask.of(level)

    def _descent(self, attempt: int) -> Training:
        return Training(self.task, self.recipe, attempt)

    def _ended(self, attempt: int, arrays: dict[str, Array]) -> Trained:
        trained = self._weights(arrays)
        order = block_order(self.level, trained)
        weights = trained.with_blocks(order)
        legibility = measure(self.level, weights)
        about: dict[str, Any] = {
            "level": self.level.id,
            "task": self.level.task_hash,
            "game": __version__,
            "seed": attempt,
            "recipe": asdict(self.recipe),
            "legibility": legibility.to_dict(),
        }
        return Trained(attempt, Checkpoint(weights, about), legibility, order)

    def _arrays(self, ended: Trained) -> dict[str, Array]:
        as_trained = np.argsort(ended.order).tolist()
        return ended.checkpoint.weights.with_blocks(as_trained).arrays

    def _look(self, arrays: dict[str, Array]) -> Legibility:
        weights = self._weights(arrays)
        return measure(self.level, weights.with_blocks(block_order(self.level, weights)), GLANCE)

    def _weights(self, arrays: dict[str, Array]) -> Weights:
        if {name: array.shape for name, array in arrays.items()} != self.task.sizes.shapes:
            raise ValueError("The networks of the unfinished training have other shapes.")
        return Weights(self.task.sizes, arrays)

    @property
    def best(self) -> Trained:
        """The most legible network so far.

        Raises:
            ValueError: no seed is through yet.
        """
        return max(self.finished, key=lambda trained: trained.legibility.merit)
