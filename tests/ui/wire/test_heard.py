"""What of a table is heard."""

from game.rules.wiring.draft import Draft
from game.rules.wiring.table import GateTable
from game.ui.wire.heard import HeardTable
from tests.ui.sound.hearing import Noted
from tests.ui.wire.conftest import Open


def test_an_entry_that_is_turned_and_a_run_that_is_done_are_heard(opened: Open) -> None:
    model = opened().model
    sound = Noted()
    heard = HeardTable(sound)
    heard.follow(model)
    assert sound.names == []
    model.set(0.4)
    heard.follow(model)
    assert sound.played == [("valve", {"gate": model.selected.gate, "opening": 0.4})]
    sound.played.clear()
    model.select(model.table.entries[1])
    heard.follow(model)
    assert sound.names == []  # another entry is no turn
    model.start_run()
    heard.follow(model)
    assert sound.names == ["run"]  # a table that is hardly begun earns no star
    heard.follow(model)
    assert sound.names == []


def test_the_stars_of_a_run_are_heard(opened: Open) -> None:
    model = opened(solved=True).model
    sound = Noted()
    heard = HeardTable(sound)
    heard.follow(model)
    model.draft = Draft(GateTable.solution(model.level))
    model.start_run()
    heard.follow(model)
    assert model.run is not None
    assert sound.played == [("star", {"n": model.run.result.stars - 1})]


def test_a_table_with_a_run_is_opened_in_silence(opened: Open) -> None:
    model = opened(solved=True).model
    model.start_run()
    sound = Noted()
    HeardTable(sound).follow(model)
    assert sound.names == []
