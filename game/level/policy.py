"""Gates that follow a rule instead of a network: locks, and the author's solution."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.level.model import Level, Setting, Stream
from game.lstm.batch import GATE_ROWS, Batch, Forced
from game.lstm.weights import Array


def solution_settings(level: Level, cls: str) -> tuple[Setting, ...]:
    """The author's setting of every block for a token of this class.

    Raises:
        ValueError: the level gives no solution for the class.
    """
    try:
        return level.solution[cls]
    except KeyError:
        raise ValueError(f'Level "{level.id}" gives no solution for the class "{cls}".') from None


def locked_gates(level: Level, batch: Batch) -> Forced | None:
    """The gates a level locks at a number, for a whole batch; None when it locks none."""
    owners = [level.gates.owner(gate) for gate in GATE_ROWS]
    locks = [np.nan if isinstance(owner, str) else owner for owner in owners]
    if np.isnan(locks).all():
        return None
    shape = (batch.T, 3, level.memory.blocks, batch.B)
    values = np.broadcast_to(np.array(locks)[:, None, None], shape)
    return Forced(np.nan_to_num(values), ~np.isnan(values))


def solution_rows(level: Level, stream: Stream) -> Array:
    """(T, 3, K) the author's solution on a stream, gates in the order i, f, o.

    Raises:
        ValueError: the level gives no solution for a class of the stream.
    """
    table = {
        cls: [[s.value(gate) for s in solution_settings(level, cls)] for gate in GATE_ROWS]
        for cls in {step.cls for step in stream.steps}
    }
    return np.array([table[step.cls] for step in stream.steps], dtype=float)


def solution_gates(level: Level, streams: Sequence[Stream], batch: Batch) -> Forced:
    """The author's solution on a batch of streams, as gates forced at every step.

    Raises:
        ValueError: the level gives no solution for a class of the streams.
    """
    rows = [solution_rows(level, stream) for stream in streams]
    return forced(level, stack(level, rows, batch), batch)


def stack(level: Level, each: Sequence[Array], batch: Batch) -> Array:
    """(T, 3, K, B) of the settings (T, 3, K) of each stream, padded with shut valves."""
    values = np.zeros((batch.T, 3, level.memory.blocks, batch.B))
    for b, rows in enumerate(each):
        values[: len(rows), :, :, b] = rows
    return values


def forced(level: Level, values: Array, batch: Batch) -> Forced:
    """Settings (T, 3, K, B) as forced gates: locks stay, and the network keeps what is its own."""
    mask = np.zeros(values.shape, dtype=bool)
    locks = locked_gates(level, batch)
    if locks is not None:
        values, mask = np.where(locks.mask, locks.values, values), locks.mask.copy()
    for row, gate in enumerate(GATE_ROWS):
        if level.gates.owner(gate) == "player":
            mask[:, row] = True
    return Forced(values, mask)
