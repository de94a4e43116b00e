"""A vanilla RNN (Elman 1990), the cell that the LSTM was made to better.

    h = tanh(W·x + U·h' + b)      (H,)  state, written anew at every step
    p = softmax(V·h + d)          (A,)  prediction

where h' is the state one step before. It has no gates and no cell state: what it is to remember
must survive a product with U at every step. `step` is the textbook's; `RnnPlan` computes the same
for whole batches, with its gradients, and tests hold the two equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Any, Final, Self

import numpy as np

from game.lstm import buffers
from game.lstm.batch import Batch
from game.lstm.buffers import add_outer
from game.lstm.cell import softmax
from game.lstm.weights import Array, Sizes

SOFT: Final = 0.05
"""The standard deviation of the input weights that an RNN starts with."""


def parameter_count(sizes: Sizes | RnnSizes) -> int:
    """How many numbers a network of these sizes learns."""
    return sum(prod(shape) for shape in sizes.shapes.values())


@dataclass(frozen=True, slots=True)
class RnnSizes:
    """The sizes of a vanilla RNN: D input features, H units, A answers."""

    D: int
    H: int
    A: int

    @classmethod
    def like(cls, lstm: Sizes) -> Self:
        """The sizes for an LSTM's task whose parameter count is nearest to the LSTM's."""
        wanted, H = parameter_count(lstm), 1
        while parameter_count(cls(lstm.D, H, lstm.A)) < wanted:
            H += 1
        around = [cls(lstm.D, H, lstm.A), cls(lstm.D, max(1, H - 1), lstm.A)]
        return min(around, key=lambda sizes: abs(parameter_count(sizes) - wanted))

    @property
    def shapes(self) -> dict[str, tuple[int, ...]]:
        """The shape of each weight array, by name."""
        return {
            "weight_ih": (self.H, self.D),
            "weight_hh": (self.H, self.H),
            "bias": (self.H,),
            "head_weight": (self.A, self.H),
            "head_bias": (self.A,),
        }


@dataclass(frozen=True, slots=True)
class RnnWeights:
    """The weights of a vanilla RNN under PyTorch's names, its two biases being one here.

    | name        | shape  | what it is                        |
    | weight_ih   | (H, D) | W: what the state reads from input |
    | weight_hh   | (H, H) | U: what it reads from h(t−1)       |
    | bias        | (H,)   | b                                  |
    | head_weight | (A, H) | V of p = softmax(V·h + d)          |
    | head_bias   | (A,)   | d                                  |
    """

    sizes: RnnSizes
    arrays: dict[str, Array]

    def __getitem__(self, name: str) -> Array:
        return self.arrays[name]

    @classmethod
    def initial(cls, sizes: RnnSizes, rng: np.random.Generator, silence_bias: float = 3.0) -> Self:
        """Weights to start training from, in float64.

        An orthogonal U, which at first neither shrinks nor stretches what passes through it (Le,
        Jaitly & Hinton 2015), and a soft W: loud input drives tanh to its ends, where nothing
        passes (on two levels with up to 29 steps to cross, the best of nine networks came to 0.65
        and 0.79 with W at 0.05, and to 0.56 and 0.63 with W as loud as the LSTM's). The head and
        the bias towards the blank are as the LSTM's.
        """
        arrays: dict[str, Array] = {
            "weight_ih": rng.normal(scale=SOFT, size=(sizes.H, sizes.D)),
            "weight_hh": np.linalg.qr(rng.normal(size=(sizes.H, sizes.H)))[0],
            "bias": np.zeros(sizes.H),
            "head_weight": rng.normal(scale=sizes.H**-0.5, size=(sizes.A, sizes.H)),
            "head_bias": np.zeros(sizes.A),
        }
        arrays["head_bias"][0] = silence_bias
        return cls(sizes, arrays)

    def astype(self, dtype: type[np.floating[Any]]) -> Self:
        """The same weights in another precision."""
        return type(self)(self.sizes, {n: a.astype(dtype) for n, a in self.arrays.items()})


def step(w: RnnWeights, x: Array, before: Array) -> tuple[Array, Array]:
    """One token of one sequence, as the textbook has it: h (H,) and p (A,).

    Args:
        w: the network.
        x: (D,) the input.
        before: (H,) the state one step before; zeros before the first.
    """
    h = np.tanh(w["weight_ih"] @ x + w["weight_hh"] @ before + w["bias"])
    return h, softmax(w["head_weight"] @ h + w["head_bias"])


@dataclass(frozen=True, slots=True)
class RnnTrace:
    """All that happened: h (T, H, B); p (T, A, B)."""

    h: Array
    p: Array


class RnnPlan:
    """The working memory for batches of one shape, laid out as `game.lstm.plan.Plan`'s.

    What `forward`, `backward` and `state_gradients` return are views into that memory: the next
    call of the same plan overwrites them. `run_rnn` hands out a plan of its own.
    """

    def __init__(self, sizes: RnnSizes, T: int, B: int, dtype: type[np.floating[Any]]) -> None:
        self.sizes, self.T = sizes, T
        self._inputs = np.zeros((T + 1, sizes.D + 1 + sizes.H, B), dtype)  # x, 1, h'
        self._inputs[:, sizes.D] = 1.0
        self._h = self._inputs[:, sizes.D + 1 :]  # [t]: before step t
        self._p = np.empty((T, sizes.A, B), dtype)
        self._d_h, self._d_z = (np.empty((T, sizes.H, B), dtype) for _ in range(2))
        self._carried = np.empty((sizes.H, B), dtype)
        self._forth = [(self._inputs[t], self._h[t + 1]) for t in range(T)]
        self._back = [(self._d_h[t], self._d_z[t]) for t in range(T)]
        self._last: RnnWeights | None = None

    def forward(self, w: RnnWeights, batch: Batch) -> RnnTrace:
        """Run a batch of this plan's T and B, from empty states.

        Args:
            w: the network, in this plan's precision.
            batch: the sequences.
        """
        self._last = w
        packed = np.concatenate([w["weight_ih"], w["bias"][:, None], w["weight_hh"]], axis=1)
        self._inputs[: self.T, : self.sizes.D] = batch.x
        for now, after in self._forth:
            np.dot(packed, now, out=after)
            np.tanh(after, out=after)
        p = self._p
        np.matmul(w["head_weight"], self._h[1:], out=p)
        p += w["head_bias"][:, None]
        buffers.softmax(p, p)
        return RnnTrace(self._h[1:], p)

    def backward(self, d_logits: Array) -> dict[str, Array]:
        """Backpropagation through time of the last `forward`: ∂loss/∂ each weight array.

        Args:
            d_logits: (T, A, B) ∂loss/∂logits.

        Raises:
            RuntimeError: nothing was run forward yet.
        """
        if self._last is None:
            raise RuntimeError("RnnPlan.backward needs a forward pass first.")
        w, h, D = self._last, self._h[1:], self.sizes.D
        np.matmul(w["head_weight"].T, d_logits, out=self._d_h)
        np.multiply(h, h, out=self._d_z)
        np.subtract(1.0, self._d_z, out=self._d_z)  # tanh' = 1 − tanh²
        back, carried = np.ascontiguousarray(w["weight_hh"].T), self._carried
        carried.fill(0.0)
        for d_h, d_z in reversed(self._back):
            np.add(d_h, carried, out=d_h)
            np.multiply(d_z, d_h, out=d_z)
            np.dot(back, d_z, out=carried)
        d_packed = np.zeros((self.sizes.H, D + 1 + self.sizes.H), h.dtype)
        add_outer(d_packed, self._d_z, self._inputs[:-1])
        d_head = np.zeros_like(w["head_weight"])
        add_outer(d_head, d_logits, h)
        return {
            "weight_ih": d_packed[:, :D],
            "weight_hh": d_packed[:, D + 1 :],
            "bias": d_packed[:, D],
            "head_weight": d_head,
            "head_bias": d_logits.sum(axis=(0, 2)),
        }

    def state_gradients(self) -> Array:
        """(T, H, B) ∂loss/∂h after `backward`, by every way that leads from h to the loss."""
        return self._d_h


def run_rnn(w: RnnWeights, batch: Batch) -> RnnTrace:
    """Run a batch once, in the weights' own precision; the trace belongs to the caller."""
    return RnnPlan(w.sizes, batch.T, batch.B, w["bias"].dtype.type).forward(w, batch)
