"""Networks of one kind trained one after another on a level's streams, the best of them kept."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Final, Generic, Literal, TypeAlias, TypeVar

from game.level.measure.legibility import Legibility
from game.level.model import Level
from game.lstm.descent import Descent
from game.lstm.recipe import Recipe
from game.lstm.weights import Array

Kind: TypeAlias = Literal["LSTM", "RNN"]
Stage: TypeAlias = Literal["LSTM", "RNN", "snapshots"]
Ended = TypeVar("Ended")

KINDS: Final[tuple[Kind, ...]] = ("LSTM", "RNN")
"""In the order in which they are trained."""

LOOKS: Final = 10
"""How often a network is looked at while it trains."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How the training of a level stands.

    Args:
        kind: which kind of network is being trained; "snapshots" while the best LSTM's training
            is made once more, to be looked at on its way.
        attempt: which of the attempts at it is under way, from 0.
        attempts: how many there are.
        step: the weight update just made, from 1.
        steps: how many there are for each attempt.
        loss: in bits per target, the noise of training included.
        legibility: of an LSTM, measured on a few streams now and then; None in between.
        restarts: how often the attempt has begun anew with a lower learning rate.
    """

    kind: Stage
    attempt: int
    attempts: int
    step: int
    steps: int
    loss: float
    legibility: Legibility | None = None
    restarts: int = 0

    @property
    def what(self) -> str:
        """What is under way, in words: "LSTM 2 of 3"."""
        if self.kind == "snapshots":
            return "the best LSTM once more, for its snapshots"
        return f"{self.kind} {self.attempt + 1} of {self.attempts}"


class Attempts(ABC, Generic[Ended]):
    """Attempts at one network, from several seeds.

    `run` yields after every step and may be left at any time; `finished` holds the networks that
    are through, `current` the one under way.
    """

    kind: ClassVar[Kind]

    def __init__(self, level: Level, count: int, recipe: Recipe) -> None:
        self.level, self.count, self.recipe = level, count, recipe
        self.finished: list[Ended] = []
        self.current: Descent | None = None

    @abstractmethod
    def _descent(self, attempt: int) -> Descent:
        """The training of one attempt, not yet begun."""

    @abstractmethod
    def _ended(self, attempt: int, arrays: dict[str, Array]) -> Ended:
        """What an attempt came to, from its weights.

        Raises:
            ValueError: these are the weights of another network.
        """

    @abstractmethod
    def _arrays(self, ended: Ended) -> dict[str, Array]:
        """The weights that `_ended` was given."""

    def _look(self, arrays: dict[str, Array]) -> Legibility | None:
        """What is to be told of a network under way, if anything."""
        return None

    def run(self) -> Iterator[Progress]:
        """Make every attempt that is not through yet, yielding after each step.

        Raises:
            DivergedError: an attempt ran away again and again.
        """
        while (attempt := len(self.finished)) < self.count:
            if self.current is None:
                self.current = self._descent(attempt)
            look_every = max(1, self.recipe.steps // LOOKS)
            for at in self.current.run():
                look = at.step and at.step % look_every == 0
                seen = self._look(self.current.weights.arrays) if look else None
                yield Progress(
                    self.kind, attempt, self.count, at.step, at.steps, at.loss, seen, at.restarts
                )
            self.finished.append(self._ended(attempt, self.current.weights.arrays))
            self.current = None

    def about(self) -> dict[str, Any]:
        """What must be the same for a training to go on."""
        return {"attempts": self.count, "recipe": asdict(self.recipe)}

    def state(self) -> dict[str, Array]:
        """Where the attempts stand, as arrays: what `restore` needs to go on."""
        state = {
            f"{attempt}/{name}": array
            for attempt, ended in enumerate(self.finished)
            for name, array in self._arrays(ended).items()
        }
        if self.current:
            state |= {f"now/{name}": array for name, array in self.current.state().items()}
        return state

    def restore(self, finished: int, state: dict[str, Array]) -> None:
        """Go on from where other attempts at the same network stood.

        Args:
            finished: how many of them were through.
            state: what `state` gave.

        Raises:
            ValueError: they belong to another network.
        """
        done = [self._ended(n, under(state, f"{n}/")) for n in range(finished)]
        current = None
        if now := under(state, "now/"):
            current = self._descent(finished)
            current.restore(now)
        self.finished, self.current = done, current


def under(arrays: dict[str, Array], prefix: str) -> dict[str, Array]:
    """The arrays whose names begin with a prefix, without it."""
    return {n.removeprefix(prefix): a for n, a in arrays.items() if n.startswith(prefix)}
