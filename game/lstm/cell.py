"""The LSTM equations as the textbook writes them: one token, one sequence, nothing fused.

The cell is a block LSTM (Hochreiter & Schmidhuber 1997, section 4) with the forget gate of
Gers, Schmidhuber & Cummins (2000). The S cells of a block share one forget, one input and one
output gate; with S = 1 it is the standard LSTM:

    f = σ(Wf·x + Uf·h' + bf)      (K,)  forget gate: 0 forgets, 1 keeps
    i = σ(Wi·x + Ui·h' + bi)      (K,)  input gate:  0 is shut, 1 writes
    o = σ(Wo·x + Uo·h' + bo)      (K,)  output gate: 0 is silent, 1 speaks
    g = tanh(Wg·x + Ug·h' + bg)   (H,)  candidate
    c = f⊙c' + i⊙g                (H,)  cell state
    h = o⊙tanh(c)                 (H,)  hidden state
    p = softmax(V·h + d)          (A,)  prediction

where h' and c' are the states one step before. With peepholes the three gates also see c'.
A step has two halves, `gates` and `step`, so that a player can take the place of the first. What
they take and give are named tuples, which are made in a third of a frozen dataclass's time.
`game.lstm.network` computes the same for whole batches, fast; tests hold the two equal.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from game.lstm.weights import Array, Sizes, Weights


class State(NamedTuple):
    """What a cell carries from one step to the next: h (H,) and c (H,)."""

    h: Array
    c: Array

    @classmethod
    def zero(cls, sizes: Sizes) -> State:
        """The empty memory every stream starts from."""
        return cls(np.zeros(sizes.H), np.zeros(sizes.H))


class Gates(NamedTuple):
    """One value in [0, 1] per block: forget f (K,), input i (K,), output o (K,)."""

    f: Array
    i: Array
    o: Array


class StepTrace(NamedTuple):
    """All that happened in one step; scoring, drawing and replay read it from here.

    f, i, o (K,); g, c, h (H,); p (A,) are the probabilities of the answers.
    """

    f: Array
    i: Array
    o: Array
    g: Array
    c: Array
    h: Array
    p: Array

    @property
    def state(self) -> State:
        """What the next step starts from."""
        return State(self.h, self.c)

    @property
    def gates(self) -> Gates:
        """The three gates of the step."""
        return Gates(self.f, self.i, self.o)


def sigmoid(x: Array) -> Array:
    """The logistic function, written with tanh so that no argument overflows."""
    return np.asarray(0.5 * (np.tanh(0.5 * x) + 1.0))


def softmax(logits: Array) -> Array:
    """Probabilities (A,) from logits (A,)."""
    e = np.exp(logits - logits.max())
    return np.asarray(e / e.sum())


def _preactivation(w: Weights, gate: str, x: Array, before: State) -> Array:
    rows = w.sizes.rows[gate]
    total = w["weight_ih"][rows] @ x + w["bias"][rows]
    if w.sizes.recurrent:
        total = total + w["weight_hh"][rows] @ before.h
    if w.sizes.peephole and gate != "g":
        place = "ifo".index(gate) * w.sizes.K
        total = total + w["weight_ch"][place : place + w.sizes.K] @ before.c
    return total


def gates(w: Weights, x: Array, before: State) -> Gates:
    """The first half of a step: where the network itself would set its gates.

    Args:
        w: the network.
        x: (D,) the input.
        before: the state one step before.
    """
    f = sigmoid(_preactivation(w, "f", x, before))
    i = sigmoid(_preactivation(w, "i", x, before))
    o = sigmoid(_preactivation(w, "o", x, before))
    return Gates(f, i, o)


def candidate(w: Weights, x: Array, before: State) -> Array:
    """g (H,): what would be written if every input gate stood open."""
    return np.tanh(_preactivation(w, "g", x, before))


def predict(w: Weights, h: Array) -> Array:
    """p (A,): the prediction, which sees nothing but h (H,)."""
    return softmax(w["head_weight"] @ h + w["head_bias"])


def step(w: Weights, x: Array, before: State, gates: Gates) -> StepTrace:
    """The second half of a step: what follows once the gates stand, whoever set them.

    Args:
        w: the network.
        x: (D,) the input.
        before: the state one step before.
        gates: one forget, input and output value per block.
    """
    S = w.sizes.S
    f, i, o = (np.repeat(gate, S) for gate in (gates.f, gates.i, gates.o))  # (K,) → (H,)
    g = candidate(w, x, before)
    c = f * before.c + i * g
    h = o * np.tanh(c)
    return StepTrace(gates.f, gates.i, gates.o, g, c, h, predict(w, h))
