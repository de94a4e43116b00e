"""Making a level's rivals: the winning seed's training looked at again, and vanilla RNNs trained.

A training follows from its seed alone, so the snapshots need not be taken while nobody knows which
seed will win and how confident it will be: the winner's first steps are made once more, exactly as
before, and looked at one by one. Most networks know their task long before the last step, so this
costs little.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

import numpy as np

from game.level.encode import encode, network_sizes
from game.level.measure.own_play import OwnPlay, fresh_streams, own_play
from game.level.model import Level
from game.level.policy import locked_gates
from game.level.rivals import SHARES, Rivals, RnnAttempt, Snapshot
from game.level.training.attempts import Attempts, Progress
from game.level.training.level_training import LevelTask, LevelTraining
from game.lstm.plan import Plan
from game.lstm.rnn import RnnSizes, RnnWeights
from game.lstm.rnn_training import RnnTraining
from game.lstm.training import Training
from game.lstm.weights import Array, Weights

Made = TypeVar("Made")

RATES: Final = (1.0, 1 / 3)
"""The learning rates an RNN is tried with, as shares of the LSTM's; the best network is kept."""

WATCHED: Final = 64
FIRST_SEED: Final = 700_000
"""The streams the winner is watched on; what is told of its snapshots is measured on others."""

RISE: Final = 0.005
"""A snapshot is kept whenever confidence is so much higher than ever before."""


@dataclass(frozen=True, slots=True)
class RnnTrained:
    """A vanilla RNN from one attempt, and what it came to."""

    attempt: RnnAttempt
    weights: RnnWeights


class RnnAttempts(Attempts[RnnTrained]):
    """Vanilla RNNs on the streams of an LSTM's training, for as many steps, from the same seeds.

    Every learning rate of `RATES` is tried from every seed.
    """

    kind = "RNN"

    def __init__(self, training: LevelTraining) -> None:
        super().__init__(training.level, training.count * len(RATES), training.recipe)
        self.seeds = training.count
        self.task = training.task  # whose streams are drawn already
        self.batch = encode(self.level, fresh_streams(self.level))

    def _rate(self, attempt: int) -> float:
        return self.recipe.learning_rate * RATES[attempt // self.seeds]

    def _descent(self, attempt: int) -> RnnTraining:
        recipe = replace(self.recipe, learning_rate=self._rate(attempt))
        return RnnTraining(self.task, recipe, attempt % self.seeds)

    def _ended(self, attempt: int, arrays: dict[str, Array]) -> RnnTrained:
        sizes = RnnSizes.like(self.task.sizes)
        if {name: array.shape for name, array in arrays.items()} != sizes.shapes:
            raise ValueError("The RNNs of the unfinished training have other shapes.")
        weights = RnnWeights(sizes, arrays)
        play = own_play(self.level, weights.astype(np.float64), self.batch)
        return RnnTrained(RnnAttempt(attempt % self.seeds, self._rate(attempt), play), weights)

    def _arrays(self, ended: RnnTrained) -> dict[str, Array]:
        return ended.weights.arrays

    @property
    def ranked(self) -> list[RnnTrained]:
        """The networks so far, the most confident first."""
        return sorted(self.finished, key=lambda each: -each.attempt.play.confidence)


def make_rivals(training: LevelTraining, rnns: RnnAttempts) -> Rivals:
    """The rivals of the best network, once all attempts are through."""
    return _outcome(rivals_in_steps(training, rnns))


def rivals_in_steps(
    training: LevelTraining, rnns: RnnAttempts
) -> Generator[Progress, None, Rivals]:
    """The same, yielding after each step of the best network's training that is made once more."""
    snapshots = yield from _snapshots(training)
    ranked = rnns.ranked
    return Rivals(
        snapshots=snapshots,
        rnn=ranked[0].weights,
        attempts=tuple(each.attempt for each in ranked),
        steps=training.recipe.steps,
    )


def take_snapshots(training: LevelTraining) -> dict[str, Snapshot]:
    """Novice, apprentice and master: the best network as it was on its way.

    Those whose confidence is nearest to the wanted shares of what it came to, each after the one
    before. Where training never passed through three such states, the nearest stand in more than
    once; what each really reached is said with it.
    """
    return _outcome(_snapshots(training))


def _outcome(steps: Generator[Progress, None, Made]) -> Made:
    """What steps come to when nobody watches them."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: Made = end.value
            return made


def _snapshots(training: LevelTraining) -> Generator[Progress, None, dict[str, Snapshot]]:
    level, best = training.level, training.best
    records: list[_Record] = []
    yield from _looked_at(training, records)
    chosen = _nearest([record.confidence / best.legibility.own for record in records])
    batch = encode(level, fresh_streams(level))
    snapshots = {}
    for name, place in zip(SHARES, chosen, strict=True):
        # The blocks stand where the final network's stand, so that A means the same in all.
        weights = records[place].weights.with_blocks(best.order)
        play = own_play(level, weights.astype(np.float64), batch)
        snapshots[name] = Snapshot(weights, records[place].step, play)
    return snapshots


@dataclass(frozen=True, slots=True)
class _Record:
    """The network after a step at which it was more confident than ever before."""

    step: int
    confidence: float
    weights: Weights


def _looked_at(training: LevelTraining, records: list[_Record]) -> Iterator[Progress]:
    """Make the best network's training once more, filling in its records, until it is enough."""
    best, confidence = training.best, _watch(training.level)
    enough = max(SHARES.values()) * best.legibility.own
    descent = Training(training.task, training.recipe, best.seed)
    records.append(_Record(0, confidence(descent.weights), descent.weights.copy()))
    restarts = 0
    for at in descent.run():
        if at.restarts > restarts:  # it diverged: what was seen so far led nowhere
            restarts = at.restarts
            records.clear()
        reached = confidence(descent.weights)
        if not records or reached >= records[-1].confidence + RISE:
            records.append(_Record(at.step, reached, descent.weights.copy()))
        if reached >= enough:
            break
        yield Progress("snapshots", 0, 1, at.step, at.steps, at.loss, restarts=at.restarts)


def _watch(level: Level) -> Callable[[Weights], float]:
    """A quick way to measure a network's own confidence, again and again."""
    batch = encode(level, fresh_streams(level, FIRST_SEED, WATCHED), np.float32)
    locked = locked_gates(level, batch)
    plan = Plan(network_sizes(level), batch.T, batch.B, np.float32)

    def confidence(weights: Weights) -> float:
        return OwnPlay.of(plan.forward(weights, batch, locked), batch).confidence

    return confidence


def _nearest(shares: Sequence[float]) -> list[int]:
    """Which of these rising shares is taken for each wanted one; all different, if they can be."""
    chosen: list[int] = []
    for left, wanted in zip(reversed(range(len(SHARES))), SHARES.values(), strict=True):
        first = min(chosen[-1] + 1 if chosen else 0, len(shares) - 1)
        places = range(first, max(first + 1, len(shares) - left))
        chosen.append(min(places, key=lambda place: abs(shares[place] - wanted)))
    return chosen


def untrained(level: Level, seed: int) -> tuple[Weights, RnnWeights]:
    """The LSTM and the RNN that training from a seed starts with, in float64."""
    task, recipe = LevelTask.of(level), level.train.recipe
    lstm, rnn = Training(task, recipe, seed), RnnTraining(task, recipe, seed)
    return lstm.weights.astype(np.float64), rnn.weights.astype(np.float64)
