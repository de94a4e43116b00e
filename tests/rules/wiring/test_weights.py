"""A table as weights: σ of their sum gives the table's own values, or there are none."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.wiring.table import GateTable
from game.rules.wiring.weights import MOST, gate_weights, logit, sigmoid
from tests.rules.wiring.samples import entry, solved, wire_level, wired_two

CLOSE = sigmoid(-MOST) + 1e-9
START = GateTable.start(wire_level())


def holds(table: GateTable) -> None:
    """Every gate's weights give what the table says, for each class and each memory."""
    K = table.level.memory.blocks
    for gate, block in product(table.gates, range(K)):
        weights = gate_weights(table, gate, block)
        assert weights is not None
        for cls, cases in table.cases.items():
            for full in product((False, True), repeat=K):
                said = next(case for case in cases if case.fits(full)).settings[block].value(gate)
                assert weights.value(cls, full) == pytest.approx(said, abs=CLOSE)


@given(st.lists(st.floats(0, 1), min_size=9, max_size=9))
def test_a_table_without_conditions_always_has_weights(values):
    table = START
    for place, value in zip(table.entries, values, strict=True):
        table = table.set(place, value)
    holds(table)


def test_an_untouched_row_has_no_weight_and_the_bias_alone_is_the_start():
    weights = gate_weights(solved(wired_two()), "i", 1)
    assert weights is not None
    assert weights.bias == -MOST
    assert {cls for cls, w in weights.classes.items() if w} == {"food"}
    assert weights.memory == (0.0, 0.0)


def test_a_condition_becomes_a_weight_on_the_full_block():
    table = START.add_case("home", ((0, False),)).set(entry("home", "i"), 1.0)
    weights = gate_weights(table, "i", 0)
    assert weights is not None
    assert weights.memory[0] < 0
    holds(table)


def test_two_blocks_may_both_be_asked():
    table = GateTable.start(wired_two())
    table = table.add_case("home", ((0, False), (1, False))).set(entry("home", "i"), 1.0)
    holds(table)


def test_conditions_that_pull_against_each_other_have_no_weights():
    table = START.add_case("home", ((0, False),)).add_case("chat", ((0, True),))
    table = table.set(entry("home", "i"), 1.0).set(entry("chat", "i"), 1.0)
    assert gate_weights(table, "i", 0) is None
    assert gate_weights(table, "f", 0) is not None


def test_a_half_open_gate_elsewhere_cannot_stand_a_weight_on_memory():
    table = START.add_case("home", ((0, False),)).set(entry("home", "i"), 1.0)
    assert gate_weights(table.set(entry("chat", "i"), 0.3), "i", 0) is None


@given(st.floats(0, 1))
def test_the_logit_stays_finite_and_comes_back(p):
    assert -MOST <= logit(p) <= MOST
    assert sigmoid(logit(p)) == pytest.approx(p, abs=CLOSE)
