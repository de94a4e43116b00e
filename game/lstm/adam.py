"""Adam (Kingma & Ba 2015) with the gradient's length clipped (Pascanu et al. 2013)."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import sqrt

import numpy as np

from game.lstm.weights import Array, Parameters


@dataclass(frozen=True, slots=True)
class _Flat:
    """Both moments of all weights end to end: one operation then serves every array."""

    mean: Array
    square: Array
    places: dict[str, slice]
    views: dict[str, tuple[Array, Array]]

    @classmethod
    def of(cls, arrays: dict[str, Array], known: dict[str, tuple[Array, Array]]) -> _Flat:
        """The moments known so far, and zeros for the rest."""
        ends = np.cumsum([array.size for array in arrays.values()]).tolist()
        kind = np.result_type(*arrays.values())
        mean, square = np.zeros(ends[-1], kind), np.zeros(ends[-1], kind)
        places, views = {}, {}
        for (name, array), end in zip(arrays.items(), ends, strict=True):
            at = places[name] = slice(end - array.size, end)
            views[name] = mean[at].reshape(array.shape), square[at].reshape(array.shape)
            if name in known:
                views[name][0][...], views[name][1][...] = known[name]
        return cls(mean, square, places, views)


@dataclass(slots=True)
class Adam:
    """The optimiser of one network: two running moments per weight, and a step count.

    `moments` holds, by weight name, the running mean of the gradient and of its square; what is
    put there is taken up by the next step.
    """

    clip: float = 1.0
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    count: int = 0
    moments: dict[str, tuple[Array, Array]] = field(default_factory=dict)
    _flat: _Flat | None = field(default=None, init=False, repr=False)

    def step(self, w: Parameters, gradients: dict[str, Array], learning_rate: float) -> float:
        """Move the weights, in place, one step against the gradient.

        Args:
            w: the network.
            gradients: ∂loss/∂weights by name, in the weights' shapes.
            learning_rate: the length of the step.

        Returns:
            The gradient's Euclidean norm before clipping.
        """
        g = np.concatenate([gradients[name].ravel() for name in w.arrays])
        norm = sqrt(np.dot(g, g))
        g *= min(1.0, self.clip / (norm + 1e-12))
        self.count += 1
        # Both bias corrections folded into the rate, as the paper's section 2 suggests.
        rate = learning_rate * sqrt(1 - self.beta2**self.count) / (1 - self.beta1**self.count)
        flat = self._taken_up(w)
        mean, square = flat.mean, flat.square
        mean += (1 - self.beta1) * (g - mean)
        g *= g
        square += (1 - self.beta2) * (g - square)
        step = rate * mean / (np.sqrt(square) + self.epsilon)
        for name, array in w.arrays.items():
            array -= step[flat.places[name]].reshape(array.shape)
        return norm

    def _taken_up(self, w: Parameters) -> _Flat:
        flat = self._flat
        if flat is None or any(self.moments.get(n) is not v for n, v in flat.views.items()):
            flat = self._flat = _Flat.of(w.arrays, self.moments)
            self.moments.update(flat.views)
        return flat
