"""The gradient highway of one play: how much of each step's memory still counts at a question.

Along the cell state, ∂c(q)/∂c(t) is the product of the forget gates from step t + 1 to q: nothing
is lost where they stand at 1, and 0.9 a step leaves 4% after thirty (Gers, Schmidhuber & Cummins
2000). In a vanilla RNN the way leads through the same weights at every step, and what is left is
the norm of a product of Jacobians, ‖∂h(q)/∂h(t)‖ (Bengio, Simard & Frasconi 1994). Ways beside the
highway, through peepholes and recurrent weights, are not counted.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.lstm.rnn import RnnWeights, run_rnn
from game.lstm.weights import Array
from game.rules.deal import Deal
from game.rules.session import Session


@dataclass(frozen=True, eq=False, slots=True)
class Highway:
    """What is left at step q of the memory of every step up to it.

    Args:
        question: q, the step that is looked back from.
        player: (q + 1, K) the product of the player's forget gates after each step, by block.
        network: (q + 1, K) the same of the network playing alone.
        rnn: (q + 1,) ‖∂h(q)/∂h(t)‖₂ of the level's vanilla RNN; None where there is none.
    """

    question: int
    player: Array
    network: Array
    rnn: Array | None


def questions(session: Session) -> tuple[int, ...]:
    """The steps already played at which something that can be known was asked."""
    steps = session.deal.stream.steps
    return tuple(t for t in range(session.t) if steps[t].counts)


def highway(session: Session, question: int, rnn: RnnWeights | None = None) -> Highway:
    """How the memory of the steps before a question reaches it.

    Args:
        session: the play.
        question: the step to look back from.
        rnn: the level's vanilla RNN, if it has one.

    Raises:
        ValueError: the step was not played yet.
    """
    if not 0 <= question < session.t:
        raise ValueError(f"Step {question} is not among the {session.t} steps already played.")
    mine = np.array([played.trace.f for played in session.moves[: question + 1]])
    own = np.array([trace.f for trace in session.deal.network_run[: question + 1]])
    jacobians = None if rnn is None else rnn_norms(session.deal, question, rnn)
    return Highway(question, kept(mine), kept(own), jacobians)


def kept(forget: Array) -> Array:
    """(n, K) the product of the forget gates (n, K) after each step; 1 at the last one."""
    after = np.ones_like(forget)
    after[:-1] = np.cumprod(forget[:0:-1], axis=0)[::-1]
    return after


def rnn_norms(deal: Deal, question: int, rnn: RnnWeights) -> Array:
    """(question + 1,) ‖∂h(question)/∂h(t)‖₂, the largest stretch from step t to the question."""
    h = run_rnn(rnn.astype(np.float64), deal.batch).h[:, :, 0]
    through, norms = np.eye(rnn.sizes.H), np.ones(question + 1)
    for t in range(question, 0, -1):
        through = through @ ((1.0 - h[t] ** 2)[:, None] * rnn["weight_hh"])  # ∂h(t)/∂h(t − 1)
        norms[t - 1] = np.linalg.norm(through, 2)
    return norms
