"""What both ways of running a batch need: memory that begins well, and sums over many steps."""

from __future__ import annotations

from math import prod
from typing import Any, Final

import numpy as np

from game.lstm.weights import Array

CACHE_LINE: Final = 64
"""Bytes."""

STRETCH: Final = 25
"""Over how many steps at a time a gradient is added up: few enough to stay in the cache."""


def zeros(shape: tuple[int, ...], dtype: type[np.floating[Any]]) -> Array:
    """Zeros that begin where a cache line does; elsewhere most vector instructions touch two."""
    size = prod(shape) * np.dtype(dtype).itemsize
    raw = np.zeros(size + CACHE_LINE, np.uint8)
    skipped = -raw.ctypes.data % CACHE_LINE
    return raw[skipped : skipped + size].view(dtype).reshape(shape)


def outer(d: Array, inputs: Array) -> Array:
    """(rows, columns) Σ d·inputsᵀ over all steps and sequences.

    Args:
        d: (T, rows, B) ∂loss/∂ what was computed.
        inputs: (T, columns, B) what it was computed from.
    """
    # BLAS multiplies small matrices faster when neither has to be read across its rows.
    each = np.matmul(d, np.ascontiguousarray(inputs.transpose(0, 2, 1)))
    return np.asarray(each.sum(axis=0))


def stretches(T: int, length: int = STRETCH) -> list[slice]:
    """All T steps in stretches, in order."""
    return [slice(begin, min(begin + length, T)) for begin in range(0, T, length)]
