"""Gradient descent that ends in gates a person can read.

A plainly trained LSTM leaves its gates ajar and decides in the candidate, so that a person's
sensible gates do badly on it. The recipe here learns the task on short streams before long ones,
with a small cost on every gate that does something without need; then it makes half-open gates
unreliable (noise on their pre-activations; G2-LSTM, Li et al., ICML 2018) and a timid candidate
expensive, so that what is written is decided by the gates. The costs act from the first step: a
network that has once come to rely on a needless write cannot give it up when the noise sets in.
The network learns from the targets alone; nobody shows it how a person would set the gates. What
each ingredient is worth was measured: see levels/README.md, and the command `ablate`.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from game.lstm.batch import Batch
from game.lstm.descent import Descent, Task
from game.lstm.network import cross_entropy
from game.lstm.plan import Plan
from game.lstm.recipe import Recipe
from game.lstm.weights import Array, Weights

NOISE_POOL: Final = 1 << 18
"""Noise is cut from a pool at random places: drawing afresh would cost a third of the time."""


class Training(Descent):
    """The training of an LSTM whose gates a person can read."""

    weights: Weights

    def __init__(self, task: Task, recipe: Recipe, seed: int) -> None:
        super().__init__(task, recipe, seed)
        rng = np.random.default_rng([seed, 2])
        self._plans: dict[tuple[int, int], Plan] = {}
        uniform = rng.uniform(1e-6, 1 - 1e-6, NOISE_POOL)
        self._logistic = np.log(uniform / (1 - uniform)).astype(np.float32)
        self._normal = rng.normal(size=NOISE_POOL).astype(np.float32)

    def _initial(self) -> Weights:
        recipe = self.recipe
        return Weights.initial(
            self.task.sizes,
            np.random.default_rng([self.seed, 0]),
            recipe.forget_bias,
            recipe.output_bias,
            recipe.silence_bias,
        ).astype(np.float32)

    def _gradients(self, batch: Batch, rng: np.random.Generator) -> tuple[float, dict[str, Array]]:
        recipe, sizes = self.recipe, self.task.sizes
        strength = recipe.strength(self.step)
        plan = self._plan(batch.T, batch.B)
        noisy = strength * (recipe.gate_noise + recipe.candidate_noise) > 0.0
        noise = self._noise(rng, (batch.T, sizes.R, batch.B), strength) if noisy else None
        temperature = 1.0 - strength * (1.0 - recipe.temperature)
        forced = self.task.locked(batch)
        trace = plan.forward(self.weights, batch, forced, noise, temperature)
        loss, d_logits = cross_entropy(trace, batch)
        d_gates, d_g = self._costs(trace.g, batch, strength)
        return loss, plan.backward(d_logits, d_gates, d_g)

    def _plan(self, T: int, B: int) -> Plan:
        if (T, B) not in self._plans:
            self._plans[T, B] = Plan(self.task.sizes, T, B, np.float32)
        return self._plans[T, B]

    def _noise(self, rng: np.random.Generator, shape: tuple[int, int, int], s: float) -> Array:
        """(T, R, B): logistic on the 3K gate rows, normal on the H candidate rows."""
        T, R, B = shape
        gates = 3 * self.task.sizes.K
        noise = np.empty(shape, np.float32)
        logistic = _cut(self._logistic, rng, T * gates * B).reshape(T, gates, B)
        normal = _cut(self._normal, rng, T * (R - gates) * B).reshape(T, R - gates, B)
        np.multiply(logistic, np.float32(s * self.recipe.gate_noise), out=noise[:, :gates])
        np.multiply(normal, np.float32(s * self.recipe.candidate_noise), out=noise[:, gates:])
        return noise

    def _costs(self, g: Array, batch: Batch, strength: float) -> tuple[Array | None, Array | None]:
        """The costs' gradients on gates (T, 3, K, B) and candidates (T, H, B), if there are any."""
        recipe, sizes = self.recipe, self.task.sizes
        share = self._shares(batch)[:, None]  # (T, 1, B)
        output = recipe.early_output + strength * (1.0 - recipe.early_output)
        costs = recipe.input_cost, -recipe.forget_cost, recipe.output_cost * output
        d_gates = d_g = None
        if any(costs):
            d_gates = np.empty((batch.T, 3, sizes.K, batch.B), np.float32)
            for gate, cost in enumerate(costs):
                d_gates[:, gate] = np.float32(cost) * share
        if push := strength * recipe.candidate_push:
            d_g = g * (share * np.float32(-2.0 * push / sizes.H))
        return d_gates, d_g

    def _shares(self, batch: Batch) -> Array:
        """(T, B) how much a cost weighs at each token, 0 at padding.

        All tokens together weigh 1, and the classes once more `class_costs`, each class the same.
        """
        classes = batch.x[:, self.task.V :]  # (T, C, B)
        met = classes.sum(axis=(0, 2))
        rarity = np.where(met > 0, 1.0 / np.maximum(met, 1.0), 0.0) / max(1, np.count_nonzero(met))
        alive = batch.alive() / np.float32(batch.lengths.sum())
        by_class = np.tensordot(rarity.astype(np.float32), classes, axes=(0, 1))
        return np.asarray(alive + np.float32(self.recipe.class_costs) * by_class, np.float32)

    def _after(self, rate: float) -> None:
        rows, V = self.task.sizes.rows, self.task.V
        kept = np.float32(max(0.0, 1.0 - rate * self.recipe.identity_decay))
        for gate in "ifo":
            self.weights["weight_ih"][rows[gate], :V] *= kept
        kept = np.float32(max(0.0, 1.0 - rate * self.recipe.class_decay))
        self.weights["weight_ih"][rows["g"], V:] *= kept


def _cut(pool: Array, rng: np.random.Generator, size: int) -> Array:
    """`size` numbers from a random place of the pool, going round at its end."""
    start = int(rng.integers(len(pool)))
    return np.take(pool, np.arange(start, start + size), mode="wrap")
