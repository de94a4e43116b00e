"""A network at work on a batch: run it, and measure what its predictions are worth."""

from __future__ import annotations

from math import log

import numpy as np
from numpy.typing import NDArray

from game.lstm.batch import Batch, Forced, Predictions, Trace
from game.lstm.plan import Plan
from game.lstm.weights import Array, Weights


def run(
    w: Weights,
    batch: Batch,
    forced: Forced | None = None,
    start: tuple[Array, Array] | None = None,
    rounded: bool = False,
) -> Trace:
    """Run a batch once, in the weights' own precision; the trace belongs to the caller."""
    plan = Plan(w.sizes, batch.T, batch.B, w["bias"].dtype.type)
    return plan.forward(w, batch, forced, start=start, rounded=rounded)


def target_bits(trace: Predictions, batch: Batch) -> Array:
    """(T, B) log2 of the probability given to each target, weighted: at most 0, in bits.

    The probabilities of several right answers add up.
    """
    if batch.accepted is None:
        return _bits(np.take(trace.p, _target_places(trace, batch)), batch)
    return _bits((trace.p * batch.accepted).sum(axis=1), batch)


def _bits(p: Array, batch: Batch) -> Array:
    # A probability that underflowed to 0 is a very wrong answer, not an infinite one.
    return np.log2(np.maximum(p, np.finfo(p.dtype).tiny)) * batch.weights


def cross_entropy(trace: Predictions, batch: Batch) -> tuple[float, Array]:
    """The weighted mean of −log2 p(target) in bits, and its gradient ∂/∂logits (T, A, B).

    The mean is over the batch's total weight. Of several right answers only the target is taught:
    where it is what the stream drew, as in "predict the next token", that is an unbiased sample of
    the distribution over all of them, while their sum would be served by any one of them.
    """
    total, places = float(batch.weights.sum()), _target_places(trace, batch)
    bits = -float(_bits(np.take(trace.p, places), batch).sum()) / total
    scale = (batch.weights / (total * log(2.0))).astype(trace.p.dtype, copy=False)
    d_logits = np.multiply(trace.p, scale[:, None], order="C")
    d_logits.ravel()[places] -= scale
    return bits, d_logits


def _target_places(trace: Predictions, batch: Batch) -> NDArray[np.intp]:
    """(T, B) where each target's probability stands in p (T, A, B), counted element by element."""
    T, A, B = trace.p.shape
    places: NDArray[np.intp] = batch.targets * B
    places += np.arange(0, T * A * B, A * B)[:, None]
    places += np.arange(B)
    return places
