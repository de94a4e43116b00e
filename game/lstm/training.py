"""Gradient descent that ends in gates a person can read.

A plainly trained LSTM leaves its gates ajar and decides in the candidate, so that a person's
sensible gates do badly on it. The recipe here learns the task on short streams before long ones,
with a small cost on every gate that does something without need; then it makes half-open gates
unreliable (noise on their pre-activations; G2-LSTM, Li et al., ICML 2018) and a timid candidate
expensive, so that what is written is decided by the gates. The costs act from the first step: a
network that has once come to rely on a needless write cannot give it up when the noise sets in.
The network learns from the targets alone; nobody shows it how a person would set the gates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from game.lstm.adam import Adam
from game.lstm.batch import Batch, Forced
from game.lstm.network import cross_entropy
from game.lstm.plan import Plan
from game.lstm.weights import Array, Sizes, Weights


class Task(Protocol):
    """What a network is trained on; levels provide it, the engine knows nothing of levels."""

    sizes: Sizes
    """The network's sizes."""
    V: int
    """How many of the D input features, the first ones, are token identities."""

    def batch(self, shrink: float, rng: np.random.Generator, B: int) -> Batch:
        """B sequences, their repeats shrunk to this share of their length (0 to 1), in float32."""
        ...

    def locked(self, batch: Batch) -> Forced | None:
        """The gates that the task itself sets."""
        ...


@dataclass(frozen=True, slots=True)
class Recipe:
    """What training does, and when. Shares are of all steps.

    Args:
        steps: weight updates.
        batch: B, sequences per update.
        learning_rate: the highest; it falls to nothing along a cosine.
        sharpen: whether gates are driven to 0 or 1, by costs, noise and decay; off where
            half-open gates are the point.
        clip: the longest gradient that is followed as it is.
        grown_at: the share of the steps at which streams have grown to full length.
        sharpen_from: the share at which noise and candidate push set in.
        sharpen_full: the share at which they have their full strength.
        temperature: what gate pre-activations are divided by when fully sharpened.
        gate_noise: the scale of the logistic noise on gate pre-activations.
        candidate_noise: the standard deviation of the noise on candidate pre-activations.
        candidate_push: the cost of 1 − g², so that whatever is written is written clearly.
        input_cost: the cost of an open input gate.
        output_cost: the cost of an open output gate.
        forget_cost: the cost of a shut forget gate.
        decay: the decay, per unit of learning rate, of what gates read from token identity and
            of what the candidate reads from token class, so that gates depend on the kind of
            token and what is written on which one it is.
        forget_bias: the forget gates' bias at the start.
        output_bias: the output gates' bias at the start.
        silence_bias: the blank's bias in the prediction at the start.
    """

    steps: int = 1200
    batch: int = 64
    learning_rate: float = 0.02
    sharpen: bool = True
    clip: float = 1.0
    grown_at: float = 0.30
    sharpen_from: float = 0.30
    sharpen_full: float = 0.60
    temperature: float = 0.9
    gate_noise: float = 1.0
    candidate_noise: float = 0.5
    candidate_push: float = 0.3
    input_cost: float = 0.2
    output_cost: float = 0.1
    forget_cost: float = 0.1
    decay: float = 0.5
    forget_bias: float = 3.0
    output_bias: float = -2.0
    silence_bias: float = 3.0

    def rate(self, step: int) -> float:
        """The learning rate of a step."""
        return float(0.5 * self.learning_rate * (1 + np.cos(np.pi * step / self.steps)))

    def shrink(self, step: int) -> float:
        """How far the streams have grown at a step, from 0 to 1, in quarters."""
        grown = step / max(1.0, self.grown_at * self.steps)
        return min(1.0, float(np.floor(grown * 4)) / 4)

    def strength(self, step: int) -> float:
        """How strong the noise and the candidate push are at a step, from 0 to 1."""
        if not self.sharpen:
            return 0.0
        share = step / self.steps
        ramp = (share - self.sharpen_from) / max(1e-9, self.sharpen_full - self.sharpen_from)
        return float(np.clip(ramp, 0.0, 1.0))


@dataclass(frozen=True, slots=True)
class Report:
    """How training stands: the step just made of `steps`, and its loss in bits per target."""

    step: int
    steps: int
    loss: float


NOISE_POOL: Final = 1 << 18
"""Noise is cut from a pool at random places: drawing afresh would cost a third of the time."""


class Training:
    """One network on its way, from one seed.

    Everything that happens at a step follows from the seed and the step's number, so a training
    that is stopped and resumed ends in the same network as one that is not.
    """

    def __init__(self, task: Task, recipe: Recipe, seed: int) -> None:
        self.task, self.recipe, self.seed = task, recipe, seed
        rng = np.random.default_rng([seed, 0])
        self.weights = Weights.initial(
            task.sizes, rng, recipe.forget_bias, recipe.output_bias, recipe.silence_bias
        ).astype(np.float32)
        self.adam = Adam(clip=recipe.clip)
        self.step = 0
        self._plans: dict[tuple[int, int], Plan] = {}
        uniform = rng.uniform(1e-6, 1 - 1e-6, NOISE_POOL)
        self._logistic = np.log(uniform / (1 - uniform)).astype(np.float32)
        self._normal = rng.normal(size=NOISE_POOL).astype(np.float32)

    def run(self) -> Iterator[Report]:
        """Train to the last step, yielding after each; stop whenever you like."""
        while self.step < self.recipe.steps:
            loss = self._update()
            yield Report(self.step, self.recipe.steps, loss)

    def state(self) -> dict[str, Array]:
        """Where the training stands, as arrays: what `restore` needs to go on."""
        state: dict[str, Array] = {"step": np.array(float(self.step))}
        for name, array in self.weights.arrays.items():
            mean, square = self.adam.moments.get(name, (np.zeros_like(array),) * 2)
            state |= {name: array, f"mean/{name}": mean, f"square/{name}": square}
        return state

    def restore(self, state: dict[str, Array]) -> None:
        """Go on from where another training of the same task, recipe and seed stood.

        Raises:
            ValueError: the state belongs to another network.
        """
        for name, array in self.weights.arrays.items():
            parts = [state.get(key) for key in (name, f"mean/{name}", f"square/{name}")]
            if any(part is None or part.shape != array.shape for part in parts):
                raise ValueError(f'The state of the training does not fit: "{name}".')
        for name in self.weights.arrays:
            self.weights.arrays[name] = state[name].astype(np.float32)
            mean, square = (state[f"{moment}/{name}"] for moment in ("mean", "square"))
            self.adam.moments[name] = mean.astype(np.float32), square.astype(np.float32)
        self.step = self.adam.count = int(state["step"])

    def _update(self) -> float:
        recipe, sizes, step = self.recipe, self.task.sizes, self.step
        rng = np.random.default_rng([self.seed, 1, step])
        strength = recipe.strength(step)
        batch = self.task.batch(recipe.shrink(step), rng, recipe.batch)
        plan = self._plan(batch.T, batch.B)
        noise = self._noise(rng, (batch.T, sizes.R, batch.B), strength) if strength else None
        temperature = 1.0 - strength * (1.0 - recipe.temperature)
        forced = self.task.locked(batch)
        trace = plan.forward(self.weights, batch, forced, noise, temperature)
        loss, d_logits = cross_entropy(trace, batch)
        d_gates, d_g = self._costs(trace.g, batch.alive(), strength)
        gradients = plan.backward(d_logits, d_gates, d_g)
        rate = recipe.rate(step)
        self.adam.step(self.weights, gradients, rate)
        if recipe.sharpen:
            self._decay(rate * recipe.decay)
        self.step += 1
        return loss

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

    def _costs(
        self, g: Array, alive: NDArray[np.bool_], strength: float
    ) -> tuple[Array | None, Array | None]:
        """The costs' gradients on gates (T, 3, K, B) and candidates (T, H, B), if there are any."""
        recipe, K = self.recipe, self.task.sizes.K
        if not recipe.sharpen:
            return None, None
        T, H, B = g.shape
        share = (alive / alive.sum()).astype(np.float32)  # (T, B), a mean over tokens
        costs = np.array([recipe.input_cost, -recipe.forget_cost, recipe.output_cost], np.float32)
        d_gates = np.ascontiguousarray(
            np.broadcast_to(costs[:, None, None] * share[:, None, None] / K, (T, 3, K, B))
        )
        if not strength:
            return d_gates, None
        d_g = g * (share * np.float32(-2.0 * strength * recipe.candidate_push / H))[:, None]
        return d_gates, d_g

    def _decay(self, amount: float) -> None:
        rows = self.task.sizes.rows
        kept = np.float32(1.0 - amount)
        for gate in "ifo":
            self.weights["weight_ih"][rows[gate], : self.task.V] *= kept
        self.weights["weight_ih"][rows["g"], self.task.V :] *= kept


def _cut(pool: Array, rng: np.random.Generator, size: int) -> Array:
    """`size` numbers from a random place of the pool, going round at its end."""
    start = int(rng.integers(len(pool)))
    return np.take(pool, np.arange(start, start + size), mode="wrap")
