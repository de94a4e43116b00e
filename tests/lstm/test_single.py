"""The one-sequence cell: equal to the textbook, and without a memory of its own."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from game.lstm import cell
from game.lstm.cell import Gates, State, StepTrace
from game.lstm.single import SingleCell
from game.lstm.weights import Sizes
from tests.lstm.helpers import random_weights


def assert_same(found: State | Gates | StepTrace, expected: State | Gates | StepTrace) -> None:
    for name, array in expected._asdict().items():
        np.testing.assert_allclose(getattr(found, name), array, rtol=0, atol=1e-12, err_msg=name)


@settings(max_examples=100, deadline=None)
@given(
    T=st.integers(1, 30),
    K=st.integers(1, 6),
    S=st.integers(1, 6),
    A=st.integers(1, 5),
    recurrent=st.booleans(),
    peephole=st.booleans(),
    seed=st.integers(0, 2**32 - 1),
)
def test_it_computes_what_the_textbook_cell_computes(T, K, S, A, recurrent, peephole, seed):
    rng = np.random.default_rng(seed)
    sizes = Sizes(D=5, K=K, S=S, A=A, recurrent=recurrent, peephole=peephole)
    w = random_weights(sizes, rng)
    single, state = SingleCell(w), State(*rng.normal(size=(2, sizes.H)))
    for _ in range(T):
        x, own = rng.normal(size=sizes.D), rng.random() < 0.5
        gates, g = single.propose(x, state)
        assert_same(gates, cell.gates(w, x, state))
        np.testing.assert_allclose(g, cell.candidate(w, x, state), rtol=0, atol=1e-12)
        played = gates if own else Gates(*rng.random((3, K)))
        trace = single.step(state, played, g)
        assert_same(trace, cell.step(w, x, state, played))
        state = trace.state


def test_a_certain_prediction_does_not_overflow():
    w = random_weights(Sizes(D=1, K=1, S=1, A=3), np.random.default_rng(0))
    w["head_bias"][:] = [1e6, -1e6, 0.0]
    single, state = SingleCell(w), State.zero(w.sizes)
    trace = single.step(state, *single.propose(np.ones(1), state))
    np.testing.assert_array_equal(trace.p, [1.0, 0.0, 0.0])


def test_what_it_returned_stays_when_it_is_used_again_and_two_share_nothing():
    rng = np.random.default_rng(1)
    sizes = Sizes(D=4, K=2, S=2, A=3, peephole=True)
    one, other = (SingleCell(random_weights(sizes, rng)) for _ in range(2))
    x, state = rng.normal(size=4), State(*rng.normal(size=(2, 4)))

    def play(single: SingleCell) -> StepTrace:
        return single.step(state, *single.propose(x, state))

    first = play(one)
    kept = StepTrace(*(array.copy() for array in first))
    for single in (other, one):
        single.step(State.zero(sizes), *single.propose(-x, State.zero(sizes)))
    assert_same(first, kept)
    assert_same(play(one), kept)
    assert np.abs(play(other).p - kept.p).max() > 1e-3
