"""Sizes and initial weights: names, shapes, and the state a network starts from."""

import numpy as np
import pytest

from game.lstm.weights import Sizes, Weights


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
