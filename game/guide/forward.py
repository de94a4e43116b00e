"""The forward pass in six steps, on one stream of a level and the network that ships with it.

Every number is the engine's own (`game.lstm.cell`). What is printed is rounded to three places, in
such a way that printed terms add up to printed sums.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from game.guide.printing import shares
from game.level.encode import encode
from game.level.grammar import draw
from game.level.library import find_level
from game.level.loader import load_level
from game.level.model import GATES, GateName, Level
from game.level.network import load_network
from game.level.stream import BLANK, Stream
from game.lstm import cell
from game.lstm.cell import Gates, State, StepTrace
from game.lstm.weights import Array, Weights
from game.words import say

EXAMPLE: Final = "fluent"
FIRST_TOKEN: Final = "France"


@dataclass(frozen=True, eq=False)
class Moment:
    """One token on its way through the cell."""

    walk: Walk
    t: int
    x: Array
    before: State
    own: Gates
    """Where the network itself would set its gates, locks apart."""
    trace: StepTrace


@dataclass(frozen=True)
class Walk:
    """A whole stream, with what the network does at each token."""

    level: Level
    network: Weights
    stream: Stream

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """One for each token."""
        x, before = encode(self.level, [self.stream]).x[..., 0], State.zero(self.network.sizes)
        found = []
        for t in range(len(self.stream)):
            own = cell.gates(self.network, x[t], before)
            trace = cell.step(self.network, x[t], before, self._locked(own))
            found.append(Moment(self, t, x[t], before, own, trace))
            before = trace.state
        return tuple(found)

    def _locked(self, own: Gates) -> Gates:
        """The gates as they act: where the level locks one, its lock."""

        def value(gate: GateName) -> Array:
            lock = self.lock(gate)
            return getattr(own, gate) if lock is None else np.full_like(getattr(own, gate), lock)

        return Gates(*(value(gate) for gate in GATES))

    def lock(self, gate: GateName) -> float | None:
        """The number that the level locks a gate at; None if the network sets it."""
        owner = self.level.gates.owner(gate)
        return None if isinstance(owner, str) else float(owner)

    @property
    def question(self) -> int:
        """The step of the last question."""
        return self.stream.questions[-1]

    @property
    def answer(self) -> tuple[str, str]:
        """What the network says at the question, and how sure it is, as a percentage."""
        p = self.moments[self.question].trace.p
        best = int(p.argmax())
        return answer(self.level, best), shares(p.tolist())[best]

    @property
    def verdict(self) -> str:
        """The same as a sentence."""
        said, sure = self.answer
        return say("guide.walk.verdict", said=said, sure=sure)


def example() -> Walk:
    """The stream of the France example: the first from the level's own seed on that begins so.

    Raises:
        LevelError: the level that ships is damaged.
        NetworkError: its network is.
    """
    level = load_level(find_level(EXAMPLE))
    seed = level.play.seed
    while (stream := draw(level, seed)).steps[0].token != FIRST_TOKEN:
        seed += 1
    return Walk(level, load_network(level), stream)


def answer(level: Level, n: int) -> str:
    """An answer by number, as it is spoken of."""
    text = level.vocabulary.answers[n]
    return say("guide.walk.silence") if text == BLANK else text
