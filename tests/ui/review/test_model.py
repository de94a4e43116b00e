"""What a review knows without a window: steps, lenses, and what if."""

import numpy as np
import pytest

from game.rules.review.blame import blame
from game.rules.session import Session
from game.ui.review.model import LENSES, ReviewModel
from tests.wired import toy_level, two_blocks, wired


def played(mistake: bool = True) -> Session:
    level = toy_level()
    session = Session.start(level, 7, wired(level))
    for t, move in enumerate(session.deal.solution):
        session = session.play(move.with_gate("o", 0, 1.0) if mistake and t == 2 else move)
    return session


def test_it_opens_on_the_costliest_move_or_the_last() -> None:
    assert ReviewModel(played()).chosen == 2
    assert ReviewModel(played(mistake=False)).chosen == 4


def test_turning_a_valve_asks_and_settling_answers() -> None:
    model = ReviewModel(played())
    before = model.session
    model.flip(("o", 0))
    assert model.session is before  # a drag asks often, and is answered once
    assert model.settle()
    assert model.what_if is not None
    assert (model.what_if.t, model.what_if.before) == (2, before)
    assert model.what_if.gain > 1
    assert model.session.moves[2].move.o == (0.0,)
    assert model.played.session is before
    assert not model.settle()
    assert len(model.run.chances) == model.length + 1
    assert model.run.chances[-1] > model.played.chances[-1]


def test_the_valve_turned_back_is_the_play_as_it_was() -> None:
    model = ReviewModel(played())
    model.flip(("o", 0))
    model.settle()
    model.flip(("o", 0))
    model.settle()
    assert model.what_if is None
    assert model.run is model.played
    model.set_valve(("o", 0), 0.3)
    model.settle()
    model.reset()
    assert model.what_if is None


def test_one_move_is_changed_at_a_time() -> None:
    model = ReviewModel(played())
    model.flip(("o", 0))
    model.choose(0)
    assert model.what_if is not None  # what was asked is answered before another step is looked at
    model.flip(("i", 0))
    model.settle()
    assert model.what_if is not None
    assert model.what_if.t == 0
    assert model.session.moves[2].move == model.played.session.moves[2].move


def test_as_the_network_would_have_set_it() -> None:
    model = ReviewModel(played())
    model.as_network()
    model.settle()
    own = model.played.session.moves[2].own
    assert model.session.moves[2].move.o == pytest.approx(own.o, abs=1e-4)
    assert model.session.moves[2].value == pytest.approx(0, abs=1e-3)


def test_blame_and_highway_are_those_of_the_run_that_is_shown() -> None:
    model = ReviewModel(played())
    first = model.run.blame
    model.flip(("o", 0))
    model.settle()
    assert not np.array_equal(first.by_gate, model.run.blame.by_gate)
    moves = [each.move for each in model.session.moves]
    assert np.array_equal(model.run.blame.by_gate, blame(model.session.deal, moves).by_gate)
    assert model.question == 4
    assert model.highway.question == 4
    assert model.highway.player[0, 0] == 1.0
    model.choose(1)
    model.flip(("f", 0))
    model.settle()
    assert model.highway.player[0, 0] == 0.0
    assert model.highway.rnn is None  # the toy level has no rivals


def test_lenses_follow_one_another() -> None:
    model = ReviewModel(played())
    seen = [model.lens]
    for _ in LENSES[1:]:
        model.next_lens()
        seen.append(model.lens)
    assert tuple(seen) == LENSES
    model.next_lens()
    assert model.lens == LENSES[0]


def test_playing_on_is_a_practice_from_the_run_that_is_shown() -> None:
    model = ReviewModel(played())
    model.flip(("o", 0))
    on = model.branched()
    assert (on.mode, on.t) == ("practice", 3)
    assert on.moves[2].move.o == (0.0,)
    model.choose(model.length - 1)
    assert model.branched().t == model.length - 1


def test_valves_of_every_block_can_be_asked_about() -> None:
    level = two_blocks()
    session = Session.start(level, 3, wired(level))
    model = ReviewModel(session.play_all(session.deal.solution))
    for valve in model.valves:
        model.select(valve)
        assert model.selected == valve
        model.nudge(valve, 1 if model.move.gate(valve[0])[valve[1]] < 1 else -1, fine=False)
        model.settle()
        assert model.what_if is not None


def test_the_highway_is_never_that_of_a_run_that_is_gone() -> None:
    model = ReviewModel(played())
    model.choose(1)
    for n in range(40):  # runs come and go, and with them their places in memory
        model.set_valve(("f", 0), 0.9 - 0.02 * n)
        model.settle()
        if n % 3 == 0:
            kept = model.session.moves[1].trace.f[0]
            assert model.highway.player[0, 0] == pytest.approx(kept, abs=1e-9)
