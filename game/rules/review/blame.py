"""Blame: how a play's outcome would have changed with each gate, a little wider open.

∂loss/∂gate at every step, by backpropagation through time (Werbos 1990) through the run as the
player made it. The loss is what the stream cost, in bits; a gate that the network sets itself
answers for what it passes on, as it does in training.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from game.level.model import GATES, GateName
from game.level.policy import forced
from game.lstm.batch import GATE_ROWS, Forced
from game.lstm.plan import Plan
from game.lstm.weights import Array
from game.rules.deal import Deal
from game.rules.move import Move


@dataclass(frozen=True, eq=False, slots=True)
class Blame:
    """∂loss/∂gate (T, 3, K) in bits for a gate opened by 1, gates in the order f, i, o.

    Positive where opening the gate further would have cost, negative where it would have helped.
    """

    by_gate: Array

    def of(self, gate: GateName, block: int) -> Array:
        """(T,) the blame of one gate of one block."""
        return self.by_gate[:, GATES.index(gate), block]

    def felt(self, t: int, gate: GateName, block: int, value: float) -> float:
        """How much of its blame at step t a gate that stands at `value` could still act on.

        A gate cannot be opened beyond 1 or shut beyond 0: there the slope leads nowhere, and what
        is left to say is 0.
        """
        slope = float(self.of(gate, block)[t])
        stuck = (slope < 0 and value >= 1.0) or (slope > 0 and value <= 0.0)
        return 0.0 if stuck else slope


def blame(deal: Deal, moves: Sequence[Move]) -> Blame:
    """Whom to blame for how a run came out, the network playing on after the last move.

    Args:
        deal: the stream and its network.
        moves: the first moves of the run, each for all blocks.

    Raises:
        ValueError: there are more moves than tokens.
    """
    T, K = len(deal), deal.network.sizes.K
    if len(moves) > T:
        raise ValueError(f"The stream has {T} tokens, so there cannot be {len(moves)} moves.")
    values = np.zeros((T, 3, K, 1))
    for t, move in enumerate(moves):
        values[t, :, :, 0] = [move.gate(gate) for gate in GATE_ROWS]
    whole = forced(deal.level, values, deal.batch)
    mask = whole.mask.copy()
    for row, gate in enumerate(GATE_ROWS):
        if gate in deal.player_gates:
            mask[len(moves) :, row] = False  # from there on they are the network's
    plan = Plan(deal.network.sizes, T, 1, np.float64)
    trace = plan.forward(deal.network, deal.batch, Forced(whole.values, mask))
    told = np.zeros((T, 3, K, 1))
    plan.backward(_slope(deal, trace.p), told=told)
    order = [GATE_ROWS.index(gate) for gate in GATES]
    return Blame(told[..., 0][:, order])


def _slope(deal: Deal, p: Array) -> Array:
    """(T, A, 1) ∂/∂logits of the bits that all targets cost, the right answers taken together."""
    batch = deal.batch
    right = batch.accepted
    if right is None:
        right = np.zeros(p.shape, dtype=bool)
        np.put_along_axis(right, batch.targets[:, None], True, axis=1)
    wanted = np.where(right, p, 0.0)
    wanted /= np.maximum(wanted.sum(axis=1, keepdims=True), np.finfo(p.dtype).tiny)
    return np.asarray((p - wanted) * (batch.weights / log(2.0))[:, None])
