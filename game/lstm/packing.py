"""All gate weights in one matrix, so that one product gives every pre-activation of a step.

Columns: the input, 1 for the bias, then h(t−1) and c(t−1) where the gates see them. Rows: i, f, o
together, since all three are squashed alike, and then g; PyTorch's order is i, f, g, o. The gates'
rows are halved, for σ(z) = (tanh(z/2) + 1)/2: one tanh then serves every row.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from game.lstm.weights import Array, Sizes, Weights


def _torch_rows(sizes: Sizes) -> NDArray[np.intp]:
    """(R,) where each packed row stands in PyTorch's order."""
    rows, every = sizes.rows, np.arange(sizes.R)
    return np.concatenate([every[rows[gate]] for gate in "ifog"])


def pack(w: Weights, temperature: float = 1.0) -> Array:
    """The packed matrix (R, F) of a network.

    Args:
        w: the network.
        temperature: what the gates' pre-activations are divided by.
    """
    sizes = w.sizes
    columns = [w["weight_ih"], w["bias"][:, None]]
    if sizes.recurrent:
        columns.append(w["weight_hh"])
    packed = np.concatenate(columns, axis=1)[_torch_rows(sizes)]
    if sizes.peephole:
        seen = np.zeros((sizes.R, sizes.H), packed.dtype)
        seen[: 3 * sizes.K] = w["weight_ch"]
        packed = np.concatenate([packed, seen], axis=1)
    packed[: 3 * sizes.K] *= 0.5 / temperature
    return np.ascontiguousarray(packed)


def unpack_gradient(sizes: Sizes, packed: Array, temperature: float = 1.0) -> dict[str, Array]:
    """∂loss/∂ each weight array from ∂loss/∂ the packed matrix (R, F), which is used up."""
    D, H, K = sizes.D, sizes.H, sizes.K
    packed[: 3 * K] *= 0.5 / temperature
    ordered = np.empty_like(packed)
    ordered[_torch_rows(sizes)] = packed
    arrays = {"weight_ih": ordered[:, :D], "bias": ordered[:, D]}
    if sizes.recurrent:
        arrays["weight_hh"] = ordered[:, D + 1 : D + 1 + H]
    if sizes.peephole:
        arrays["weight_ch"] = packed[: 3 * K, -H:]
    return arrays
