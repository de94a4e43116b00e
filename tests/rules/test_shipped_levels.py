"""Every level of the game, as data: its network fits, is legible, and the level is proved."""

from pathlib import Path

import pytest

from game.level.grammar import draw
from game.level.library import all_level_paths
from game.level.loader import load_level
from game.level.network import load_trained
from game.level.starter import starter_path
from game.rules import Session
from game.rules.check import STARLESS, check
from game.rules.policies import play_policy, player_owns
from game.rules.trials import Trials

pytestmark = pytest.mark.parametrize(
    "path", [*all_level_paths(), starter_path()], ids=lambda path: path.stem
)

FRESH = 7_000_000


def test_the_level_is_proved(path: Path) -> None:
    level = load_level(path)
    report = check(level, load_trained(level).weights)
    assert report.ok, [finding.text for finding in report.findings if not finding.ok]
    assert report.legibility.passes, report.legibility.shortfalls


def test_the_network_was_trained_as_the_level_asks(path: Path) -> None:
    level = load_level(path)
    about = load_trained(level).about
    recipe = level.train.recipe
    assert about["recipe"]["steps"] == recipe.steps
    assert about["seed"] < level.train.seeds
    assert about["legibility"]["passes"]


def test_on_fifty_fresh_streams_the_solution_wins_and_thoughtless_play_does_not(
    path: Path,
) -> None:
    level = load_level(path)
    streams = [draw(level, FRESH + n) for n in range(50)]
    trials = Trials.of(level, load_trained(level).weights, streams)
    assert [result.stars for result in trials.results("solution")] == [3] * 50
    for name in STARLESS:
        if not player_owns(level, name):
            continue  # with a gate that is not the player's it is the solution itself
        earned = sum(result.stars > 0 for result in trials.results(name))
        assert earned / 50 <= 0.05, f"{name} earns a star on {earned} of 50 streams"


def test_the_levels_own_stream_is_won_move_by_move(path: Path) -> None:
    session = play_policy(Session.start(load_level(path)).deal, "solution")
    assert session.stars == 3
    assert sum(m.value for m in session.moves) == pytest.approx(
        session.evaluation - session.deal.network_bits, abs=1e-9
    )
