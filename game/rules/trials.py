"""Many streams of a level played at once: results alone, without the value of each move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from game.level.encode import encode
from game.level.model import Level
from game.level.policy import forced, locked_gates, stack
from game.level.stream import Stream
from game.lstm.batch import GATE_ROWS, Batch, Trace
from game.lstm.network import run, target_bits
from game.lstm.weights import Array, Weights
from game.rules.policies import PolicyName, settings
from game.rules.result import Result
from game.rules.stars import stars_for, stars_for_table


@dataclass(frozen=True, eq=False)
class Outcome:
    """What gates set by somebody else came to on B streams.

    Args:
        trace: all that happened.
        confidence: (B,) the confidence on each stream.
        right: (B,) how many questions were answered right.
        asked: (B,) how many there were.
    """

    trace: Trace
    confidence: Array
    right: NDArray[np.intp]
    asked: NDArray[np.intp]


@dataclass(frozen=True)
class Trials:
    """Some streams of a level, and the network that every policy is measured against on them."""

    level: Level
    network: Weights
    streams: tuple[Stream, ...]

    @classmethod
    def of(cls, level: Level, network: Weights, streams: Sequence[Stream]) -> Trials:
        """Trials on these streams; as in play, the numbers are float64."""
        return cls(level, network.astype(np.float64), tuple(streams))

    @cached_property
    def batch(self) -> Batch:
        """The streams, side by side."""
        return encode(self.level, self.streams)

    @cached_property
    def par(self) -> Array:
        """(B,) the network's confidence on each stream."""
        own = run(self.network, self.batch, locked_gates(self.level, self.batch))
        return self._confidence(own)

    @cached_property
    def budgets(self) -> NDArray[np.intp]:
        """(B,) the gate changes that three stars allow on each stream."""
        return self.changes(self.values("solution")) + self.level.play.spare_changes

    def values(self, name: PolicyName, seed: int = 0) -> Array:
        """(T, 3, K, B) where a policy sets the gates, in the order i, f, o."""
        each = [settings(self.level, stream, name, seed) for stream in self.streams]
        return stack(self.level, each, self.batch)

    def results(self, name: PolicyName, seed: int = 0) -> list[Result]:
        """What a policy earns on each stream.

        Raises:
            ValueError: the level gives no solution for some class.
        """
        return self.results_of(self.values(name, seed))

    def outcome(self, values: Array) -> Outcome:
        """What gates set to (T, 3, K, B), in the order i, f, o, come to on each stream."""
        trace = run(self.network, self.batch, forced(self.level, values, self.batch))
        return Outcome(trace, self._confidence(trace), *self._right(trace))

    def results_of(self, values: Array) -> list[Result]:
        """What gates set to (T, 3, K, B), in the order i, f, o, earn on each stream by hand."""
        found, changes = self.outcome(values), self.changes(values)
        return [
            Result(
                confidence=float(confidence),
                par=float(par),
                stars=stars_for(
                    float(confidence),
                    float(par),
                    all_right=bool(hits == asked),
                    within_budget=bool(made <= budget),
                ),
                gate_changes=int(made),
                budget=int(budget),
                questions_right=int(hits),
                questions=int(asked),
                undos=0,
            )
            for confidence, par, made, budget, hits, asked in zip(
                found.confidence,
                self.par,
                changes,
                self.budgets,
                found.right,
                found.asked,
                strict=True,
            )
        ]

    def _confidence(self, trace: Trace) -> Array:
        bits = target_bits(trace, self.batch).sum(axis=0)
        return np.asarray(2.0 ** (bits / self.batch.weights.sum(axis=0)))

    def _right(self, trace: Trace) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        asked = self.batch.knowable()
        return (asked & self.batch.right(trace.p)).sum(axis=0), asked.sum(axis=0)

    def changes(self, values: Array) -> NDArray[np.intp]:
        """(B,) how many valve moves gates set to (T, 3, K, B), in the order i, f, o, make."""
        rows = [r for r, gate in enumerate(GATE_ROWS) if self.level.gates.owner(gate) == "player"]
        start = np.array([self.level.play.start.value(GATE_ROWS[row]) for row in rows])
        played = values[:, rows]
        before = np.concatenate(
            [np.broadcast_to(start[None, :, None, None], played[:1].shape), played[:-1]]
        )
        moved = (played != before) & self.batch.alive()[:, None, None]
        return np.asarray(moved.sum(axis=(0, 1, 2)))


def table_stars(results: Sequence[Result]) -> int:
    """The stars that one table earns with these results on the streams of one run."""
    n = len(results)
    return stars_for_table(
        confidence=sum(result.confidence for result in results) / n,
        par=sum(result.par for result in results) / n,
        streams_right=sum(r.questions_right == r.questions for r in results) / n,
    )
