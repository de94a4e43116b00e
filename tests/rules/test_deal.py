"""A deal: the network's own play, its locks, and what a stream is worth."""

import numpy as np
import pytest

from game.level.grammar import draw
from game.level.policy import locked_gates
from game.lstm.network import run, target_bits
from game.rules import Deal, Move
from tests.wired import toy_level, wired


@pytest.fixture
def deal() -> Deal:
    level = toy_level(
        gates={"forget": 0.5, "input": "player", "output": "player"},
        solution={"home": {"i": 1, "o": 0}, "chat": {"i": 0, "o": 0}, "ask": {"i": 0, "o": 1}},
        play={"seed": 7, "spare_changes": 4, "start": {"o": 1}},
    )
    return Deal.of(level, wired(level), draw(level, 5))


def test_the_networks_run_is_the_batch_engines(deal):
    level = deal.level

    trace = run(deal.network, deal.batch, locked_gates(level, deal.batch))
    for t, step in enumerate(deal.network_run):
        np.testing.assert_allclose(step.p, trace.p[t, :, 0], atol=1e-12)
        assert step.f[0] == 0.5, "a locked gate is locked for the network too"
    assert deal.network_bits == pytest.approx(target_bits(trace, deal.batch).sum())
    assert deal.par == pytest.approx(2 ** (deal.network_bits / deal.batch.weights.sum()))


def test_the_budget_is_the_solutions_changes_and_the_spare_ones(deal):
    # o shuts, i opens · i shuts · o opens
    assert deal.changes(deal.solution) == 4
    assert deal.budget == 8


def test_changes_start_from_where_the_level_puts_the_valves(deal):
    assert deal.changes((Move(f=[0.9], i=[0], o=[1]),)) == 0
    assert deal.changes((Move(f=[0], i=[0.1], o=[0.9]),)) == 2


def test_playing_is_done_in_float64(deal):
    level = deal.level
    single = Deal.of(level, wired(level).astype(np.float32), deal.stream)
    assert single.network["bias"].dtype == np.float64


def test_nothing_is_earned_past_the_end(deal):
    assert deal.bits_played_on(len(deal), deal.network_run[-1].state) == 0.0


def test_without_a_solution_the_networks_rounded_gates_set_the_budget():
    bare = toy_level()
    level = toy_level(solution={}, baselines_fail=[])
    deal = Deal.of(level, wired(bare), draw(level, 5))
    solved = Deal.of(bare, wired(bare), draw(bare, 5))
    assert deal.reference == solved.solution
    assert deal.budget == solved.budget
