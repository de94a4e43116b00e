"""What rounding may tip: answers that are as good as equal, gates at one half, stars at a bar.

Two computers add up the same numbers in different orders and differ in the last of sixteen digits.
That changes no figure by a millionth, but a whole number can hang on it. So for each there is the
least and the most that comes out if every number may be off by a millionth.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.lstm.weights import Array
from game.rules.replays.verdict import CLOSE
from game.rules.session import Session
from game.rules.stars import stars_for, stars_for_table
from game.rules.wiring.run import TableRun


@dataclass(frozen=True, slots=True)
class Span:
    """A whole number that rounding may move: the least and the most it can be."""

    low: int
    high: int


def unsure(p: Array, accepted: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """(…): whether the best right answer and the best wrong one are as good as equal.

    Args:
        p: (…, A) the probability of each answer.
        accepted: (…, A) which of them are right.
    """
    right = np.where(accepted, p, -1.0).max(axis=-1)
    wrong = np.where(accepted, -1.0, p).max(axis=-1)
    return np.asarray(np.abs(right - wrong) <= CLOSE)


@dataclass(frozen=True, slots=True)
class Spans:
    """What the whole numbers of a play may come to."""

    right: Span
    budget: Span
    stars: Span


def spans_of(session: Session) -> Spans:
    """What rounding may make of the whole numbers of a finished play."""
    result = session.result
    assert result is not None
    deal = session.deal
    answers, asked = session.level.vocabulary.answers, deal.stream.questions
    sure = 0
    doubtful = 0
    for t in asked:
        step, played = deal.stream.steps[t], session.moves[t]
        accepted = np.array([step.accepts(answer) for answer in answers])
        if unsure(played.trace.p, accepted):
            doubtful += 1
        else:
            sure += step.accepts(played.predicted)
    right = Span(sure, sure + doubtful)
    # Each gate at one half may be rounded either way, and so turn up to two changes.
    halves = 2 * _gates_at_half(session)
    budget = Span(result.budget - halves, result.budget + halves)

    def stars(sign: int, hits: int, allowed: int) -> int:
        return stars_for(
            result.confidence + sign * CLOSE,
            result.par - sign * CLOSE,
            all_right=hits == len(asked),
            within_budget=result.gate_changes <= allowed,
        )

    fewest, most = stars(-1, right.low, budget.low), stars(+1, right.high, budget.high)
    return Spans(right, budget, Span(fewest, most))


def _gates_at_half(session: Session) -> int:
    """How many of the network's gates the budget follows from, and are at one half."""
    deal = session.deal
    if deal.by_solution:
        return 0
    gates = np.array([[step.f, step.i, step.o] for step in deal.network_run])
    return int((np.abs(gates - 0.5) <= CLOSE).sum())


@dataclass(frozen=True, slots=True)
class TableSpans:
    """What the whole numbers of a table's run may come to."""

    streams_right: Span
    questions_right: Span
    stars: Span


def table_spans_of(run: TableRun) -> TableSpans:
    """What rounding may make of the whole numbers of a table's run."""
    batch, outcome, result = run.trials.batch, run.outcome, run.result
    p = np.moveaxis(outcome.trace.p, 1, -1)  # (T, B, A)
    if batch.accepted is None:
        accepted = np.arange(p.shape[-1]) == batch.targets[..., None]
    else:
        accepted = np.moveaxis(batch.accepted, 1, -1)
    asked = batch.knowable()
    doubtful = asked & unsure(p, accepted)
    hits = asked & batch.right(outcome.trace.p)
    least = (hits & ~doubtful).sum(axis=0)
    most = (hits | doubtful).sum(axis=0)
    wanted = asked.sum(axis=0)
    streams = Span(int((least == wanted).sum()), int((most == wanted).sum()))

    def stars(sign: int, right: int) -> int:
        confidence, par = result.confidence + sign * CLOSE, result.par - sign * CLOSE
        return stars_for_table(confidence, par, right / result.streams)

    return TableSpans(
        streams,
        Span(int(least.sum()), int(most.sum())),
        Span(stars(-1, streams.low), stars(+1, streams.high)),
    )
