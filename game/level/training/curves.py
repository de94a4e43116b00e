"""How the losses of a level's training have fallen: a few hundred points for each attempt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from game.level.training.attempts import KINDS, Kind, Progress
from game.lstm.weights import Array

POINTS: Final = 125
"""How many points an attempt's curve has; each is the mean of the losses since the one before."""


@dataclass(frozen=True, slots=True)
class Point:
    """The mean loss of some steps of an attempt, up to this one, in bits per target."""

    kind: Kind
    attempt: int
    step: int
    loss: float


@dataclass
class Curves:
    """The points so far, in the order in which they came.

    Where an attempt began anew, its steps begin anew too; what came before has led nowhere.
    """

    points: list[Point] = field(default_factory=list)
    _losses: list[float] = field(default_factory=list)

    def add(self, at: Progress) -> None:
        """Take the loss of a step into account; one that is no number is none of a curve's."""
        if at.kind == "snapshots":  # whose steps were made before
            return
        if not at.step:  # it ran away, and begins anew
            self._losses.clear()
            return
        if np.isfinite(at.loss):
            self._losses.append(at.loss)
        if at.step % max(1, at.steps // POINTS) == 0 or at.step >= at.steps:
            if self._losses:
                mean = float(np.mean(self._losses))
                self.points.append(Point(at.kind, at.attempt, at.step, mean))
            self._losses.clear()

    def state(self) -> Array:
        """The points as an array (n, 4): kind, attempt, step, loss."""
        rows = [(KINDS.index(p.kind), p.attempt, p.step, p.loss) for p in self.points]
        return np.array(rows, dtype=np.float32).reshape(-1, 4)

    def restore(self, state: Array) -> None:
        """Have the points that `state` gave.

        Raises:
            ValueError: these are no points.
        """
        if state.ndim != 2 or state.shape[1] != 4:
            raise ValueError("The curves of the unfinished training are none.")
        if not np.isin(state[:, 0], range(len(KINDS))).all():
            raise ValueError("The curves of the unfinished training are of no kind of network.")
        self.points = [
            Point(KINDS[int(kind)], int(attempt), int(step), float(loss))
            for kind, attempt, step, loss in state.tolist()
        ]
