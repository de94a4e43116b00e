"""Adam: the paper's update, the clipping, and a downhill walk."""

import numpy as np
import pytest

from game.lstm.adam import Adam
from game.lstm.weights import Sizes, Weights


@pytest.fixture
def one() -> Weights:
    return Weights(Sizes(D=1, K=1, S=1, A=2), {"bias": np.array([1.0, -2.0])})


def test_the_first_step_is_the_papers(one):
    Adam(clip=1e9).step(one, {"bias": np.array([0.3, -4.0])}, learning_rate=0.1)
    np.testing.assert_allclose(one["bias"], [0.9, -1.9], atol=1e-6)


def test_a_hundred_steps_are_the_papers(one):
    rng, adam = np.random.default_rng(0), Adam(clip=1e9)
    expected = one["bias"].copy()
    m, v = np.zeros(2), np.zeros(2)
    for t in range(1, 101):
        g = rng.normal(size=2)
        adam.step(one, {"bias": g}, learning_rate=0.01)
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        expected -= 0.01 * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    np.testing.assert_allclose(one["bias"], expected, atol=1e-6)


def test_long_gradients_are_shortened_and_their_length_told(one):
    adam = Adam(clip=1.0)
    assert adam.step(one, {"bias": np.array([30.0, 40.0])}, 0.1) == pytest.approx(50.0)
    mean, _ = adam.moments["bias"]
    np.testing.assert_allclose(mean, [0.06, 0.08])


def test_moments_put_there_from_outside_are_taken_up_at_any_time(one):
    one.arrays["head_bias"] = np.array([[0.5], [0.25]])
    gradients = {"bias": np.array([0.3, -4.0]), "head_bias": np.array([[1.0], [2.0]])}
    adam, other = Adam(), Adam()
    adam.step(one, gradients, 0.1)
    other.step(one.copy(), {n: -g for n, g in gradients.items()}, 0.1)
    other.moments = {n: (mean.copy(), square.copy()) for n, (mean, square) in adam.moments.items()}
    twin = one.copy()
    adam.step(one, gradients, 0.1)
    other.step(twin, gradients, 0.1)
    for name in one.arrays:
        np.testing.assert_array_equal(one[name], twin[name])
        np.testing.assert_array_equal(adam.moments[name], other.moments[name])


def test_an_overflowing_gradient_is_told_by_its_length(one):
    with np.errstate(over="ignore", invalid="ignore"):
        norm = Adam().step(one, {"bias": np.array([np.inf, 1.0])}, 0.1)
    assert not np.isfinite(norm)
