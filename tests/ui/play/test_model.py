"""The play without a window: steps, undo, looking back, restart, hints, the end."""

from game.rules.session import Session
from game.ui.pace.steps import STEP_MS
from game.ui.play.model import PlayModel
from game.ui.play.pause import END_PAUSE_MS, LEAST_PAUSE_MS
from tests.ui.play.conftest import level_of
from tests.wired import wired


def fresh(blocks: int = 1, still: bool = True) -> PlayModel:
    level = level_of(blocks)
    network = wired(level)
    session = Session.start(level, 7, network)
    model = PlayModel(session, lambda: Session.start(level, 8, network))
    model.still = still
    return model


def finish(model: PlayModel) -> None:
    while not model.session.finished:
        model.step()
        model.finish_run()


def test_a_step_plays_the_move_that_is_set() -> None:
    model = fresh()
    before = model.session
    model.set_valve(("i", 0), 0.8)
    model.step()
    assert before.moves == ()
    assert model.session.moves[0].move.i == (0.8,)
    assert model.move.i == (0.8,)  # valves stay where they were left


def test_turning_previews_and_plays_nothing() -> None:
    model = fresh()
    session = model.session
    model.set_valve(("i", 0), 1.0)
    assert model.session is session
    assert model.picture.trace.i[0] == 1.0
    assert model.picture.held_after == ("French",) or model.picture.held_after == ("Spanish",)


def test_the_step_is_shown_while_it_plays_out_and_then_the_next() -> None:
    model = fresh(still=False)
    model.step()
    assert (model.session.t, model.shown_t, model.answered) == (1, 0, 0)
    for _ in range(int(STEP_MS // 50) + 1):
        model.update(50.0, 0.0)
    assert model.run is None
    assert (model.shown_t, model.answered) == (1, 1)


def test_the_belt_moves_only_forward_and_arrives() -> None:
    model = fresh(still=False)
    model.step()
    places = [model.belt.at]
    for _ in range(int(STEP_MS // 40) + 1):
        model.update(40.0, 0.0)
        places.append(model.belt.at)
    assert places == sorted(places)
    assert places[-1] == 1.0


def test_a_key_during_the_animation_goes_to_the_next_step() -> None:
    model = fresh(still=False)
    model.step()
    model.set_valve(("o", 0), 1.0)
    assert model.run is None
    assert model.session.moves[0].move.o == (0.0,)
    assert model.move.o == (1.0,)


def test_undo_gives_the_move_back_to_be_changed() -> None:
    model = fresh()
    model.step()
    model.set_valve(("i", 0), 1.0)
    model.step()
    model.undo()
    assert model.session.t == 1
    assert model.move.i == (1.0,)
    model.redo()
    assert model.session.t == 2


def test_restart_deals_a_fresh_stream_and_can_be_undone() -> None:
    model = fresh()
    model.step()
    before = model.session
    model.restart()
    assert (model.session.seed, model.session.t) == (8, 0)
    model.undo()
    assert model.session is before


def test_undo_brings_a_play_back_exactly_after_several_restarts() -> None:
    model = fresh()
    for _ in range(3):
        model.step()
    model.undo()
    model.set_valve(("i", 0), 0.4)
    model.course.seconds = 12.0
    before, move = model.session, model.move
    assert (before.t, len(before.undone), before.undos) == (2, 1, 1)
    model.restart()
    assert model.notice.text == "Undo brings the old one back."
    model.restart()  # nothing was done on that stream: nothing is lost with it
    model.step()
    model.step()
    second = model.session
    model.restart()
    model.undo()
    assert model.session is second
    model.undo()
    model.undo()
    model.undo()
    assert (model.session, model.move, model.course.seconds) == (before, move, 12.0)
    assert model.session.undos == 1
    model.redo()
    assert model.session.t == 3


def test_the_line_on_a_restart_goes_with_the_first_step() -> None:
    model = fresh()
    model.restart()
    assert model.notice.kind == "brief"  # nothing was given up
    model.step()
    model.restart()
    assert model.notice.label == "New stream"
    model.step()
    assert model.notice.kind == "brief"


def test_looking_back_changes_nothing_and_undo_to_here_does() -> None:
    model = fresh()
    for _ in range(3):
        model.step()
    session = model.session
    model.look_at(1)
    assert model.session is session
    assert (model.shown_t, model.playing) == (1, False)
    model.set_valve(("i", 0), 1.0)
    model.step()
    assert model.session is session
    model.back_to(1)
    assert (model.session.t, model.inspected) == (1, None)


def test_the_future_cannot_be_looked_at() -> None:
    model = fresh()
    model.step()
    for t in (1, 2, 99, -1):
        model.look_at(t)
        assert model.inspected is None
    model.look_by(-1)
    assert model.shown_t == 0
    model.look_by(1)
    assert model.shown_t == 1


def test_hints_come_one_after_another_and_the_brief_after_them() -> None:
    model = fresh()
    kinds = []
    for _ in range(4):
        kinds.append((model.notice.kind, model.notice.label))
        model.hint()
    assert kinds == [
        ("brief", ""),
        ("hint", "Hint 1 of 2"),
        ("hint", "Hint 2 of 2"),
        ("brief", ""),
    ]


def test_a_play_gone_on_with_says_so_until_something_is_done() -> None:
    begun = fresh()
    begun.step()
    model = PlayModel(begun.session, lambda: begun.session, resumed=True)
    assert model.notice.label == "Going on"
    model.step()
    assert model.notice.label == ""


def test_after_the_last_step_there_is_a_pause_and_then_the_end() -> None:
    model = fresh()
    finish(model)
    assert not model.pause.may_be_left
    assert not model.update(LEAST_PAUSE_MS, 0.0)
    assert model.pause.may_be_left
    assert model.update(END_PAUSE_MS, 0.0)


def test_what_has_ended_is_not_undone_or_dealt_anew() -> None:
    model = fresh()
    finish(model)
    session = model.session
    for act in (model.undo, model.redo, model.restart, model.step, lambda: model.back_to(0)):
        act()
    assert model.session is session


def test_the_letters_go_round_the_blocks() -> None:
    model = fresh(blocks=2)
    model.select_gate("o")
    assert model.selected == ("o", 0)
    model.select_gate("o")
    assert model.selected == ("o", 1)
    model.select_next(1)
    assert model.selected == ("f", 0)


def told(model: PlayModel) -> str:
    return "".join(words for words, _ in model.guide[0]) if model.guide else ""


def test_a_newcomer_is_told_what_to_do_until_the_first_step() -> None:
    session = fresh().session
    model = PlayModel(session, lambda: session, guided=True)
    assert told(model) == "Open F to keep, I to write, O to speak; then step."
    model.set_valve(("i", 0), 1.0)
    assert told(model) == "Now let the token in: step."
    model.set_valve(("i", 0), 0.0)
    assert told(model).startswith("Open")
    model.step()
    model.finish_run()
    model.undo()
    assert told(model) == ""


def test_nobody_is_told_twice() -> None:
    begun = fresh()
    begun.step()
    assert told(PlayModel(begun.session, lambda: begun.session, guided=True)) == ""
    assert told(fresh()) == ""
