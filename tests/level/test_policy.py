"""Locks and solutions as forced gates."""

import re

import numpy as np
import pytest

from game.level.encode import encode
from game.level.grammar import draw
from game.level.loader import parse_level
from game.level.policy import locked_gates, solution_gates, solution_settings
from game.lstm.batch import GATE_ROWS
from tests.level.samples import GOOD, parse_stream, spoil

ALL = '"forget": "player", "input": "player", "output": "player"'


def level_with_gates(forget: float):
    """The sample with the forget gate locked and the output gate left to the network."""
    gates = f'"forget": {forget}, "input": "player", "output": "network"'
    text = spoil(ALL, gates).replace('"start": {"f": 0.9}', '"start": {}')
    return parse_level(re.sub(r'"f": [01], ', "", text))


def test_only_numbers_lock():
    level = parse_level(GOOD)
    assert locked_gates(level, encode(level, [draw(level, 0)])) is None
    level = level_with_gates(0.75)
    batch = encode(level, [draw(level, seed) for seed in range(3)])
    locked = locked_gates(level, batch)
    assert locked is not None
    assert locked.mask.shape == (batch.T, 3, 1, 3)
    np.testing.assert_array_equal(locked.mask[0, :, 0, 0], [False, True, False])
    np.testing.assert_array_equal(locked.values[:, GATE_ROWS.index("f")], 0.75)


def test_the_solution_is_forced_where_the_player_would_play_it():
    level = level_with_gates(1)
    streams = [draw(level, seed) for seed in range(4)]
    batch = encode(level, streams)
    forced = solution_gates(level, streams, batch)
    row = {gate: n for n, gate in enumerate(GATE_ROWS)}
    assert forced.mask[:, row["i"]].all()
    assert not forced.mask[:, row["o"]].any()
    np.testing.assert_array_equal(forced.values[:, row["f"]], 1.0)
    for b, stream in enumerate(streams):
        written = [step.cls == "home" for step in stream.steps]
        np.testing.assert_array_equal(forced.values[: len(stream), row["i"], 0, b], written)


def test_a_class_without_a_solution_is_named():
    level = parse_stream({"pick": "ask", "target": "yes"})
    with pytest.raises(ValueError, match='"small" gives no solution for the class "ask"'):
        solution_settings(level, "ask")
