"""How each player fares on a deal, step by step: what it says, how sure it is, its gates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

import numpy as np

from game.level.stream import BLANK
from game.lstm.cell import Gates
from game.lstm.rnn import RnnWeights, step
from game.lstm.weights import Array, Weights
from game.rules.deal import Deal
from game.rules.session import Session

PLAYER: Final = "you"


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What one player came to at one step.

    Args:
        p: (A,) the probability of each answer.
        answer: the likeliest one.
        chance: the probability of the right answers together.
        bits: what the step earned: at most 0.
        gates: where its gates stood; None of a network without any.
    """

    p: Array
    answer: str
    chance: float
    bits: float
    gates: Gates | None = None


@dataclass(frozen=True, eq=False)
class Track:
    """One player on a deal, from the first step to as far as it has played."""

    name: str
    deal: Deal = field(repr=False)
    steps: tuple[Said, ...] = field(repr=False)

    def __len__(self) -> int:
        return len(self.steps)

    def upto(self, t: int) -> Track:
        """The first t steps alone."""
        return self if t >= len(self) else replace(self, steps=self.steps[: max(t, 0)])

    @cached_property
    def bits(self) -> float:
        """What the steps earned together: at most 0."""
        return sum(said.bits for said in self.steps)

    @cached_property
    def confidence(self) -> float:
        """The confidence over these steps; 1 before the first."""
        whole = len(self) == len(self.deal)
        weight = None if whole else float(self.deal.batch.weights[: len(self)].sum())
        return self.deal.confidence(self.bits, weight) if self.steps else 1.0

    @cached_property
    def questions(self) -> int:
        """How many questions that can be known were met."""
        return sum(1 for t in self.deal.stream.questions if t < len(self))

    @cached_property
    def right(self) -> int:
        """How many of those were answered right."""
        return self.questions - len(self._mistakes)

    @cached_property
    def _mistakes(self) -> tuple[int, ...]:
        met = (t for t in self.deal.stream.questions if t < len(self))
        return tuple(t for t in met if not self._is_right(t))

    @property
    def first_mistake(self) -> int | None:
        """The step of the first question that was answered wrong and can be known."""
        return self._mistakes[0] if self._mistakes else None

    def _is_right(self, t: int) -> bool:
        return self.deal.stream.steps[t].accepts(self.steps[t].answer)

    def verdict(self, t: int) -> bool | None:
        """Whether the answer at step t was right.

        None for a silence that was right to keep, and for a miss that nobody could have known
        better.
        """
        if self._is_right(t):
            return None if self.steps[t].answer == BLANK else True
        return False if self.deal.stream.steps[t].known else None


def player_track(session: Session, name: str = PLAYER) -> Track:
    """The player of a session, as far as it has come."""
    return Track(
        name,
        session.deal,
        tuple(
            Said(
                played.trace.p,
                played.predicted,
                session.deal.chance(played.t, played.trace.p),
                played.bits,
                played.trace.gates,
            )
            for played in session.moves
        ),
    )


def rival_track(deal: Deal, name: str, weights: Weights | RnnWeights) -> Track:
    """A network alone on the whole stream of a deal; gates that the level locks stay locked."""
    if isinstance(weights, RnnWeights):
        return _track(deal, name, ((p, None) for p in _rnn_run(deal, weights)))
    alone = deal
    if weights is not deal.network:
        weights = weights.astype(np.float64)
        alone = Deal(deal.level, weights, deal.stream, deal.batch)
    return _track(deal, name, ((trace.p, trace.gates) for trace in alone.network_run))


def _rnn_run(deal: Deal, weights: RnnWeights) -> Iterable[Array]:
    weights = weights.astype(np.float64)
    h: Array = np.zeros(weights.sizes.H)
    for t in range(len(deal)):
        h, p = step(weights, deal.x(t), h)
        yield p


def _track(deal: Deal, name: str, run: Iterable[tuple[Array, Gates | None]]) -> Track:
    answers = deal.level.vocabulary.answers
    return Track(
        name,
        deal,
        tuple(
            Said(p, answers[int(p.argmax())], deal.chance(t, p), deal.bits_for(t, p), gates)
            for t, (p, gates) in enumerate(run)
        ),
    )
