"""Taking up a play that was left: the same moves, or a fresh start when they no longer fit."""

from dataclasses import dataclass, replace

import pytest

from game.level.model import Mode
from game.rules import Session
from game.rules.policies import play_policy
from game.rules.resume import carried_over, resume
from tests.wired import BASE, toy_level, wired

LEVEL = toy_level()


@dataclass(frozen=True)
class Left:
    task_hash: str = LEVEL.task_hash
    seed: int = 3
    moves: tuple = ({"f": [0], "i": [1], "o": [0]}, {"f": [1], "i": [0], "o": [0]})
    undos: int = 4
    mode: Mode = "play"


def test_it_goes_on_at_the_same_move():
    session = resume(LEVEL, Left(), wired(LEVEL))
    assert session is not None
    expected = Session.start(LEVEL, 3, wired(LEVEL))
    for move in expected.deal.solution[:2]:
        expected = expected.play(move)
    assert session.deal.stream == expected.deal.stream
    assert [m.move for m in session.moves] == [m.move for m in expected.moves]
    assert session.undos == 4


@pytest.mark.parametrize(
    "left",
    [
        None,
        Left(moves=()),
        replace(Left(), task_hash="another task"),
        replace(Left(), moves=({"f": [0, 0], "i": [1, 1], "o": [0, 0]},)),
        replace(Left(), moves=({"f": [0], "i": [2], "o": [0]},)),
        replace(Left(), moves=({"f": [0], "i": [1]},)),
        replace(Left(), moves=Left().moves * 20),
        replace(Left(), seed=-(2**63)),
    ],
    ids=[
        "none",
        "no move",
        "other task",
        "other blocks",
        "out of range",
        "no gate",
        "too long",
        "no seed",
    ],
)
def test_what_no_longer_fits_is_not_taken_up(left):
    assert resume(LEVEL, left, wired(LEVEL)) is None


def test_a_play_is_carried_over_to_a_level_with_the_same_task() -> None:
    level = toy_level()
    session = play_policy(Session.start(level, 7, wired(level)).deal, "solution").back_to(2)
    again = toy_level(title="Other words", play={"spare_changes": 5})
    carried = carried_over(session, again, wired(again))
    assert carried is not None
    assert carried.level.title == "Other words"
    assert carried.budget == session.budget + 3
    assert (carried.t, carried.undos, len(carried.undone)) == (2, 1, 3)
    assert carried.evaluation == pytest.approx(session.evaluation)
    assert carried.redo().redo().redo().finished
    other = toy_level(stream=BASE["stream"][::2])
    assert carried_over(session, other, wired(other)) is None


def test_a_practice_goes_on_as_one():
    session = resume(LEVEL, Left(mode="practice"), wired(LEVEL))
    assert session is not None
    assert session.mode == "practice"
    assert session.undo().redo().mode == "practice"
    over = carried_over(session, LEVEL, wired(LEVEL))
    assert over is not None
    assert over.mode == "practice"


def test_a_play_that_was_killed_between_its_last_move_and_its_record_is_not_lost():
    whole = play_policy(Session.start(LEVEL, 3, wired(LEVEL)).deal, "solution")
    rows = tuple(
        {"f": played.move.f, "i": played.move.i, "o": played.move.o} for played in whole.moves
    )
    session = resume(LEVEL, Left(moves=rows), wired(LEVEL))
    assert session is not None
    assert session.finished
    assert session.result == replace(whole, undos=4).result
