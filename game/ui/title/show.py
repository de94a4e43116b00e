"""A trained network at play: its own gates on one stream after another, as a moment of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from game.level.format.problems import LevelError
from game.level.model import Level
from game.level.network import NetworkError
from game.level.stream import BLANK, StreamStep
from game.lstm.cell import State, StepTrace
from game.lstm.weights import Array, Weights
from game.rules.memory import held
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.motion import ease
from game.ui.scenes import order

LEVELS: Final = ("new-subject", "fluent", "noise")
"""The levels whose networks are asked on stage, the first that can be had."""
BEAT_MS: Final = 2400.0
"""How long one token takes."""
ASKED_MS: Final = 3600.0
"""How long one takes that is answered: there is something to read."""
PARTS: Final[dict[str, tuple[float, float]]] = {
    "come": (0.0, 0.16),
    "fall": (0.12, 0.28),
    "form": (0.24, 0.38),
    "turn": (0.26, 0.44),
    "flow": (0.42, 0.60),
    "speak": (0.58, 0.72),
}
"""When each part of a beat begins and ends, as shares of a usual beat: cause before effect."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the network says at a token: the answer (empty for silence), how sure it is, and
    whether that is right."""

    answer: str
    p: float
    right: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """What is to be seen at one time.

    `t` is the step; f, i, o from 0 to 1; arrays are (H,): what comes in, what is kept of it,
    candidate, what is written, what is held, what is said. The parts are how far each has come.
    """

    t: int
    f: float
    i: float
    o: float
    before: Array
    kept: Array
    g: Array
    written: Array
    c: Array
    h: Array
    parts: dict[str, float]


class Show:
    """One stream, played by the network alone; of its memory the first block is shown.

    Args:
        session: a play of the level; none of its moves count.
    """

    def __init__(self, session: Session) -> None:
        deal = session.deal
        self.level, self.seed = session.level, session.seed
        self.steps: Sequence[StreamStep] = deal.stream.steps
        self._run: tuple[StepTrace, ...] = deal.network_run
        self._rest = State.zero(deal.network.sizes).c
        self._spoken = [self._say(t) for t in range(len(self))]
        self._holds = [held(deal, trace.c, 0) for trace in self._run]

    def __len__(self) -> int:
        return len(self.steps)

    def _say(self, t: int) -> Spoken:
        p = self._run[t].p
        best = int(p.argmax())
        answer = self.level.vocabulary.answers[best]
        return Spoken(answer, float(p[best]), self.steps[t].accepts(answer))

    def spoken(self, t: int) -> Spoken:
        """What is said at a step."""
        return self._spoken[t]

    def holds(self, t: int) -> str:
        """What memory holds after a step; empty for nothing that could be said."""
        return self._holds[t] if t >= 0 else BLANK

    def length(self, t: int) -> float:
        """How long a step is shown, in milliseconds."""
        return ASKED_MS if self.spoken(t).answer != BLANK else BEAT_MS

    def at(self, time: float) -> tuple[int, float] | None:
        """The step of a time and how long it has been shown; None when the stream is over."""
        for t in range(len(self)):
            long = self.length(t)
            if time < long:
                return t, time
            time -= long
        return None

    def start_of(self, t: int) -> float:
        """When a step begins, in milliseconds."""
        return sum(self.length(earlier) for earlier in range(t))

    @property
    def telling(self) -> float:
        """A time that tells what the game is about, for who wants nothing to move: the first
        answer is being given; else the end."""
        asked = [t for t in range(len(self)) if self.spoken(t).answer != BLANK]
        t = asked[0] if asked else len(self) - 1
        return self.start_of(t) + self.length(t) * 0.9

    def told(self, time: float) -> float:
        """The first time, from this one on, at which all that happens at its step has happened."""
        at = self.at(time)
        if at is None:
            return time
        _, since = at
        return time - since + max(since, BEAT_MS * max(end for _, end in PARTS.values()))

    def moment(self, t: int, since: float) -> Moment:
        """What is to be seen at a step that has been shown so long, in milliseconds."""
        share = since / BEAT_MS
        parts = {name: ease((share - a) / (b - a)) for name, (a, b) in PARTS.items()}
        now = self._run[t]
        last = self._run[t - 1] if t else None
        came = self._c(t - 2) + (self._c(t - 1) - self._c(t - 2)) * parts["come"]
        gates = {
            gate: _between(getattr(last, gate) if last else np.zeros(1), getattr(now, gate), parts)
            for gate in ("f", "i", "o")
        }
        f, i = gates["f"], gates["i"]
        old = last.g if last is not None else np.zeros_like(now.g)
        g = old * (1.0 - parts["come"]) + now.g * parts["form"]
        c = self._c(t - 1) + (now.c - self._c(t - 1)) * parts["flow"]
        said = last.h if last is not None else np.zeros_like(now.h)
        h = said * (1.0 - parts["turn"]) + now.h * parts["speak"]
        return Moment(t, f, i, gates["o"], came, f * came, g, i * g, c, h, parts)

    def _c(self, t: int) -> Array:
        return self._run[t].c if t >= 0 else self._rest


def _between(last: Array, now: Array, parts: dict[str, float]) -> float:
    """A gate of the first block on its way from one step to the next."""
    return float(last[0] + (now[0] - last[0]) * parts["turn"])


def open_show(app: AppContext) -> Iterator[Show]:
    """Streams to be played by the network of a level on stage, one after another without end.

    There is none where no level can be had that has one block and a network. Where nothing is to
    move, the stream is always the same one.
    """
    found = next(_candidates(app), None)
    while found is not None:
        level, network = found
        try:
            show = Show(Session.start(level, _seed(app, level), network, "practice"))
        except (ValueError, NetworkError):
            return  # a level of one's own may be sound and yet deal no stream: the stage rests
        yield show


def _seed(app: AppContext, level: Level) -> int:
    """A stream's seed; never that of the level's first play, which is not to be seen before."""
    first = level.play.seed
    seed = first + 1 if app.settings.reduced_motion else app.new_seed()
    return seed if seed != first else first + 1


def _candidates(app: AppContext) -> Iterator[tuple[Level, Weights]]:
    """The levels that can be shown with their networks, the likeliest first."""
    every = order.paths(app)
    wanted = {name: path for path in every for name in LEVELS if path.stem == name}
    paths: list[Path] = [wanted[name] for name in LEVELS if name in wanted]
    for path in [*paths, *[path for path in every if path not in paths]]:
        try:
            level = app.library.load(path)
            network = app.library.network(level)
        except (LevelError, NetworkError, OSError):
            continue
        if level.memory.blocks == 1:
            yield level, network
