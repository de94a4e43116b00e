"""The rivals beside a level: kept whole, and refused in words when they do not fit."""

import json
from dataclasses import replace

import numpy as np
import pytest

from game.level.encode import network_sizes
from game.level.loader import load_level
from game.level.measure.own_play import OwnPlay
from game.level.network import NetworkError, load_network, network_digest
from game.level.rivals import (
    SHARES,
    Rivals,
    RnnAttempt,
    Snapshot,
    load_rivals,
    rivals_path,
    save_rivals,
)
from game.lstm.checkpoint import read_arrays, write_arrays
from game.lstm.rnn import RnnSizes, RnnWeights
from game.lstm.weights import Weights
from tests.level.samples import GOOD
from tests.level.test_network import write_network


@pytest.fixture
def level(tmp_path):
    path = tmp_path / "small.json"
    path.write_text(GOOD, "utf-8")
    level = load_level(path)
    write_network(level)
    return level


def made(level) -> Rivals:
    rng = np.random.default_rng(5)
    sizes = network_sizes(level)
    snapshots = {
        name: Snapshot(Weights.initial(sizes, rng), 10 * n, OwnPlay(share, share / 2))
        for n, (name, share) in enumerate(SHARES.items(), start=1)
    }
    attempts = RnnAttempt(1, 0.02, OwnPlay(0.8, 1.0)), RnnAttempt(0, 0.01, OwnPlay(0.5, 0.25))
    return Rivals(snapshots, RnnWeights.initial(RnnSizes.like(sizes), rng), attempts, 100)


def write(level):
    rivals, path = made(level), rivals_path(level)
    save_rivals(path, level, load_network(level), rivals)
    return path


def test_what_is_saved_is_loaded(level):
    path = write(level)
    assert path.name == "small.rivals.npz"
    kept, found = made(level), load_rivals(level)
    assert (found.attempts, found.steps) == (kept.attempts, kept.steps)
    assert list(found.snapshots) == list(SHARES)
    for name, snapshot in kept.snapshots.items():
        assert found.snapshots[name].step == snapshot.step
        assert found.snapshots[name].play == snapshot.play
        for array in ("weight_ih", "bias", "head_weight"):
            expected = snapshot.weights[array].astype(np.float32)
            np.testing.assert_array_equal(found.snapshots[name].weights[array], expected)
    np.testing.assert_array_equal(found.rnn["weight_hh"], kept.rnn["weight_hh"].astype(np.float32))
    assert found.rnn["weight_hh"].dtype == np.float64


def test_the_same_rivals_are_the_same_bytes(level):
    once = write(level).read_bytes()
    assert write(level).read_bytes() == once


def test_the_digest_is_of_the_numbers_that_a_file_keeps(level):
    network = load_network(level)
    assert network_digest(network) == network_digest(network.astype(np.float32))
    changed = network.copy()
    changed["bias"][0] += 1e-3
    assert network_digest(changed) != network_digest(network)


def respell(level, change) -> None:
    """Write the file again with something changed."""
    path = write(level)
    arrays = read_arrays(path)
    about = json.loads(str(arrays.pop("about")))
    change(about, arrays)
    write_arrays(path, about, arrays)


def cut(level):
    path = write(level)
    path.write_bytes(path.read_bytes()[:-30])


def another_network(level):
    write(level)
    network = Weights.initial(network_sizes(level), np.random.default_rng(77))
    write_network(level, seed=1)
    found = read_arrays(level.network_path)
    about = json.loads(str(found.pop("about")))
    write_arrays(level.network_path, about, network.arrays)


def set_about(key, value):
    return lambda level: respell(level, lambda about, arrays: about.update({key: value}))


def with_seed(seed):
    return lambda level: respell(
        level, lambda about, arrays: about["attempts"][0].update({"seed": seed})
    )


def bare_about(text):
    """The file with a description that is just this text."""

    def spoil(level):
        path = write(level)
        arrays = read_arrays(path) | {"about": np.array(text)}
        np.savez(path, **arrays)

    return spoil


def pop_about(key):
    return lambda level: respell(level, lambda about, arrays: about.pop(key))


def with_array(name, value):
    return lambda level: respell(level, lambda about, arrays: arrays.update({name: value}))


MISFITS = {
    "missing": (lambda level: None, "no trained rivals yet"),
    "junk": (lambda level: write(level).write_bytes(b"junk"), "not a network file"),
    "cut short": (cut, "not a network file"),
    "a network's file": (
        lambda level: write(level).write_bytes(level.network_path.read_bytes()),
        "not a file of rivals",
    ),
    "another network": (another_network, "belong to another network"),
    "another level's": (set_about("level", "other"), "belong to another network"),
    "an older task's": (set_about("task", "0" * 16), "belong to another network"),
    "a later format": (set_about("format", 2), "format 2"),
    "no digest": (pop_about("network"), "not a file of rivals"),
    "attempts unsaid": (pop_about("attempts"), "incomplete"),
    "no attempt": (set_about("attempts", []), "incomplete"),
    "no snapshots": (set_about("snapshots", {"novice": 3}), "incomplete"),
    "no number of steps": (set_about("steps", "many"), "incomplete"),
    "endless steps": (set_about("steps", float("inf")), "incomplete"),
    "a seed below 0": (with_seed(-1), "incomplete"),
    "no description": (bare_about("null"), "not a file of rivals"),
    "a bottomless description": (bare_about("[" * 100_000), "not a file of rivals"),
    "another shape": (with_array("rnn/bias", np.zeros(99)), '"rnn/bias" has the shape'),
    "not finite": (with_array("master/bias", np.full(5, np.nan)), '"master/bias" holds numbers'),
    "an array less": (
        lambda level: respell(level, lambda about, arrays: arrays.pop("novice/bias")),
        '"novice/bias" is missing',
    ),
}


@pytest.mark.parametrize(("spoil", "words"), MISFITS.values(), ids=MISFITS)
def test_rivals_that_do_not_fit_are_refused_with_the_way_to_mend_it(level, spoil, words):
    spoil(level)
    with pytest.raises(NetworkError, match=words) as refused:
        load_rivals(level)
    assert f'python main.py train "{level.path}"' in str(refused.value)


def test_a_pickle_is_not_opened(level):
    path = rivals_path(level)
    np.savez(path, about=np.array([{"format": 1}], dtype=object))
    with pytest.raises(NetworkError, match="not a network file"):
        load_rivals(level)


def test_without_its_network_a_level_has_no_rivals(level):
    write(level)
    level.network_path.unlink()
    with pytest.raises(NetworkError, match="no trained network yet"):
        load_rivals(level)


def test_a_level_from_no_file_has_no_rivals(level):
    with pytest.raises(NetworkError, match="not read from a file"):
        load_rivals(replace(level, path=None))
    assert rivals_path(replace(level, path=None)) is None
