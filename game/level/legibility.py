"""Whether a person can read a trained network: measured on fresh streams, never assumed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from game.level.bounds import length_bounds
from game.level.encode import encode
from game.level.grammar import draw_many
from game.level.model import BLOCKS, GATE_WORDS, GATES, Level
from game.level.policy import locked_gates, solution_gates
from game.lstm.batch import GATE_ROWS, Batch, Trace
from game.lstm.network import run, target_bits
from game.lstm.weights import Array, Weights

STREAMS: Final = 256
TOKENS: Final = 60_000
FIRST_SEED: Final = 900_000
"""The streams legibility is measured on; training draws its own from other seeds."""

SOLUTION_SHARE: Final = 0.95
ROUNDED_SHARE: Final = 0.97
SPREAD: Final = 0.05
"""What a shipped level must reach: shares of the network's own confidence, and a deviation."""


@dataclass(frozen=True, slots=True)
class GateRow:
    """How one gate of one block behaves on one class of token: its mean and its deviation."""

    cls: str
    block: int
    gate: str
    mean: float
    spread: float

    @property
    def word(self) -> str:
        """The gate's name in full: forget, input or output."""
        return next(word for gate, word in GATE_WORDS.items() if gate == self.gate)


@dataclass(frozen=True, slots=True)
class Legibility:
    """How readable a network is.

    Args:
        own: the network's confidence with its own gates.
        solution: its confidence with the author's solution; None if the level gives none.
        rounded: its confidence with its own gates rounded to 0 or 1.
        right: the share of questions it answers right with its own gates.
        rows: every gate by class and block; locked gates are left out.
        half_open: whether half-open gates are the point, so that rounding is not asked.
    """

    own: float
    solution: float | None
    rounded: float
    right: float
    rows: tuple[GateRow, ...]
    half_open: bool

    @property
    def spread(self) -> float:
        """The largest standard deviation of a gate within a class of tokens."""
        return max((row.spread for row in self.rows), default=0.0)

    @property
    def solution_share(self) -> float:
        """What the author's solution reaches of the network's own confidence."""
        return (self.solution or 0.0) / self.own

    @property
    def rounded_share(self) -> float:
        """What the rounded gates reach of the network's own confidence."""
        return self.rounded / self.own

    @property
    def shortfalls(self) -> tuple[str, ...]:
        """What falls short of the bars, in words; nothing if the network is legible."""
        said = []
        if self.solution is not None and self.solution_share < SOLUTION_SHARE:
            said.append(
                f"the solution reaches {self.solution_share:.1%} of the network's confidence "
                f"(wanted: {SOLUTION_SHARE:.0%})"
            )
        if not self.half_open and self.rounded_share < ROUNDED_SHARE:
            said.append(
                f"gates rounded to 0 or 1 reach {self.rounded_share:.1%} of it "
                f"(wanted: {ROUNDED_SHARE:.0%})"
            )
        if self.spread > SPREAD:
            worst = max(self.rows, key=lambda row: row.spread)
            said.append(
                f"the {worst.word} gate of block {BLOCKS[worst.block]} varies by "
                f'{worst.spread:.3f} on "{worst.cls}" (wanted: at most {SPREAD})'
            )
        return tuple(said)

    @property
    def passes(self) -> bool:
        """Whether the network meets every bar."""
        return not self.shortfalls

    @property
    def merit(self) -> tuple[bool, float]:
        """What the most legible of several networks is chosen by."""
        shares = min(1.0, self.solution_share if self.solution is not None else 1.0)
        if not self.half_open:
            shares *= min(1.0, self.rounded_share)
        return self.passes, self.own * shares

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain JSON values."""
        return {
            "own": round(self.own, 6),
            "solution": None if self.solution is None else round(self.solution, 6),
            "rounded": round(self.rounded, 6),
            "right": round(self.right, 6),
            "spread": round(self.spread, 6),
            "passes": self.passes,
        }


def confidence(trace: Trace, batch: Batch) -> float:
    """2^(bits per target) over a whole batch."""
    return float(2.0 ** (target_bits(trace, batch).sum() / batch.weights.sum()))


def measure(level: Level, network: Weights, streams: int = STREAMS) -> Legibility:
    """Measure a network on fresh streams of its level.

    Args:
        level: the level.
        network: its network.
        streams: how many streams to draw; of very long ones, fewer are.
    """
    streams = max(1, min(streams, TOKENS // length_bounds(level)[1]))
    drawn = draw_many(level, range(FIRST_SEED, FIRST_SEED + streams))
    batch, network = encode(level, drawn), network.astype(np.float64)
    locked = locked_gates(level, batch)
    own = run(network, batch, locked)
    rounded = run(network, batch, locked, rounded=level.train.sharpen)
    solution = None
    if level.solution:
        solution = confidence(run(network, batch, solution_gates(level, drawn, batch)), batch)
    asked = (batch.targets != 0) & batch.alive()
    right = (own.p.argmax(axis=1) == batch.targets)[asked]
    return Legibility(
        own=confidence(own, batch),
        solution=solution,
        rounded=confidence(rounded, batch),
        right=float(right.mean()) if right.size else 1.0,
        rows=_rows(level, own, batch),
        half_open=not level.train.sharpen,
    )


def _rows(level: Level, trace: Trace, batch: Batch) -> tuple[GateRow, ...]:
    offset = len(level.vocabulary.tokens)
    rows = []
    for n, cls in enumerate(level.vocabulary.classes):
        here = batch.x[:, offset + n] == 1.0  # (T, B)
        if not here.any():
            continue
        for block in range(level.memory.blocks):
            for gate in GATES:
                if isinstance(level.gates.owner(gate), str):
                    values: Array = trace.gates[:, GATE_ROWS.index(gate), block][here]
                    rows.append(
                        GateRow(cls, block, gate, float(values.mean()), float(values.std()))
                    )
    return tuple(rows)
