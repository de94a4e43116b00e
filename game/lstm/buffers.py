"""What runs over batches have in common: memory that begins well, softmax, sums over many steps."""

from __future__ import annotations

from math import prod
from typing import Any, Final

import numpy as np

from game.lstm.weights import Array

CACHE_LINE: Final = 64
"""Bytes."""

STRETCH: Final = 25
"""Over how many steps at a time a gradient is added up: few enough to stay in the cache."""

SOFTMAX_STRETCH: Final = 50
"""For how many steps at a time predictions are made: few enough to stay in the cache."""


def zeros(shape: tuple[int, ...], dtype: type[np.floating[Any]]) -> Array:
    """Zeros that begin where a cache line does; elsewhere most vector instructions touch two."""
    size = prod(shape) * np.dtype(dtype).itemsize
    raw = np.zeros(size + CACHE_LINE, np.uint8)
    skipped = -raw.ctypes.data % CACHE_LINE
    return raw[skipped : skipped + size].view(dtype).reshape(shape)


def add_outer(total: Array, d: Array, inputs: Array) -> None:
    """Add Σ d·inputsᵀ over all steps and sequences to `total` (rows, columns).

    Args:
        total: the gradient of the weights, so far.
        d: (T, rows, B) ∂loss/∂ what was computed.
        inputs: (T, columns, B) what it was computed from.
    """
    for some in stretches(len(d)):
        # BLAS multiplies small matrices faster when neither has to be read across its rows.
        each = np.matmul(d[some], np.ascontiguousarray(inputs[some].transpose(0, 2, 1)))
        total += each.sum(axis=0)


def softmax(logits: Array, p: Array) -> None:
    """Probabilities p (T, A, B) from logits (T, A, B), which may be the same array."""
    ones = np.ones((1, p.shape[1]), p.dtype)
    for some in stretches(len(p), SOFTMAX_STRETCH):
        z, e = logits[some], p[some]
        np.subtract(z, z.max(axis=1, keepdims=True), e)
        np.exp(e, e)
        np.divide(e, ones @ e, e)  # a product adds up faster than a sum


def stretches(T: int, length: int = STRETCH) -> list[slice]:
    """All T steps in stretches, in order."""
    return [slice(begin, min(begin + length, T)) for begin in range(0, T, length)]
