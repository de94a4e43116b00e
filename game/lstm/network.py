"""A network at work on a batch: run it, and measure what its predictions are worth."""

from __future__ import annotations

import numpy as np

from game.lstm.batch import Batch, Forced, Trace
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


def target_bits(trace: Trace, batch: Batch) -> Array:
    """(T, B) log2 of the probability given to each target, weighted: at most 0, in bits."""
    p = np.take_along_axis(trace.p, batch.targets[:, None], axis=1)[:, 0]
    # A probability that underflowed to 0 is a very wrong answer, not an infinite one.
    return np.log2(np.maximum(p, np.finfo(p.dtype).tiny)) * batch.weights


def cross_entropy(trace: Trace, batch: Batch) -> tuple[float, Array]:
    """The weighted mean of −log2 p(target) in bits, and its gradient ∂/∂logits (T, A, B).

    The mean is over the batch's total weight.
    """
    total = float(batch.weights.sum())
    bits = -float(target_bits(trace, batch).sum()) / total
    d_logits = trace.p.copy()
    at = batch.targets[:, None]
    np.put_along_axis(d_logits, at, np.take_along_axis(d_logits, at, axis=1) - 1.0, axis=1)
    scale = (batch.weights / (total * np.log(2.0))).astype(d_logits.dtype)
    d_logits *= scale[:, None]
    return bits, d_logits
