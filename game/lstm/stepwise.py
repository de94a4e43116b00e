"""A batch run step by step, as it must be where the gates see h(t−1) or c(t−1).

Each step is one block of memory, (rows, B): logits, gates and candidate, and below them what they
are computed from, the state before and the input. One product with the packed weights fills the
upper part from the lower, and the new state is written where the next step looks for it. The
gradients lie alike. There is a view for every part of every step, and all that a step does is
written in place: on arrays this small half the time goes into NumPy's calls.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.lstm.buffers import STRETCH, outer, zeros
from game.lstm.packing import Columns
from game.lstm.passes import Asked, Given
from game.lstm.weights import Array, Sizes


class _Step(NamedTuple):
    """One step's part of the memory."""

    rows: Array  # (A + R, B)      the logits of the step before, i, f, o, g
    acts: Array  # (R, B)          i, f, o, g
    gates: Array  # (3, K, 1, B)   i, f, o
    spread: Array  # (3, K, S, B)  the same, once for every cell of a block
    i: Array  # (K, S, B)          spread, as the rest
    f: Array  # (K, S, B)
    i_f: Array  # (2, K, S, B)
    o: Array  # (K, S, B)
    g: Array  # (K, S, B)
    c_before: Array  # (K, S, B)
    g_c: Array  # (2, K, S, B)     g and c', which i and f are multiplied by
    c: Array  # (K, S, B)
    h: Array  # (K, S, B)
    tanh_c: Array  # (K, S, B)     lies where d_g is written in the end
    d_z: Array  # (3, K, 1, B)     ∂loss/∂z, the pre-activations of i, f, o
    d_g: Array  # (K, S, B)        that of g


class Stepwise:
    """The memory for batches of one shape, and the passes over it."""

    def __init__(self, sizes: Sizes, T: int, B: int, dtype: type[np.floating[Any]]) -> None:
        self.sizes, self.T, self.B = sizes, T, B
        self._columns = Columns(sizes)
        A, R, H, K, S = sizes.A, sizes.R, sizes.H, sizes.K, sizes.S
        self._one = A + R + 2 * H  # the row of ones, for the biases
        # Step T has no gates: it holds the last state and logits, and gradients of 0.
        self._memory = zeros((T + 1, self._one + 1 + sizes.D, B), dtype)
        self._memory[:, self._one] = 1.0
        self._inputs = self._memory[:, self._one - self._columns.one :]  # c' if seen, h', 1, x
        self._gradient = zeros((T + 1, A + R, B), dtype)
        # A copy costs less than the broadcasts it saves.
        self._spread = None if S == 1 else zeros((T, 3, K, S, B), dtype)
        self._steps = [self._step(t) for t in range(T)]
        self._products = zeros((3, K, S, B), dtype)
        self._sums = self._products if S == 1 else zeros((3, K, 1, B), dtype)
        self._of_block = np.kron(np.eye(3 * K, dtype=dtype), np.ones((1, S), dtype))
        self._d_c, self._carried = zeros((K, S, B), dtype), zeros((K, S, B), dtype)
        self._d_fed = zeros((self._columns.one, B), dtype)
        self._half = zeros((3, K, 1, B), dtype)  # a constant would cost a broadcast each time
        self._half[...] = 0.5

    def _step(self, t: int) -> _Step:
        A, K, H, S, B = self.sizes.A, self.sizes.K, self.sizes.H, self.sizes.S, self.B
        now, after = self._memory[t], self._memory[t + 1]
        d_now = self._gradient[t]
        d_g = d_now[A + 3 * K :].reshape(K, S, B)
        g, c, h = A + 3 * K, A + self.sizes.R, self._one - H
        gates = now[A:g].reshape(3, K, 1, B)
        spread = gates if self._spread is None else self._spread[t]
        return _Step(
            rows=now[:c],
            acts=now[A:c],
            gates=gates,
            spread=spread,
            i=spread[0],
            f=spread[1],
            i_f=spread[:2],
            o=spread[2],
            g=now[g:c].reshape(K, S, B),
            c_before=now[c:h].reshape(K, S, B),
            g_c=now[g:h].reshape(2, K, S, B),
            c=after[c:h].reshape(K, S, B),
            h=after[h : self._one].reshape(K, S, B),
            tanh_c=d_g,
            d_z=d_now[A:g].reshape(3, K, 1, B),
            d_g=d_g,
        )

    def _blocks(self, a: NDArray[Any] | None) -> NDArray[Any] | None:
        """(T, 3, K, 1, B) of (T, 3K, B)."""
        return None if a is None else a.reshape(self.T, 3, self.sizes.K, 1, self.B)

    def forward(self, given: Given) -> tuple[Array, Array, Array, Array, Array]:
        """Gates (T, 3K, B), g, c and h (T, H, B), logits (T, A, B)."""
        sizes, memory, packed, half = self.sizes, self._memory, given.packed, self._half
        inputs = self._inputs
        A, g, c, h = sizes.A, sizes.A + 3 * sizes.K, sizes.A + sizes.R, self._one - sizes.H
        memory[: self.T, self._one + 1 :] = given.x
        memory[0, h : self._one], memory[0, c:h] = given.start or (0.0, 0.0)
        noise, rounded = given.noise, given.rounded
        forced, mask = self._blocks(given.forced), self._blocks(given.mask)
        both, written, kept = self._products[:2], self._products[0], self._products[1]
        for t, now in enumerate(self._steps):
            gates, acts = now.gates, now.acts
            np.dot(packed, inputs[t], now.rows)
            if noise is not None:
                np.add(acts, noise[t], acts)
            np.tanh(acts, acts)
            np.multiply(gates, half, gates)
            np.add(gates, half, gates)
            if rounded:
                np.rint(gates, gates)
            if forced is not None and mask is not None:
                np.copyto(gates, forced[t], where=mask[t], casting="same_kind")
            if sizes.S > 1:
                np.copyto(now.spread, gates)
            np.multiply(now.i_f, now.g_c, both)
            np.add(written, kept, now.c)  # c = i⊙g + f⊙c'
            np.tanh(now.c, now.tanh_c)
            np.multiply(now.o, now.tanh_c, now.h)  # h = o⊙tanh(c)
        np.dot(packed[:A], self._inputs[-1], memory[-1, :A])  # what no further step computes
        heard = memory[1:]
        acts = memory[: self.T]
        return acts[:, A:g], acts[:, g:c], heard[:, c:h], heard[:, h : self._one], heard[:, :A]

    def backward(self, given: Given, asked: Asked) -> Array:
        """(A + R, F) ∂loss/∂ the packed weights, their gates' rows taken as not scaled."""
        sizes, T, B = self.sizes, self.T, self.B
        A, K, S, H = sizes.A, sizes.K, sizes.S, sizes.H
        self._gradient[1:, :A] = asked.logits
        back = np.ascontiguousarray(given.packed[:, : self._columns.one].T)
        back[:, A : A + 3 * K] *= 2.0  # z is wanted, not z/2
        asked_g = None if asked.g is None else asked.g.reshape(T, K, S, B)
        asked_gates, told = self._blocks(asked.gates), self._blocks(asked.told)
        d_fed, d_c, carried, mask = self._d_fed, self._d_c, self._carried, self._blocks(given.mask)
        d_h = d_fed[-H:].reshape(K, S, B)
        d_c_fed = d_fed[:H].reshape(K, S, B) if sizes.peephole else None
        by_i, by_f, by_o = self._products  # ∂loss/∂gate, cell by cell
        by_cell, sums = self._products.reshape(3 * H, B), self._sums
        by_block = sums.reshape(3 * K, B)
        carried[...], total = 0.0, np.zeros_like(given.packed)
        for t in range(T - 1, -1, -1):
            now = self._steps[t]
            d_z, d_g, g, tanh_c = now.d_z, now.d_g, now.g, now.tanh_c
            np.dot(back, self._gradient[t + 1], d_fed)  # with ∂loss/∂logits of this step
            np.multiply(d_h, tanh_c, by_o)  # h = o⊙tanh(c)
            np.multiply(by_o, tanh_c, d_c)
            np.subtract(d_h, d_c, d_c)
            np.multiply(d_c, now.o, d_c)  # d_h⊙o⊙(1 − tanh²(c))
            np.add(d_c, carried, d_c)
            if d_c_fed is not None:
                np.add(d_c, d_c_fed, d_c)
            np.multiply(d_c, now.f, carried)  # c = i⊙g + f⊙c'
            np.multiply(d_c, g, by_i)
            np.multiply(d_c, now.c_before, by_f)
            np.multiply(by_i, g, d_g)
            np.subtract(d_c, d_g, d_g)
            np.multiply(d_g, now.i, d_g)  # d_c⊙i⊙(1 − g²)
            if S > 1:  # a gate answers for all cells of its block
                np.dot(self._of_block, by_cell, by_block)  # a product adds up faster than a sum
            if told is not None:
                told[t] = sums
            if asked_gates is not None:
                np.add(sums, asked_gates[t], sums)
            np.multiply(now.gates, now.gates, d_z)
            np.subtract(now.gates, d_z, d_z)  # σ' = σ(1 − σ)
            np.multiply(d_z, sums, d_z)
            if mask is not None:
                np.copyto(d_z, 0.0, where=mask[t])
            if asked_g is not None:
                np.multiply(g, g, by_i)
                np.multiply(asked_g[t], by_i, by_i)
                np.subtract(asked_g[t], by_i, by_i)
                np.add(d_g, by_i, d_g)
            if t % STRETCH == 0:
                at = slice(t, min(t + STRETCH, T))
                total += outer(self._gradient[at], self._inputs[at])
        return total + outer(self._gradient[T:], self._inputs[T:])
