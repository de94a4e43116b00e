"""Adam (Kingma & Ba 2015) with the gradient's length clipped (Pascanu et al. 2013)."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from game.lstm.weights import Array, Parameters


@dataclass(slots=True)
class Adam:
    """The optimiser of one network: two running moments per weight, and a step count.

    `moments` holds, by weight name, the running mean of the gradient and of its square.
    """

    clip: float = 1.0
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    count: int = 0
    moments: dict[str, tuple[Array, Array]] = field(default_factory=dict)

    def step(self, w: Parameters, gradients: dict[str, Array], learning_rate: float) -> float:
        """Move the weights, in place, one step against the gradient.

        Args:
            w: the network.
            gradients: ∂loss/∂weights by name, in the weights' shapes.
            learning_rate: the length of the step.

        Returns:
            The gradient's Euclidean norm before clipping.
        """
        norm = float(np.sqrt(sum(float(np.vdot(g, g)) for g in gradients.values())))
        scale = min(1.0, self.clip / (norm + 1e-12))
        self.count += 1
        # Both bias corrections folded into the rate, as the paper's section 2 suggests.
        rate = learning_rate * np.sqrt(1 - self.beta2**self.count) / (1 - self.beta1**self.count)
        for name, array in w.arrays.items():
            g = gradients[name] * np.asarray(scale, array.dtype)
            if name not in self.moments:
                self.moments[name] = (np.zeros_like(array), np.zeros_like(array))
            mean, square = self.moments[name]
            mean += (1 - self.beta1) * (g - mean)
            square += (1 - self.beta2) * (g * g - square)
            array -= (rate * mean / (np.sqrt(square) + self.epsilon)).astype(array.dtype)
        return norm
