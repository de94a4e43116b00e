"""A deal: the network's own play, its locks, and what a stream is worth."""

import numpy as np
import pytest

from game.level.encode import network_sizes
from game.level.grammar import draw
from game.level.policy import locked_gates
from game.lstm.batch import Batch
from game.lstm.cell import State
from game.lstm.network import run, target_bits
from game.lstm.weights import Weights
from game.rules import Deal, Move
from game.rules.policies import moves, play_policy
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


def test_a_solution_with_cases_is_played_by_what_it_wrote_itself():
    keep = {"f": 1, "i": 0, "o": 0}
    level = toy_level(
        stream=["France", "Fish", "Spain", {"pick": "ask", "target": "French"}],
        memory={"blocks": 1, "cells": 2, "peephole": True},
        solution={
            "home": [{"if": {"A": "empty"}, "f": 1, "i": 1}, keep],
            "chat": keep,
            "ask": {"f": 1, "i": 0, "o": 1},
        },
    )
    deal = Deal.of(level, Weights.initial(network_sizes(level), np.random.default_rng(0)),
                   draw(level, 1))  # fmt: skip
    shut = Move([1], [0], [0])
    assert deal.solution == (Move([1], [1], [0]), shut, shut, Move([1], [0], [1]))
    assert deal.solution == tuple(moves(deal, "solution"))
    assert [move.f for move in moves(deal, "always_speak")] == [(1,)] * 4
    assert [move.i for move in moves(deal, "always_speak")] == [(1,), (0,), (0,), (0,)]
    assert play_policy(deal, "solution").finished


def test_gates_that_are_not_the_players_are_valued_as_they_are_played():
    level = toy_level(
        gates={"forget": 0.9, "input": "network", "output": "player"},
        solution={"home": {"o": 0}, "chat": {"o": 0}, "ask": {"o": 1}},
    )
    deal = Deal.of(level, wired(level), draw(level, 5))
    moves = [Move(f=[0.2], i=[0.4], o=[t % 2]) for t in range(len(deal))]
    evaluations = deal.evaluations(moves)
    state, past = State.zero(deal.network.sizes), 0.0
    for t, move in enumerate(moves):
        assert evaluations[t] == pytest.approx(past + deal.bits_played_on(t, state), abs=1e-9)
        trace, _ = deal.step(t, state, move)
        state, past = trace.state, past + deal.bits(t, trace)
    assert evaluations[-1] == pytest.approx(past, abs=1e-9)
    assert deal.evaluations(moves[:2]) == pytest.approx(evaluations[:3], abs=1e-9)
    assert deal.evaluations([]) == pytest.approx([deal.network_bits], abs=1e-9)


def test_what_the_network_earns_from_a_state_is_the_batch_engines(deal):
    t = 2
    before = State(np.array([0.3, -0.2]), np.array([0.7, -0.4]))
    rest = Batch(
        deal.batch.x[t:], deal.batch.targets[t:], deal.batch.weights[t:], deal.batch.lengths - t
    )
    start = before.h[:, None], before.c[:, None]
    trace = run(deal.network, rest, locked_gates(deal.level, rest), start)
    assert deal.bits_played_on(t, before) == pytest.approx(target_bits(trace, rest).sum())
