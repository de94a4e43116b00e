"""Why a table failed: one way to fail after the other, and the sentence that tells it."""

import pytest

from game.rules.wiring.failure import Failure, failure
from game.rules.wiring.run import run_table
from game.rules.wiring.table import GateTable
from tests.rules.wiring.samples import entry, network_of, solved, wire_level, wired_two

LEVEL, TWO = wire_level(), wired_two()


def first(table: GateTable) -> Failure:
    run = run_table(table, network_of(table.level), 1)
    return failure(run, run.failures[0])


ONE = {
    "nothing speaks": (("ask", "o", 0, 0.0), "Memory held"),
    "nothing was written": (("home", "i", 0, 0.0), "Memory was empty: nothing had been written"),
    "emptied": (("chat", "f", 0, 0.0), "Memory was emptied by"),
    "faded": (("chat", "f", 0, 0.5), "Memory faded: by step"),
}


@pytest.mark.parametrize(("edit", "why"), ONE.values(), ids=ONE)
def test_with_one_block(edit: tuple[str, str, int, float], why: str) -> None:
    cls, gate, block, value = edit
    found = first(solved(LEVEL).set(entry(cls, gate, block), value))
    assert why in found.why
    assert "said nothing, but" in found.said


def test_an_untouched_table_is_silent() -> None:
    assert first(GateTable.start(LEVEL)).why == (
        "No output gate was open on “I speak”, so nothing could be heard."
    )


def test_what_was_written_over_is_named_with_what_was_there_before() -> None:
    table = solved(TWO).set(entry("food", "i", 0), 1.0).set(entry("food", "f", 0), 0.0)
    found = first(table)
    assert found.why.startswith("Block A was written by “")
    assert "at step 2, after" in found.why


def test_a_half_open_write_is_told_as_such() -> None:
    table = solved(TWO).set(entry("food", "i", 0), 0.5).set(entry("food", "f", 0), 0.3)
    assert "was written in part (input 0.50) by" in first(table).why


def test_a_block_that_speaks_into_another_is_named() -> None:
    table = solved(TWO).set(entry("ask home", "o", 1), 1.0)
    assert first(table).why == (
        "The answer came out, but block A (output 1.00) and block B (output 1.00) spoke at once."
    )
    found = first(table.set(entry("ask home", "o", 0), 0.6))
    assert "but block B spoke into it." in found.why


def test_without_a_wrong_answer_the_costliest_step_is_told() -> None:
    found = first(solved(LEVEL).set(entry("home", "o"), 1.0))
    assert found.t == 0
    assert "nothing was asked" in found.said
    assert "memory (output 1.00) could be heard" in found.why
