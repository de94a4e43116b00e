"""A batch run step by step, as it must be where the gates see h(t−1) or c(t−1).

Each step is one block of memory, (rows, B): logits, gates and candidate, and below them what they
are computed from, the state before and the input. One product with the packed weights fills the
upper part from the lower, and the new state is written where the next step looks for it. The
gradients of the upper parts lie alike, for a stretch of steps at a time: once they are added up,
nobody asks for them again. There is a view for every part of every step, and all that a step does
is written in place: on arrays this small half the time goes into NumPy's calls.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.lstm.buffers import STRETCH, add_outer, stretches, zeros
from game.lstm.packing import Columns
from game.lstm.passes import Asked, Given
from game.lstm.weights import Array, Sizes


class _Step(NamedTuple):
    """One step's part of the memory on the way forward; from `spread` on, cell by cell."""

    rows: Array  # (A + R, B)     the logits of the step before, i, f, o, g
    fed: Array  # (F, B)          what they are computed from
    acts: Array  # (R, B)         i, f, o, g
    gates: Array  # (3, K, 1, B)  i, f, o
    spread: Array  # (3, K, S, B)
    i_f: Array  # (2, K, S, B)
    g_c: Array  # (2, K, S, B)    g and c', which i and f are multiplied by
    o: Array  # (K, S, B)
    c: Array  # (K, S, B)
    tanh_c: Array  # (K, S, B)
    h: Array  # (K, S, B)


class _Seen(NamedTuple):
    """What the way back needs of one step of the way forward: (K, S, B) each."""

    f: Array
    g: Array
    c_before: Array
    tanh_c: Array


class _StepBack(NamedTuple):
    """One step's part of a stretch of gradients, and of the slopes they are multiplied by."""

    d_after: Array  # (A + R, B)      ∂loss/∂ the rows of the step after
    d_z: Array  # (3, K, 1, B)        ∂loss/∂ the pre-activations of i, f, o
    d_g: Array  # (K, S, B)           ∂loss/∂ that of g
    of_gates: Array  # (3, K, 1, B)   σ(1 − σ)
    of_g: Array  # (K, S, B)          i⊙(1 − g²)
    of_c: Array  # (K, S, B)          o⊙(1 − tanh²(c))


class Stepwise:
    """The memory for batches of one shape, and the passes over it."""

    def __init__(self, sizes: Sizes, T: int, B: int, dtype: type[np.floating[Any]]) -> None:
        self.sizes, self.T, self.B = sizes, T, B
        self._columns = Columns(sizes)
        A, R, H, K, S = sizes.A, sizes.R, sizes.H, sizes.K, sizes.S
        self._one = A + R + 2 * H  # the row of ones, for the biases
        # Step T has no gates: it holds the last state and logits.
        self._memory = zeros((T + 1, self._one + 1 + sizes.D, B), dtype)
        self._memory[:, self._one] = 1.0
        self._inputs = self._memory[:, self._one - self._columns.one :]  # c' if seen, h', 1, x
        self._gates = self._memory[:T, A : A + 3 * K].reshape(T, 3, K, 1, B)
        # A copy costs less than the broadcasts it saves.
        self._spread = self._gates if S == 1 else zeros((T, 3, K, S, B), dtype)
        self._g = self._memory[:T, A + 3 * K : A + R].reshape(T, K, S, B)
        self._tanh_c = zeros((T, K, S, B), dtype)
        self._forth = [self._step(t) for t in range(T)]
        self._seen = [
            _Seen(step.spread[1], step.g_c[0], step.g_c[1], step.tanh_c) for step in self._forth
        ]
        L = min(T, STRETCH)
        self._d_rows = zeros((L + 1, A + R, B), dtype)
        self._of_gates, self._of_g = zeros((L, 3, K, 1, B), dtype), zeros((L, K, S, B), dtype)
        self._of_c, self._whole = zeros((L, K, S, B), dtype), zeros((L, K, S, B), dtype)
        self._squares = zeros((L, 3, K, 1, B), dtype)
        self._back = [self._step_back(n) for n in range(L)]
        self._products = zeros((3, K, S, B), dtype)
        self._sums = self._products if S == 1 else zeros((3, K, 1, B), dtype)
        self._of_block = np.kron(np.eye(3 * K, dtype=dtype), np.ones((1, S), dtype))
        self._d_c, self._carried = zeros((K, S, B), dtype), zeros((K, S, B), dtype)
        self._d_fed = zeros((self._columns.one, B), dtype)
        self._half = zeros((3, K, 1, B), dtype)  # a constant would cost a broadcast each time
        self._half[...] = 0.5

    def _step(self, t: int) -> _Step:
        A, K, H, S, B = self.sizes.A, self.sizes.K, self.sizes.H, self.sizes.S, self.B
        now, after, spread = self._memory[t], self._memory[t + 1], self._spread[t]
        g, c, h = A + 3 * K, A + self.sizes.R, self._one - H
        return _Step(
            rows=now[:c],
            fed=self._inputs[t],
            acts=now[A:c],
            gates=self._gates[t],
            spread=spread,
            i_f=spread[:2],
            g_c=now[g:h].reshape(2, K, S, B),
            o=spread[2],
            c=after[c:h].reshape(K, S, B),
            tanh_c=self._tanh_c[t],
            h=after[h : self._one].reshape(K, S, B),
        )

    def _step_back(self, n: int) -> _StepBack:
        A, K, S, B = self.sizes.A, self.sizes.K, self.sizes.S, self.B
        d_z, d_g = np.split(self._d_rows[n, A:], [3 * K])
        return _StepBack(
            d_after=self._d_rows[n + 1],
            d_z=d_z.reshape(3, K, 1, B),
            d_g=d_g.reshape(K, S, B),
            of_gates=self._of_gates[n],
            of_g=self._of_g[n],
            of_c=self._of_c[n],
        )

    def _blocks(self, a: NDArray[Any] | None) -> NDArray[Any] | None:
        """(T, 3, K, 1, B) of (T, 3K, B)."""
        return None if a is None else a.reshape(self.T, 3, self.sizes.K, 1, self.B)

    def forward(self, given: Given) -> tuple[Array, Array, Array, Array, Array]:
        """Gates (T, 3K, B), g, c and h (T, H, B), logits (T, A, B)."""
        sizes, memory, packed = self.sizes, self._memory, given.packed
        A, g, c, h = sizes.A, sizes.A + 3 * sizes.K, sizes.A + sizes.R, self._one - sizes.H
        memory[: self.T, self._one + 1 :] = given.x
        memory[0, h : self._one], memory[0, c:h] = given.start or (0.0, 0.0)
        self._run(given)
        np.dot(packed[:A], self._inputs[-1], memory[-1, :A])  # what no further step computes
        acts, heard = memory[: self.T], memory[1:]
        return acts[:, A:g], acts[:, g:c], heard[:, c:h], heard[:, h : self._one], heard[:, :A]

    def _run(self, given: Given) -> None:
        """All steps, one after another."""
        packed, half, noise, rounded = given.packed, self._half, given.noise, given.rounded
        forced, mask = self._blocks(given.forced), self._blocks(given.mask)
        both, written, kept = self._products[:2], self._products[0], self._products[1]
        blocks = self.sizes.S > 1
        dot, tanh, add, multiply, copyto = np.dot, np.tanh, np.add, np.multiply, np.copyto
        for t, step in enumerate(self._forth):
            rows, fed, acts, gates, spread, i_f, g_c, o, c, tanh_c, h = step
            dot(packed, fed, rows)
            if noise is not None:
                add(acts, noise[t], acts)
            tanh(acts, acts)
            multiply(gates, half, gates)
            add(gates, half, gates)
            if rounded:
                np.rint(gates, gates)
            if forced is not None and mask is not None:
                copyto(gates, forced[t], where=mask[t], casting="same_kind")
            if blocks:
                copyto(spread, gates)
            multiply(i_f, g_c, both)
            add(written, kept, c)  # c = i⊙g + f⊙c'
            tanh(c, tanh_c)
            multiply(o, tanh_c, h)  # h = o⊙tanh(c)

    def backward(self, given: Given, asked: Asked) -> Array:
        """(A + R, F) ∂loss/∂ the packed weights, their gates' rows taken as not scaled."""
        A, K, T, d_rows = self.sizes.A, self.sizes.K, self.T, self._d_rows
        back = np.ascontiguousarray(given.packed[:, : self._columns.one].T)
        back[:, A : A + 3 * K] *= 2.0  # z is wanted, not z/2
        behind = (T - 1) % STRETCH + 1  # where step T is, behind the last stretch
        d_rows[behind, :A], d_rows[behind, A:] = asked.logits[-1], 0.0
        total = np.zeros_like(given.packed)
        add_outer(total, d_rows[behind : behind + 1], self._inputs[T:])
        self._carried[...] = 0.0
        for some in reversed(stretches(T)):
            self._prepare(some, given, asked)
            self._run_back(some, back, asked)
            add_outer(total, d_rows[: some.stop - some.start], self._inputs[some])
            d_rows[-1, A:] = d_rows[0, A:]  # the stretch before goes on from there
        return total

    def _prepare(self, some: slice, given: Given, asked: Asked) -> None:
        """Slopes and what else does not wait for the step after, for some steps at once.

        What lies with gaps is copied first: NumPy is slow where arrays lie differently.
        """
        A, n, d_rows = self.sizes.A, some.stop - some.start, self._d_rows
        of_gates, of_g, of_c = self._of_gates[:n], self._of_g[:n], self._of_c[:n]
        squares, whole = self._squares[:n], self._whole[:n]
        np.copyto(of_gates, self._gates[some])
        np.multiply(of_gates, of_gates, squares)
        np.subtract(of_gates, squares, of_gates)  # σ' = σ(1 − σ)
        if given.mask is not None:
            np.copyto(of_gates, 0.0, where=given.mask[some].reshape(of_gates.shape))
        np.copyto(whole, self._g[some])
        np.multiply(whole, whole, of_g)
        np.subtract(1.0, of_g, of_g)
        if asked.g is not None:
            d_g = d_rows[:n, -self.sizes.H :].reshape(of_g.shape)
            np.multiply(asked.g[some].reshape(of_g.shape), of_g, d_g)
        np.copyto(whole, self._spread[some, 0])
        np.multiply(of_g, whole, of_g)  # i⊙(1 − g²)
        np.multiply(self._tanh_c[some], self._tanh_c[some], of_c)
        np.subtract(1.0, of_c, of_c)
        np.copyto(whole, self._spread[some, 2])
        np.multiply(of_c, whole, of_c)  # o⊙(1 − tanh²(c))
        d_rows[1 : n + 1, :A] = asked.logits[some]
        d_rows[0, :A] = asked.logits[some.start - 1] if some.start else 0.0

    def _run_back(self, some: slice, back: Array, asked: Asked) -> None:
        """Some steps, the last one first."""
        K, S, H, B = self.sizes.K, self.sizes.S, self.sizes.H, self.B
        asked_gates, told, asked_g = self._blocks(asked.gates), self._blocks(asked.told), asked.g
        d_fed, d_c, carried = self._d_fed, self._d_c, self._carried
        d_h = d_fed[-H:].reshape(K, S, B)
        d_c_fed = d_fed[:H].reshape(K, S, B) if self.sizes.peephole else None
        by_i, by_f, by_o = self._products  # ∂loss/∂gate, cell by cell
        by_cell, sums = self._products.reshape(3 * H, B), self._sums
        by_block, of_block = sums.reshape(3 * K, B), self._of_block
        dot, add, multiply = np.dot, np.add, np.multiply
        for t in range(some.stop - 1, some.start - 1, -1):
            f, g, c_before, tanh_c = self._seen[t]
            d_after, d_z, d_g, of_gates, of_g, of_c = self._back[t - some.start]
            dot(back, d_after, d_fed)  # with ∂loss/∂logits of this step
            multiply(d_h, tanh_c, by_o)  # h = o⊙tanh(c)
            multiply(d_h, of_c, d_c)
            add(d_c, carried, d_c)
            if d_c_fed is not None:
                add(d_c, d_c_fed, d_c)
            multiply(d_c, f, carried)  # c = i⊙g + f⊙c'
            multiply(d_c, g, by_i)
            multiply(d_c, c_before, by_f)
            if asked_g is None:
                multiply(d_c, of_g, d_g)
            else:  # what is asked is there already
                multiply(d_c, of_g, d_c)
                add(d_g, d_c, d_g)
            if S > 1:  # a gate answers for all cells of its block
                dot(of_block, by_cell, by_block)  # a product adds up faster than a sum
            if told is not None:
                told[t] = sums
            if asked_gates is not None:
                add(sums, asked_gates[t], sums)
            multiply(sums, of_gates, d_z)
