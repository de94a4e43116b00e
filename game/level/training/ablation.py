"""What each ingredient of the recipe is worth: levels trained without it, and measured as ever."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from statistics import mean
from typing import Any, Final

from game.level.model import Level
from game.level.training.level_training import LevelTraining
from game.lstm.recipe import Recipe

WITHOUT: Final[dict[str, dict[str, Any]]] = {
    "the whole recipe": {},
    "growing streams": {"grown_at": 0.0},
    "noise on gates": {"gate_noise": 0.0, "temperature": 1.0},
    "noise on the candidate": {"candidate_noise": 0.0},
    "the push on the candidate": {"candidate_push": 0.0},
    "costs of gates": {"input_cost": 0.0, "output_cost": 0.0, "forget_cost": 0.0},
    "costs by class": {"class_costs": 0.0},
    "a cheap output gate early on": {"early_output": 1.0},
    "decay of identity in gates": {"identity_decay": 0.0},
    "decay of class in the candidate": {"class_decay": 0.0},
    "a silent start": {"silence_bias": 0.0},
    "gates biased at the start": {"forget_bias": 0.0, "output_bias": 0.0},
    "a high learning rate": {"learning_rate": 0.01},
    "anything: a plain LSTM": {
        "gate_noise": 0.0, "temperature": 1.0, "candidate_noise": 0.0, "candidate_push": 0.0,
        "input_cost": 0.0, "output_cost": 0.0, "forget_cost": 0.0, "identity_decay": 0.0,
        "class_decay": 0.0, "silence_bias": 0.0, "grown_at": 0.0, "forget_bias": 1.0,
        "output_bias": 0.0, "learning_rate": 0.01,
    },
}  # fmt: skip
"""What is left out, and the options that leave it out. A plain LSTM keeps the forget bias of 1 of
Gers, Schmidhuber & Cummins (2000), and a learning rate at which plain LSTMs train well."""


@dataclass(frozen=True, slots=True)
class Ablation:
    """A level trained without one ingredient.

    Args:
        without: what was left out.
        attempts: how many networks were trained.
        legible: how many of them meet every bar of legibility.
        learned: how many answer as many questions right as the bar of legibility asks.
        own: the mean confidence with their own gates.
        solution: the mean share of it that the author's solution reaches; None if there is none.
        rounded: the mean share of it that gates rounded to 0 or 1 reach; None of trends.
    """

    without: str
    attempts: int
    legible: int
    learned: int
    own: float
    solution: float | None
    rounded: float | None

    def to_dict(self) -> dict[str, Any]:
        """The parts as plain JSON values."""
        return asdict(self)


def leaves_out(recipe: Recipe, without: str) -> Recipe | None:
    """The recipe without an ingredient; None if it has none of it to begin with."""
    changed = replace(recipe, **WITHOUT[without])
    return None if changed == recipe and WITHOUT[without] else changed


def ablate(level: Level, seeds: int | None = None) -> Iterator[Ablation]:
    """Train a level anew without each ingredient in turn; nothing is kept.

    Ingredients that the level's own recipe does not have are passed over.

    Args:
        level: the level.
        seeds: how many networks to train each time; as many as the level asks for if not given.

    Raises:
        DivergedError: without this ingredient training ran away again and again.
    """
    for without in WITHOUT:
        recipe = leaves_out(level.train.recipe, without)
        if recipe is not None:
            yield _measured(without, LevelTraining(level, seeds, recipe))


def _measured(without: str, training: LevelTraining) -> Ablation:
    for _ in training.run():
        pass
    found = [each.legibility for each in training.finished]
    return Ablation(
        without=without,
        attempts=len(found),
        legible=sum(each.passes for each in found),
        learned=sum(each.learned for each in found),
        own=mean(each.own for each in found),
        solution=_mean(each.solution_share for each in found),
        rounded=_mean(each.rounded_share for each in found),
    )


def _mean(shares: Iterable[float | None]) -> float | None:
    """The mean of what was measured; None if nothing was."""
    measured = [share for share in shares if share is not None]
    return mean(measured) if measured else None
