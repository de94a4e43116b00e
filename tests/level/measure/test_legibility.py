"""Legibility: the figures are what they say, and bad networks fall short in words."""

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from game.level.encode import encode, network_sizes
from game.level.grammar import draw
from game.level.loader import parse_level
from game.level.measure.legibility import GateRow, Legibility, measure
from game.level.measure.own_play import FIRST_SEED
from game.level.model import Level
from game.lstm import cell
from game.lstm.weights import Weights
from tests.level.samples import parse_stream, spoil
from tests.level.trained import well_trained


def test_own_confidence_is_the_geometric_mean_over_all_streams():
    level, best = well_trained()
    network = best.checkpoint.weights.astype(np.float64)
    bits = weight = 0.0
    for seed in range(FIRST_SEED, FIRST_SEED + 5):
        batch = encode(level, [draw(level, seed)])
        state = cell.State.zero(network.sizes)
        for t in range(batch.T):
            x = batch.x[t, :, 0]
            trace = cell.step(network, x, state, cell.gates(network, x, state))
            bits += batch.weights[t, 0] * np.log2(trace.p[batch.targets[t, 0]])
            weight += batch.weights[t, 0]
            state = trace.state
    assert measure(level, network, streams=5).own == pytest.approx(2 ** (bits / weight))


def test_a_trained_network_has_a_row_for_every_free_gate_and_class():
    _, best = well_trained()
    rows = {(row.cls, row.block, row.gate): row for row in best.legibility.rows}
    assert set(rows) == {(cls, 0, gate) for cls in ("home", "chat", "ask") for gate in "fio"}
    assert rows["home", 0, "i"].mean > 0.95
    assert rows["chat", 0, "i"].mean < 0.05


def test_locked_gates_have_no_rows():
    text = spoil('"forget": "player"', '"forget": 1').replace('"start": {"f": 0.9}', '"start": {}')
    level = parse_level(text.replace('"f": 0, ', '"f": 1, '))
    network = Weights.initial(network_sizes(level), np.random.default_rng(0))
    assert {row.gate for row in measure(level, network, streams=4).rows} == {"i", "o"}


def test_an_untrained_network_is_not_legible():
    level, _ = well_trained()
    network = Weights.initial(network_sizes(level), np.random.default_rng(0))
    found = measure(level, network, streams=16)
    assert not found.passes
    assert found.merit < well_trained()[1].legibility.merit


GOOD_ONE = Legibility(0.98, 0.97, 0.98, 1.0, (GateRow("home", 0, "i", 0.99, 0.01),))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"solution": 0.90}, "the solution reaches 91.8%"),
        ({"rounded": 0.90}, "gates rounded to 0 or 1 reach 91.8%"),
        ({"rows": (GateRow("chat", 1, "o", 0.5, 0.2),)}, 'output gate of block B varies .* "chat"'),
        ({"rows": (GateRow("chat", 0, "i", 0.5, 0.2, "A full"),)}, 'varies .* "chat, A full"'),
    ],
)
def test_what_falls_short_is_said(changes, words):

    assert GOOD_ONE.passes
    (said,) = replace(GOOD_ONE, **changes).shortfalls
    assert re.search(words, said)


def first_one_counts(*guest: dict[str, Any]) -> Level:
    """One block takes the first of two to four tokens of "home"; its gates see it by peepholes."""
    return parse_stream(
        {"repeat": [{"pick": "home"}], "times": [2, 4]},
        {"pick": "ask", "target": "yes"},
        memory={"peephole": True, "recurrent": False},
        solution={"home": list(guest), "ask": {"f": 1, "o": 1}},
    )


def door_that_shuts(level: Level) -> Weights:
    """A network whose input gate is open as long as its one cell is empty, and shut after."""
    network = Weights.initial(network_sizes(level), np.random.default_rng(0))
    for array in network.arrays.values():
        array[...] = 0.0
    rows = network.sizes.rows
    network["bias"][rows["i"]], network["bias"][rows["f"]] = 6.0, 20.0
    network["bias"][rows["g"]] = 20.0  # what is written is always 1
    network["weight_ch"][0, 0] = -12.0  # what i reads of the cell
    return network


def test_the_spread_is_measured_under_each_condition_that_the_solution_names():
    empty, full = {"if": {"A": "empty"}, "f": 1, "i": 1}, {"f": 1}
    level = first_one_counts(empty, full)
    figures = measure(level, door_that_shuts(level), streams=32)
    rows = {(row.cls, row.condition, row.gate): row for row in figures.rows}
    assert list(rows) == [
        *(("home", condition, gate) for condition in ("A empty", "otherwise") for gate in "fio"),
        *(("ask", "", gate) for gate in "fio"),
    ]
    opened, shut = rows["home", "A empty", "i"], rows["home", "otherwise", "i"]
    assert opened.mean == pytest.approx(float(cell.sigmoid(np.array(6.0))))
    assert opened.spread == pytest.approx(0.0, abs=1e-9)
    assert shut.mean < 0.01
    assert figures.spread < 0.01
    assert (opened.about, rows["ask", "", "i"].about) == ("home, A empty", "ask")
    level = first_one_counts(full)
    assert measure(level, door_that_shuts(level), streams=32).spread > 0.4


def test_a_case_that_never_applies_has_no_rows():
    level = first_one_counts({"if": {"A": "full"}, "f": 1}, {"f": 1})
    figures = measure(level, door_that_shuts(level), streams=8)
    assert [row.about for row in figures.rows if row.cls == "home"] == ["home, otherwise"] * 3


def test_rounding_is_not_asked_where_half_open_gates_are_the_point():
    assert replace(GOOD_ONE, rounded=None, right=0.8).passes
