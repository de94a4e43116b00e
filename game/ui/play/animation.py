"""What moves: numbers on their way to where they belong, and the six parts of one step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Literal, TypeAlias

import numpy as np

from game.lstm.weights import Array
from game.ui.motion import BRISK, ease, remaining
from game.ui.play.picture import Picture

STEP_MS: Final = 1300.0
"""How long a step plays out at the usual speed; whoever acts before that cuts it short."""

SETTLED: Final = 0.004

Part: TypeAlias = Literal["comes_in", "forget", "input", "memory", "output", "prediction"]

PARTS: Final[dict[Part, tuple[float, float]]] = {
    "comes_in": (0.0, 0.21),
    "forget": (0.16, 0.36),
    "input": (0.33, 0.53),
    "memory": (0.50, 0.66),
    "output": (0.62, 0.80),
    "prediction": (0.77, 0.90),
}
"""When each of the six parts of a step begins and ends: cause first, effect after it."""

ORDER: Final = tuple(PARTS)
HUSH: Final = (0.0, 0.10)
"""While the token sets out, what the valves promised makes way for what really was before."""
BELT: Final = (0.86, 1.0)
"""When the belt moves on to the next token."""


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


@dataclass(frozen=True, slots=True)
class StepRun:
    """One step under way: `progress` goes from 0 to 1.

    Played part by part it stops at the end of each (`waiting`), and `at` is the number of the part
    that plays; of those after it nothing is to be seen yet.
    """

    progress: float = 0.0
    stepped: bool = False
    at: int = 0
    waiting: bool = False

    def moved(self, dt: float, speed: float, *, still: bool = False) -> StepRun | None:
        """A little later; None once it is over. With `still` every part is there at once."""
        if self.waiting:
            return self
        progress = 1.0 if still else self.progress + dt * speed / STEP_MS
        if self.stepped and self.at < len(ORDER):
            end = PARTS[ORDER[self.at]][1]
            if progress >= end:
                return replace(self, progress=end, waiting=True)
        return replace(self, progress=progress) if progress < 1.0 else None

    def gone_on(self) -> StepRun:
        """Go on to the next part; after the last one, to the end."""
        at = self.at + 1
        begin = PARTS[ORDER[at]][0] if at < len(ORDER) else BELT[0]
        return replace(self, at=at, waiting=False, progress=begin)

    @property
    def sliding(self) -> float:
        """How far the belt has moved on, eased, from 0 to 1."""
        return 0.0 if self.stepped and self.at < len(ORDER) else self.within(BELT)

    @property
    def part(self) -> Part | None:
        """The part that waits to be gone on from."""
        return ORDER[self.at] if self.waiting else None

    def within(self, span: tuple[float, float]) -> float:
        """How much of a stretch of the step has gone by, eased, from 0 to 1."""
        start, end = span
        return ease((self.progress - start) / (end - start))

    def share(self, part: Part) -> float:
        """How far a part has come, eased, from 0 to 1; 1 once it is over."""
        number = ORDER.index(part)
        if self.stepped and number != self.at:
            return float(number < self.at)
        return self.within(PARTS[part])

    def under_way(self, part: Part) -> float | None:
        """How far a part has come while it plays; None before it and after it."""
        share = self.share(part)
        return share if 0.0 < share < 1.0 else None
