"""LSTM and RNN trained anew on a level, with growing streams and without: what each can learn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from game.level.measure.own_play import OwnPlay
from game.level.model import Level
from game.level.training.attempts import Kind
from game.level.training.level_training import LevelTraining
from game.level.training.rivals_training import RnnAttempts
from game.lstm.recipe import Recipe
from game.lstm.rnn import RnnSizes, parameter_count
from game.lstm.weights import Sizes

LEARNED: Final = 0.9
"""The share of right answers from which on an attempt of a study counts as having learned."""


@dataclass(frozen=True, slots=True)
class Study:
    """What one kind of network came to, trained in one way.

    Args:
        kind: the kind of network.
        grown: whether streams grew to full length, or had it from the start.
        parameters: how many numbers it learns.
        best: how the most confident attempt plays alone.
        attempts: how many attempts there were.
        learned: how many of them answer nine of ten questions right.
    """

    kind: Kind
    grown: bool
    parameters: int
    best: OwnPlay
    attempts: int
    learned: int

    def to_dict(self) -> dict[str, Any]:
        """The parts as plain JSON values."""
        return asdict(self)


def study(level: Level, seeds: int | None = None, recipe: Recipe | None = None) -> Iterator[Study]:
    """Train LSTMs and RNNs on a level, with growing streams and without; nothing is kept.

    Yields each as soon as all its attempts are through.

    Raises:
        DivergedError: an attempt ran away again and again.
    """
    recipe = recipe or level.train.recipe
    for grown in (True, False):
        lstms = LevelTraining(level, seeds, recipe if grown else replace(recipe, grown_at=0.0))
        for _ in lstms.run():
            pass
        plays = [OwnPlay(each.legibility.own, each.legibility.right) for each in lstms.finished]
        yield _study("LSTM", grown, lstms.task.sizes, plays)
        rnns = RnnAttempts(lstms)
        for _ in rnns.run():
            pass
        plays = [each.attempt.play for each in rnns.finished]
        yield _study("RNN", grown, RnnSizes.like(rnns.task.sizes), plays)


def _study(kind: Kind, grown: bool, sizes: Sizes | RnnSizes, plays: Sequence[OwnPlay]) -> Study:
    return Study(
        kind=kind,
        grown=grown,
        parameters=parameter_count(sizes),
        best=max(plays, key=lambda play: play.confidence),
        attempts=len(plays),
        learned=sum(play.right >= LEARNED for play in plays),
    )
