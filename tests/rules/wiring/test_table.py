"""Tables: where they begin, what edits do, and that they play as the very solution does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.level.grammar import draw
from game.level.model import Setting
from game.level.policy import solution_rows, solution_run
from game.rules.wiring.table import MOST_CASES, GateTable, TableError, conditions
from tests.rules.wiring.samples import entry, wire_level, wired_two

LEVEL = wire_level()
START = GateTable.start(LEVEL)
EMPTY, FULL = ((0, False),), ((0, True),)


def test_every_entry_begins_at_keep_shut_and_silent():
    assert {START.value(e) for e in START.entries if e.gate == "f"} == {1.0}
    assert {START.value(e) for e in START.entries if e.gate != "f"} == {0.0}
    assert START.touched == ()
    assert len(START.entries) == 3 * len(LEVEL.vocabulary.classes)


def test_locked_gates_stand_at_their_lock_and_are_no_entries():
    level = wire_level(gates={"forget": 0.9}, solution={}, baselines_fail=[])
    table = GateTable.start(level)
    assert table.gates == ("i", "o")
    assert table.cases["home"][0].settings == (Setting(f=0.9),)
    with pytest.raises(TableError, match=r"forget gate is not yours here; it is locked at 0\.9"):
        table.set(entry("home", "f"), 0.0)
    level = wire_level(gates={"output": "network"}, solution={}, baselines_fail=[])
    with pytest.raises(TableError, match="the network sets it"):
        GateTable.start(level).set(entry("home", "o"), 1.0)


def test_an_edit_gives_a_new_table_and_leaves_the_old_one():
    table = START.set(entry("home", "i"), 0.333)
    assert table.value(entry("home", "i")) == 0.33
    assert START.value(entry("home", "i")) == 0.0
    assert table.touched == (entry("home", "i"),)
    assert table.set(entry("home", "i"), 0.0) == START
    assert table.clear() == table.clear("home") == START


@pytest.mark.parametrize("level", [LEVEL, wired_two()], ids=["one block", "two blocks"])
def test_the_solution_as_a_table_plays_as_the_solution(level):
    table = GateTable.solution(level)
    for seed in range(5):
        stream = draw(level, seed)
        assert table.run(stream) == solution_run(level, stream)
        assert (table.rows(stream) == solution_rows(level, stream)).all()


def test_of_several_cases_the_first_that_fits_memory_applies():
    table = START.add_case("chat", EMPTY).set(entry("chat", "i"), 1.0)
    stream = draw(LEVEL, 7)
    before = table.set(entry("home", "i"), 0.0).run(stream)
    writes = [step.settings[0].i for step in before]
    assert writes[:3] == [0.0, 1.0, 0.0]  # the first chat is written, for nothing was before
    after = table.set(entry("home", "i"), 1.0).run(stream)
    assert [step.settings[0].i for step in after][:3] == [1.0, 0.0, 0.0]


def test_a_case_begins_as_the_last_one_stands_and_is_removed_and_moved():
    table = START.set(entry("chat", "i"), 0.5).add_case("chat", EMPTY)
    assert [case.settings[0].i for case in table.cases["chat"]] == [0.5, 0.5]
    assert [case.condition for case in table.cases["chat"]] == ["A empty", ""]
    table = table.set(entry("chat", "i"), 1.0).add_case("chat", FULL)
    moved = table.move_case("chat", 0, 1)
    assert [case.condition for case in moved.cases["chat"]] == ["A full", "A empty", ""]
    assert moved.cases["chat"][1].settings[0].i == 1.0
    assert [c.condition for c in moved.remove_case("chat", 0).cases["chat"]] == ["A empty", ""]
    changed = table.remove_case("chat", 1).change_case("chat", 0, FULL)
    assert [case.condition for case in changed.cases["chat"]] == ["A full", ""]


def test_what_cannot_be_is_refused_in_words():
    with pytest.raises(TableError, match="no class “tea”"):
        START.set(entry("tea", "i"), 1)
    with pytest.raises(TableError, match="1 block"):
        START.set(entry("home", "i", block=3), 1)
    for value in (-0.1, 1.1, float("nan")):
        with pytest.raises(TableError, match=r"from 0 \(shut\) to 1"):
            START.set(entry("home", "i"), value)
    with pytest.raises(TableError, match=r"has 1 case\."):
        START.set(entry("home", "i", case=1), 1)
    with pytest.raises(TableError, match="stays last"):
        START.remove_case("chat", 0)
    with pytest.raises(TableError, match="stays last"):
        START.add_case("chat", EMPTY).move_case("chat", 0, 1)
    for when in ((), ((1, True),), ((0, True), (0, False))):
        with pytest.raises(TableError, match="at most once"):
            START.add_case("chat", when)
    with pytest.raises(TableError, match="a case for “A empty” already"):
        START.add_case("chat", EMPTY).add_case("chat", EMPTY)


def test_a_class_has_no_more_cases_than_can_be_read():
    table = GateTable.start(wired_two())
    for when in (EMPTY, FULL, ((1, True),)):
        table = table.add_case("chat", when)
    assert len(table.cases["chat"]) == MOST_CASES
    with pytest.raises(TableError, match="as many as there may be"):
        table.add_case("chat", ((1, False),))


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 100)), max_size=12))
def test_the_entries_touched_are_those_that_differ_from_the_start(edits):
    table = START
    for place, hundredths in edits:
        table = table.set(table.entries[place], hundredths / 100)
    differ = [e for e in table.entries if table.value(e) != START.value(e)]
    assert list(table.touched) == differ


def test_conditions_come_plainest_first():
    assert conditions(1) == [EMPTY, FULL]
    assert conditions(2)[:4] == [EMPTY, FULL, ((1, False),), ((1, True),)]
    assert len(conditions(2)) == 8
