"""A training half-way, for pictures: made in this process, and nothing of it is written."""

from __future__ import annotations

from typing import Final

from game.level.model import Level
from game.level.training.curves import Curves
from game.level.training.gates_now import GateWatch
from game.level.training.level_training import LevelTraining
from game.level.training.messages import Outcome, Report
from game.level.training.rivals_training import RATES
from game.lstm.weights import Weights
from game.ui.practice.training.course import Course

SHARE: Final = 0.35
"""How much of the last attempt is done in the picture: noise has just begun to sharpen gates."""


def half_way(level: Level, attempts: int = 2) -> Course:
    """A level's training within one of its first attempts at an LSTM."""
    training, curves = LevelTraining(level, max(attempts, level.train.seeds)), Curves()
    last, glance = attempts - 1, None
    for at in training.run():
        curves.add(at)
        glance = at.legibility or glance
        if at.attempt == last and at.step >= SHARE * at.steps:
            break
    current = training.current
    assert current is not None
    course = Course(level)
    course.add(
        Report(
            attempts={"LSTM": training.count, "RNN": training.count * len(RATES)},
            steps=training.recipe.steps,
            resumed=False,
            at=at,
            points=tuple(curves.points),
            outcomes=tuple(
                Outcome("LSTM", n, one.legibility.own, one.legibility.right, one.legibility.passes)
                for n, one in enumerate(training.finished)
            ),
            gates=GateWatch(level).rows(Weights(training.task.sizes, current.weights.arrays)),
            gates_of=last,
            glance=glance,
        )
    )
    return course
