"""NumPy never warns, whatever the weights: a warning is an error here, and every number finite."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import numpy as np
import pytest

from game.level.grammar import draw
from game.level.library import all_level_paths
from game.level.loader import load_level
from game.level.model import Level
from game.level.network import load_trained
from game.level.rivals import load_rivals
from game.level.training.job import LevelJob
from game.lstm.checkpoint import LARGEST, Checkpoint, save_checkpoint
from game.lstm.descent import DivergedError
from game.lstm.rnn import RnnWeights
from game.lstm.weights import Array, Weights
from game.rules.coach import explain_move
from game.rules.deal import Deal
from game.rules.policies import PolicyName, play_policy
from game.rules.practice.inside import Inside
from game.rules.practice.outlook import network_move, outlook
from game.rules.practice.rival_run import player_track, rival_track
from game.rules.practice.weight_maps import weight_maps
from game.rules.review.blame import blame
from game.rules.review.highway import highway, questions
from game.rules.review.what_if import what_if
from game.rules.session import Session
from tests.wired import wired, write_level

EXTREMES: Final[dict[str, Callable[[Array], Array]]] = {
    "as it is": lambda array: array,
    "fifty times": lambda array: array * 50.0,
    "nothing": lambda array: array * 0.0,
    "as large as a file may hold": lambda array: np.sign(array) * LARGEST * 0.999,
}
POLICIES: Final[tuple[PolicyName, ...]] = ("always_open", "always_speak", "do_nothing", "random")
SHIPPED: Final = (
    "fluent", "leaky", "endless-reber", "copy-four", "moving-average", "adding", "forecast",
)  # fmt: skip
"""One of each kind in the suite; all levels with `ALL_LEVELS=1` in the environment."""


@pytest.fixture(autouse=True)
def strict() -> Iterator[None]:
    """Too small a number is rounded to 0, as it should be; all else is an error."""
    with np.errstate(divide="raise", over="raise", invalid="raise", under="ignore"):
        yield


def looked_at(level: Level, weights: Weights, rnn: RnnWeights) -> None:
    """Play, practise and review a level with a network and an RNN."""
    for policy in POLICIES:
        session = play_policy(Deal.of(level, weights, draw(level, 7)), policy)
        result = session.result
        assert result is not None
        assert 0.0 <= result.confidence <= 1.0
        assert 0.0 <= result.par <= 1.0
        assert all(np.isfinite(each.value) for each in session.moves)
    blame(session.deal, [each.move for each in session.moves])
    for question in questions(session)[:2]:
        highway(session, question, rnn)
    what_if(session, 1, session.moves[0].move)
    assert all(explain_move(session, t) is not None for t in range(len(session.moves)))
    player_track(session)
    rival_track(session.deal, "network", weights)
    rival_track(session.deal, "rnn", rnn)
    practice = Session.start(level, 7, weights, "practice")
    outlook(practice)
    network_move(practice)
    weight_maps(level, weights)


def extreme(level: Level, how: Callable[[Array], Array]) -> None:
    """Look at a shipped level with its networks made extreme."""
    own, rnn = load_trained(level).weights, load_rivals(level).rnn
    weights = Weights(own.sizes, {name: how(array) for name, array in own.arrays.items()})
    other = RnnWeights(rnn.sizes, {name: how(array) for name, array in rnn.arrays.items()})
    looked_at(level, weights, other)


@pytest.mark.parametrize("how", EXTREMES)
def test_any_network_can_be_played_and_reviewed(how: str) -> None:
    for path in all_level_paths():
        if path.stem in SHIPPED or os.environ.get("ALL_LEVELS"):
            extreme(load_level(path), EXTREMES[how])


@pytest.mark.parametrize("how", EXTREMES)
def test_any_network_can_be_looked_into(tmp_path: Path, how: str) -> None:
    path = write_level(tmp_path)
    level = load_level(path)
    own = wired(level)
    weights = Weights(own.sizes, {k: EXTREMES[how](a) for k, a in own.arrays.items()})
    about = {"level": level.id, "task": level.task_hash, "seed": 0}
    save_checkpoint(path.with_suffix(".npz"), Checkpoint(weights, about))
    inside = Inside(level)
    while inside.go_on():
        pass
    assert inside.looks


@pytest.mark.parametrize("rate", [0.02, 1.0])
def test_a_training_warns_of_nothing(tmp_path: Path, rate: float) -> None:
    train = {"steps": 12, "seeds": 1, "batch": 8, "learning_rate": rate}
    path = write_level(tmp_path, trained=False, train=train)
    steps = 0
    try:
        for _ in LevelJob(load_level(path)).run():
            steps += 1
    except DivergedError:
        assert rate == 1.0
    assert steps > 0
