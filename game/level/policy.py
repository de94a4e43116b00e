"""Gates that follow a rule instead of a network: locks, and the author's solution."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.level.model import Level, Setting, Stream
from game.lstm.batch import GATE_ROWS, Batch, Forced


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


def solution_gates(level: Level, streams: Sequence[Stream], batch: Batch) -> Forced:
    """The author's solution on a batch of streams, as gates forced at every step.

    Locked gates stay locked and the network keeps the gates that are its own, as in play.

    Raises:
        ValueError: the level gives no solution for a class of the streams.
    """
    values = np.zeros((batch.T, 3, level.memory.blocks, batch.B))
    mask = np.zeros(values.shape, dtype=bool)
    for row, gate in enumerate(GATE_ROWS):
        owner = level.gates.owner(gate)
        if owner == "network":
            continue
        mask[:, row] = True
        if not isinstance(owner, str):
            values[:, row] = owner
            continue
        for b, stream in enumerate(streams):
            for t, step in enumerate(stream.steps):
                settings = solution_settings(level, step.cls)
                values[t, row, :, b] = [setting.value(gate) for setting in settings]
    return Forced(values, mask)
