"""The outlook: equal to the definition, step by step, on toy levels and on those of the game."""

from pathlib import Path

import numpy as np
import pytest

from game.level.library import all_level_paths, find_level
from game.level.loader import load_level
from game.rules.move import Move
from game.rules.practice.outlook import network_move, outlook
from game.rules.session import Session
from tests.wired import toy_level, wired


def played(*moves: Move) -> Session:
    level = toy_level()
    return Session.start(level, 7, wired(level)).play_all(moves)


WRITE, KEEP, SPEAK = Move([0], [1], [0]), Move([1], [0], [0]), Move([1], [0], [1])


def test_at_the_start_it_is_the_network_alone() -> None:
    session = played()
    now = outlook(session)
    assert now.rest == pytest.approx(2.0**session.deal.network_bits)
    assert now.before is None
    assert now.answer is not None
    assert (now.answer.t, now.answer.text, now.answer.right) == (4, "French", True)
    assert now.own is not None
    assert now.own.i[0] == pytest.approx(0.9975, abs=1e-3)


def test_a_fact_that_was_shut_out_drops_it_and_the_mark_before_stays() -> None:
    session = played(Move([0], [0], [0]))
    now = outlook(session)
    assert now.rest < 0.01
    assert now.before == pytest.approx(2.0**session.deal.network_bits)
    assert now.answer is not None
    assert (now.answer.text, now.answer.right) == ("", False)


def test_what_is_past_no_longer_counts() -> None:
    # Silent at the question: the answer is lost, but nothing is left that could go wrong.
    session = played(WRITE, KEEP, KEEP, KEEP, KEEP)
    now = outlook(session)
    assert (now.rest, now.answer, now.own, now.t) == (1.0, None, None, 5)
    assert now.before is not None
    assert now.before > 0.9


def test_a_past_step_is_seen_as_it_stood_then() -> None:
    session = played(WRITE, KEEP, Move([0], [0], [0]), KEEP)
    for t in range(5):
        then = Session(session.deal, session.moves[:t])
        assert outlook(session, t).rest == pytest.approx(outlook(then).rest)
        assert outlook(session, t).answer == outlook(then).answer
    for t in (-1, 5):
        with pytest.raises(ValueError, match="not among"):
            outlook(session, t)


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_on_every_level_rest_is_what_the_network_earns_from_here(path: Path) -> None:
    session = Session.start(load_level(path), 2)
    deal = session.deal
    gates = deal.player_gates
    for t in range(min(len(deal), 12)):
        move = session.valves.with_gate(gates[t % len(gates)], 0, float(t % 3 == 0))
        session = session.play(move)
        now, state, bits, heard = outlook(session), session.state, 0.0, None
        for n in range(session.t, len(deal)):
            trace = deal.own_step(n, state)
            state, bits = trace.state, bits + deal.bits(n, trace)
            if heard is None and deal.stream.steps[n].counts:
                heard = n, session.level.vocabulary.answers[int(trace.p.argmax())]
        assert now.rest == pytest.approx(2.0**bits, rel=1e-6, abs=1e-12)
        assert (now.answer and (now.answer.t, now.answer.text)) == heard
        if now.own is not None:
            shown = session.play(session.valves).moves[-1].own
            assert np.array_equal(now.own.i, shown.i)
            assert np.array_equal(now.own.o, shown.o)


def test_the_networks_move_from_where_the_player_stands_costs_nothing() -> None:
    level = load_level(find_level("name-and-colour"))
    session = Session.start(level, 3)
    session = session.play(session.valves)  # a fact that was let go by
    while not session.finished:
        session = session.play(network_move(session))
        assert session.moves[-1].value == pytest.approx(0.0, abs=1e-9)
