"""The table's model: edits, runs and what is said, without a window."""

import pytest

from game.rules.session import Session
from game.rules.wiring.form import parse_table
from game.rules.wiring.table import Entry, GateTable
from game.ui.context import AppContext
from game.ui.wire.model import WireModel
from tests.ui.wire.conftest import wire_level
from tests.wired import wired

LEVEL = wire_level()
NETWORK = wired(LEVEL)
INPUT, OUTPUT = Entry("home", 0, 0, "i"), Entry("ask", 0, 0, "o")


@pytest.fixture
def model(app: AppContext) -> WireModel:
    return WireModel(LEVEL, Session.start(LEVEL, 7, NETWORK).deal, app)


def solve(model: WireModel) -> None:
    for entry in (INPUT, OUTPUT):
        model.select(entry)
        model.set(1.0)


def test_entries_are_set_turned_and_flipped(model: WireModel) -> None:
    model.select(INPUT)
    model.flip()
    assert model.table.value(INPUT) == 1.0
    model.nudge(-0.05)
    assert model.table.value(INPUT) == 0.95
    model.nudge(9)
    assert model.table.value(INPUT) == 1.0
    model.undo()
    model.undo()
    assert model.table.value(INPUT) == 1.0
    model.redo()
    assert model.table.value(INPUT) == 0.95


def test_every_edit_is_kept_at_once(model: WireModel, app: AppContext) -> None:
    solve(model)
    text = app.store.wiring(LEVEL)
    assert text is not None
    assert parse_table(LEVEL, text) == model.table
    again = WireModel(LEVEL, model.deal, app)
    assert again.table == model.table
    assert again.notice.label == "Kept"
    again.set(0.3)
    assert again.notice.kind == "brief"


def test_a_kept_table_that_no_longer_fits_is_left_alone(app: AppContext, model: WireModel) -> None:
    app.store.keep_wiring(LEVEL, "{}")
    assert WireModel(LEVEL, model.deal, app).table == GateTable.start(LEVEL)


def test_cases_go_through_their_conditions(model: WireModel) -> None:
    model.add_case("chat")
    assert [case.condition for case in model.table.cases["chat"]] == ["A empty", ""]
    assert model.selected == Entry("chat", 0, 0, "f")
    model.next_condition("chat", 0)
    assert model.table.cases["chat"][0].condition == "A full"
    model.add_case("chat")
    assert [case.condition for case in model.table.cases["chat"]] == ["A full", "A empty", ""]
    model.move_case("chat", 0, 1)
    assert [case.condition for case in model.table.cases["chat"]] == ["A empty", "A full", ""]
    model.add_case("chat")
    assert "a case for every condition" in model.notice.text
    model.remove_case("chat", 2)
    assert "stays last" in model.notice.text
    model.remove_case("chat", 0)
    model.remove_case("chat", 0)
    assert model.selected.case == 0
    assert model.table == GateTable.start(LEVEL)


def test_runs_are_recorded_first_on_the_plays_own_seed(model: WireModel, app: AppContext) -> None:
    solve(model)
    model.start_run()
    assert model.run is not None
    assert (model.run.seed, model.retry, model.run.result.stars) == (7, False, 3)
    assert not model.stale
    model.run_again()
    assert (model.run.seed, model.retry) == (7, True)
    model.start_run()
    assert model.run.seed != 7
    assert [attempt.retry for attempt in app.store.attempts("toy")] == [False, True, False]
    best = app.store.best("toy")
    assert best is not None
    assert best.stars == 3
    model.set(0.5)
    assert model.stale


def test_failures_are_gone_through_worst_first_and_explained(model: WireModel) -> None:
    assert model.explained() is None
    model.next_failure()
    model.start_run()
    run = model.run
    assert run is not None
    assert model.chosen == run.failures[0]
    found = model.explained()
    assert found is not None
    assert "No output gate was open" in found.why
    model.next_failure()
    assert model.chosen == run.failures[1]
    model.choose(999)
    assert model.chosen == run.result.streams - 1


def test_the_networks_gate_is_found_by_the_case(model: WireModel) -> None:
    assert model.network_gate(INPUT) is None
    model.add_case("home")
    model.start_run()
    for case in (0, 1):
        row = model.network_gate(Entry("home", case, 0, "i"))
        assert row is not None
        assert row.network.mean > 0.99
        assert row.differ


def test_the_sample_stream_follows_the_table(model: WireModel) -> None:
    now = model.sampling
    before = now.sample
    assert before is now.sample
    solve(model)
    assert now.sample is not before
    assert now.sample.session.questions_right == 1
    assert now.lit == ("ask", 0)
    now.look_at(1)
    assert now.lit == ("chat", 0)
    now.look_at(9999)
    assert now.t == len(model.deal) - 1
    now.step()
    assert now.t == len(model.deal) - 1


def test_an_edit_ends_the_step_that_plays_out(model: WireModel) -> None:
    now = model.sampling
    now.look_at(0)
    now.step()
    assert now.run is not None
    assert now.told == 0
    solve(model)
    assert now.run is None
    assert now.told == 1


def test_hints_follow_each_other_and_end_with_the_brief(model: WireModel) -> None:
    said = []
    for _ in range(3):
        model.hint()
        said.append(model.notice.text)
    assert said == [*LEVEL.hints, LEVEL.brief]
