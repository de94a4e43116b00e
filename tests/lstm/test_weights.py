"""Sizes and initial weights: names, shapes, and the state a network starts from."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.lstm.network import run
from game.lstm.weights import Sizes, Weights
from tests.lstm.helpers import random_batch, random_weights


@pytest.mark.parametrize("recurrent", [False, True])
@pytest.mark.parametrize("peephole", [False, True])
def test_weights_have_the_shapes_their_sizes_ask_for(recurrent, peephole):
    sizes = Sizes(D=7, K=3, S=2, A=5, recurrent=recurrent, peephole=peephole)
    w = Weights.initial(sizes, np.random.default_rng(0))
    assert {name: array.shape for name, array in w.arrays.items()} == sizes.shapes
    assert ("weight_hh" in w.arrays, "weight_ch" in w.arrays) == (recurrent, peephole)


def test_the_rows_stand_in_torchs_order_and_cover_everything():
    sizes = Sizes(D=1, K=2, S=3, A=2)
    assert list(sizes.rows) == ["i", "f", "g", "o"]
    covered = np.concatenate([np.arange(sizes.R)[rows] for rows in sizes.rows.values()])
    np.testing.assert_array_equal(covered, np.arange(sizes.R))


def test_an_untrained_network_keeps_and_is_silent():
    sizes = Sizes(D=4, K=2, S=2, A=5)
    w = Weights.initial(sizes, np.random.default_rng(0), 3.0, -2.0, 4.0)
    np.testing.assert_array_equal(w["bias"][sizes.rows["f"]], 3.0)
    np.testing.assert_array_equal(w["bias"][sizes.rows["o"]], -2.0)
    np.testing.assert_array_equal(w["head_bias"], [4.0, 0, 0, 0, 0])


def test_a_copy_and_another_precision_share_nothing():
    w = Weights.initial(Sizes(D=2, K=1, S=1, A=2), np.random.default_rng(0))
    for other in (w.copy(), w.astype(np.float32)):
        other["bias"][:] = 9.0
        assert not (w["bias"] == 9.0).any()


@st.composite
def shuffled_networks(draw):
    """A network of any kind with an order for its blocks, and a batch to run it on."""
    sizes = Sizes(
        D=draw(st.integers(1, 5)),
        K=draw(st.integers(1, 6)),
        S=draw(st.integers(1, 4)),
        A=draw(st.integers(2, 5)),
        recurrent=draw(st.booleans()),
        peephole=draw(st.booleans()),
    )
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    T, B = draw(st.integers(1, 12)), draw(st.integers(1, 5))
    order = draw(st.permutations(range(sizes.K)))
    return random_weights(sizes, rng), random_batch(sizes, T, B, rng), order


@settings(max_examples=100, deadline=None)
@given(shuffled_networks())
def test_blocks_in_another_order_compute_the_same(drawn):
    w, batch, order = drawn
    S = w.sizes.S
    cells = [S * k + s for k in order for s in range(S)]
    one, other = run(w, batch), run(w.with_blocks(order), batch)
    np.testing.assert_allclose(other.p, one.p, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(other.gates, one.gates[:, :, list(order)], rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(other.c, one.c[:, cells], rtol=1e-9, atol=1e-12)


@settings(max_examples=30, deadline=None)
@given(shuffled_networks())
def test_the_opposite_order_gives_the_network_back(drawn):
    w, _, order = drawn
    again = w.with_blocks(order).with_blocks(np.argsort(order).tolist())
    for name, array in w.arrays.items():
        np.testing.assert_array_equal(array, again[name])


@pytest.mark.parametrize("order", [(), (0, 1), (0, 1, 1), (1, 2, 3), (0, 1, 2, 3), (-1, 0, 1)])
def test_what_is_no_order_of_the_blocks_is_refused(order):
    w = Weights.initial(Sizes(D=2, K=3, S=2, A=2), np.random.default_rng(0))
    with pytest.raises(ValueError, match="is no order of 3 blocks"):
        w.with_blocks(order)
