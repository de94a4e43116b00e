"""A level's network goes out and comes home: locks included, and never into another level."""

import json

import numpy as np
import pytest

from game.level.encode import encode
from game.level.exchange.state_file import read_state
from game.level.exchange.transfer import export_network, import_network, locked_values
from game.level.grammar import draw_many
from game.level.loader import load_level
from game.level.measure.legibility import measure
from game.level.network import load_network
from game.level.policy import locked_gates
from game.lstm.checkpoint import CheckpointError, write_arrays
from game.lstm.exchange import ExchangeError
from game.lstm.network import run
from tests.wired import write_level


@pytest.fixture
def level(tmp_path):
    return load_level(write_level(tmp_path))


@pytest.fixture
def out(tmp_path):
    return tmp_path / "torch.npz"


def test_an_exported_network_comes_home_unchanged(level, out):
    network = load_network(level)
    export_network(out, level, network)
    imported = import_network(out, level)
    for name, array in network.arrays.items():
        np.testing.assert_array_equal(imported.checkpoint.weights[name], array)
    assert imported.types == ("float32",)
    assert imported.legibility == measure(level, network)
    about = imported.checkpoint.about
    assert (about["level"], about["task"]) == ("toy", level.task_hash)
    assert about["imported_from"] == "torch.npz"
    assert about["legibility"] == imported.legibility.to_dict()


def test_the_file_says_what_columns_and_answers_are(level, out):
    export_network(out, level, load_network(level))
    state, about = read_state(out)
    words = level.vocabulary
    assert about["tokens"] + about["classes"] == [*words.tokens, *words.classes]
    assert about["answers"] == ["", "French", "Spanish"]
    assert state["lstm.weight_ih_l0"].shape == (8, len(about["tokens"] + about["classes"]))
    assert state["head.weight"].shape == (3, 2)


def test_locked_gates_are_locked_by_the_exported_weights_themselves(tmp_path, out):
    gates = {"forget": 0.75, "input": "player", "output": 1}
    solution = {"home": {"i": 1}, "chat": {"i": 0}, "ask": {"i": 0}}
    level = load_level(write_level(tmp_path, gates=gates, solution=solution, baselines_fail=[]))
    assert locked_values(level) == {"f": 0.75, "o": 1}
    export_network(out, level, load_network(level))
    alone = import_network(out, level).checkpoint.weights
    batch = encode(level, draw_many(level, range(8)))
    in_game = run(load_network(level), batch, locked_gates(level, batch))
    np.testing.assert_allclose(run(alone, batch).p, in_game.p, atol=1e-6)
    assert np.abs(run(load_network(level), batch).p - in_game.p).max() > 0.01


def test_a_level_with_peepholes_is_refused_both_ways(tmp_path, level, out):
    export_network(out, level, load_network(level))
    memory = {"blocks": 1, "cells": 2, "recurrent": False, "peephole": True}
    (tmp_path / "other").mkdir()
    other = load_level(write_level(tmp_path / "other", memory=memory))
    with pytest.raises(ExchangeError, match="peepholes"):
        export_network(tmp_path / "peephole.npz", other, load_network(other))
    with pytest.raises(CheckpointError, match=r"torch\.npz: its gates .* peepholes"):
        import_network(out, other)
    assert not (tmp_path / "peephole.npz").exists()


@pytest.mark.parametrize("name", ["tokens", "classes", "answers"])
def test_a_network_whose_columns_stand_in_another_order_is_refused(level, out, name):
    export_network(out, level, load_network(level))
    state, about = read_state(out)
    about[name][0], about[name][-1] = about[name][-1], about[name][0]
    write_arrays(out, about, state)
    with pytest.raises(CheckpointError, match=f'other {name} than those of the level "toy"'):
        import_network(out, level)


def test_a_file_that_says_nothing_is_taken_by_its_shapes(level, out):
    export_network(out, level, load_network(level))
    state, _ = read_state(out)
    np.savez(out, **{name: array.astype(np.float64) for name, array in state.items()})
    assert import_network(out, level).types == ("float64",)
    state["head.bias"] = state["head.bias"][:-1]
    np.savez(out, **state)
    with pytest.raises(CheckpointError, match=r"torch\.npz: the array .head\.bias.* 3 answers"):
        import_network(out, level)


def test_a_description_of_odd_values_is_no_traceback(level, out):
    export_network(out, level, load_network(level))
    state, _ = read_state(out)
    for odd in ({"tokens": 3}, {"answers": None, "level": [1]}, {"classes": {}}):
        np.savez(out, about=np.array(json.dumps(odd)), **state)
        with pytest.raises(CheckpointError, match="was made for other"):
            import_network(out, level)
