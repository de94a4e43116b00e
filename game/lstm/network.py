"""Whole batches of sequences through the cell and back: the fast twin of `game.lstm.cell`.

Arrays lie as (T, rows, B), so that one step is one block of memory and one product of small
matrices; all four pre-activations come out of that one product, and one tanh serves all of them,
for σ(x) = (tanh(x/2) + 1)/2. Inside, the rows stand in the order i, f, o, g, the three gates
together; `pack` and `unpack` translate from and to PyTorch's order i, f, g, o.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.lstm.weights import Array, GateName, Sizes, Weights

GATE_ROWS: Final[tuple[GateName, ...]] = ("i", "f", "o")
"""The order of the three gates wherever an array has an axis for them."""


@dataclass(frozen=True, slots=True)
class Batch:
    """B sequences of up to T steps.

    x (T, D, B) inputs; targets (T, B) answers by number; weights (T, B) how much each target
    counts, 0 past a sequence's end; lengths (B,) in steps.
    """

    x: Array
    targets: NDArray[np.intp]
    weights: Array
    lengths: NDArray[np.intp]

    @property
    def T(self) -> int:
        """The length of the longest sequence, in steps."""
        return int(self.x.shape[0])

    @property
    def B(self) -> int:
        """How many sequences there are."""
        return int(self.x.shape[2])

    def alive(self) -> NDArray[np.bool_]:
        """(T, B): whether a step belongs to its sequence, and is not padding."""
        return np.asarray(np.arange(self.T)[:, None] < self.lengths)


@dataclass(frozen=True, slots=True)
class Forced:
    """Gates that somebody else sets: where `mask` (T, 3, K, B) holds, the gate is `values`.

    The second axis is i, f, o, as in `GATE_ROWS`.
    """

    values: Array
    mask: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Trace:
    """All that happened: gates (T, 3, K, B) as i, f, o; g, c, h (T, H, B); p (T, A, B)."""

    gates: Array
    g: Array
    c: Array
    h: Array
    p: Array

    @property
    def i(self) -> Array:
        """Input gates (T, K, B)."""
        return self.gates[:, 0]

    @property
    def f(self) -> Array:
        """Forget gates (T, K, B)."""
        return self.gates[:, 1]

    @property
    def o(self) -> Array:
        """Output gates (T, K, B)."""
        return self.gates[:, 2]


@dataclass(frozen=True, slots=True)
class Gradients:
    """∂loss/∂ every weight array, by name, and ∂loss/∂ the gates (T, 3, K, B), forced or not."""

    weights: dict[str, Array]
    gates: Array


def _packed_rows(sizes: Sizes) -> NDArray[np.intp]:
    """Where each row of the packed order i, f, o, g stands in PyTorch's order i, f, g, o."""
    rows, every = sizes.rows, np.arange(sizes.R)
    return np.concatenate([every[rows[gate]] for gate in "ifog"])


def pack(w: Weights, temperature: float = 1.0) -> Array:
    """All gate weights side by side, (R, F): input, bias, then recurrence and peepholes if any.

    Gate rows are halved (and divided by the temperature), so that one tanh serves every row.
    """
    sizes = w.sizes
    columns = [w["weight_ih"], w["bias"][:, None]]
    if sizes.recurrent:
        columns.append(w["weight_hh"])
    fused = np.concatenate(columns, axis=1)[_packed_rows(sizes)]
    if sizes.peephole:
        seen = np.zeros((sizes.R, sizes.H), fused.dtype)
        seen[: 3 * sizes.K] = w["weight_ch"]
        fused = np.concatenate([fused, seen], axis=1)
    fused[: 3 * sizes.K] *= 0.5 / temperature
    return np.ascontiguousarray(fused)


def _unpack(sizes: Sizes, fused: Array, temperature: float) -> dict[str, Array]:
    """The gradient of each weight array from the gradient of the packed ones."""
    D, H, K = sizes.D, sizes.H, sizes.K
    fused[: 3 * K] *= 0.5 / temperature
    ordered = np.empty_like(fused)
    ordered[_packed_rows(sizes)] = fused
    arrays = {"weight_ih": ordered[:, :D], "bias": ordered[:, D]}
    if sizes.recurrent:
        arrays["weight_hh"] = ordered[:, D + 1 : D + 1 + H]
    if sizes.peephole:
        arrays["weight_ch"] = fused[: 3 * K, -H:]
    return arrays


class Plan:
    """The working memory for batches of one shape, used again and again in training.

    What `forward` returns are views into that memory: the next `forward` of the same plan
    overwrites them. `run` hands out a plan of its own.
    """

    def __init__(self, sizes: Sizes, T: int, B: int, dtype: type[np.floating[Any]]) -> None:
        self.sizes, self.T, self.B, self.dtype = sizes, T, B, dtype
        K, S, H, R, A = sizes.K, sizes.S, sizes.H, sizes.R, sizes.A
        self._fed_back = H * (sizes.recurrent + sizes.peephole)
        F = sizes.D + 1 + self._fed_back
        # Row by row: x(t), 1 for the bias, then h(t−1) and c(t−1) where the gates see them.
        self._inputs = np.zeros((T + 1, F, B), dtype)
        self._inputs[:, sizes.D] = 1.0
        self._acts = np.empty((T, R, B), dtype)
        self._c = np.empty((T + 1, H, B), dtype)  # c[0] is the state before the first step
        self._tanh_c = np.empty((T, H, B), dtype)
        self._h = np.empty((T, H, B), dtype)
        self._logits = np.empty((T, A, B), dtype)
        self._d_acts = np.empty((T, R, B), dtype)
        self._slopes = np.empty((T, R, B), dtype)
        self._d_gates = np.empty((T, 3 * K, B), dtype)
        self._by_block = (K, S, B)
        self._weights: Weights | None = None

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
            w: the network, in this plan's dtype.
            batch: the sequences, of this plan's T and B.
            forced: gates set by somebody else.
            noise: (T, R, B) added to the pre-activations, rows in the order i, f, o, g.
            temperature: what the gates' pre-activations are divided by.
            start: h (H, B) and c (H, B) before the first step; zeros if not given.
            rounded: whether the network's gates are rounded to 0 or 1 before they act.
        """
        sizes, K, T = self.sizes, self.sizes.K, self.T
        self._weights, self._forced, self._temperature = w, forced, temperature
        self._fused = fused = pack(w, temperature)
        if noise is not None:
            noise = noise.copy()
            noise[:, : 3 * K] *= 0.5 / temperature
        self._inputs[:T, : sizes.D] = batch.x
        self._c[0] = start[1] if start else 0.0
        if self._fed_back:
            self._feed_back(0, start[0] if start else np.zeros((), self.dtype))
        else:
            # Nothing is fed back: the pre-activations of all steps are known at once.
            np.matmul(fused, self._inputs[:T], out=self._acts)
            self._activate(self._acts, noise)
        if forced is not None:
            mask, values = (a.reshape(T, 3 * K, self.B) for a in (forced.mask, forced.values))
        for t in range(T):
            acts = self._acts[t]
            if self._fed_back:
                np.matmul(fused, self._inputs[t], out=acts)
                self._activate(acts, None if noise is None else noise[t])
            if rounded:
                np.rint(acts[: 3 * K], out=acts[: 3 * K])
            if forced is not None:
                np.copyto(acts[: 3 * K], values[t], where=mask[t], casting="same_kind")
            i, f, o, g = self._split(acts)
            c, tanh_c = self._c[t + 1], self._tanh_c[t]
            by_block = c.reshape(self._by_block)
            np.multiply(f, self._c[t].reshape(self._by_block), out=by_block)  # c = f⊙c' + i⊙g
            by_block += i * g
            np.tanh(c, out=tanh_c)
            h = self._h[t]
            np.multiply(o, tanh_c.reshape(self._by_block), out=h.reshape(self._by_block))
            if self._fed_back:
                self._feed_back(t + 1, h)
        logits = self._logits
        np.matmul(w["head_weight"], self._h, out=logits)
        logits += w["head_bias"][:, None]
        logits -= logits.max(axis=1, keepdims=True)
        np.exp(logits, out=logits)
        logits /= logits.sum(axis=1, keepdims=True)
        gates = self._acts[:, : 3 * K].reshape(T, 3, K, self.B)
        return Trace(gates, self._acts[:, 3 * K :], self._c[1:], self._h, logits)

    def _activate(self, acts: Array, noise: Array | None) -> None:
        """Pre-activations (…, R, B) to gates and candidate, in place."""
        if noise is not None:
            acts += noise
        np.tanh(acts, out=acts)
        gates = acts[..., : 3 * self.sizes.K, :]
        gates *= 0.5
        gates += 0.5

    def _feed_back(self, t: int, h: Array) -> None:
        """Put h and c one step before step t where its gates see them."""
        first, H = self.sizes.D + 1, self.sizes.H
        if self.sizes.recurrent:
            self._inputs[t, first : first + H] = h
        if self.sizes.peephole:
            self._inputs[t, -H:] = self._c[t]

    def _split(self, acts: Array) -> tuple[Array, Array, Array, Array]:
        """i, f, o as (…, K, 1, B) and g as (…, K, S, B), of activations (…, R, B)."""
        K = self.sizes.K
        i, f, o = (acts[..., n * K : (n + 1) * K, None, :] for n in range(3))
        return i, f, o, acts[..., 3 * K :, :].reshape(*acts.shape[:-2], *self._by_block)

    def backward(
        self, d_logits: Array, d_gates: Array | None = None, d_g: Array | None = None
    ) -> Gradients:
        """Backpropagation through time of the last `forward`.

        Args:
            d_logits: (T, A, B) ∂loss/∂logits.
            d_gates: (T, 3, K, B) what else the loss asks of the gates, in the order i, f, o.
            d_g: (T, H, B) what else it asks of the candidates.

        Raises:
            RuntimeError: nothing was run forward yet.
        """
        if self._weights is None:
            raise RuntimeError("Plan.backward needs a forward pass first.")
        w, sizes, T = self._weights, self.sizes, self.T
        by_block = (T, *self._by_block)
        extra = (
            None if d_gates is None else d_gates.reshape(T, 3 * sizes.K, self.B),
            d_g,
        )
        self._find_slopes()
        _, f, o, _ = self._split(self._acts)
        d_h = np.matmul(w["head_weight"].T, d_logits).reshape(by_block)
        d_tanh = (1.0 - self._tanh_c * self._tanh_c).reshape(by_block)  # h = o⊙tanh(c)
        d_c = d_h * o * d_tanh
        if not self._fed_back:
            for t in range(T - 2, -1, -1):
                d_c[t] += d_c[t + 1] * f[t + 1]  # c = f⊙c' + i⊙g
            self._to_activations(slice(None), d_c, d_h, *extra)
        else:
            back = np.ascontiguousarray(self._fused[:, sizes.D + 1 :].T)
            for t in range(T - 1, -1, -1):
                if t + 1 < T:
                    d_fed = (back @ self._d_acts[t + 1]).reshape(-1, *self._by_block[1:])
                    if sizes.recurrent:
                        d_h[t] += d_fed[: sizes.K]
                        d_c[t] += d_fed[: sizes.K] * o[t] * d_tanh[t]
                    if sizes.peephole:
                        d_c[t] += d_fed[-sizes.K :]
                    d_c[t] += d_c[t + 1] * f[t + 1]
                self._to_activations(t, d_c, d_h, *extra)
        d_fused = np.tensordot(self._d_acts, self._inputs[:T], axes=([0, 2], [0, 2]))
        arrays = _unpack(sizes, d_fused, self._temperature)
        arrays["head_weight"] = np.tensordot(d_logits, self._h, axes=([0, 2], [0, 2]))
        arrays["head_bias"] = d_logits.sum(axis=(0, 2))
        return Gradients(arrays, self._d_gates.reshape(T, 3, sizes.K, self.B))

    def _find_slopes(self) -> None:
        """∂activation/∂pre-activation (T, R, B) of every row; none where a gate was forced."""
        acts, slopes, gates = self._acts, self._slopes, 3 * self.sizes.K
        np.multiply(acts, acts, out=slopes)
        np.subtract(1.0, slopes[:, gates:], out=slopes[:, gates:])  # tanh' = 1 − tanh²
        np.subtract(acts[:, :gates], slopes[:, :gates], out=slopes[:, :gates])
        slopes[:, :gates] *= 2.0  # the gates are (tanh z + 1)/2: 2·gate·(1 − gate)
        if self._forced is not None:
            slopes[:, :gates][self._forced.mask.reshape(self.T, gates, self.B)] = 0.0

    def _to_activations(
        self,
        at: int | slice,
        d_c: Array,
        d_h: Array,
        extra_gates: Array | None,
        extra_g: Array | None,
    ) -> None:
        """From ∂loss/∂c and ∂loss/∂h (T, K, S, B) to gates and pre-activations, at one step or all.

        `extra_gates` and `extra_g` are what else the loss asks of them.
        """
        K, S, B, gates = self.sizes.K, self.sizes.S, self.B, 3 * self.sizes.K
        i, _, _, g = self._split(self._acts[at])
        blocks = g.shape
        d, d_acts = self._d_gates[at], self._d_acts[at]
        c_before = self._c[:-1][at].reshape(blocks)
        np.add.reduce(d_c[at] * g, axis=-2, out=d[..., :K, :])
        np.add.reduce(d_c[at] * c_before, axis=-2, out=d[..., K : 2 * K, :])
        tanh_c = self._tanh_c[at].reshape(blocks)
        np.add.reduce(d_h[at] * tanh_c, axis=-2, out=d[..., 2 * K :, :])
        if extra_gates is not None:
            d += extra_gates[at]
        np.multiply(d, self._slopes[at][..., :gates, :], out=d_acts[..., :gates, :])
        d_g = (d_c[at] * i).reshape(*blocks[:-3], K * S, B)
        if extra_g is not None:
            d_g += extra_g[at]
        np.multiply(d_g, self._slopes[at][..., gates:, :], out=d_acts[..., gates:, :])


def run(
    w: Weights,
    batch: Batch,
    forced: Forced | None = None,
    start: tuple[Array, Array] | None = None,
    rounded: bool = False,
) -> Trace:
    """Run a batch once, in the weights' own precision; the trace belongs to the caller."""
    plan = Plan(w.sizes, batch.T, batch.B, w["bias"].dtype.type)
    return plan.forward(w, batch, forced, start=start, rounded=rounded)


def target_bits(trace: Trace, batch: Batch) -> Array:
    """(T, B) log2 of the probability given to each target, weighted: at most 0, in bits."""
    p = np.take_along_axis(trace.p, batch.targets[:, None], axis=1)[:, 0]
    # A probability that underflowed to 0 is a very wrong answer, not an infinite one.
    return np.log2(np.maximum(p, np.finfo(p.dtype).tiny)) * batch.weights


def cross_entropy(trace: Trace, batch: Batch) -> tuple[float, Array]:
    """The weighted mean of −log2 p(target) in bits, and its gradient ∂/∂logits (T, A, B).

    The mean is over the batch's total weight.
    """
    total = float(batch.weights.sum())
    bits = -float(target_bits(trace, batch).sum()) / total
    d_logits = trace.p.copy()
    at = batch.targets[:, None]
    np.put_along_axis(d_logits, at, np.take_along_axis(d_logits, at, axis=1) - 1.0, axis=1)
    scale = (batch.weights / (total * np.log(2.0))).astype(d_logits.dtype)
    d_logits *= scale[:, None]
    return bits, d_logits
