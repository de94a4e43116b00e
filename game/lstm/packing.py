"""All weights in one matrix, so that one product gives all that a step computes from its inputs.

Rows: the A logits, then the gates i, f, o together, since all three are squashed alike, then g;
PyTorch's order is i, f, g, o. Columns: c(t−1) where the gates see it, h(t−1), 1 for the biases, and
the input. The logits that a step's product gives are those of the step before, for they see
nothing but h(t−1). The gates' rows are halved, for σ(z) = (tanh(z/2) + 1)/2: one tanh then serves
gates and candidate.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from game.lstm.weights import Array, Sizes, Weights


@lru_cache(maxsize=64)
def _torch_rows(sizes: Sizes) -> NDArray[np.intp]:
    """(R,) where the packed rows i, f, o, g stand in PyTorch's order."""
    rows, every = sizes.rows, np.arange(sizes.R)
    return np.concatenate([every[rows[gate]] for gate in "ifog"])


class Columns:
    """Where the columns of a packed matrix are: slices `c`, `h` and `x`, and the place of `one`."""

    def __init__(self, sizes: Sizes) -> None:
        seen = sizes.H if sizes.peephole else 0
        self.c, self.h = slice(0, seen), slice(seen, seen + sizes.H)
        self.one = self.h.stop
        self.x = slice(self.one + 1, self.one + 1 + sizes.D)


def pack(w: Weights, temperature: float = 1.0) -> Array:
    """The packed matrix (A + R, F) of a network; what is not connected has weight 0.

    Args:
        w: the network.
        temperature: what the gates' pre-activations are divided by.
    """
    sizes, at = w.sizes, Columns(w.sizes)
    A, gates, order = sizes.A, 3 * sizes.K, _torch_rows(sizes)
    packed = np.zeros((A + sizes.R, at.x.stop), w["bias"].dtype)
    packed[:A, at.h] = w["head_weight"]
    packed[:A, at.one] = w["head_bias"]
    packed[A:, at.one] = w["bias"][order]
    packed[A:, at.x] = w["weight_ih"][order]
    if sizes.recurrent:
        packed[A:, at.h] = w["weight_hh"][order]
    if sizes.peephole:
        packed[A : A + gates, at.c] = w["weight_ch"]
    packed[A : A + gates] *= 0.5 / temperature
    return packed


def unpack_gradient(sizes: Sizes, packed: Array, temperature: float = 1.0) -> dict[str, Array]:
    """∂loss/∂ each weight array, from that on logits and pre-activations.

    Args:
        sizes: the network's.
        packed: (A + R, F) ∂loss/∂ the packed matrix, were its gates' rows not scaled; used up.
        temperature: what the gates' pre-activations were divided by.
    """
    at, A, gates, order = Columns(sizes), sizes.A, 3 * sizes.K, _torch_rows(sizes)
    packed[A : A + gates] /= temperature
    ordered = np.empty_like(packed[A:])
    ordered[order] = packed[A:]
    arrays = {"weight_ih": ordered[:, at.x]}
    if sizes.recurrent:
        arrays["weight_hh"] = ordered[:, at.h]
    if sizes.peephole:
        arrays["weight_ch"] = packed[A : A + gates, at.c]
    arrays |= {
        "bias": ordered[:, at.one],
        "head_weight": packed[:A, at.h],
        "head_bias": packed[:A, at.one],
    }
    return arrays
