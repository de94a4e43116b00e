"""The cell's equations for whole batches, forward and back: the fast twin of `game.lstm.cell`.

The arrays of a batch's shape are made once and written in place. They lie as (T, rows, B), so that
a step is a product of small matrices. Where the gates see the state, steps are run one by one
(`game.lstm.stepwise`), else all at once (`game.lstm.at_once`). Tests hold the result equal to the
textbook's, PyTorch's, and the numerical gradient.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from game.lstm.at_once import AtOnce
from game.lstm.batch import Batch, Forced, Trace
from game.lstm.buffers import softmax, zeros
from game.lstm.packing import pack, unpack_gradient
from game.lstm.passes import Asked, Given
from game.lstm.stepwise import Stepwise
from game.lstm.weights import Array, Sizes, Weights


class Plan:
    """The working memory for batches of one shape, used again and again in training.

    What `forward` returns are views into that memory: the next call of the same plan overwrites
    them. `game.lstm.network.run` hands out a plan of its own.
    """

    def __init__(self, sizes: Sizes, T: int, B: int, dtype: type[np.floating[Any]]) -> None:
        self.sizes, self.T, self.B = sizes, T, B
        way = Stepwise if sizes.recurrent or sizes.peephole else AtOnce
        self._passes = way(sizes, T, B, dtype)
        self._p = zeros((T, sizes.A, B), dtype)
        self._last: tuple[Given, float] | None = None

    def forward(
        self,
        w: Weights,
        batch: Batch,
        forced: Forced | None = None,
        noise: Array | None = None,
        temperature: float = 1.0,
        start: tuple[Array, Array] | None = None,
        rounded: bool = False,
    ) -> Trace:
        """Run a batch through the cell.

        Args:
            w: the network, in this plan's precision.
            batch: the sequences, of this plan's T and B.
            forced: gates set by somebody else.
            noise: (T, R, B) added to the pre-activations, rows in the order i, f, o, g.
            temperature: what the gates' pre-activations are divided by.
            start: h (H, B) and c (H, B) before the first step; zeros if not given.
            rounded: whether the network's gates are rounded to 0 or 1 before they act.
        """
        K, T, B = self.sizes.K, self.T, self.B
        if noise is not None:
            scale = np.ones((self.sizes.R, 1), noise.dtype)
            scale[: 3 * K] = 0.5 / temperature  # as `pack` scales the gates' rows
            noise = noise * scale
        values = None if forced is None else forced.values.reshape(T, 3 * K, B)
        mask = None if forced is None else forced.mask.reshape(T, 3 * K, B)
        given = Given(pack(w, temperature), batch.x, noise, values, mask, start, rounded)
        gates, g, c, h, logits = self._passes.forward(given)
        self._last = given, temperature
        softmax(logits, self._p)
        return Trace(gates.reshape(T, 3, K, B), g, c, h, self._p)

    def backward(
        self,
        d_logits: Array,
        d_gates: Array | None = None,
        d_g: Array | None = None,
        told: Array | None = None,
    ) -> dict[str, Array]:
        """Backpropagation through time of the last `forward`: ∂loss/∂ each weight array.

        Args:
            d_logits: (T, A, B) ∂loss/∂logits.
            d_gates: (T, 3, K, B) what else the loss asks of the gates, in the order i, f, o.
            d_g: (T, H, B) what else it asks of the candidates.
            told: (T, 3, K, B) is given what `d_logits` means for the gates, whoever set them:
                ∂loss/∂gates without `d_gates`.

        Raises:
            RuntimeError: nothing was run forward since the last call.
        """
        if self._last is None:
            raise RuntimeError("Plan.backward needs a forward pass first.")
        (given, temperature), self._last = self._last, None
        shape = (self.T, 3 * self.sizes.K, self.B)
        asked = Asked(
            d_logits,
            None if d_gates is None else d_gates.reshape(shape),
            d_g,
            None if told is None else told.reshape(shape),
        )
        d_packed = self._passes.backward(given, asked)
        return unpack_gradient(self.sizes, d_packed, temperature)
