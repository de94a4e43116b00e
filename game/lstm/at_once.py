"""A batch run for all steps at once, where gates and candidate see nothing but the input.

Then only c = i⊙g + f⊙c' goes from step to step, and everything else is one operation on an array
of all steps; on the way back, where nothing is kept, on one of a stretch of steps.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from game.lstm.buffers import add_outer, stretches, zeros
from game.lstm.packing import Columns
from game.lstm.passes import Asked, Given
from game.lstm.weights import Array, Sizes

STRETCH_BACK: Final = 100
"""For how many steps at a time it goes back: what they need is a tenth of a long plan's memory."""


class AtOnce:
    """The memory for batches of one shape, and the passes over it."""

    def __init__(self, sizes: Sizes, T: int, B: int, dtype: type[np.floating[Any]]) -> None:
        self.sizes, self.T, self.B = sizes, T, B
        K, S = sizes.K, sizes.S
        cells = (T, K, S, B)
        self._inputs = zeros((T, 1 + sizes.D, B), dtype)  # 1, x
        self._inputs[:, 0] = 1.0
        self._gates = zeros((T, 3, K, 1, B), dtype)
        self._states = zeros((T + 1, K, S, B), dtype)  # [t] is c before step t
        self._g, self._tanh_c, self._h = (zeros(cells, dtype) for _ in range(3))
        self._logits = zeros((T, sizes.A, B), dtype)
        f, c = self._gates[:, 1], self._states
        self._steps = [(f[t], c[t], c[t + 1]) for t in range(T)]
        L = min(T, STRETCH_BACK)
        self._d_h, self._d_c, self._d_g = (zeros((L, K, S, B), dtype) for _ in range(3))
        self._d_c_steps = list(self._d_c)
        self._d_z, self._products = zeros((L, 3 * K, B), dtype), zeros((L, 3, K, S, B), dtype)
        self._carried = zeros((K, S, B), dtype)

    def forward(self, given: Given) -> tuple[Array, Array, Array, Array, Array]:
        """Gates (T, 3K, B), g, c and h (T, H, B), logits (T, A, B)."""
        at, T, B, A, K = Columns(self.sizes), self.T, self.B, self.sizes.A, self.sizes.K
        packed, carried, cells = given.packed, self._carried, (T, self.sizes.H, B)
        gates, g, logits = self._gates.reshape(T, 3 * K, B), self._g.reshape(cells), self._logits
        self._inputs[:, 1:] = given.x
        self._states[0] = 0.0 if given.start is None else given.start[1].reshape(self._g.shape[1:])
        of_gates, of_g = np.split(np.ascontiguousarray(packed[A:, at.one :]), [3 * K])
        np.matmul(of_gates, self._inputs, gates)
        np.matmul(of_g, self._inputs, g)
        if given.noise is not None:
            np.add(gates, given.noise[:, : 3 * K], gates)
            np.add(g, given.noise[:, 3 * K :], g)
        np.tanh(gates, gates)
        np.tanh(g, g)
        gates *= 0.5
        gates += 0.5
        if given.rounded:
            np.rint(gates, gates)
        if given.forced is not None and given.mask is not None:
            np.copyto(gates, given.forced, where=given.mask, casting="same_kind")
        np.multiply(self._gates[:, 0], self._g, self._states[1:])
        for f, before, now in self._steps:
            np.multiply(f, before, carried)
            np.add(now, carried, now)  # c = i⊙g + f⊙c'
        np.tanh(self._states[1:], self._tanh_c)
        np.multiply(self._gates[:, 2], self._tanh_c, self._h)  # h = o⊙tanh(c)
        h = self._h.reshape(cells)
        np.matmul(np.ascontiguousarray(packed[:A, at.h]), h, logits)
        logits += packed[:A, at.one][:, None]
        return gates, g, self._states[1:].reshape(cells), h, logits

    def backward(self, given: Given, asked: Asked) -> Array:
        """(A + R, F) ∂loss/∂ the packed weights, their gates' rows taken as not scaled."""
        at, A, K = Columns(self.sizes), self.sizes.A, self.sizes.K
        total, head = np.zeros_like(given.packed), np.ascontiguousarray(given.packed[:A, at.h].T)
        self._carried[...] = 0.0
        for some in reversed(stretches(self.T, STRETCH_BACK)):
            d_z, d_g, h = self._stretch_back(some, head, given, asked)
            add_outer(total[A : A + 3 * K, at.one :], d_z, self._inputs[some])
            add_outer(total[A + 3 * K :, at.one :], d_g, self._inputs[some])
            add_outer(total[:A, at.h], asked.logits[some], h)
        total[:A, at.one] = asked.logits.sum(axis=(0, 2))
        return total

    def _stretch_back(
        self, some: slice, head: Array, given: Given, asked: Asked
    ) -> tuple[Array, Array, Array]:
        """∂loss/∂ the pre-activations of gates (n, 3K, B) and g (n, H, B); h (n, H, B)."""
        n, carried = some.stop - some.start, self._carried
        cells, by_block = (n, self.sizes.H, self.B), (n, 3 * self.sizes.K, self.B)
        gates, g, tanh_c = self._gates[some].reshape(by_block), self._g[some], self._tanh_c[some]
        i, o = self._gates[some, 0], self._gates[some, 2]
        d_h, d_c, d_g, d_z = self._d_h[:n], self._d_c[:n], self._d_g[:n], self._d_z[:n]
        products = self._products[:n]
        by_i, by_f, by_o = products.swapaxes(0, 1)  # ∂loss/∂gate, cell by cell
        np.matmul(head, asked.logits[some], d_h.reshape(cells))
        np.multiply(d_h, tanh_c, by_o)  # h = o⊙tanh(c)
        np.multiply(by_o, tanh_c, d_c)
        np.subtract(d_h, d_c, d_c)
        np.multiply(d_c, o, d_c)  # d_h⊙o⊙(1 − tanh²(c))
        for now, (f, _, _) in zip(
            self._d_c_steps[n - 1 :: -1], self._steps[some][::-1], strict=True
        ):
            np.add(now, carried, now)
            np.multiply(now, f, carried)  # c = i⊙g + f⊙c'
        np.multiply(d_c, g, by_i)
        np.multiply(d_c, self._states[some], by_f)
        np.multiply(by_i, g, d_g)
        np.subtract(d_c, d_g, d_g)
        np.multiply(d_g, i, d_g)  # d_c⊙i⊙(1 − g²)
        # A gate answers for all cells of its block.
        sums = np.add.reduce(products, axis=-2).reshape(by_block)
        if asked.told is not None:
            asked.told[some] = sums
        if asked.gates is not None:
            sums += asked.gates[some]
        np.multiply(gates, gates, d_z)
        np.subtract(gates, d_z, d_z)  # σ' = σ(1 − σ)
        np.multiply(d_z, sums, d_z)
        if given.mask is not None:
            np.copyto(d_z, 0.0, where=given.mask[some])
        if asked.g is not None:
            asked_g = asked.g[some]
            d_g += (asked_g * (1.0 - np.multiply(g, g).reshape(cells))).reshape(g.shape)
        return d_z, d_g.reshape(cells), self._h[some].reshape(cells)
