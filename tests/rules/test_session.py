"""A session: moves in, values out; they telescope, and nothing old is changed by a move."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.level.network import NetworkError
from game.lstm import cell
from game.rules import Move, Session
from tests.wired import toy_level, two_blocks, wired

GATE = st.floats(0, 1).map(lambda x: round(x, 3))


def start(level=None, seed=7) -> Session:
    level = level or toy_level()
    return Session.start(level, seed, wired(level))


def play_all(session: Session, moves) -> Session:
    for move in moves:
        session = session.play(move)
    return session


def moves_for(session: Session, data) -> list[Move]:
    K = session.level.memory.blocks
    return [
        Move(*(data.draw(st.lists(GATE, min_size=K, max_size=K)) for _ in range(3)))
        for _ in range(len(session.deal))
    ]


@settings(max_examples=40, deadline=None)
@given(data=st.data(), seed=st.integers(0, 1000), two=st.booleans())
def test_values_add_up_to_the_difference_from_the_network(data, seed, two):
    session = start(two_blocks() if two else None, seed)
    whole = play_all(session, moves_for(session, data))
    assert sum(m.value for m in whole.moves) == pytest.approx(
        whole.bits - session.deal.network_bits, abs=1e-9
    )
    assert whole.evaluation == pytest.approx(whole.bits, abs=1e-9)


@settings(max_examples=15, deadline=None)
@given(data=st.data(), seed=st.integers(0, 1000))
def test_the_evaluation_is_the_definition_step_by_step(data, seed):
    """V(t): the player's gates up to t, the network's own from the player's state after it."""
    session = start(two_blocks(), seed)
    for move in moves_for(session, data):
        session = session.play(move)
        deal, state, bits = session.deal, cell.State.zero(session.deal.network.sizes), 0.0
        for t in range(len(deal)):
            if t < session.t:
                trace, _ = deal.step(t, state, session.moves[t].move)
            else:
                _, own = deal.step(t, state, session.valves)
                trace = cell.step(deal.network, deal.x(t), state, own)
            target = deal.level.vocabulary.answer_index[deal.stream.steps[t].target]
            bits += np.log2(trace.p[target]) * deal.batch.weights[t, 0]
            state = trace.state
        assert session.evaluation == pytest.approx(bits, abs=1e-9)


@settings(max_examples=30, deadline=None)
@given(data=st.data(), seed=st.integers(0, 1000), two=st.booleans())
def test_playing_many_moves_at_once_is_playing_them_one_by_one(data, seed, two):
    session = start(two_blocks() if two else None, seed)
    moves = moves_for(session, data)
    first, last = sorted(data.draw(st.integers(0, len(moves))) for _ in range(2))
    one_by_one = play_all(session, moves[:last])
    at_once = play_all(session, moves[:first]).play_all(moves[first:last])
    assert [m.move for m in at_once.moves] == moves[:last]
    assert [m.t for m in at_once.moves] == list(range(last))
    for found, expected in zip(at_once.moves, one_by_one.moves, strict=True):
        assert found.evaluation == pytest.approx(expected.evaluation, abs=1e-9)
        assert found.value == pytest.approx(expected.value, abs=1e-9)
        assert (found.bits, found.predicted) == (expected.bits, expected.predicted)
        np.testing.assert_array_equal(found.trace.p, expected.trace.p)


def test_playing_many_moves_at_once_drops_what_was_undone_and_counts_it():
    session = start()
    solution = session.deal.solution
    undone = session.play_all(solution).back_to(1)
    assert undone.play_all(()).undone, "no move was made, so the others can still be redone"
    again = undone.play_all(solution[1:])
    assert (again.undone, again.undos, again.finished) == ((), 1, True)


def test_the_networks_own_gates_are_worth_nothing_more_and_nothing_less():
    session = start()
    for trace in session.deal.network_run:
        session = session.play(Move(f=trace.f, i=trace.i, o=trace.o))
    assert [m.value for m in session.moves] == pytest.approx([0] * len(session.deal), abs=1e-9)
    assert session.confidence == pytest.approx(session.par)
    assert all(m.mark == "" for m in session.moves)


def test_a_move_gives_a_new_session_and_the_old_one_stays():
    first = start()
    second = first.play(Move(f=[0], i=[1], o=[0]))
    assert (first.t, second.t) == (0, 1)
    assert first.moves == ()
    assert second.valves == Move(f=[0], i=[1], o=[0])
    assert first.valves == Move(f=[0], i=[0], o=[0]), "a level starts with all valves shut"


def test_undo_and_redo_walk_through_the_same_moves():
    session = start()
    played = play_all(session, session.deal.solution)
    back = played
    for _ in range(3):
        back = back.undo()
    assert (back.t, back.undos) == (played.t - 3, 3)
    again = back.redo().redo().redo()
    assert again.moves == played.moves
    assert again.redo() == again
    assert session.undo() == session


def test_a_new_move_after_an_undo_drops_what_was_undone():
    session = play_all(start(), start().deal.solution[:3])
    other = session.undo().play(Move(f=[0.5], i=[0.5], o=[0.5]))
    assert other.redo() == other
    assert other.moves[2].move != session.moves[2].move


def test_going_back_keeps_the_later_moves_for_redo():
    session = play_all(start(), start().deal.solution)
    back = session.back_to(1)
    assert (back.t, back.undos) == (1, 1)
    for _ in range(session.t - 1):
        back = back.redo()
    assert back.moves == session.moves
    assert session.back_to(session.t) is session
    with pytest.raises(ValueError, match="not among"):
        session.back_to(99)


def test_moves_after_the_end_and_moves_for_other_cells_are_refused():
    session = start()
    with pytest.raises(ValueError, match="1 memory block"):
        session.play(Move(f=[1, 1], i=[0, 0], o=[0, 0]))
    done = play_all(session, session.deal.solution)
    with pytest.raises(ValueError, match="has ended"):
        done.play(session.valves)
    with pytest.raises(ValueError, match="has ended"):
        done.preview(session.valves)
    with pytest.raises(ValueError, match="has ended"):
        session.play_all([session.valves] * (len(session.deal) + 1))
    with pytest.raises(ValueError, match="1 memory block"):
        session.play_all([session.valves, Move(f=[1, 1], i=[0, 0], o=[0, 0])])


def test_a_preview_is_what_the_move_then_does():
    session, move = start(), Move(f=[0.3], i=[0.8], o=[0.6])
    for name in ("f", "i", "o", "g", "c", "h", "p"):
        np.testing.assert_array_equal(
            getattr(session.preview(move), name), getattr(session.play(move).moves[0].trace, name)
        )


def test_gates_that_are_not_the_players_do_not_follow_the_player():
    level = toy_level(
        gates={"forget": 1, "input": "network", "output": "player"},
        solution={"home": {"o": 0}, "chat": {"o": 0}, "ask": {"o": 1}},
    )
    session = start(level).play(Move(f=[0.2], i=[0.4], o=[0.6]))
    trace = session.moves[0].trace
    assert trace.f[0] == 1.0
    assert trace.i[0] == session.moves[0].own.i[0]
    assert trace.o[0] == 0.6
    assert session.deal.player_gates == ("o",)
    assert session.gate_changes == 1, "only the player's own valves count"


def test_gate_changes_count_valves_that_moved_between_two_steps():
    session = start()
    shut, write = Move(f=[0], i=[0], o=[0]), Move(f=[1], i=[1], o=[0])
    assert play_all(session, [shut, shut]).gate_changes == 0
    assert play_all(session, [write, write, shut]).gate_changes == 4
    assert session.budget == session.deal.changes(session.deal.solution) + 2


def test_the_solution_earns_three_stars_and_silence_none():
    session = start()
    solved = play_all(session, session.deal.solution)
    result = solved.result
    assert (solved.stars, result.questions_right, result.questions) == (3, 1, 1)
    silent = play_all(session, [session.valves] * len(session.deal))
    assert (silent.stars, silent.result.questions_right) == (0, 0)
    assert session.result is None
    assert session.stars == 0


def test_confidence_is_the_weighted_geometric_mean():
    session = play_all(start(), [Move(f=[1], i=[0.5], o=[0.4])] * len(start().deal))
    weights = session.deal.batch.weights[:, 0]
    p = [
        m.trace.p[session.level.vocabulary.answer_index[step.target]]
        for m, step in zip(session.moves, session.deal.stream.steps, strict=True)
    ]
    expected = np.exp((np.log(p) * weights).sum() / weights.sum())
    assert session.confidence == pytest.approx(expected)


def test_the_same_seed_gives_the_same_stream_and_no_seed_the_levels_own():
    assert start(seed=3).deal.stream == start(seed=3).deal.stream
    level = toy_level()
    assert Session.start(level, network=wired(level)).seed == level.play.seed


def test_a_level_without_a_network_says_so():
    with pytest.raises(NetworkError, match="has no network"):
        Session.start(toy_level())
