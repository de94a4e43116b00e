"""Whether a person can read a trained network: measured on fresh streams, never assumed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.level.encode import encode
from game.level.measure.own_play import STREAMS, OwnPlay, fresh_streams
from game.level.model import BLOCKS, GATE_WORDS, GATES, GateName, Level
from game.level.policy import locked_gates, solution_gates, solution_run
from game.level.stream import Stream
from game.lstm.batch import GATE_ROWS, Batch, Trace
from game.lstm.network import run
from game.lstm.weights import Array, Weights

SOLUTION_SHARE: Final = 0.95
ROUNDED_SHARE: Final = 0.97
SPREAD: Final = 0.05
RIGHT: Final = 0.90
"""What a shipped level must reach: shares of the network's own confidence, a deviation, and a share
of right answers. A network that has learned nothing has gates as steady as any."""


@dataclass(frozen=True, slots=True)
class GateRow:
    """How one gate of one block behaves on one class of token: its mean and its deviation.

    Where the solution tells cases of the class apart, each has a row of its own; `condition` is
    what it asks of memory, in words ("A empty", and "otherwise" for the last).
    """

    cls: str
    block: int
    gate: GateName
    mean: float
    spread: float
    condition: str = ""

    @property
    def about(self) -> str:
        """The class, and the condition if there is one: "mark, A empty"."""
        return f"{self.cls}, {self.condition}" if self.condition else self.cls

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
        rounded: its confidence with its own gates rounded to 0 or 1; None where half-open gates
            are the point.
        right: the share of questions it answers right with its own gates.
        knowable: whether any answer can be known; where none can, a forecast is often wrong.
        rows: every gate by class, condition on memory and block; locked gates are left out.
    """

    own: float
    solution: float | None
    rounded: float | None
    right: float
    rows: tuple[GateRow, ...]
    knowable: bool = True

    @property
    def spread(self) -> float:
        """The largest standard deviation of a gate within a class, under each condition."""
        return max((row.spread for row in self.rows), default=0.0)

    @property
    def solution_share(self) -> float | None:
        """What the author's solution reaches of the network's own confidence."""
        return None if self.solution is None else self.solution / self.own

    @property
    def rounded_share(self) -> float | None:
        """What the rounded gates reach of the network's own confidence."""
        return None if self.rounded is None else self.rounded / self.own

    @property
    def learned(self) -> bool:
        """Whether it answers; where half-open gates are the point, noise may keep it from that."""
        return self.rounded is None or not self.knowable or self.right >= RIGHT

    @property
    def shortfalls(self) -> tuple[str, ...]:
        """What falls short of the bars, in words; nothing if the network is legible."""
        said = []
        if not self.learned:
            said.append(
                f"the network answers {self.right:.0%} of the questions right (wanted: {RIGHT:.0%})"
            )
        if (share := self.solution_share) is not None and share < SOLUTION_SHARE:
            said.append(
                f"the solution reaches {share:.1%} of the network's confidence "
                f"(wanted: {SOLUTION_SHARE:.0%})"
            )
        if (share := self.rounded_share) is not None and share < ROUNDED_SHARE:
            said.append(
                f"gates rounded to 0 or 1 reach {share:.1%} of it (wanted: {ROUNDED_SHARE:.0%})"
            )
        if self.spread > SPREAD:
            worst = max(self.rows, key=lambda row: row.spread)
            said.append(
                f"the {worst.word} gate of block {BLOCKS[worst.block]} varies by "
                f'{worst.spread:.3f} on "{worst.about}" (wanted: at most {SPREAD})'
            )
        return tuple(said)

    @property
    def passes(self) -> bool:
        """Whether the network meets every bar."""
        return not self.shortfalls

    @property
    def merit(self) -> tuple[bool, float]:
        """What the most legible of several networks is chosen by."""
        shares = [s for s in (self.solution_share, self.rounded_share) if s is not None]
        return self.passes, self.own * prod(min(1.0, share) for share in shares)

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain JSON values."""
        return {
            "own": round(self.own, 6),
            "solution": None if self.solution is None else round(self.solution, 6),
            "rounded": None if self.rounded is None else round(self.rounded, 6),
            "right": round(self.right, 6),
            "spread": round(self.spread, 6),
            "passes": self.passes,
        }


def measure(level: Level, network: Weights, streams: int = STREAMS) -> Legibility:
    """Measure a network on fresh streams of its level.

    Args:
        level: the level.
        network: its network.
        streams: how many streams to draw; of very long ones, fewer are.
    """
    drawn = fresh_streams(level, streams=streams)
    batch, network = encode(level, drawn), network.astype(np.float64)
    locked = locked_gates(level, batch)
    own = run(network, batch, locked)
    rounded = solution = None
    if level.train.carries != "trends":
        crisp = run(network, batch, locked, rounded=True)
        rounded = OwnPlay.of(crisp, batch).confidence
    if level.solution:
        solved = run(network, batch, solution_gates(level, drawn, batch))
        solution = OwnPlay.of(solved, batch).confidence
    play = OwnPlay.of(own, batch)
    return Legibility(
        own=play.confidence,
        solution=solution,
        rounded=rounded,
        right=play.right,
        rows=gate_rows(level, drawn, own, batch),
        knowable=bool(batch.knowable().any()),
    )


def gate_rows(
    level: Level,
    streams: Sequence[Stream],
    trace: Trace,
    batch: Batch,
    case: NDArray[np.intp] | None = None,
) -> tuple[GateRow, ...]:
    """How the gates of a run behave: rows in the order of classes, cases, blocks and gates.

    Args:
        level: the level.
        streams: its B streams.
        trace: what was run on them, by whoever set the gates.
        batch: the streams as they were run.
        case: what `cases_met` gave for them, where it is known already.
    """
    offset = len(level.vocabulary.identities)
    case = cases_met(level, streams, batch) if case is None else case
    rows = []
    for n, cls in enumerate(level.vocabulary.classes):
        of_class = batch.x[:, offset + n] == 1.0  # (T, B)
        for place, condition in enumerate(_conditions(level, cls)):
            here = of_class & (case == place)
            if not here.any():
                continue
            for block in range(level.memory.blocks):
                for gate in GATES:
                    if isinstance(level.gates.owner(gate), str):
                        values: Array = trace.gates[:, GATE_ROWS.index(gate), block][here]
                        mean, spread = float(values.mean()), float(values.std())
                        rows.append(GateRow(cls, block, gate, mean, spread, condition))
    return tuple(rows)


def _conditions(level: Level, cls: str) -> list[str]:
    """What each case of a class asks of memory, in words; one empty text if nothing does."""
    cases = level.solution.get(cls, ())
    return [case.condition or "otherwise" for case in cases] if len(cases) > 1 else [""]


def cases_met(level: Level, streams: Sequence[Stream], batch: Batch) -> NDArray[np.intp]:
    """(T, B) the place of the case of the solution that applies at each step; else 0.

    Steps are told apart by what the solution itself would hold by then, which a network that
    plays as the solution does holds too.
    """
    case = np.zeros((batch.T, batch.B), dtype=np.intp)
    if any(len(cases) > 1 for cases in level.solution.values()):
        for b, stream in enumerate(streams):
            case[: len(stream), b] = [step.case for step in solution_run(level, stream)]
    return case
