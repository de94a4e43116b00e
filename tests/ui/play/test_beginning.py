"""How a play comes onto the screen: guided when it is the first, and where it was after a save."""

from dataclasses import replace

from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.play.beginning import begun, gone_on
from tests.ui.play.conftest import Open, level_of
from tests.wired import level_json, toy_level, wired


def test_it_is_said_what_to_do_until_the_level_was_won(app: AppContext, finished: Session) -> None:
    level = level_of(1)
    session = Session.start(level, 7, wired(level))
    assert begun(app, session, resumed=False).advice.guided
    app.plays.record(finished, 5.0)
    assert not begun(app, session, resumed=False).advice.guided


def test_a_fresh_stream_is_dealt_in_the_same_mode(app: AppContext) -> None:
    level = level_of(1)
    model = begun(app, Session.start(level, 7, wired(level), "practice"), resumed=False)
    model.restart()
    assert model.session.mode == "practice"


def test_a_play_goes_on_where_it_stood_with_a_level_that_was_saved(opened: Open) -> None:
    scene = opened(steps=2)
    model = scene.model
    model.select(("o", 0))
    model.set_valve(("i", 0), 0.5)
    level = replace(scene.level, brief="Another brief.")
    on = gone_on(scene.app, model, level, wired(level))
    assert (on.session.t, on.move, on.selected) == (2, model.move, ("o", 0))
    assert on.session.level.brief == "Another brief."
    assert on.advice.why == "reloaded"


def test_a_play_of_another_task_begins_anew_with_the_same_seed(opened: Open) -> None:
    scene = opened(steps=2)
    first, _, ask = level_json()["stream"]
    level = toy_level(stream=[first, "Fish", ask])
    on = gone_on(scene.app, scene.model, level, wired(level))
    assert (on.session.t, on.session.seed, len(on.session.deal)) == (0, 7, 3)
    assert on.advice.why == "anew"
