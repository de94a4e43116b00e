"""The training of a vanilla RNN, with the care that the LSTM gets.

The same streams in the same order, the same growth to full length, steps, batch, optimiser,
clipping and fall of the learning rate. What the LSTM's recipe has beyond that concerns its gates,
and an RNN has none.
"""

from __future__ import annotations

import numpy as np

from game.lstm.batch import Batch
from game.lstm.descent import Descent, Task
from game.lstm.network import cross_entropy
from game.lstm.recipe import Recipe
from game.lstm.rnn import RnnPlan, RnnSizes, RnnWeights
from game.lstm.weights import Array


class RnnTraining(Descent):
    """The training of a vanilla RNN of about as many parameters as the task's LSTM has."""

    weights: RnnWeights

    def __init__(self, task: Task, recipe: Recipe, seed: int) -> None:
        self.sizes = RnnSizes.like(task.sizes)
        self._plans: dict[tuple[int, int], RnnPlan] = {}
        super().__init__(task, recipe, seed)

    def _initial(self) -> RnnWeights:
        rng = np.random.default_rng([self.seed, 0])
        return RnnWeights.initial(self.sizes, rng, self.recipe.silence_bias).astype(np.float32)

    def _gradients(self, batch: Batch, rng: np.random.Generator) -> tuple[float, dict[str, Array]]:
        if (batch.T, batch.B) not in self._plans:
            self._plans[batch.T, batch.B] = RnnPlan(self.sizes, batch.T, batch.B, np.float32)
        plan = self._plans[batch.T, batch.B]
        loss, d_logits = cross_entropy(plan.forward(self.weights, batch), batch)
        return loss, plan.backward(d_logits)

    def _after(self, rate: float) -> None:
        """Nothing decays: the LSTM's decay keeps its gates readable, and there are none here."""
