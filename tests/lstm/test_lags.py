"""Gradient norms by lag: equal to numerical differentiation, and to the forget gates' product."""

import numpy as np
import pytest

from game.lstm import cell, rnn
from game.lstm.batch import Batch, Forced
from game.lstm.lags import by_lag, last_questions, lstm_fading, rnn_fading
from game.lstm.network import run
from game.lstm.rnn import RnnSizes, RnnWeights
from game.lstm.weights import Sizes
from tests.lstm.helpers import random_batch, random_weights

T, B, NUDGE = 7, 3, 1e-6
LENGTHS = np.array([7, 6, 7])
ASKED = np.array([6, 4, 5])


def asking(sizes: Sizes | RnnSizes, rng: np.random.Generator) -> Batch:
    """Streams of differing lengths whose last questions are ASKED, with an earlier one before."""
    targets = np.zeros((T, B), np.intp)
    targets[1] = 2
    targets[ASKED, range(B)] = [1, 2, 1]
    x = rng.normal(size=(T, sizes.D, B))
    return Batch(x, targets, np.ones((T, B)), LENGTHS)


def slope(loss, state: np.ndarray) -> float:
    """The length of the numerical gradient of a loss at a state."""
    found = np.zeros_like(state)
    for n in range(len(state)):
        nudge = NUDGE * np.eye(len(state))[n]
        found[n] = (loss(state + nudge) - loss(state - nudge)) / (2 * NUDGE)
    return float(np.linalg.norm(found))


def lstm_loss_from(w, batch, b, t, h, c) -> float:
    """Bits of stream b's last question, the state after step t being given."""
    state, p = cell.State(h, c), cell.predict(w, h)
    for s in range(t + 1, ASKED[b] + 1):
        x = batch.x[s, :, b]
        trace = cell.step(w, x, state, cell.gates(w, x, state))
        state, p = trace.state, trace.p
    return -float(np.log2(p[batch.targets[ASKED[b], b]]))


def rnn_loss_from(w, batch, b, t, h) -> float:
    p = cell.softmax(w["head_weight"] @ h + w["head_bias"])
    for s in range(t + 1, ASKED[b] + 1):
        h, p = rnn.step(w, batch.x[s, :, b], h)
    return -float(np.log2(p[batch.targets[ASKED[b], b]]))


def shares(norm) -> np.ndarray:
    """Numerical norms as shares of those at lag 0, for the lags that half of the streams have."""
    table = []
    for lag in range(int(np.median(ASKED)) + 1):
        long = [b for b in range(B) if ASKED[b] >= lag]
        there = np.mean([norm(b, ASKED[b] - lag) for b in long])
        table.append(there / np.mean([norm(b, ASKED[b]) for b in long]))
    return np.array(table)


@pytest.mark.parametrize("peephole", [False, True])
@pytest.mark.parametrize("recurrent", [False, True])
@pytest.mark.parametrize(("K", "S"), [(2, 1), (2, 3)])
def test_the_lstms_norms_are_the_numerical_ones(K, S, recurrent, peephole):
    rng = np.random.default_rng(3)
    sizes = Sizes(D=4, K=K, S=S, A=3, recurrent=recurrent, peephole=peephole)
    w, batch = random_weights(sizes, rng), asking(sizes, rng)
    trace = run(w, batch)
    found = lstm_fading(w, batch)

    def of_c(b, t):
        # h follows from c at the step itself: h = o⊙tanh(c)
        o = np.repeat(trace.o[t, :, b], S)
        return slope(lambda c: lstm_loss_from(w, batch, b, t, o * np.tanh(c), c), trace.c[t, :, b])

    def of_h(b, t):
        c = trace.c[t, :, b]
        return slope(lambda h: lstm_loss_from(w, batch, b, t, h, c), trace.h[t, :, b])

    np.testing.assert_allclose(found.state, shares(of_c), rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(found.hidden, shares(of_h), rtol=1e-6, atol=1e-9)
    if not recurrent:
        assert not found.hidden[1:].any(), "nothing but the prediction sees h"


def test_forced_gates_pass_no_gradient_on():
    rng = np.random.default_rng(7)
    sizes = Sizes(D=4, K=2, S=2, A=3)
    w, batch = random_weights(sizes, rng), asking(sizes, rng)
    forced = Forced(run(w, batch).gates.copy(), np.ones((T, 3, 2, B), bool))
    free, held = lstm_fading(w, batch), lstm_fading(w, batch, forced)
    w["weight_hh"][sizes.rows["i"]] = w["weight_hh"][sizes.rows["f"]] = 0.0
    w["weight_hh"][sizes.rows["o"]] = 0.0
    np.testing.assert_allclose(held.state, lstm_fading(w, batch, forced).state)
    assert np.abs(held.state - free.state).max() > 1e-3


def test_the_rnns_norms_are_the_numerical_ones():
    rng = np.random.default_rng(4)
    sizes = RnnSizes(D=4, H=5, A=3)
    w, batch = RnnWeights.initial(sizes, rng), asking(sizes, rng)
    h = rnn.run_rnn(w, batch).h
    found = rnn_fading(w, batch)
    expected = shares(lambda b, t: slope(lambda h: rnn_loss_from(w, batch, b, t, h), h[t, :, b]))
    np.testing.assert_allclose(found.state, expected, rtol=1e-6, atol=1e-9)
    assert found.highway is None


def test_the_highway_is_the_product_of_the_forget_gates():
    rng = np.random.default_rng(5)
    sizes = Sizes(D=4, K=2, S=1, A=3)
    w, batch = random_weights(sizes, rng), asking(sizes, rng)
    f = run(w, batch).f
    highway = lstm_fading(w, batch).highway
    assert highway is not None
    for lag in range(len(highway)):
        each = [
            f[ASKED[b] - lag + 1 : ASKED[b] + 1, :, b].prod(axis=0).max()
            for b in range(B)
            if ASKED[b] >= lag
        ]
        assert highway[lag] == pytest.approx(np.mean(each))


def test_without_recurrence_the_gradient_of_one_cell_travels_by_the_highway_alone():
    rng = np.random.default_rng(6)
    sizes = Sizes(D=4, K=1, S=1, A=3, recurrent=False)
    w, batch = random_weights(sizes, rng), asking(sizes, rng)
    w["weight_ih"][:] = 0.0  # all gates stand still: a mean of products is a product of means
    found = lstm_fading(w, batch)
    np.testing.assert_allclose(found.state, found.highway)


def test_streams_without_a_question_are_passed_over():
    batch = asking(RnnSizes(4, 2, 3), np.random.default_rng(0))
    batch.targets[:, 1] = 0
    assert last_questions(batch).tolist() == [6, -1, 5]
    steps = np.arange(T)[:, None] * np.ones((1, B))
    np.testing.assert_allclose(
        by_lag(steps, last_questions(batch)), np.array([5.5, 4.5, 3.5, 2.5, 1.5, 0.5]) / 5.5
    )
    batch.targets[:] = 0
    with pytest.raises(ValueError, match="no question"):
        last_questions(batch)


def test_a_question_in_the_padding_is_none():
    sizes = Sizes(D=2, K=1, S=1, A=3)
    batch = random_batch(sizes, 5, 2, np.random.default_rng(1))
    batch.targets[:] = 0
    batch.targets[2] = 1
    batch.targets[4] = 1
    shorter = Batch(batch.x, batch.targets, batch.weights, np.array([5, 3]))
    assert last_questions(shorter).tolist() == [4, 2]
