"""What memory holds, measured: how well a fact can be read off the cell state.

A readout is fitted on streams of its own and tested on fresh ones. It is linear in c and tanh(c):
in what a cell stores, and in what of it an open output gate lets out. Linear, because that is all
the prediction itself could make of it, p = softmax(V·h + d); a readout that could compute would
say what can be worked out from memory, and not what stands there. Of the linear readouts it is
Fisher's discriminant (1936), which has a closed form: the same figures everywhere, at once.

Before it is read, noise of standard deviation 0.1 is added to c. A gate at 0.001 is shut as far as
any prediction goes, but it leaves a trace, and without noise even a trace can be told from another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from game.level.grammar import Note
from game.level.measure.facts import Fact, facts_of
from game.level.model import Level
from game.level.stream import Stream
from game.lstm.weights import Array

NOISE: Final = 0.1
"""The standard deviation of what is added to cell states; a fact once written is of size 1."""

RIDGE: Final = 1e-3
"""Added to the variances of what is read, of which tanh(c) may have none."""

HOLDS: Final = 0.9
TELLS: Final = 0.25
"""How far from guessing to always right a readout must come to be said to find a fact, or a part
of it."""

Noted: TypeAlias = Sequence[tuple[Stream, Sequence[Note]]]
Grade: TypeAlias = Literal["holds", "partly", "nothing"]


@dataclass(frozen=True, slots=True)
class Places:
    """Where on a batch a fact has to be known: steps t, streams b, and the value's number y."""

    t: NDArray[np.intp]
    b: NDArray[np.intp]
    y: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Sought:
    """A fact with all that is needed to look for it.

    Args:
        fact: the fact.
        values: what it may be, as met on the streams that readouts are fitted on.
        fitted: where it has to be known on those.
        tested: where on the streams that readouts are tested on; a value never met before has the
            number −1.
    """

    fact: Fact
    values: tuple[str, ...]
    fitted: Places
    tested: Places

    @property
    def chance(self) -> float:
        """How often guessing the commonest value is right."""
        commonest = np.bincount(self.fitted.y, minlength=len(self.values)).argmax()
        return float((self.tested.y == commonest).mean())


@dataclass(frozen=True, slots=True)
class Decoded:
    """How well a fact can be read from a block's cells, or from all of them.

    Args:
        label: what the fact is called.
        about: when it was looked for.
        block: the block; None for all of them together.
        accuracy: how often the readout is right, on fresh streams.
        chance: how often guessing is.
        count: how many times it was tried.
    """

    label: str
    about: str
    block: int | None
    accuracy: float
    chance: float
    count: int

    @property
    def share(self) -> float:
        """How far the readout comes on the way from guessing, 0, to always right, 1."""
        return (self.accuracy - self.chance) / (1.0 - self.chance) if self.chance < 1.0 else 0.0

    @property
    def grade(self) -> Grade:
        """Whether the fact is there: it is, a part of it is, or nothing to speak of."""
        return "holds" if self.share >= HOLDS else "partly" if self.share >= TELLS else "nothing"


def look_for(level: Level, fitted: Noted, tested: Noted) -> Iterator[Sought]:
    """The facts of a level that can be looked for: those that come up and are not always the same.

    One after another: on long streams each takes its time.

    Args:
        level: the level.
        fitted: streams to fit readouts on.
        tested: others to test them on.
    """
    for fact in facts_of(level):
        known, asked = (
            [fact.values(stream, notes) for stream, notes in drawn] for drawn in (fitted, tested)
        )
        met = {value for values in known for value in values if value is not None}
        values = tuple(sorted(met))
        if len(values) > 1 and any(value is not None for each in asked for value in each):
            yield Sought(fact, values, _places(known, values), _places(asked, values))


def _places(each: Sequence[Sequence[str | None]], values: Sequence[str]) -> Places:
    number = {value: n for n, value in enumerate(values)}
    known = [
        (t, b, number.get(value, -1))
        for b, stream in enumerate(each)
        for t, value in enumerate(stream)
        if value is not None
    ]
    t, b, y = np.array(known, dtype=np.intp).T
    return Places(t, b, y)


def legible_states(c: Array, seed: int) -> Array:
    """(T, B, H, 2) what readouts see of cell states c (T, H, B): c and tanh(c), after noise."""
    noisy = c + NOISE * np.random.default_rng(seed).normal(size=c.shape)
    return np.stack([noisy, np.tanh(noisy)], axis=-1).transpose(0, 2, 1, 3)


def decode(sought: Sought, fitted: Array, tested: Array, block: int | None, cells: int) -> Decoded:
    """Fit a readout of a fact and test it.

    Args:
        sought: the fact.
        fitted: (T, B, H, 2) what is seen of the states on the streams to fit it on.
        tested: the same of those to test it on.
        block: the block whose cells it may see; None for all.
        cells: S, how many cells a block has.
    """
    seen = slice(None) if block is None else slice(block * cells, (block + 1) * cells)
    read = Readout.fit(_at(fitted, sought.fitted, seen), sought.fitted.y, len(sought.values))
    right = read.values(_at(tested, sought.tested, seen)) == sought.tested.y
    fact, chance, count = sought.fact, sought.chance, len(sought.tested.y)
    return Decoded(fact.label, fact.about, block, float(right.mean()), chance, count)


def _at(states: Array, places: Places, seen: slice) -> Array:
    """(N, 2n) what is seen of n cells at some places."""
    return states[places.t, places.b, seen].reshape(len(places.t), -1)


@dataclass(frozen=True, slots=True)
class Readout:
    """A linear readout: of N rows X (N, F) it says the value with the largest of X·w + b.

    w (F, V), b (V,).
    """

    w: Array
    b: Array

    @classmethod
    def fit(cls, X: Array, y: NDArray[np.intp], values: int) -> Readout:
        """Fisher's discriminant: means μ of the values, and one covariance Σ around all of them.

        w = Σ⁻¹μ and b = log n − ½·μᵀΣ⁻¹μ.

        Args:
            X: (N, F) what is seen.
            y: (N,) the numbers of the values, from 0.
            values: V, how many values there are; each of them occurs.
        """
        counts = np.bincount(y, minlength=values)
        one_hot = np.equal(y[:, None], np.arange(values)).astype(X.dtype)
        means = (one_hot.T @ X) / counts[:, None]
        around = X - means[y]
        covariance = around.T @ around / len(X) + RIDGE * np.eye(X.shape[1])
        w = np.linalg.solve(covariance, means.T)
        return cls(w, np.log(counts / len(X)) - 0.5 * (means.T * w).sum(axis=0))

    def values(self, X: Array) -> NDArray[np.intp]:
        """(N,) the number of the value that it says of each row."""
        return np.asarray((X @ self.w + self.b).argmax(axis=1))
