"""Small networks and batches for the engine's tests."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from game.lstm.batch import Batch, Forced
from game.lstm.weights import Sizes, Weights


def random_weights(sizes: Sizes, rng: np.random.Generator) -> Weights:
    """Weights away from any symmetric or empty start."""
    w = Weights.initial(sizes, rng, forget_bias=0.5, output_bias=-0.5)
    for array in w.arrays.values():
        array += rng.normal(scale=0.5, size=array.shape)
    return w


def random_batch(sizes: Sizes, T: int, B: int, rng: np.random.Generator) -> Batch:
    """Inputs, targets and weights at random; sequences of differing lengths."""
    lengths = rng.integers(max(1, T // 2), T + 1, size=B)
    weights = rng.random((T, B)) * (np.arange(T)[:, None] < lengths)
    targets = rng.integers(sizes.A, size=(T, B))
    return Batch(rng.normal(size=(T, sizes.D, B)), targets, weights, lengths)


def random_forced(sizes: Sizes, T: int, B: int, rng: np.random.Generator) -> Forced:
    """Some gates of some blocks at some steps set from outside."""
    shape = (T, 3, sizes.K, B)
    return Forced(rng.random(shape), rng.random(shape) < 0.4)


def numerical_gradient(
    array: NDArray[np.float64], loss: Callable[[], float], nudge: float = 1e-5
) -> NDArray[np.float64]:
    """∂loss/∂array by nudging each number up and down, in place; the array is left as it was."""
    gradient = np.zeros_like(array)
    for at in np.ndindex(array.shape):
        kept = array[at]
        array[at] = kept + nudge
        above = loss()
        array[at] = kept - nudge
        gradient[at] = (above - loss()) / (2 * nudge)
        array[at] = kept
    return gradient
