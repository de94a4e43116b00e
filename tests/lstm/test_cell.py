"""The textbook cell: its equations by hand, and what the gates do at their ends."""

import numpy as np
import pytest

from game.lstm import cell
from game.lstm.weights import Sizes, Weights
from tests.lstm.helpers import random_weights

SIZES = Sizes(D=3, K=2, S=2, A=4)


@pytest.fixture
def network() -> Weights:
    return random_weights(SIZES, np.random.default_rng(1))


def test_one_step_by_hand():
    """One cell, one input, all weights 1: every number can be worked out on paper."""
    sizes = Sizes(D=1, K=1, S=1, A=2)
    w = Weights(sizes, {name: np.ones(shape) for name, shape in sizes.shapes.items()})
    before = cell.State(h=np.array([0.5]), c=np.array([2.0]))
    z = 1.0 + 0.5 + 1.0  # W·x + U·h' + b
    gate, g = 1 / (1 + np.exp(-z)), np.tanh(z)
    own = cell.gates(w, np.array([1.0]), before)
    trace = cell.step(w, np.array([1.0]), before, own)
    assert [own.f[0], own.i[0], own.o[0]] == pytest.approx([gate] * 3)
    assert trace.g[0] == pytest.approx(g)
    assert trace.c[0] == pytest.approx(gate * 2.0 + gate * g)
    assert trace.h[0] == pytest.approx(gate * np.tanh(trace.c[0]))
    assert trace.p == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize(("f", "i"), [(1.0, 0.0), (0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (0.3, 0.6)])
def test_the_cell_state_is_what_is_kept_plus_what_is_written(network, f, i):
    rng = np.random.default_rng(2)
    before = cell.State(rng.normal(size=4), rng.normal(size=4))
    gates = cell.Gates(np.array([f, 1.0]), np.array([i, 0.0]), np.array([1.0, 0.0]))
    trace = cell.step(network, rng.normal(size=3), before, gates)
    np.testing.assert_allclose(trace.c[:2], f * before.c[:2] + i * trace.g[:2])
    np.testing.assert_allclose(trace.c[2:], before.c[2:])
    np.testing.assert_array_equal(trace.h[2:], 0.0)


def test_a_silent_cell_predicts_from_the_bias_alone(network):
    before = cell.State(np.ones(4), np.full(4, 3.0))
    shut = cell.Gates(np.ones(2), np.zeros(2), np.zeros(2))
    p = cell.step(network, np.ones(3), before, shut).p
    np.testing.assert_allclose(p, cell.softmax(network["head_bias"]))


def test_peepholes_let_the_gates_and_only_them_see_the_cell_state():
    sizes = Sizes(D=3, K=2, S=2, A=4, recurrent=False, peephole=True)
    w = random_weights(sizes, np.random.default_rng(3))
    x, empty = np.ones(3), cell.State.zero(sizes)
    full = cell.State(np.zeros(4), np.ones(4))
    for gate in "fio":
        before, after = (getattr(cell.gates(w, x, state), gate) for state in (empty, full))
        place = "ifo".index(gate) * 2
        moved = w["weight_ch"][place : place + 2].sum(axis=1)
        odds = np.log(after / (1 - after)) - np.log(before / (1 - before))
        np.testing.assert_allclose(odds, moved)
    np.testing.assert_array_equal(cell.candidate(w, x, empty), cell.candidate(w, x, full))


def test_without_recurrence_the_gates_do_not_see_the_hidden_state():
    sizes = Sizes(D=3, K=2, S=2, A=4, recurrent=False)
    w = random_weights(sizes, np.random.default_rng(4))
    loud = cell.State(np.ones(4), np.zeros(4))
    for gate in "fio":
        np.testing.assert_array_equal(
            getattr(cell.gates(w, np.ones(3), cell.State.zero(sizes)), gate),
            getattr(cell.gates(w, np.ones(3), loud), gate),
        )


def test_sigmoid_and_softmax_stand_any_argument():
    np.testing.assert_array_equal(cell.sigmoid(np.array([-1e9, 0.0, 1e9])), [0.0, 0.5, 1.0])
    np.testing.assert_array_equal(cell.softmax(np.array([1e9, 0.0])), [1.0, 0.0])
