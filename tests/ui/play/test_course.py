"""Steps made and taken back, and streams given up: the course of a play, without the rest of it."""

from game.rules.session import Session
from game.ui.play.course import Course
from tests.ui.play.conftest import level_of
from tests.wired import wired


def begun() -> Course:
    level = level_of(1)
    network = wired(level)
    return Course(
        Session.start(level, 7, network), lambda: Session.start(level, 8, network), seconds=3.0
    )


def test_nothing_can_be_taken_back_of_a_play_that_has_just_begun() -> None:
    course = begun()
    before = course.session
    assert course.undo() is None
    assert course.redo() is None
    assert course.back_to(0) is None
    assert course.session is before


def test_undo_gives_where_the_valves_stood_at_the_step() -> None:
    course = begun()
    move = course.session.valves.with_gate("i", 0, 0.4)
    course.play(move)
    course.play(move.with_gate("o", 0, 1.0))
    assert course.back_to(0) == move
    assert course.session.t == 0
    assert course.redo() == move
    assert course.session.t == 1


def test_a_stream_is_given_up_with_its_valves_and_its_time() -> None:
    course = begun()
    assert not course.restart(course.session.valves)  # nothing was done on it
    assert (course.session.seed, course.seconds) == (8, 0.0)
    course.play(course.session.valves)
    course.seconds = 9.0
    given_up, move = course.session, course.session.valves.with_gate("f", 0, 0.2)
    assert course.restart(move)
    assert course.undo() == move
    assert (course.session, course.seconds) == (given_up, 9.0)
