from game.rules.wiring.draft import Draft
from game.rules.wiring.table import GateTable
from tests.rules.wiring.samples import entry, wire_level

START = GateTable.start(wire_level())
ONE = START.set(entry("home", "i"), 1.0)


def test_edits_are_taken_back_and_made_again():
    draft = Draft(START).edit(ONE)
    assert draft.table == ONE
    assert draft.undo().table == START
    assert draft.undo().redo().table == ONE
    assert draft.undo().edit(ONE).redo().table == ONE


def test_nothing_changed_is_no_edit():
    draft = Draft(START)
    assert draft.edit(ONE.set(entry("home", "i"), 0.0)) is draft
    assert draft.undo() is draft
    assert draft.redo() is draft
