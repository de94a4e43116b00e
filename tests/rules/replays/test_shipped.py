"""Two replays of every level, saved once: they come out again wherever the game runs.

If a level or its network was meant to change, `python -m tests.rules.replays.make` saves them anew.
"""

from pathlib import Path

import numpy as np
import pytest

from game.level.library import all_level_paths
from game.level.loader import load_level
from game.level.network import load_network
from game.lstm.weights import Weights
from game.rules.replays.file import load_replay
from game.rules.replays.told import whole
from game.rules.replays.verify import recompute
from tests.rules.replays.make import FOLDER

SAVED = sorted(FOLDER.glob("*.json"))
LEVELS = {path.stem: path for path in all_level_paths()}


def test_every_level_has_its_replays() -> None:
    names = {path.name for path in SAVED}
    assert names == {
        f"{level}.{kind}.json" for level in LEVELS for kind in ("solution", "middling")
    }


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.stem)
def test_a_saved_replay_comes_out_again(path: Path) -> None:
    level = load_level(LEVELS[path.name.partition(".")[0]])
    verdict = recompute(load_replay(path), level, load_network(level)).verdict
    assert verdict.outcome == "confirmed", whole(verdict)
    for figure in verdict.figures:  # nothing shipped hangs on rounding
        if isinstance(figure.found, int):
            assert figure.low == figure.high == figure.claimed
        assert abs(figure.claimed - figure.found) < 1e-9


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.stem)
def test_rounding_a_thousand_times_worse_than_any_computers_changes_no_verdict(path: Path) -> None:
    level = load_level(LEVELS[path.name.partition(".")[0]])
    verdict = recompute(load_replay(path), level, _shaken(load_network(level))).verdict
    assert verdict.outcome == "confirmed", whole(verdict)
    assert any(figure.claimed != figure.found for figure in verdict.figures)


def _shaken(network: Weights) -> Weights:
    """The network with every weight off by some 1e-12 of itself, which its digest does not see."""
    noise = np.random.default_rng(5).normal
    arrays = {
        name: array * (1.0 + 1e-12 * noise(size=array.shape))
        for name, array in network.arrays.items()
    }
    return Weights(network.sizes, arrays)
