"""Which block is called A: gradient descent deals the blocks at random, so they are put in order.

Where the level gives a solution, its letters decide: each block goes where its own gates agree
with the solution's best. Otherwise the blocks go by what they hold: by the class they write, in
the level's order of classes, then by when they first write, then by how open their gates are.
The network computes the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import numpy as np

from game.level.encode import encode
from game.level.grammar import draw_many
from game.level.model import Level
from game.level.policy import locked_gates, solution_rows, stack
from game.level.stream import Stream
from game.lstm.batch import Batch
from game.lstm.network import run
from game.lstm.weights import Array, Weights

STREAMS = 64
FIRST_SEED = 800_000
"""The streams that are looked at; neither training nor legibility draws from these seeds."""


def block_order(level: Level, network: Weights) -> tuple[int, ...]:
    """Which of a network's blocks comes to stand at each place, in the level's order."""
    if level.memory.blocks == 1:
        return (0,)
    streams = draw_many(level, range(FIRST_SEED, FIRST_SEED + STREAMS))
    batch = encode(level, streams)
    gates = run(network.astype(np.float64), batch, locked_gates(level, batch)).gates
    return order_of(level, streams, batch, gates)


def order_of(
    level: Level, streams: Sequence[Stream], batch: Batch, gates: Array
) -> tuple[int, ...]:
    """The same from the gates (T, 3, K, B) that a network has set on B streams."""
    if level.solution:
        return _as_solved(level, streams, batch, gates)
    return _as_written(level, batch, gates)


def _as_solved(
    level: Level, streams: Sequence[Stream], batch: Batch, gates: Array
) -> tuple[int, ...]:
    """The order in which the gates (T, 3, K, B) differ least from the solution's."""
    wanted = stack(level, [solution_rows(level, stream) for stream in streams], batch)
    alive = batch.alive()[:, None, None, None]
    apart = np.abs(gates[:, :, :, None] - wanted[:, :, None]) * alive  # (T, 3, K, K, B)
    cost = apart.sum(axis=(0, 1, 4))  # (K, K): own block by the solution's
    places = range(level.memory.blocks)
    return min(permutations(places), key=lambda order: sum(cost[k, n] for n, k in enumerate(order)))


def _as_written(level: Level, batch: Batch, gates: Array) -> tuple[int, ...]:
    """The order by the first class a block writes, and then by the step of its first write."""
    open_ = (gates[:, 0] > 0.5) & batch.alive()[:, None]  # (T, K, B) input gates
    classes = batch.x[:, len(level.vocabulary.identities) :]  # (T, C, B)
    met = np.maximum(classes.sum(axis=(0, 2)), 1.0)
    written = np.einsum("tkb,tcb->kc", open_, classes) / met  # (K, C) share of tokens written
    first = np.where(open_.any(axis=0), open_.argmax(axis=0), batch.T).mean(axis=1)  # (K,) steps

    mean = gates.mean(axis=(0, 3))  # (3, K) for blocks that nothing else tells apart

    def place(block: int) -> tuple[tuple[bool, ...], float, tuple[float, ...]]:
        closed = tuple(share < 0.5 for share in written[block])
        return closed, float(first[block]), tuple(mean[:, block])

    return tuple(sorted(range(level.memory.blocks), key=place))
