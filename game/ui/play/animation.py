"""What moves: numbers on their way to where they belong, and the stages of one step."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, TypeAlias

import numpy as np

from game.lstm.weights import Array
from game.ui.play.picture import Picture

STEP_MS: Final = 600.0
"""How long a step's animation takes at the usual speed."""

EASE_MS: Final = 70.0
"""After this time a number has covered two thirds of its way."""

SETTLED: Final = 0.004

Stage: TypeAlias = Literal["token", "candidate", "highway", "output", "belt"]

STAGES: Final[dict[Stage, tuple[float, float]]] = {
    "token": (0.0, 0.24),
    "candidate": (0.20, 0.46),
    "highway": (0.34, 0.66),
    "output": (0.60, 0.86),
    "belt": (0.80, 1.0),
}
"""When each stage of a step begins and ends: cause first, effect after it."""


@dataclass(frozen=True)
class Figures:
    """The numbers as they are drawn at this moment: like a trace, but on their way."""

    f: Array
    i: Array
    o: Array
    g: Array
    before: Array
    p: Array
    rank: Array

    @property
    def _cells(self) -> int:
        return len(self.g) // len(self.f)

    @cached_property
    def kept(self) -> Array:
        """f⊙c' (H,): what passes the forget valve."""
        return np.repeat(self.f, self._cells) * self.before

    @cached_property
    def written(self) -> Array:
        """i⊙g (H,): what passes the input valve."""
        return np.repeat(self.i, self._cells) * self.g

    @cached_property
    def c(self) -> Array:
        """The cell state (H,)."""
        return self.kept + self.written

    @cached_property
    def spoken(self) -> Array:
        """The hidden state (H,)."""
        return np.repeat(self.o, self._cells) * np.tanh(self.c)


NUMBERS: Final = ("f", "i", "o", "g", "before", "p", "rank")


def figures_of(picture: Picture) -> Figures:
    """The numbers of a picture, at rest."""
    trace = picture.trace
    rank = np.empty(len(trace.p))
    rank[list(picture.ranking)] = np.arange(len(trace.p))
    return Figures(trace.f, trace.i, trace.o, trace.g, picture.before.c, trace.p, rank)


class Flow:
    """Numbers that follow a picture smoothly; with `still` they arrive at once."""

    def __init__(self, picture: Picture) -> None:
        self.settle(picture)

    def settle(self, picture: Picture) -> None:
        """Be where the picture is."""
        self.figures = self._target = figures_of(picture)
        self.moving = False

    def aim(self, picture: Picture, *, still: bool) -> None:
        """Set out for another picture."""
        if still:
            self.settle(picture)
            return
        self._target = figures_of(picture)
        self.moving = True

    def update(self, dt: float) -> None:
        """Move on by dt milliseconds."""
        if not self.moving:
            return
        share = 1.0 - float(np.exp(-dt / EASE_MS))
        now, to = self.figures, self._target
        parts = {}
        farthest = 0.0
        for name in NUMBERS:
            here, there = getattr(now, name), getattr(to, name)
            farthest = max(farthest, float(np.abs(there - here).max()))
            parts[name] = here + (there - here) * share
        if farthest < SETTLED:
            self.figures, self.moving = to, False
        else:
            self.figures = Figures(**parts)


@dataclass(frozen=True, slots=True)
class StepRun:
    """One step's animation under way: from 0 to 1."""

    progress: float = 0.0

    def moved(self, dt: float, speed: float) -> StepRun | None:
        """A little later; None once it is over."""
        progress = self.progress + dt * speed / STEP_MS
        return StepRun(progress) if progress < 1.0 else None

    def stage(self, name: Stage) -> float | None:
        """How far a stage has come, from 0 to 1; None before it and after it."""
        start, end = STAGES[name]
        if not start <= self.progress < end:
            return None
        return ease((self.progress - start) / (end - start))


def ease(share: float) -> float:
    """Slow at both ends."""
    share = min(max(share, 0.0), 1.0)
    return share * share * (3.0 - 2.0 * share)


def approach(here: float, there: float, dt: float, ms: float = EASE_MS) -> float:
    """A number that follows another."""
    if abs(there - here) < 0.01:
        return there
    return there + (here - there) * float(np.exp(-dt / ms))
