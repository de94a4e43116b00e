"""Numbers on their way to where they belong, and those of a step while it plays out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np

from game.lstm.weights import Array
from game.ui.motion import BRISK, remaining
from game.ui.pace.steps import HUSH, StepRun
from game.ui.play.picture import Picture

SETTLED: Final = 0.004


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

    def of_block(self, block: int) -> tuple[float, ...]:
        """All numbers that a block is drawn from: tells whether it must be drawn anew."""
        mine = slice(block * self._cells, (block + 1) * self._cells)
        gates = float(self.f[block]), float(self.i[block]), float(self.o[block])
        return (*gates, *self.g[mine].tolist(), *self.before[mine].tolist())

    @property
    def prediction(self) -> tuple[float, ...]:
        """All numbers that the prediction is drawn from."""
        return (*self.p.tolist(), *self.rank.tolist())


NUMBERS: Final = ("f", "i", "o", "g", "before", "p", "rank")


def figures_of(picture: Picture) -> Figures:
    """The numbers of a picture, at rest."""
    trace = picture.trace
    rank = np.empty(len(trace.p))
    rank[list(picture.ranking)] = np.arange(len(trace.p))
    return Figures(trace.f, trace.i, trace.o, trace.g, picture.before.c, trace.p, rank)


def playing_out(picture: Picture, run: StepRun) -> Figures:
    """The numbers of a step that plays out: the prediction is the one before, until h arrives."""
    figures = figures_of(picture)
    back = run.within(HUSH) * (1.0 - run.share("prediction"))
    if back == 0.0:
        return figures
    return replace(figures, p=figures.p + (picture.p_before - figures.p) * back)


class Flow:
    """Numbers that follow a picture smoothly; with `still` they arrive at once."""

    def __init__(self, picture: Picture) -> None:
        self.settle(picture)

    def settle(self, picture: Picture) -> None:
        """Be where the picture is."""
        self.put(figures_of(picture))

    def put(self, figures: Figures) -> None:
        """Be at these numbers, and stay there."""
        self.figures = self._target = figures
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
        share = 1.0 - remaining(dt, BRISK)
        now, to = self.figures, self._target
        parts = {}
        farthest = 0.0
        for name in NUMBERS:
            here, there = getattr(now, name), getattr(to, name)
            way = there - here
            far = float(np.abs(way).max())
            farthest = max(farthest, far)
            # What has arrived stays the same number: what is drawn from it stays as it is.
            parts[name] = there if far < SETTLED else here + way * share
        if farthest < SETTLED:
            self.figures, self.moving = to, False
        else:
            self.figures = Figures(**parts)
