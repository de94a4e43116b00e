"""The sizes and the weights of a network, named and ordered as PyTorch names and orders them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.floating[Any]]
GateName: TypeAlias = Literal["f", "i", "o"]


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of a block LSTM.

    D input features, K blocks of S cells, A answers. With `recurrent` off the gates do not see
    h(t−1); with `peephole` on the three gates also see c(t−1) (Gers & Schmidhuber 2000).
    """

    D: int
    K: int
    S: int
    A: int
    recurrent: bool = True
    peephole: bool = False

    @property
    def H(self) -> int:
        """How many cells there are in all: K·S."""
        return self.K * self.S

    @property
    def R(self) -> int:
        """How many rows the fused gate weights have: one per block for i, f, o, H for g."""
        return 3 * self.K + self.H

    @property
    def rows(self) -> dict[str, slice]:
        """The rows of each gate, in PyTorch's order i, f, g, o."""
        K, H = self.K, self.H
        return {
            "i": slice(0, K),
            "f": slice(K, 2 * K),
            "g": slice(2 * K, 2 * K + H),
            "o": slice(2 * K + H, 3 * K + H),
        }

    @property
    def shapes(self) -> dict[str, tuple[int, ...]]:
        """The shape of each weight array this network has, by name."""
        shapes: dict[str, tuple[int, ...]] = {"weight_ih": (self.R, self.D)}
        if self.recurrent:
            shapes["weight_hh"] = (self.R, self.H)
        if self.peephole:
            shapes["weight_ch"] = (3 * self.K, self.H)
        shapes |= {"bias": (self.R,), "head_weight": (self.A, self.H), "head_bias": (self.A,)}
        return shapes


class Parameters(Protocol):
    """A network's weights, of whatever kind: arrays by name."""

    @property
    def arrays(self) -> dict[str, Array]:
        """Each array under its name, to be changed in place."""
        ...


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of a block LSTM and of the prediction that reads it.

    | name        | shape   | what it is                                                   |
    | weight_ih   | (R, D)  | W: what gates and candidate read from the input              |
    | weight_hh   | (R, H)  | U: what they read from h(t−1); absent when not recurrent     |
    | weight_ch   | (3K, H) | peepholes: what i, f, o (in that order) read from c(t−1)     |
    | bias        | (R,)    | b                                                            |
    | head_weight | (A, H)  | V of p = softmax(V·h + d)                                    |
    | head_bias   | (A,)    | d                                                            |

    The rows R stand in PyTorch's order i, f, g, o; with S = 1 they are `torch.nn.LSTM`'s rows.
    """

    sizes: Sizes
    arrays: dict[str, Array]

    def __getitem__(self, name: str) -> Array:
        return self.arrays[name]

    @classmethod
    def initial(
        cls,
        sizes: Sizes,
        rng: np.random.Generator,
        forget_bias: float = 3.0,
        output_bias: float = -2.0,
        silence_bias: float = 3.0,
    ) -> Self:
        """Weights to start training from, in float64.

        Scaled normal input and head weights, orthogonal recurrence, forget gates that begin open
        (Gers, Schmidhuber & Cummins 2000; Jozefowicz et al. 2015) and output gates that begin
        nearly shut. The prediction begins biased towards answer 0, the blank: a network that has
        to write its silences into memory seldom learns to write facts there (of 44 networks on
        eleven tasks, 24 learned without this bias and 42 with it; see the command `ablate`).
        """
        arrays: dict[str, Array] = {}
        for name, shape in sizes.shapes.items():
            if name.endswith("bias"):
                arrays[name] = np.zeros(shape)
            elif name == "weight_hh":
                tall = rng.normal(size=(max(shape), min(shape)))
                basis = np.linalg.qr(tall)[0]
                arrays[name] = 0.5 * (basis if shape[0] >= shape[1] else basis.T)
            elif name == "weight_ch":
                arrays[name] = np.zeros(shape)
            else:
                # One identity and one class are on at a time, so the fan-in is 2, not D.
                fan_in = 2.0 if name == "weight_ih" else shape[1]
                arrays[name] = rng.normal(scale=fan_in**-0.5, size=shape)
        for gate in "ifo":
            # Gates that start out alike for all tokens leave it to training to tell them apart.
            arrays["weight_ih"][sizes.rows[gate]] *= 0.3
        arrays["bias"][sizes.rows["f"]] = forget_bias
        arrays["bias"][sizes.rows["o"]] = output_bias
        arrays["head_bias"][0] = silence_bias
        return cls(sizes, arrays)

    def astype(self, dtype: type[np.floating[Any]]) -> Self:
        """The same weights in another precision."""
        return type(self)(self.sizes, {n: a.astype(dtype) for n, a in self.arrays.items()})

    def copy(self) -> Self:
        """The same weights in arrays of their own."""
        return type(self)(self.sizes, {n: a.copy() for n, a in self.arrays.items()})

    def with_blocks(self, order: Sequence[int]) -> Self:
        """The same network with its blocks in another order: it computes the same.

        Args:
            order: for each place, which block comes to stand there.

        Raises:
            ValueError: the order does not name every block once.
        """
        sizes = self.sizes
        if sorted(order) != list(range(sizes.K)):
            raise ValueError(f"{list(order)} is no order of {sizes.K} blocks.")
        blocks = np.array(order)
        cells = (blocks[:, None] * sizes.S + np.arange(sizes.S)).ravel()
        rows = np.arange(sizes.R)
        for gate, part in sizes.rows.items():
            rows[part] = part.start + (cells if gate == "g" else blocks)
        moved = {name: array.copy() for name, array in self.arrays.items()}
        for name in ("weight_ih", "weight_hh", "bias"):
            if name in moved:
                moved[name] = moved[name][rows]
        if sizes.peephole:
            moved["weight_ch"] = moved["weight_ch"].reshape(3, sizes.K, -1)[:, blocks]
            moved["weight_ch"] = moved["weight_ch"].reshape(3 * sizes.K, -1)
        for name in ("weight_hh", "weight_ch", "head_weight"):
            if name in moved:
                moved[name] = np.ascontiguousarray(moved[name][:, cells])
        return type(self)(sizes, moved)
