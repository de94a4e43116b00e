"""How the gradient of a question's loss fades on its way back through time, lag by lag.

At lag k stands ‖∂loss/∂state‖ k steps before the question, the loss being that of the question
alone. Hochreiter (1991) and Bengio, Simard & Frasconi (1994) showed that in a vanilla RNN it
shrinks or grows exponentially with the lag; in an LSTM the cell state hands it on through the
forget gates, unchanged where they are open.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.lstm.batch import Batch, Forced, Predictions, Trace
from game.lstm.network import run
from game.lstm.rnn import RnnPlan, RnnWeights
from game.lstm.weights import Array, Weights


@dataclass(frozen=True, slots=True)
class Fading:
    """Gradient norms by lag 0, 1, …, means over streams, as shares of that at lag 0.

    Args:
        state: (L,) ∂loss/∂c of an LSTM, ∂loss/∂h of an RNN: the state that is carried on.
        hidden: (L,) ∂loss/∂h of either; all 0 beyond lag 0 where an LSTM's gates do not see h.
        highway: (L,) of an LSTM, the product of the forget gates from the question back, in the
            block that keeps most; None for an RNN, which has no such way.
    """

    state: Array
    hidden: Array
    highway: Array | None

    def to_dict(self) -> dict[str, list[float] | None]:
        """The parts as plain JSON values."""
        highway = None if self.highway is None else self.highway.tolist()
        return {"state": self.state.tolist(), "hidden": self.hidden.tolist(), "highway": highway}


def lstm_fading(w: Weights, batch: Batch, forced: Forced | None = None) -> Fading:
    """How the gradient of each stream's last question fades in an LSTM.

    Args:
        w: the network.
        batch: streams with questions, in the network's precision; those without are passed over.
        forced: gates set by somebody else.

    Raises:
        ValueError: no stream has a question.
    """
    asked = last_questions(batch)
    trace = run(w, batch, forced)
    d_c, d_h = _state_gradients(w, trace, question_gradient(trace, batch, asked), forced)
    return Fading(
        state=by_lag(np.linalg.norm(d_c, axis=1), asked),
        hidden=by_lag(np.linalg.norm(d_h, axis=1), asked),
        highway=by_lag(_kept(trace.f, asked), asked),
    )


def rnn_fading(w: RnnWeights, batch: Batch) -> Fading:
    """How the gradient of each stream's last question fades in a vanilla RNN.

    Args:
        w: the network.
        batch: streams with questions, in the network's precision; those without are passed over.

    Raises:
        ValueError: no stream has a question.
    """
    asked = last_questions(batch)
    plan = RnnPlan(w.sizes, batch.T, batch.B, w["bias"].dtype.type)
    plan.backward(question_gradient(plan.forward(w, batch), batch, asked))
    state = by_lag(np.linalg.norm(plan.state_gradients(), axis=1), asked)
    return Fading(state, state, None)


def last_questions(batch: Batch) -> NDArray[np.intp]:
    """(B,) the step of each stream's last question; −1 where there is none.

    Raises:
        ValueError: no stream has a question.
    """
    questions = batch.questions()
    if not questions.any():
        raise ValueError("There is no question in these streams.")
    last = batch.T - 1 - questions[::-1].argmax(axis=0)
    return np.where(questions.any(axis=0), last, -1)


def question_gradient(trace: Predictions, batch: Batch, asked: NDArray[np.intp]) -> Array:
    """(T, A, B) ∂/∂logits of −log2 p(target), in bits, at these steps (B,) alone."""
    d_logits = np.zeros_like(trace.p)
    b = np.flatnonzero(asked >= 0)
    t = asked[b]
    d_logits[t, :, b] = trace.p[t, :, b]
    d_logits[t, batch.targets[t, b], b] -= 1.0
    return d_logits / np.asarray(np.log(2.0), d_logits.dtype)


def by_lag(values: Array, asked: NDArray[np.intp]) -> Array:
    """(L,) values (T, B) so many steps before the question, as shares of those at it.

    Each share is of means over the streams that have that lag; lags that less than half of the
    asking streams have are left out, since a few would speak for all.
    """
    shares = []
    for lag in range(int(np.median(asked[asked >= 0])) + 1):
        b = np.flatnonzero(asked >= lag)
        there, here = values[asked[b] - lag, b].mean(), values[asked[b], b].mean()
        shares.append(there / here if here else 0.0)
    return np.array(shares)


def _kept(forget: Array, asked: NDArray[np.intp]) -> Array:
    """(T, B) the product of the forget gates (T, K, B) after each step, up to the question."""
    T = len(forget)
    within = np.arange(T)[:, None] <= asked
    gates = np.where(within[:, None], forget, 1.0)
    kept = np.ones_like(gates)
    kept[:-1] = np.cumprod(gates[:0:-1], axis=0)[::-1]
    return np.asarray(kept.max(axis=1))


def _state_gradients(
    w: Weights, trace: Trace, d_logits: Array, forced: Forced | None
) -> tuple[Array, Array]:
    """(T, H, B) ∂loss/∂c and ∂loss/∂h, by every way that leads from them to the loss.

    The equations of `game.lstm.cell` read backwards; `Plan.backward` needs neither when it is done,
    and keeps neither.
    """
    sizes, (T, H, B) = w.sizes, trace.c.shape
    K, S = sizes.K, sizes.S
    tanh_c, zero = np.tanh(trace.c), np.zeros((H, B), trace.c.dtype)
    d_h = np.matmul(w["head_weight"].T, d_logits)
    d_c = np.empty_like(trace.c)
    # ∂loss/∂pre-activations of the step after, and its forget gates: none behind the last.
    d_gates, d_g, kept, carried = np.zeros((3, K, B), trace.c.dtype), zero, zero, zero
    for t in range(T - 1, -1, -1):
        i, f, o = (np.repeat(gate, S, axis=0) for gate in trace.gates[t])  # (K, B) → (H, B)
        if sizes.recurrent:
            d_z = np.concatenate([d_gates[0], d_gates[1], d_g, d_gates[2]])  # PyTorch's order
            d_h[t] += w["weight_hh"].T @ d_z
        carried = d_h[t] * o * (1.0 - tanh_c[t] ** 2) + kept * carried
        if sizes.peephole:
            carried += w["weight_ch"].T @ d_gates.reshape(3 * K, B)
        d_c[t] = carried
        before = trace.c[t - 1] if t else zero
        partners = np.stack([carried * trace.g[t], carried * before, d_h[t] * tanh_c[t]])
        slopes = trace.gates[t] * (1.0 - trace.gates[t])
        if forced is not None:
            slopes = np.where(forced.mask[t], 0.0, slopes)
        d_gates = partners.reshape(3, K, S, B).sum(axis=2) * slopes
        d_g, kept = carried * i * (1.0 - trace.g[t] ** 2), f
    return d_c, d_h
