"""Gates that follow a rule instead of a network: locks, tables of cases, the author's solution."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.level.model import Case, Level, Setting
from game.level.stream import Stream
from game.lstm.batch import GATE_ROWS, Batch, Forced
from game.lstm.weights import Array

HALF: Final = 0.5
"""Where a gate counts as open: a write is i above it, a clearing f below it."""


@dataclass(frozen=True, slots=True)
class TableStep:
    """What a table of cases does at one token.

    Args:
        case: the place of the case that applies, among those of the token's class.
        settings: (K,) where the case sets the valves of each block.
        full: (K,) whether each block holds anything after the token.
    """

    case: int
    settings: tuple[Setting, ...]
    full: tuple[bool, ...]


def table_run(
    cases_of: Callable[[str], Sequence[Case]], blocks: int, stream: Stream
) -> tuple[TableStep, ...]:
    """A table of cases, played on a stream from empty memory.

    Which blocks are full or empty follows from what the table itself has written and cleared,
    never from what anybody else plays.

    Args:
        cases_of: the cases of a class of tokens, of which the last always fits.
        blocks: K, how many blocks the cases are for.
        stream: the stream.
    """
    known: dict[tuple[str, tuple[bool, ...]], TableStep] = {}
    full = (False,) * blocks
    run = []
    for token in stream.steps:
        step = known.get((token.cls, full))
        if step is None:
            step = known[token.cls, full] = _table_step(cases_of(token.cls), full)
        run.append(step)
        full = step.full
    return tuple(run)


def _table_step(cases: Sequence[Case], full: tuple[bool, ...]) -> TableStep:
    place = next(place for place, case in enumerate(cases) if case.fits(full))
    settings = cases[place].settings
    after = tuple(
        setting.i > HALF or (held and setting.f >= HALF)
        for held, setting in zip(full, settings, strict=True)
    )
    return TableStep(place, settings, after)


def solution_run(level: Level, stream: Stream) -> tuple[TableStep, ...]:
    """The author's solution, played on a stream from empty memory.

    Raises:
        ValueError: the level gives no solution for a class of the stream.
    """
    return table_run(lambda cls: solution_cases(level, cls), level.memory.blocks, stream)


def solution_cases(level: Level, cls: str) -> tuple[Case, ...]:
    """The cases of the author's solution for a token of this class.

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
    return table_rows(level.solution, stream, solution_run(level, stream))


def table_rows(
    cases: Mapping[str, Sequence[Case]], stream: Stream, run: Sequence[TableStep]
) -> Array:
    """(T, 3, K) where a table's run on a stream sets the gates, in the order i, f, o."""
    keys = [(token.cls, step.case) for token, step in zip(stream.steps, run, strict=True)]
    rows = {
        (cls, case): [
            [setting.value(gate) for setting in cases[cls][case].settings] for gate in GATE_ROWS
        ]
        for cls, case in set(keys)
    }
    return np.array([rows[key] for key in keys], dtype=float)


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
