"""Gradient descent from one seed, whatever the network: a loop, and a state to go on from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from game.lstm.adam import Adam
from game.lstm.batch import Batch, Forced
from game.lstm.recipe import Recipe
from game.lstm.weights import Array, Parameters, Sizes


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
class Report:
    """How training stands: the step just made of `steps`, and its loss in bits per target.

    `restarts` says how often it has begun anew with a lower learning rate.
    """

    step: int
    steps: int
    loss: float
    restarts: int = 0


class DivergedError(Exception):
    """Training ran away at every learning rate that was tried; the text says what to change."""


RESTARTS: Final = 5
LOWER: Final = 0.3
"""How often a run that diverges begins anew, and what its learning rate is then multiplied by."""

WATCHED: Final = 50
HOPELESS: Final = 3.0
"""A run has diverged when its loss, over so many steps, is so many times that of guessing evenly.

Guessing evenly costs log2 A bits; a network can always do that well by saying nothing of use.
"""


class Descent(ABC):
    """One network on its way, from one seed.

    Everything that happens at a step follows from the seed, the step's number and the restarts, so
    a training that is stopped and resumed ends in the same network as one that is not.
    """

    weights: Parameters
    """The network, in float32."""

    def __init__(self, task: Task, recipe: Recipe, seed: int) -> None:
        self.task, self.recipe, self.seed = task, recipe, seed
        self.restarts = 0
        self._begin()

    @abstractmethod
    def _initial(self) -> Parameters:
        """The weights to start from, in float32; the same at every call."""

    @abstractmethod
    def _gradients(self, batch: Batch, rng: np.random.Generator) -> tuple[float, dict[str, Array]]:
        """The loss of a batch in bits per target, and ∂/∂ each weight array of all that it costs.

        Args:
            batch: the streams of this step.
            rng: this step's chance.
        """

    @abstractmethod
    def _after(self, rate: float) -> None:
        """What else is done to the weights after a step of this learning rate."""

    def run(self) -> Iterator[Report]:
        """Train to the last step, yielding after each; stop whenever you like.

        A run whose loss grows beyond all reason, or is no number any more, begins anew with a
        lower learning rate, and says so in its reports.

        Raises:
            DivergedError: it ran away again and again.
        """
        while self.step < self.recipe.steps:
            loss = self._update()
            if self._diverged(loss):
                self._restart()
            yield Report(self.step, self.recipe.steps, loss, self.restarts)

    @property
    def rate(self) -> float:
        """The learning rate of the coming step."""
        return self.recipe.rate(self.step) * LOWER**self.restarts

    def state(self) -> dict[str, Array]:
        """Where the training stands, as arrays: what `restore` needs to go on."""
        state: dict[str, Array] = {
            "step": np.array(float(self.step)),
            "restarts": np.array(float(self.restarts)),
            "losses": np.array(self._losses, dtype=float),
        }
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
        step, restarts = float(state["step"]), float(state["restarts"])
        if not (0 <= step <= self.recipe.steps and 0 <= restarts <= RESTARTS):
            raise ValueError("The state of the training is no step of it.")
        if state["losses"].ndim != 1:
            raise ValueError('The state of the training does not fit: "losses".')
        for name in self.weights.arrays:
            self.weights.arrays[name] = state[name].astype(np.float32)
            mean, square = (state[f"{moment}/{name}"] for moment in ("mean", "square"))
            self.adam.moments[name] = mean.astype(np.float32), square.astype(np.float32)
        self.step = self.adam.count = int(step)
        self.restarts = int(restarts)
        self._losses.extend(state["losses"].tolist())

    def _begin(self) -> None:
        self.weights = self._initial()
        self.adam = Adam(clip=self.recipe.clip)
        self.step = 0
        self._losses: deque[float] = deque(maxlen=WATCHED)

    def _update(self) -> float:
        rng = np.random.default_rng([self.seed, 1, self.step])
        batch = self.task.batch(self.recipe.shrink(self.step), rng, self.recipe.batch)
        # A run that overflows is caught by its loss; NumPy need not warn of every number in it.
        with np.errstate(over="ignore", invalid="ignore"):
            loss, gradients = self._gradients(batch, rng)
            norm = self.adam.step(self.weights, gradients, self.rate)
            self._after(self.rate)
        self.step += 1
        return loss if np.isfinite(norm) else np.inf

    def _diverged(self, loss: float) -> bool:
        self._losses.append(float(np.float32(loss)))  # as precisely as `state` is kept
        worst = HOPELESS * float(np.log2(self.task.sizes.A))
        full = len(self._losses) == WATCHED
        return not np.isfinite(loss) or (full and sum(self._losses) / WATCHED > worst)

    def _restart(self) -> None:
        if self.restarts == RESTARTS:
            raise DivergedError(
                f"Training ran away at a learning rate of {self.recipe.learning_rate:g} and at "
                f'{RESTARTS} lower ones. Lower the costs in "train", or see whether the '
                "level's questions can be answered at all."
            )
        self.restarts += 1
        self._begin()
