"""Every mark, on plays with faults in every world: given exactly where its definition says."""

import random

import pytest

from game.level.library import worlds
from game.level.loader import load_level
from game.level.model import Level
from game.lstm.cell import State
from game.rules import Move, Session
from game.rules.marks import BETTER_BITS, BETTER_CHANCE, DROPS, ROUNDING, Mark, farthest

MARKS: set[Mark] = {"!!", "", "?!", "?", "??"}
FAULTS = (0.0, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9, 1.0)
MOST = 60
"""Plays of a world at most, until every mark has come up."""


def faulty(level: Level, seed: int) -> Session:
    """A play by the level's own solution, with a valve set wrong at every fourth step or so."""
    chance = random.Random(seed)
    session = Session.start(level, seed)
    for move in session.deal.reference:
        if chance.random() < 0.25:
            gate, block = chance.choice(session.deal.player_gates), chance.randrange(move.blocks)
            move = move.with_gate(gate, block, chance.choice(FAULTS))
        session = session.play(move)
    return session


def defined(session: Session, t: int) -> Mark:
    """The mark of a move by the definition: the chance of the rest before it and after it."""
    deal, played = session.deal, session.moves[t]
    state = session.moves[t - 1].trace.state if t else State.zero(deal.network.sizes)
    before = deal.bits_played_on(t, state)
    after = played.bits + deal.bits_played_on(t + 1, played.trace.state)
    gain, drop = after - before, 2.0**before - 2.0**after
    other = farthest(played.trace.gates, played.own) > ROUNDING
    if other and gain > BETTER_BITS and -drop >= BETTER_CHANCE:
        return "!!"
    return next((mark for least, mark in DROPS if drop >= least), "")


@pytest.mark.parametrize("world", worlds(), ids=lambda world: world.id)
def test_every_mark_comes_up_in_every_world_and_only_where_it_is_meant(world) -> None:
    levels = [load_level(path) for path in world.levels]
    seen: set[Mark] = set()
    for n in range(MOST):
        session = faulty(levels[n % len(levels)], n)
        for played in session.moves:
            assert played.mark == defined(session, played.t)
            seen.add(played.mark)
        if seen == MARKS:
            break
    assert seen == MARKS


def test_the_networks_own_moves_have_no_mark() -> None:
    for world in worlds():
        session = Session.start(load_level(world.levels[0]), 4)
        for trace in session.deal.network_run:
            session = session.play(Move(trace.f.tolist(), trace.i.tolist(), trace.o.tolist()))
        assert {played.mark for played in session.moves} == {""}
