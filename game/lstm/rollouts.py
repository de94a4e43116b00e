"""What a network earns when it takes over from somebody else, after every step at once.

The roll-outs of one stream are columns of one batch: column r takes the first r of the player's
steps and is the network's since. They part one by one, so before step t only columns 0 to t differ;
column t is the player's own run, and the next one is copied from it when its turn comes. This is
done for a few steps at a time, since a copy at every step costs more than the few columns it saves.

Everything is float64, in which streams are played and scored. Tests hold the result equal to the
textbook cell's, roll-out by roll-out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.lstm.batch import GATE_ROWS
from game.lstm.cell import State
from game.lstm.packing import Columns, pack
from game.lstm.weights import Array, GateName, Sizes, Weights

STRETCH: Final = 10
"""How many steps are run with the same columns; of 5 to 25 the fastest at T=100, H=8 and H=16."""

_LOWEST: Final = -float(np.log2(np.finfo(np.float64).tiny))
"""Bits lost at most: a probability that underflowed to 0 is very wrong, not infinitely wrong."""

_SHUT: Final = 700.0
"""−z at which σ(z) is 0 to the last digit, while exp(−z) does not overflow yet."""

_EXTREMES_ARE_FINE: Final = np.errstate(over="ignore", divide="ignore")
"""For gates shut for good: 1/gate is infinite, and what is divided by it 0, as it should be."""

ABREAST: Final = 8
"""Roll-outs from several states fill so many columns, or twice as many and so on."""

_ONE: Final = np.array(1.0)  # a Python float would cost a conversion each time


class _Step(NamedTuple):
    """One step's part of a stretch's memory."""

    fed: Array  # (F, n)            what gates and candidate see: c', h', 1, or h', 1
    forced: Array  # (3K, ≤ n)      the gates of the columns that are still the player's own run
    c_before: Array  # (K, S, n)
    c: Array  # (K, S, n)
    h: Array  # (K, S, n)


class _Stretch:
    """The working memory for up to L steps of n columns, cut from a longer piece of memory.

    What a step reads and writes lies without gaps: on arrays this small, rows that are far apart
    cost NumPy two or three times as much.

    A gate is kept as 1/gate = 1 + exp(−z), and is divided by: one pass less over all gates.
    """

    def __init__(self, sizes: Sizes, L: int, n: int, memory: Array) -> None:
        K, S, H = sizes.K, sizes.S, sizes.H
        shapes = _shapes(sizes, L, n)
        ends = np.cumsum([0, *(np.prod(shape) for shape in shapes)])
        self.states, self.acts, self.tanh_c, self.logits, self.lost = (
            memory[start:end].reshape(shape)
            for start, end, shape in zip(ends, ends[1:], shapes, strict=False)
        )
        self.n, self.ones, self.heard = n, self.states[:, -1], self.states[1:, H:]
        self.gates, self.g = self.acts[: 3 * K], self.acts[3 * K :]
        self.i, self.f, self.o = self.gates.reshape(3, K, 1, n)
        self.written = self.g.reshape(K, S, n)
        c, h = self.states[:, : 2 * H].reshape(L + 1, 2, K, S, n).swapaxes(0, 1)
        fed = self.states if sizes.peephole else self.states[:, H:]
        forced = [self.gates[:, max(n - L + t, 1) :] for t in range(L)]
        self.steps = [_Step(fed[t], forced[t], c[t], c[t + 1], h[t + 1]) for t in range(L)]

    def begin(self, states: Array) -> None:
        """Start from states (2H + 1, up to n); the last of them stands for all that are missing."""
        first, given = self.states[0], states.shape[1]
        first[:, :given] = states
        first[:, given:] = states[:, -1:]
        self.ones[...] = 1.0


def _shapes(sizes: Sizes, L: int, n: int) -> tuple[tuple[int, ...], ...]:
    """States as rows c, h, 1; acts as rows i, f, o, g; tanh(c); logits; bits lost."""
    K, S, H, R, A = sizes.K, sizes.S, sizes.H, sizes.R, sizes.A
    return (L + 1, 2 * H + 1, n), (R, n), (K, S, n), (L, A, n), (L, n)


def _memory(sizes: Sizes, L: int, n: int) -> Array:
    return np.empty(sum(int(np.prod(shape)) for shape in _shapes(sizes, L, n)))


@lru_cache(maxsize=4)
def _widening(sizes: Sizes, count: int) -> list[_Stretch]:
    """Stretches for all roll-outs of a stream; they are used in turn, so they share one memory."""
    widths = [STRETCH * (k + 1) + 1 for k in range(count)]
    memory = _memory(sizes, STRETCH, widths[-1])
    return [_Stretch(sizes, STRETCH, n, memory) for n in widths]


@lru_cache(maxsize=8)
def _long(sizes: Sizes, count: int, n: int = 1) -> _Stretch:
    """One stretch for n roll-outs, as long as `count` others."""
    L = STRETCH * count
    return _Stretch(sizes, L, n, _memory(sizes, L, n))


class Rollouts:
    """What one network earns on one stream from wherever it takes over.

    Bits are log2 of the probability given to a target, times the weight of that target. Working
    memory is kept per shape of network and stream, and shared by all that have it; nothing in it
    outlives a call. It is not for several threads at once.
    """

    @_EXTREMES_ARE_FINE
    def __init__(
        self,
        w: Weights,
        x: Array,
        targets: NDArray[np.intp],
        weights: Array,
        locks: Mapping[GateName, float],
        accepted: NDArray[np.bool_] | None = None,
    ) -> None:
        """Prepare a stream.

        Args:
            w: the network, in float64.
            x: (T, D) the inputs.
            targets: (T,) the right answers, by number.
            weights: (T,) how much each target counts.
            locks: gates that stand at a number from 0 to 1, whoever plays.
            accepted: (T, A) which answers are right, where there may be several; their
                probabilities add up.
        """
        self.sizes, self._count, self._weights = w.sizes, -(-len(x) // STRETCH), weights
        packed, at, A, K = pack(w), Columns(w.sizes), w.sizes.A, w.sizes.K
        head, packed = packed[:A, at.h.start : at.one + 1], packed[A:]
        packed[: 3 * K] *= -2.0  # from z/2, which tanh wants, to −z
        for row, gate in enumerate(GATE_ROWS):
            if gate in locks:
                rows = slice(row * K, (row + 1) * K)
                packed[rows], packed[rows, at.one] = 0.0, _minus_z(locks[gate])
        self._accepted = None if accepted is None else accepted[..., None].astype(float)
        if accepted is None:
            self._head = head - head[targets][:, None]  # (T, A, H + 1): logits less the target's
        else:
            self._head = np.broadcast_to(head, (len(x), *head.shape))
        self._from_x = (x @ packed[:, at.x].T + packed[:, at.one])[..., None]  # (T, R, 1)
        self._packed = np.ascontiguousarray(packed[:, : at.one + 1])  # (R, F)
        self._of_x = self._packed[:, at.one :]  # the column for 1: what a step's token gives
        self._settled = not (w.sizes.recurrent or w.sizes.peephole)
        if self._settled:
            # Gates and candidate depend on the token alone: the same in every roll-out.
            _activate(self._from_x[:, : 3 * K], self._from_x[:, 3 * K :])

    @_EXTREMES_ARE_FINE
    def after_each_step(self, played: Array, own: Collection[GateName]) -> Array:
        """(T + 1,) V(−1) to V(T − 1): all targets' bits when the network plays on after each step.

        Args:
            played: (T, 3, K) the gates of the player's run, in the order i, f, o.
            own: the gates that are the player's; the others follow the network, or their lock.
        """
        T, K = len(self._weights), self.sizes.K
        forced = 1.0 / played.reshape(T, 3 * K, 1)  # infinite for a shut gate
        mask = np.repeat([gate in own for gate in GATE_ROWS], K)[:, None]
        stretches = _widening(self.sizes, self._count)
        earned = np.zeros(stretches[-1].n)
        states = np.zeros((2 * self.sizes.H + 1, 1))
        for k, stretch in enumerate(stretches):
            steps = range(k * STRETCH, min((k + 1) * STRETCH, T))
            stretch.begin(states)
            bits = self._run(stretch, steps, forced, mask)
            earned[: stretch.n] += bits
            earned[stretch.n :] += bits[-1]  # these are the player's own run so far
            states = stretch.states[len(steps)]  # lies past what the next stretch begins with
        return earned[: T + 1]

    def from_step(self, t: int, before: State) -> float:
        """What the network earns from step t to the end when it takes over from this state."""
        begin = np.concatenate([before.c, before.h, [1.0]])[:, None]
        return float(self._from(t, begin, _long(self.sizes, self._count))[0])

    def from_each(self, t: int, states: Sequence[State]) -> Array:
        """(n,) the same for n states at once, for little more than the time of one."""
        n = len(states)
        if not n:
            return np.zeros(0)
        stretch = _long(self.sizes, self._count, -(-n // ABREAST) * ABREAST)
        begin = np.ones((2 * self.sizes.H + 1, n))
        begin[:-1] = np.array([np.concatenate([state.c, state.h]) for state in states]).T
        return self._from(t, begin, stretch)[:n]

    @_EXTREMES_ARE_FINE
    def _from(self, t: int, begin: Array, stretch: _Stretch) -> Array:
        """What the network earns from step t to the end in each column of a stretch."""
        steps = range(t, len(self._weights))
        if not steps:
            return np.zeros(stretch.n)
        stretch.begin(begin)
        return self._run(stretch, steps)

    def _run(
        self,
        now: _Stretch,
        steps: range,
        forced: Array | None = None,
        mask: NDArray[np.bool_] | None = None,
    ) -> Array:
        """(n,) what some steps earn in each column, from where the stretch begins."""
        add, divide, tanh, dot = np.add, np.divide, np.tanh, self._packed.dot
        of_x, from_x, settled = self._of_x, self._from_x, self._settled
        acts, gates, g, written, tanh_c = now.acts, now.gates, now.g, now.written, now.tanh_c
        i, f, o = now.i, now.f, now.o
        for t, (fed, theirs, c_before, c, h) in zip(steps, now.steps, strict=False):
            if settled:
                acts[...] = from_x[t]
            else:
                of_x[...] = from_x[t]
                dot(fed, acts)  # half the overhead of np.matmul
                _activate(gates, g)
            if forced is not None:
                np.copyto(theirs, forced[t], where=mask)
            divide(written, i, written)
            divide(c_before, f, c)
            add(c, written, c)  # c = f⊙c' + i⊙g
            tanh(c, tanh_c)
            divide(tanh_c, o, h)  # h = o⊙tanh(c)
        return self._earned(now, steps)

    def _earned(self, now: _Stretch, steps: range) -> Array:
        """(n,) the weighted bits of some steps, added up in each column."""
        L, at = len(steps), slice(steps.start, steps.stop)
        logits, lost = now.logits[:L], now.lost[:L]
        np.matmul(self._head[at], now.heard[:L], out=logits)
        if self._accepted is not None:
            logits -= logits.max(axis=1, keepdims=True)
        np.exp(logits, out=logits)
        np.add.reduce(logits, axis=1, out=lost)  # 1/p(target)
        if self._accepted is not None:
            lost /= (logits * self._accepted[at]).sum(axis=1)  # 1/p(any right answer)
        np.log2(lost, out=lost)
        np.minimum(lost, _LOWEST, out=lost)
        return np.asarray(-self._weights[at] @ lost)


def _activate(gates: Array, g: Array) -> None:
    """From −z to 1/σ(z) = 1 + exp(−z) for the gates, from z to tanh(z) for g, in place."""
    np.exp(gates, gates)
    np.add(gates, _ONE, gates)
    np.tanh(g, g)


def _minus_z(gate: float) -> float:
    """−z at which σ(z) is this gate."""
    return float(np.clip(np.log(np.divide(1.0, gate) - 1.0), -_SHUT, _SHUT))
