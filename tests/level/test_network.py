"""The network beside a level: found, refused in words when it does not fit."""

from pathlib import Path

import numpy as np
import pytest

from game.level.encode import network_sizes
from game.level.loader import load_level, parse_level
from game.level.network import NetworkError, load_network, load_trained
from game.lstm.checkpoint import Checkpoint, save_checkpoint
from game.lstm.weights import Weights
from tests.level.samples import GOOD


@pytest.fixture
def level(tmp_path):
    path = tmp_path / "small.json"
    path.write_text(GOOD, "utf-8")
    return load_level(path)


def write_network(level, /, **about) -> Path:
    weights = Weights.initial(network_sizes(level), np.random.default_rng(0))
    about = {"level": level.id, "task": level.task_hash} | about
    save_checkpoint(level.network_path, Checkpoint(weights, about))
    return level.network_path


def test_the_network_beside_the_level_is_loaded(level):
    write_network(level, seed=3)
    assert load_trained(level).about["seed"] == 3
    assert load_network(level)["bias"].dtype == np.float64


def test_rewording_a_level_keeps_its_network(level):
    write_network(level)
    level.path.write_text(GOOD.replace("Remember.", "Do remember."), "utf-8")
    load_network(load_level(level.path))


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda level: None, "no trained network yet"),
        (lambda level: write_network(level).write_bytes(b"junk"), "not a network file"),
        (lambda level: write_network(level, level="other"), 'trained for the level "other"'),
        (lambda level: write_network(level, task="0" * 16), "was changed after"),
    ],
    ids=["missing", "damaged", "another level's", "an older task's"],
)
def test_a_network_that_does_not_fit_is_refused_with_the_way_to_mend_it(level, spoil, words):
    spoil(level)
    with pytest.raises(NetworkError, match=words) as refused:
        load_network(level)
    assert f'python main.py train "{level.path}"' in str(refused.value)


def test_a_network_of_another_size_is_refused(level):
    write_network(level)
    level.path.write_text(GOOD.replace('"cells": 2', '"cells": 3'), "utf-8")
    with pytest.raises(NetworkError, match="was changed after"):
        load_network(load_level(level.path))


def test_a_level_from_no_file_has_no_network():
    with pytest.raises(NetworkError, match="not read from a file"):
        load_network(parse_level(GOOD))
