"""The gradient highway: held to what a small change of an early state does to a later one."""

from pathlib import Path

import numpy as np
import pytest

from game.level.library import all_level_paths
from game.level.loader import load_level
from game.level.rivals import load_rivals
from game.lstm import rnn as vanilla
from game.rules import Move, Session
from game.rules.review.highway import highway, kept, questions
from tests.wired import toy_level, wired


def test_what_is_kept_is_the_product_of_the_gates_after_each_step() -> None:
    forget = np.array([[0.5, 1.0], [0.9, 0.0], [0.8, 1.0]])
    assert kept(forget) == pytest.approx(np.array([[0.72, 0.0], [0.8, 1.0], [1.0, 1.0]]))
    assert kept(forget[:1]) == pytest.approx(np.ones((1, 2)))


def test_the_leaky_bucket_leaves_four_hundredths_after_thirty_steps() -> None:
    assert kept(np.full((31, 1), 0.9))[0, 0] == pytest.approx(0.0424, abs=1e-4)


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_it_is_what_a_change_of_an_early_memory_leaves_at_the_question(path: Path) -> None:
    session = Session.start(load_level(path), 3)
    session = session.play_all(session.deal.reference)
    level, deal = session.level, session.deal
    rnn = load_rivals(level).rnn
    q = (questions(session) or (session.t - 1,))[-1]
    found = highway(session, q, rnn)
    assert found.player.shape == found.network.shape == (q + 1, level.memory.blocks)
    t, small = max(q - 6, 0), 1e-6

    def after(
        c: np.ndarray,
    ) -> np.ndarray:  # the memory at q, gates and candidates held as they were
        for s in range(t + 1, q + 1):
            trace = session.moves[s].trace
            spread = [np.repeat(gate, level.memory.cells) for gate in (trace.f, trace.i)]
            c = spread[0] * c + spread[1] * trace.g
        return c

    c = session.moves[t].trace.c
    for k in range(level.memory.blocks):
        nudged = c.copy()
        nudged[k * level.memory.cells] += small
        slope = (after(nudged) - after(c))[k * level.memory.cells] / small
        assert found.player[t, k] == pytest.approx(slope, rel=1e-4, abs=1e-7)
    assert found.rnn is not None
    largest = _jacobian_norm(deal, rnn, t, q)
    assert found.rnn[t] == pytest.approx(largest, rel=1e-3, abs=1e-7)
    assert found.rnn[q] == 1.0


def _jacobian_norm(deal, rnn, t: int, q: int) -> float:
    """‖∂h(q)/∂h(t)‖ by nudging every unit in turn."""

    def run(start: np.ndarray, first: int) -> np.ndarray:
        h = start
        for s in range(first, q + 1):
            h, _ = vanilla.step(rnn, deal.x(s), h)
        return h

    h = np.zeros(rnn.sizes.H)
    for s in range(t + 1):
        h, _ = vanilla.step(rnn, deal.x(s), h)
    small = 1e-6
    columns = [
        (run(h + small * unit, t + 1) - run(h - small * unit, t + 1)) / (2 * small)
        for unit in np.eye(rnn.sizes.H)
    ]
    return float(np.linalg.norm(np.array(columns).T, 2))


def test_a_shut_forget_gate_cuts_the_way() -> None:
    level = toy_level()
    session = Session.start(level, 7, wired(level))
    moves = list(session.deal.solution)
    moves[2] = Move([0], [0], [0])
    found = highway(session.play_all(moves), 4)
    assert found.player[:, 0].tolist() == [0, 0, 1, 1, 1]
    assert found.rnn is None
    assert found.network[0, 0] > 0.9


def test_only_steps_already_played_can_be_looked_back_from() -> None:
    level = toy_level()
    session = Session.start(level, 7, wired(level))
    assert questions(session) == ()
    with pytest.raises(ValueError, match="0 steps already played"):
        highway(session, 0)
    assert questions(session.play_all(session.deal.solution)) == (4,)
