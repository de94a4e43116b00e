"""How much longer a training takes, judged by how long its steps have taken so far."""

from __future__ import annotations

from collections.abc import Callable
from math import exp
from time import monotonic
from typing import Final

from game.level.training.attempts import KINDS, Kind, Progress
from game.lstm.recipe import Recipe

SHORT: Final = 0.35
"""What a step on the shortest streams costs, as a share of one at full length."""

RNN_COST: Final = 0.4
"""What a step of an RNN costs, as a share of an LSTM's, until it is known."""

SNAPSHOTS: Final = 0.25
"""How much of an attempt is made once more for the snapshots: most have learned by then."""

KNOWN_AFTER: Final = 0.5
"""Seconds of steps until which nothing is said."""

MEMORY: Final = 5.0
"""Seconds after which what was measured fades: others take their share of the machine at times."""

OUTLIER: Final = 8.0
"""A step that takes so many times what is usual drew streams first, which are drawn only once."""


class Pace:
    """Counts the work of a training and the time it takes.

    Args:
        attempts: how many there are of each kind.
        recipe: what is done at each step.
        clock: tells the time in seconds.
    """

    def __init__(
        self, attempts: dict[Kind, int], recipe: Recipe, clock: Callable[[], float] = monotonic
    ) -> None:
        self._attempts, self._clock = attempts, clock
        costs = [SHORT + (1.0 - SHORT) * recipe.shrink(step) for step in range(recipe.steps)]
        self._costs = costs
        self._rest = [0.0]  # of an attempt, after so many steps counted from its end
        for cost in reversed(costs):
            self._rest.append(self._rest[-1] + cost)
        self._work: dict[Kind, float] = dict.fromkeys(KINDS, 0.0)
        self._time: dict[Kind, float] = dict.fromkeys(KINDS, 0.0)
        self._known = 0.0
        self._since = clock()
        self._before: tuple[str, int] | None = None

    def add(self, at: Progress) -> None:
        """Note that a step was made just now."""
        now = self._clock()
        took, self._since = now - self._since, now
        here, before = (at.kind, at.attempt), self._before
        self._before = here
        if here != before:  # what lay between two attempts is none of a step's
            return
        if at.kind == "snapshots" or not at.step or not took:
            return
        work, usual = self._costs[at.step - 1], self._seconds(at.kind)
        if usual is not None and took > OUTLIER * usual * work:
            return
        fade = exp(-took / MEMORY)
        self._work[at.kind] = self._work[at.kind] * fade + work
        self._time[at.kind] = self._time[at.kind] * fade + took
        self._known += took

    def left(self, at: Progress) -> float | None:
        """How many seconds are left after this step; None while that cannot be said."""
        if self._known < KNOWN_AFTER:
            return None
        whole, rest = self._rest[-1], self._rest[at.steps - at.step]
        lstm, rnn = self._seconds("LSTM"), self._seconds("RNN")
        if lstm is None and rnn is not None:
            lstm = rnn / RNN_COST
        if lstm is None:
            return None
        rnn = lstm * RNN_COST if rnn is None else rnn
        if at.kind == "snapshots":
            return max(0.0, lstm * (SNAPSHOTS * whole - (whole - rest)))
        left = SNAPSHOTS * whole * lstm
        left += (rest + whole * (self._attempts[at.kind] - at.attempt - 1)) * (
            lstm if at.kind == "LSTM" else rnn
        )
        if at.kind == "LSTM":
            left += whole * self._attempts["RNN"] * rnn
        return left

    def _seconds(self, kind: Kind) -> float | None:
        """What a step at full length takes."""
        return self._time[kind] / self._work[kind] if self._work[kind] else None
