"""The cell's equations for whole batches, forward and back: the fast twin of `game.lstm.cell`.

Arrays lie as (T, rows, B): a step is one block of memory and one product of small matrices. The
arrays of a batch's shape are made once, with a view for every step; all that a step does is written
into them in place. Tests hold the result equal to the textbook's, PyTorch's, and the numerical
gradient.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from game.lstm.batch import Batch, Forced, Trace
from game.lstm.packing import pack, unpack_gradient
from game.lstm.weights import Array, Sizes, Weights


class _Views(NamedTuple):
    """One step's part of a plan's arrays, or, with T in front of every shape, that of all steps."""

    inputs: Array  # (F, B)     x, 1, h', c'
    acts: Array  # (R, B)       i, f, o, g
    gates: Array  # (3K, B)     i, f, o
    i: Array  # (K, 1, B)
    f: Array  # (K, 1, B)
    o: Array  # (K, 1, B)
    g: Array  # (K, S, B)
    c_before: Array  # (K, S, B)
    c: Array  # (K, S, B)
    tanh_c: Array  # (K, S, B)
    h: Array  # (K, S, B)
    d_z: Array  # (R, B)        ∂loss/∂pre-activations
    d_if: Array  # (2, K, B)    its rows i and f
    d_i: Array  # (K, B)        its rows i
    d_f: Array  # (K, B)        its rows f
    d_o: Array  # (K, B)        its rows o
    d_g: Array  # (K, S, B)     its rows g
    d_h: Array  # (K, S, B)
    d_c: Array  # (K, S, B)
    d_sum: Array  # (K, B)      a place to add up over a block's cells
    scratch: Array  # (K, S, B) a place to multiply in


class Plan:
    """The working memory for batches of one shape, used again and again in training.

    What `forward` and `backward` return are views into that memory: the next call of the same plan
    overwrites them. `game.lstm.network.run` hands out a plan of its own.
    """

    def __init__(self, sizes: Sizes, T: int, B: int, dtype: type[np.floating[Any]]) -> None:
        self.sizes, self.T, self.B = sizes, T, B
        H, R, A, first = sizes.H, sizes.R, sizes.A, sizes.D + 1
        self._fed_back = H * (sizes.recurrent + sizes.peephole)
        self._inputs = np.zeros((T + 1, first + self._fed_back, B), dtype)
        self._inputs[:, sizes.D] = 1.0

        def states(seen: bool, rows: slice) -> Array:
            # What the gates see lies among the inputs: written by one step, read by the next.
            return self._inputs[:, rows] if seen else np.zeros((T + 1, H, B), dtype)

        self._h = states(sizes.recurrent, slice(first, first + H))  # [t]: before step t
        self._c = states(sizes.peephole, slice(-H, None))
        self._acts, self._d_z = np.empty((T, R, B), dtype), np.empty((T, R, B), dtype)
        self._tanh_c, self._d_h, self._d_c = (np.empty((T, H, B), dtype) for _ in range(3))
        self._p = np.empty((T, A, B), dtype)
        self._d_sum, self._scratch = np.empty((T, sizes.K, B), dtype), np.empty((T, H, B), dtype)
        self._steps = [self._views(t) for t in range(T)]
        self._whole = self._views(slice(0, T))
        self._half = np.asarray(0.5, dtype)  # a Python float would cost a conversion each time
        self._last: tuple[Weights, Array, Forced | None, float] | None = None

    def _views(self, at: int | slice) -> _Views:
        K, S, B = self.sizes.K, self.sizes.S, self.B
        after = at + 1 if isinstance(at, int) else slice(1, self.T + 1)
        acts, d_z = self._acts[at], self._d_z[at]
        time = acts.shape[:-2]

        def blocks(a: Array) -> Array:
            return a.reshape(*time, K, S, B)

        i, f, o = (acts[..., n * K : (n + 1) * K, None, :] for n in range(3))
        return _Views(
            inputs=self._inputs[at],
            acts=acts,
            gates=acts[..., : 3 * K, :],
            i=i,
            f=f,
            o=o,
            g=blocks(acts[..., 3 * K :, :]),
            c_before=blocks(self._c[at]),
            c=blocks(self._c[after]),
            tanh_c=blocks(self._tanh_c[at]),
            h=blocks(self._h[after]),
            d_z=d_z,
            d_if=d_z[..., : 2 * K, :].reshape(*time, 2, K, B),
            d_i=d_z[..., :K, :],
            d_f=d_z[..., K : 2 * K, :],
            d_o=d_z[..., 2 * K : 3 * K, :],
            d_g=blocks(d_z[..., 3 * K :, :]),
            d_h=blocks(self._d_h[at]),
            d_c=blocks(self._d_c[at]),
            d_sum=self._d_sum[at],
            scratch=blocks(self._scratch[at]),
        )

    # -- forward -------------------------------------------------------------------------------

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
        packed = pack(w, temperature)
        self._last = w, packed, forced, temperature
        self._inputs[:T, : self.sizes.D] = batch.x
        self._h[0], self._c[0] = start if start else (0.0, 0.0)
        if noise is not None:
            noise = noise.copy()
            noise[:, : 3 * K] *= 0.5 / temperature
        if forced is not None:
            mask = forced.mask.reshape(T, 3 * K, B)
            values = forced.values.reshape(T, 3 * K, B)
        if not self._fed_back:
            self._activate(packed, self._whole, noise)
        for t, now in enumerate(self._steps):
            if self._fed_back:
                self._activate(packed, now, None if noise is None else noise[t])
            if rounded:
                np.rint(now.gates, out=now.gates)
            if forced is not None:
                np.copyto(now.gates, values[t], where=mask[t], casting="same_kind")
            np.multiply(now.i, now.g, out=now.h)  # h lends its place to i⊙g
            np.multiply(now.f, now.c_before, out=now.c)
            np.add(now.c, now.h, out=now.c)  # c = f⊙c' + i⊙g
            np.tanh(now.c, out=now.tanh_c)
            np.multiply(now.o, now.tanh_c, out=now.h)  # h = o⊙tanh(c)
        self._predict(w)
        gates = self._whole.gates.reshape(T, 3, K, B)
        return Trace(gates, self._acts[:, 3 * K :], self._c[1:], self._h[1:], self._p)

    def _activate(self, packed: Array, now: _Views, noise: Array | None) -> None:
        """Gates and candidate from the inputs."""
        np.matmul(packed, now.inputs, out=now.acts)
        if noise is not None:
            np.add(now.acts, noise, out=now.acts)
        np.tanh(now.acts, out=now.acts)
        np.multiply(now.gates, self._half, out=now.gates)
        np.add(now.gates, self._half, out=now.gates)

    def _predict(self, w: Weights) -> None:
        """p = softmax(V·h + d) at every step."""
        p = self._p
        np.matmul(w["head_weight"], self._h[1:], out=p)
        p += w["head_bias"][:, None]
        p -= p.max(axis=1, keepdims=True)
        np.exp(p, out=p)
        p /= p.sum(axis=1, keepdims=True)

    # -- backward ------------------------------------------------------------------------------

    def backward(
        self, d_logits: Array, d_gates: Array | None = None, d_g: Array | None = None
    ) -> dict[str, Array]:
        """Backpropagation through time of the last `forward`: ∂loss/∂ each weight array.

        Args:
            d_logits: (T, A, B) ∂loss/∂logits.
            d_gates: (T, 3, K, B) what else the loss asks of the gates, in the order i, f, o.
            d_g: (T, H, B) what else it asks of the candidates.

        Raises:
            RuntimeError: nothing was run forward yet.
        """
        if self._last is None:
            raise RuntimeError("Plan.backward needs a forward pass first.")
        w, packed, forced, temperature = self._last
        whole, steps, recurrent = self._whole, self._steps, self.sizes.recurrent
        np.matmul(w["head_weight"].T, d_logits, out=self._d_h)
        extra = self._slopes(forced, d_gates, d_g)
        d_c_of_h = whole.o * (1.0 - whole.tanh_c * whole.tanh_c)  # h = o⊙tanh(c)
        back = np.ascontiguousarray(packed[:, self.sizes.D + 1 :].T)
        d_fed = np.empty((self._fed_back, self.B), self._acts.dtype)
        d_fed_h, d_fed_c = (
            d_fed[rows].reshape(-1, *whole.c.shape[-2:])
            for rows in (slice(self.sizes.H), slice(-self.sizes.H, None))
        )
        for t in range(self.T - 1, -1, -1):
            now, d_c = steps[t], steps[t].d_c
            if self._fed_back and t + 1 < self.T:
                np.matmul(back, steps[t + 1].d_z, out=d_fed)
                if recurrent:
                    np.add(now.d_h, d_fed_h, out=now.d_h)
            np.multiply(now.d_h, d_c_of_h[t], out=d_c)
            if t + 1 < self.T:
                after = steps[t + 1]  # c = f⊙c' + i⊙g
                np.multiply(after.d_c, after.f, out=now.scratch)
                np.add(d_c, now.scratch, out=d_c)
                if self.sizes.peephole:
                    np.add(d_c, d_fed_c, out=d_c)
            if self._fed_back:
                self._to_preactivations(now, None if extra is None else extra[t])
        if not self._fed_back:
            self._to_preactivations(whole, extra)
        d_packed = np.tensordot(self._d_z, self._inputs[:-1], axes=([0, 2], [0, 2]))
        arrays = unpack_gradient(self.sizes, d_packed, temperature)
        arrays["head_weight"] = np.tensordot(d_logits, self._h[1:], axes=([0, 2], [0, 2]))
        arrays["head_bias"] = d_logits.sum(axis=(0, 2))
        return arrays

    def _slopes(
        self, forced: Forced | None, d_gates: Array | None, d_g: Array | None
    ) -> Array | None:
        """What ∂loss/∂c and ∂loss/∂h are to be multiplied by, into d_z: all that is known ahead.

        That is ∂activation/∂pre-activation, 0 where a gate was forced, times the partner in the
        cell's equation; for gates of several cells the partner waits until the sum over the block.
        Gives what else the loss asks of the pre-activations.
        """
        now, gates = self._whole, self._d_z[:, : 3 * self.sizes.K]
        np.multiply(self._acts, self._acts, out=self._d_z)
        np.subtract(1.0, now.d_g, out=now.d_g)  # tanh' = 1 − tanh²
        np.subtract(now.gates, gates, out=gates)
        gates *= 2.0  # a gate is (tanh z + 1)/2, so its slope is 2·gate·(1 − gate)
        if forced is not None:
            gates[forced.mask.reshape(gates.shape)] = 0.0
        extra = self._extra(d_gates, d_g)
        now.d_g[...] *= now.i
        if self.sizes.S == 1:
            for row, partner in enumerate((now.g, now.c_before, now.tanh_c)):
                K = self.sizes.K
                self._d_z[:, row * K : (row + 1) * K] *= partner[:, :, 0]
        return extra

    def _extra(self, d_gates: Array | None, d_g: Array | None) -> Array | None:
        """(T, R, B) what else the loss asks, carried to the pre-activations by their slopes."""
        if d_gates is None and d_g is None:
            return None
        extra = np.zeros_like(self._d_z)
        gates = 3 * self.sizes.K
        if d_gates is not None:
            extra[:, :gates] = d_gates.reshape(self.T, gates, self.B)
        if d_g is not None:
            extra[:, gates:] = d_g
        extra *= self._d_z
        return extra

    def _to_preactivations(self, now: _Views, extra: Array | None) -> None:
        """From ∂loss/∂c and ∂loss/∂h to ∂loss/∂pre-activations, in place of the slopes."""
        np.multiply(now.d_g, now.d_c, out=now.d_g)
        if self.sizes.S == 1:
            np.multiply(now.d_if, now.d_c[..., None, :, 0, :], out=now.d_if)
            np.multiply(now.d_o, now.d_h[..., 0, :], out=now.d_o)
        else:
            pairs = ((now.d_c, now.g), (now.d_c, now.c_before), (now.d_h, now.tanh_c))
            for d, (a, b) in zip((now.d_i, now.d_f, now.d_o), pairs, strict=True):
                np.multiply(a, b, out=now.scratch)
                np.add.reduce(now.scratch, axis=-2, out=now.d_sum)
                np.multiply(d, now.d_sum, out=d)
        if extra is not None:
            np.add(now.d_z, extra, out=now.d_z)

    def gate_gradients(self) -> Array:
        """(T, 3, K, B) ∂loss/∂gates after `backward`, whoever set them, in the order i, f, o."""
        now = self._whole
        pairs = ((now.d_c, now.g), (now.d_c, now.c_before), (now.d_h, now.tanh_c))
        return np.stack([np.add.reduce(a * b, axis=-2) for a, b in pairs], axis=1)
