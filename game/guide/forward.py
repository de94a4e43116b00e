"""The forward pass in six steps, on one stream of a level and the network that ships with it.

Every number is the engine's own (`game.lstm.cell`). What is printed is rounded to three places, in
such a way that printed terms add up to printed sums.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, TypeAlias

import numpy as np

from game.level.encode import encode
from game.level.grammar import draw
from game.level.library import find_level
from game.level.loader import load_level
from game.level.model import BLANK, GATES, GateName, Level, Stream
from game.level.network import load_network
from game.lstm import cell
from game.lstm.cell import Gates, State, StepTrace
from game.lstm.weights import Array, Weights

PLACES: Final = 3
EXAMPLE: Final = "fluent"
FIRST_TOKEN: Final = "France"

Hue: TypeAlias = Literal["f", "i", "o", "memory", "plain"]
"""What a row of numbers belongs to: a gate, the memory, or nothing in particular."""

Sign: TypeAlias = Literal["", "+", "="]
"""How a row follows from those above: it stands alone, is added, or is what they come to."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of numbers.

    Args:
        label: what it is, as a formula.
        values: the engine's numbers.
        shown: the same as printed.
        hue: what it belongs to.
        sign: how it follows from the rows above.
        note: a few words beside it.
        apart: whether something new begins with it.
    """

    label: str
    values: tuple[float, ...]
    shown: tuple[str, ...]
    hue: Hue = "plain"
    sign: Sign = ""
    note: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One of the six: what happens, the equations, the numbers, and a sentence on them."""

    number: int
    title: str
    formulas: tuple[str, ...]
    rows: tuple[Row, ...]
    said: str


@dataclass(frozen=True)
class Moment:
    """One token on its way through the cell."""

    walk: Walk
    t: int
    x: Array
    before: State
    own: Gates
    """Where the network itself would set its gates, locks apart."""
    trace: StepTrace

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The six steps of this token."""
        from game.guide.six_steps import six_steps

        return six_steps(self)


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
        return f"The network says {said} with {sure}."


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
    return "silence" if text == BLANK else text


# -- numbers as printed ---------------------------------------------------------------------------


def printed(value: float, places: int = PLACES) -> str:
    """A number with a true minus; nothing is said to be minus nothing."""
    text = f"{value:.{places}f}"
    return text.lstrip("-") if not float(text) else text.replace("-", "−")


def summed(terms: Sequence[float], places: int = PLACES) -> tuple[list[str], str]:
    """The terms of a sum, each rounded, and what they add up to as printed.

    The sum is within half a unit of the last place, per term, of what it is.
    """
    whole = [round(value * 10**places) for value in terms]
    return [_from_units(each, places) for each in whole], _from_units(sum(whole), places)


def completed(first: float, total: float, places: int = PLACES) -> tuple[str, str, str]:
    """A term, what has to be added to it, and the sum, printed so that they add up.

    The first and the sum are rounded, since both are seen elsewhere; the other gives way, and is
    within one unit of the last place of what it is.
    """
    a, c = round(first * 10**places), round(total * 10**places)
    return _from_units(a, places), _from_units(c - a, places), _from_units(c, places)


def shares(parts: Sequence[float], places: int = 2) -> list[str]:
    """Probabilities as percentages that add up to 100; those nearest to more give way."""
    scaled = [100.0 * part * 10**places for part in parts]
    whole = [int(value) for value in scaled]
    short = 100 * 10**places - sum(whole)
    for n in sorted(range(len(parts)), key=lambda n: whole[n] - scaled[n])[:short]:
        whole[n] += 1
    return [f"{_from_units(each, places)}%" for each in whole]


def _from_units(whole: int, places: int) -> str:
    return printed(whole / 10**places, places)
