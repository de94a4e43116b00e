"""A table run on many streams that nobody has seen: what it earns, and where it fails."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from game.level.grammar import draw_many
from game.level.measure.legibility import GateRow, gate_rows
from game.level.model import Level
from game.level.policy import locked_gates, stack
from game.lstm.network import run
from game.lstm.weights import Weights
from game.rules.deal import Deal
from game.rules.move import Move
from game.rules.session import Session
from game.rules.stars import MARGIN, stars_for_table
from game.rules.trials import Outcome, Trials
from game.rules.wiring.table import GateTable

FIRST_SEED: Final = 10_000_000
PER_RUN: Final = 1_000
"""Run s draws its streams from seeds FIRST_SEED + s · PER_RUN on: neither training nor any
measurement draws from these, and no two runs share one."""

DIFFERENT: Final = 0.1
"""Gates that differ by more than this on average do another thing."""


def run_seeds(level: Level, seed: int) -> range:
    """The seeds of the streams that the run with this seed is made on."""
    first = FIRST_SEED + seed * PER_RUN
    return range(first, first + level.play.streams)


@dataclass(frozen=True, slots=True)
class TableResult:
    """What a table earned, in the figures the player sees.

    Args:
        confidence: its confidence on average over the streams.
        par: the network's.
        streams: how many streams there were.
        streams_right: on how many of them every question that can be known was answered right.
        questions_right: questions answered right, over all streams.
        questions: questions in all.
        touched: how many entries differ from keep, shut and silent.
    """

    confidence: float
    par: float
    streams: int
    streams_right: int
    questions_right: int
    questions: int
    touched: int

    @property
    def stars(self) -> int:
        """Stars from 0 to 3."""
        return stars_for_table(self.confidence, self.par, self.streams_right / self.streams)

    @property
    def beats_the_network(self) -> bool:
        """Whether the table did better than the network, by more than rounding."""
        return self.confidence > self.par + MARGIN


@dataclass(frozen=True, slots=True)
class Compared:
    """One gate of a block on one class of tokens: the player's and the network's, on average."""

    mine: GateRow
    network: GateRow

    @property
    def differ(self) -> bool:
        """Whether the two do another thing."""
        return abs(self.mine.mean - self.network.mean) > DIFFERENT


@dataclass(frozen=True, eq=False)
class TableRun:
    """A table, the streams it was run on, and all that happened there."""

    table: GateTable
    seed: int
    trials: Trials = field(repr=False)
    outcome: Outcome = field(repr=False)

    @classmethod
    def of(cls, table: GateTable, trials: Trials, seed: int) -> TableRun:
        """Run a table on streams that were drawn before."""
        each = [table.rows(stream) for stream in trials.streams]
        values = stack(table.level, each, trials.batch)
        return cls(table, seed, trials, trials.outcome(values))

    @cached_property
    def result(self) -> TableResult:
        """What the table earned."""
        found = self.outcome
        return TableResult(
            confidence=float(found.confidence.mean()),
            par=float(self.trials.par.mean()),
            streams=len(self.trials.streams),
            streams_right=int((found.right == found.asked).sum()),
            questions_right=int(found.right.sum()),
            questions=int(found.asked.sum()),
            touched=len(self.table.touched),
        )

    def right(self, n: int) -> bool:
        """Whether every question of stream n that can be known was answered right."""
        return bool(self.outcome.right[n] == self.outcome.asked[n])

    @cached_property
    def failures(self) -> tuple[int, ...]:
        """The streams that went wrong, the worst first: wrong answers, then low confidence.

        A stream goes wrong by an answer, or by a confidence below 97% of par.
        """
        share = self.outcome.confidence / self.trials.par
        wrong = self.outcome.asked - self.outcome.right
        bad = [n for n in range(len(share)) if wrong[n] or stars_for_table(share[n], 1.0, 1.0) < 3]
        return tuple(sorted(bad, key=lambda n: (-wrong[n], share[n])))

    def open(self, n: int) -> Session:
        """Stream n as a play of its own, with the table's gates for moves."""
        deal = Deal.of(self.table.level, self.trials.network, self.trials.streams[n])
        return play_table(self.table, deal)

    @cached_property
    def compared(self) -> tuple[Compared, ...]:
        """The player's gates beside the network's own, both measured on these streams.

        Steps are told apart by the cases of the level's solution; gates that are locked have none.
        """
        level, streams, batch = self.trials.level, self.trials.streams, self.trials.batch
        own = run(self.trials.network, batch, locked_gates(level, batch))
        mine = gate_rows(level, streams, self.outcome.trace, batch)
        network = gate_rows(level, streams, own, batch)
        return tuple(Compared(a, b) for a, b in zip(mine, network, strict=True))


def draw_trials(level: Level, network: Weights, seed: int) -> Trials:
    """The streams of the run with this seed, and the network they are run on."""
    return Trials.of(level, network, draw_many(level, run_seeds(level, seed)))


def run_table(table: GateTable, network: Weights, seed: int) -> TableRun:
    """Run a table on the streams of this seed; the same seed gives the same streams."""
    return TableRun.of(table, draw_trials(table.level, network, seed), seed)


def play_table(table: GateTable, deal: Deal) -> Session:
    """One stream played as the table says."""
    return Session(deal).play_all([Move.of(step.settings) for step in table.run(deal.stream)])
