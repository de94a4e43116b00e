"""What goes into a run of many sequences at once, and what comes out: plain arrays with names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from game.lstm.weights import Array, GateName

GATE_ROWS: Final[tuple[GateName, ...]] = ("i", "f", "o")
"""The order of the three gates wherever an array has an axis for them."""


@dataclass(frozen=True, slots=True)
class Batch:
    """B sequences of up to T steps.

    x (T, D, B) inputs; targets (T, B) answers by number; weights (T, B) how much each target
    counts, 0 past a sequence's end; lengths (B,) in steps.

    accepted (T, A, B) says which answers are right, the target among them; None where the target
    alone is, everywhere. known (T, B) says whether a target follows from what came before; None
    where all do. Neither changes what is taught: training goes by the targets.
    """

    x: Array
    targets: NDArray[np.intp]
    weights: Array
    lengths: NDArray[np.intp]
    accepted: NDArray[np.bool_] | None = None
    known: NDArray[np.bool_] | None = None

    @property
    def T(self) -> int:
        """The length of the longest sequence, in steps."""
        return int(self.x.shape[0])

    @property
    def B(self) -> int:
        """How many sequences there are."""
        return int(self.x.shape[2])

    def some(self, chosen: slice) -> Batch:
        """Some of its sequences, as long as the longest of all."""
        return Batch(
            self.x[..., chosen],
            self.targets[:, chosen],
            self.weights[:, chosen],
            self.lengths[chosen],
            None if self.accepted is None else self.accepted[..., chosen],
            None if self.known is None else self.known[:, chosen],
        )

    def alive(self) -> NDArray[np.bool_]:
        """(T, B): whether a step belongs to its sequence, and is not padding."""
        return np.asarray(np.arange(self.T)[:, None] < self.lengths)

    def questions(self) -> NDArray[np.bool_]:
        """(T, B): whether a step asks for anything but silence (answer 0)."""
        return np.asarray((self.targets != 0) & self.alive())

    def knowable(self) -> NDArray[np.bool_]:
        """(T, B): whether a step is a question whose answer can be known."""
        asked = self.questions()
        return asked if self.known is None else asked & self.known

    def right(self, p: Array) -> NDArray[np.bool_]:
        """(T, B): whether the likeliest of the answers, given p (T, A, B), is a right one."""
        best = p.argmax(axis=1)
        if self.accepted is None:
            return np.asarray(best == self.targets)
        return np.take_along_axis(self.accepted, best[:, None], axis=1)[:, 0]


@dataclass(frozen=True, slots=True)
class Forced:
    """Gates that somebody else sets: where `mask` (T, 3, K, B) holds, the gate is `values`.

    The second axis is i, f, o, as in `GATE_ROWS`.
    """

    values: Array
    mask: NDArray[np.bool_]


class Predictions(Protocol):
    """What any network, with gates or without, makes of a batch."""

    @property
    def p(self) -> Array:
        """(T, A, B) the probability of each answer."""
        ...


@dataclass(frozen=True, slots=True)
class Trace:
    """All that happened: gates (T, 3, K, B) as i, f, o; g, c, h (T, H, B); p (T, A, B)."""

    gates: Array
    g: Array
    c: Array
    h: Array
    p: Array

    @classmethod
    def of_all(cls, parts: Sequence[Trace]) -> Trace:
        """What happened on several batches of the same length, one after another."""
        names = ("gates", "g", "c", "h", "p")
        return cls(*(np.concatenate([getattr(part, n) for part in parts], axis=-1) for n in names))

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
