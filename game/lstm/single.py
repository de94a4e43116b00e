"""One sequence, one step at a time, as a game is played: the fast twin of `game.lstm.cell`.

On vectors this short NumPy's time goes into the calls, not into the numbers: so there are few of
them, on memory that is there already. Tests hold the result equal to the textbook's.
"""

from __future__ import annotations

import numpy as np

from game.lstm.cell import Gates, State, StepTrace
from game.lstm.packing import Columns, pack
from game.lstm.weights import Array, Weights


class SingleCell:
    """One network, ready to be played step by step.

    It keeps working memory, but no state: what it returns belongs to the caller, and only `before`
    decides from where a step starts. It is not for several threads at once. Later changes of the
    weights do not reach it.
    """

    def __init__(self, w: Weights) -> None:
        sizes, at, packed = w.sizes, Columns(w.sizes), pack(w)
        A, K, dtype = sizes.A, sizes.K, packed.dtype
        self._K, self._S = K, sizes.S
        self._packed = np.ascontiguousarray(packed[A:])  # (R, F)
        self._head = np.ascontiguousarray(packed[:A, at.h.start : at.one + 1])  # (A, H + 1)
        self._inputs = np.ones(at.x.stop, dtype)  # (F,) c', h', 1, x
        self._c, self._h, self._x = (self._inputs[rows] for rows in (at.c, at.h, at.x))
        self._peephole = sizes.peephole
        self._heard = np.ones(sizes.H + 1, dtype)  # (H + 1,) h, 1
        self._spoken = self._heard[:-1]
        self._half, self._ones = np.full(3 * K, 0.5, dtype), np.ones(A, dtype)
        # |h| ≤ 1 bounds the logits, and what exp can take need not be made smaller.
        bound = np.abs(self._head).sum(axis=1).max()
        self._safe = bool(bound < -np.log(A * np.finfo(dtype).tiny))
        self._block = np.repeat(np.arange(K), self._S)  # (H,) whose gates a cell has
        self._total = np.empty((), dtype)  # a scalar would cost a conversion

    def propose(self, x: Array, before: State) -> tuple[Gates, Array]:
        """The first half of a step: the network's own gates, and the candidate g (H,).

        Args:
            x: (D,) the input.
            before: the state one step before.
        """
        self._x[...], self._h[...] = x, before.h
        if self._peephole:
            self._c[...] = before.c
        acts = self._packed.dot(self._inputs)
        np.tanh(acts, acts)
        K, end = self._K, 3 * self._K
        gates = acts[:end]
        np.multiply(gates, self._half, gates)
        np.add(gates, self._half, gates)
        i, f, o, g = acts[:K], acts[K : 2 * K], acts[2 * K : end], acts[end:]
        return Gates(f, i, o), g

    def step(self, before: State, gates: Gates, g: Array) -> StepTrace:
        """The second half: what follows once the gates stand, whoever set them.

        Args:
            before: the state one step before.
            gates: one forget, input and output value per block.
            g: (H,) the candidate, from `propose`.
        """
        f, i, o = gates.f, gates.i, gates.o
        if self._S > 1:
            block = self._block
            f, i, o = f[block], i[block], o[block]  # (K,) → (H,)
        c = f * before.c
        c += i * g
        h = np.tanh(c)
        np.multiply(o, h, h)
        self._spoken[...] = h
        p = self._head.dot(self._heard)
        if not self._safe:
            p -= p[p.argmax()]
        np.exp(p, p)
        np.divide(p, p.dot(self._ones, self._total), p)
        return StepTrace(gates.f, gates.i, gates.o, g, c, h, p)
