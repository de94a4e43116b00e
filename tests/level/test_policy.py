"""Locks and solutions as forced gates."""

import re
from dataclasses import replace

import numpy as np
import pytest

from game.level.encode import encode
from game.level.grammar import draw
from game.level.loader import parse_level
from game.level.model import Setting
from game.level.policy import locked_gates, solution_cases, solution_gates, solution_run
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
        solution_cases(level, "ask")


WRITE, KEEP, TAKE_TURNS = {"f": 1, "i": 1}, {"f": 1}, {"f": 1, "o": 1}
FIRST_IN_A_SECOND_IN_B = [
    {"if": {"A": "empty"}, "A": WRITE, "B": KEEP},
    {"if": {"B": "empty"}, "A": KEEP, "B": WRITE},
    {"A": KEEP, "B": KEEP},
]


def test_cases_follow_what_the_solution_itself_wrote_and_cleared():
    level = parse_stream(
        "France", "Spain", "tea", "France", "rain", "Spain",
        {"pick": "ask", "target": "yes"},
        memory={"blocks": 2},
        solution={
            "home": FIRST_IN_A_SECOND_IN_B,
            "chat": [{"if": {"A": "full", "B": "full"}, "f": 0.5}, {"A": {"f": 0.4}, "B": KEEP}],
            "ask": TAKE_TURNS,
        },
    )  # fmt: skip
    run = solution_run(level, draw(level, 0))
    assert [step.case for step in run] == [0, 1, 0, 2, 0, 2, 0]
    assert [step.full for step in run] == [(True, False)] + [(True, True)] * 6
    solution = level.solution | {"chat": level.solution["chat"][1:]}
    run = solution_run(replace(level, solution=solution), draw(level, 0))
    assert [step.case for step in run] == [0, 1, 0, 0, 0, 0, 0]
    assert [step.full[0] for step in run] == [True, True, False, True, False, True, True]
    assert run[2].settings == (Setting(f=0.4), Setting(f=1))


def test_a_write_that_clears_leaves_the_block_full_and_half_open_gates_do_neither():
    level = parse_stream(
        "France", "tea", "rain", {"pick": "ask", "target": "yes"},
        solution={
            "home": {"f": 0, "i": 1},
            "chat": [{"if": {"A": "full"}, "f": 0, "i": 0.5}, {"f": 0.5, "i": 0.51}],
            "ask": {"o": 1},
        },
    )  # fmt: skip
    run = solution_run(level, draw(level, 0))
    assert [(step.case, step.full) for step in run] == [
        (0, (True,)), (0, (False,)), (1, (True,)), (0, (False,)),
    ]  # fmt: skip


def test_cases_are_forced_as_they_apply():
    level = parse_stream(
        "France", "Spain", {"pick": "ask", "target": "yes"},
        solution={"home": [{"if": {"A": "empty"}, "i": 1}, {"f": 1}], "ask": TAKE_TURNS},
    )  # fmt: skip
    streams = [draw(level, seed) for seed in range(2)]
    forced = solution_gates(level, streams, encode(level, streams))
    assert forced.values[:, GATE_ROWS.index("i"), 0].tolist() == [[1, 1], [0, 0], [0, 0]]
    assert forced.values[:, GATE_ROWS.index("f"), 0].tolist() == [[0, 0], [1, 1], [1, 1]]
