"""What if: equal to playing it all again, on every level; nothing of the play itself changes."""

import random
from pathlib import Path

import pytest

from game.level.library import all_level_paths
from game.level.loader import load_level
from game.rules import Move, Session
from game.rules.review.what_if import branch, what_if
from tests.wired import toy_level, wired


def toy() -> Session:
    level = toy_level()
    session = Session.start(level, 7, wired(level))
    return session.play_all(session.deal.solution)


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_it_equals_a_full_recomputation(path: Path) -> None:
    session = Session.start(load_level(path), 3)
    chance, K = random.Random(1), session.level.memory.blocks
    for _ in range(len(session.deal)):
        session = session.play(Move(*([chance.random() for _ in range(K)] for _ in range(3))))
    for _ in range(3):
        t = chance.randrange(len(session.deal))
        move = Move(*([float(chance.randrange(2)) for _ in range(K)] for _ in range(3)))
        found = what_if(session, t, move)
        anew = Session.start(session.level, 3, session.deal.network)
        for played in session.moves:
            anew = anew.play(move if played.t == t else played.move)
        assert [m.move for m in found.after.moves] == [m.move for m in anew.moves]
        for mine, theirs in zip(found.after.moves, anew.moves, strict=True):
            assert mine.bits == pytest.approx(theirs.bits, abs=1e-9)
            assert mine.value == pytest.approx(theirs.value, abs=1e-9)
            assert mine.mark == theirs.mark
            assert mine.trace.p == pytest.approx(theirs.trace.p, abs=1e-9)
        assert found.gain == pytest.approx(anew.bits - session.bits, abs=1e-9)


def test_what_was_played_is_not_touched_and_nothing_counts_as_undone() -> None:
    session = toy()
    found = what_if(session, 0, Move([0], [0], [0]))
    assert found.before is session
    assert found.after.undos == session.undos == 0
    assert found.after.moves[0].move == Move([0], [0], [0])
    assert found.gain < -1
    assert found.turned == (len(session.deal) - 1,)
    assert what_if(session, 1, session.moves[1].move).gain == 0
    assert what_if(session, 1, session.moves[1].move).turned == ()


def test_the_middle_of_a_play_can_be_asked_about_too() -> None:
    session = toy().back_to(3)
    found = what_if(session, 1, Move([0], [1], [0]))
    assert found.after.t == 3
    assert found.after.undone == ()


def test_a_branch_is_a_practice_that_goes_on_behind_a_step() -> None:
    session = what_if(toy(), 2, Move([0.5], [0], [0])).after
    other = branch(session, 2)
    assert other.t == 3
    assert other.undos == 1
    assert other.mode == "practice"
    assert (other.undone, other.finished) == ((), False)
    assert other.moves[2].move == Move([0.5], [0], [0])
    again = branch(session, 4)
    assert (again.t, again.finished) == (4, False)


@pytest.mark.parametrize("t", [-1, 5, 99])
def test_a_step_that_was_not_played_is_refused(t: int) -> None:
    session = toy()
    with pytest.raises(ValueError, match="not among the 5 steps"):
        what_if(session, t, session.moves[0].move)
    with pytest.raises(ValueError, match="not among the 5 steps"):
        branch(session, t)
