"""Blame: held to the slope that is found by moving each valve a little, on every level."""

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game.level.library import all_level_paths
from game.level.loader import load_level
from game.level.model import GATES
from game.rules import Move, Session
from game.rules.review.blame import blame
from tests.wired import toy_level, two_blocks, wired

STEP = 1e-5


def cost(session: Session, moves: list[Move]) -> float:
    """What the stream costs in bits with these moves, the network playing on after the last."""
    return -replace(session, moves=(), undone=()).play_all(moves).evaluation


def some_moves(session: Session, n: int, chance: random.Random) -> list[Move]:
    K = session.level.memory.blocks
    return [
        Move(*([chance.uniform(0.1, 0.9) for _ in range(K)] for _ in range(3))) for _ in range(n)
    ]


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_it_is_the_slope_of_the_cost_in_every_gate(path: Path) -> None:
    session, chance = Session.start(load_level(path), 3), random.Random(2)
    deal = session.deal
    moves = some_moves(session, max(len(deal) - 2, 1), chance)  # the network plays the last two
    found = blame(deal, moves)
    for _ in range(8):
        t, k = chance.randrange(len(moves)), chance.randrange(session.level.memory.blocks)
        gate = chance.choice(deal.player_gates)
        now = moves[t].gate(gate)[k]
        shifted = []
        for by in (STEP, -STEP):
            changed = list(moves)
            changed[t] = moves[t].with_gate(gate, k, now + by)
            shifted.append(cost(session, changed))
        slope = (shifted[0] - shifted[1]) / (2 * STEP)
        assert found.of(gate, k)[t] == pytest.approx(slope, rel=1e-4, abs=1e-6)


def test_the_gate_that_spoke_out_of_turn_bears_the_blame() -> None:
    level = toy_level()
    session = Session.start(level, 7, wired(level))
    moves = list(session.deal.solution)
    moves[2] = moves[2].with_gate("o", 0, 0.5)
    found = blame(session.deal, moves)
    spoke = found.of("o", 0)
    assert spoke[2] == max(np.abs(found.by_gate).max(axis=(1, 2)))
    assert spoke[2] > 1
    assert spoke[-1] < 0  # speaking to the question helps
    assert found.felt(len(moves) - 1, "o", 0, 1.0) == 0.0  # it is open already
    assert found.felt(len(moves) - 1, "o", 0, 0.5) == spoke[-1]
    assert found.felt(2, "o", 0, 0.0) == 0.0  # it cannot be shut any further


def test_it_has_a_place_for_every_gate_and_needs_no_move() -> None:
    level = two_blocks()
    session = Session.start(level, 7, wired(level))
    found = blame(session.deal, [])
    assert found.by_gate.shape == (len(session.deal), len(GATES), 2)
    assert np.isfinite(found.by_gate).all()


def test_more_moves_than_tokens_are_refused() -> None:
    level = toy_level()
    session = Session.start(level, 7, wired(level))
    with pytest.raises(ValueError, match="5 tokens"):
        blame(session.deal, [session.valves] * 6)
