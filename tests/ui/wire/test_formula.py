import pytest

from game.rules.wiring.table import Entry, GateTable
from game.ui.wire.formula import formula
from game.words import say
from tests.ui.wire.conftest import wire_level

START = GateTable.start(wire_level())
INPUT = Entry("home", 0, 0, "i")


def test_an_untouched_entry_is_its_bias_alone() -> None:
    lines, notes = formula(START, INPUT)
    assert lines[0].startswith("i = σ(b + w[home]) = σ(−8.0 + 0) = σ(−8.0) = 0.0003")
    assert notes[0] == "network: i = σ(Wi·x + bi)"


def test_an_entry_is_its_bias_and_the_weight_of_its_class() -> None:
    lines, _ = formula(START.set(INPUT, 1.0), INPUT)
    assert "σ(−8.0 + 16.0) = σ(8.0) = 0.9997" in lines[0]
    lines, _ = formula(START.set(Entry("chat", 0, 0, "f"), 0.0), Entry("chat", 0, 0, "f"))
    assert "σ(8.0 − 16.0)" in lines[0]


@pytest.mark.parametrize(("case", "shown"), [(0, "− 16.0·0"), (1, "− 16.0·1")])
def test_a_case_has_a_weight_on_memory(case: int, shown: str) -> None:
    table = START.add_case("home", ((0, False),)).set(INPUT, 1.0)
    lines, notes = formula(table, Entry("home", case, 0, "i"))
    assert "m·[A full]" in lines[0]
    assert shown in lines[0]
    assert "peepholes" in notes[1]


def test_a_table_that_no_weights_make_says_so() -> None:
    table = START.add_case("home", ((0, False),)).add_case("chat", ((0, True),))
    table = table.set(INPUT, 1.0).set(Entry("chat", 0, 0, "i"), 1.0)
    assert formula(table, INPUT)[1] == [say("wire.formula.none")]


def test_the_network_is_shown_with_what_its_gates_see() -> None:
    memory = {"blocks": 2, "cells": 2, "recurrent": True, "peephole": True}
    table = GateTable.start(wire_level(memory=memory))
    lines, notes = formula(table, Entry("home", 0, 1, "o"))
    assert lines[0].startswith("o[B] = ")
    assert notes[0] == "network: o = σ(Wo·x + Uo·h′ + Po·c′ + bo)"
