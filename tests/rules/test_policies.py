import numpy as np
import pytest

from game.level.encode import encode
from game.level.grammar import draw
from game.level.model import Level
from game.level.policy import forced, stack
from game.rules.deal import Deal
from game.rules.move import Move
from game.rules.policies import POLICIES, PolicyName, moves, play_policy, player_owns, settings
from tests.wired import toy_level, two_blocks, wired


def deal(level: Level, seed: int = 7) -> Deal:
    return Deal.of(level, wired(level), draw(level, seed))


@pytest.mark.parametrize("name", POLICIES)
def test_every_policy_plays_to_the_end(name: PolicyName) -> None:
    for level in (toy_level(), two_blocks()):
        session = play_policy(deal(level), name)
        assert session.finished
        assert [played.move for played in session.moves] == list(moves(session.deal, name))


def test_the_solution_sets_each_class_as_the_level_says() -> None:
    dealt = deal(two_blocks())
    assert tuple(moves(dealt, "solution")) == dealt.solution


def test_each_baseline_holds_its_own_gate_open_and_no_other() -> None:
    dealt = deal(toy_level())
    solution = list(moves(dealt, "solution"))
    for name, gate in (("always_write", "i"), ("never_forget", "f"), ("always_speak", "o")):
        played = list(moves(dealt, name))  # type: ignore[arg-type]
        assert played == [move.with_gate(gate, 0, 1.0) for move in solution]  # type: ignore[arg-type]


def test_do_nothing_leaves_the_valves_where_the_level_puts_them() -> None:
    level = toy_level(play={"start": {"f": 0.9}})
    assert set(moves(deal(level), "do_nothing")) == {Move([0.9], [0], [0])}


def test_random_is_the_same_for_the_same_seed_and_differs_between_streams() -> None:
    level = toy_level()
    one, other = deal(level, 1), deal(level, 2)
    assert list(moves(one, "random", 5)) == list(moves(one, "random", 5))
    assert list(moves(one, "random", 5)) != list(moves(one, "random", 6))
    assert list(moves(one, "random", 5)) != list(moves(other, "random", 5))


def test_a_level_without_a_solution_is_refused_only_where_one_is_needed() -> None:
    level = toy_level(solution={}, baselines_fail=[])
    stream = draw(level, 1)
    assert settings(level, stream, "always_open").all()
    with pytest.raises(ValueError, match="no solution"):
        settings(level, stream, "always_speak")


def test_a_baseline_needs_its_gate_to_be_the_players() -> None:
    level = toy_level(gates={"output": "network"}, baselines_fail=[])
    assert not player_owns(level, "always_speak")
    assert player_owns(level, "always_write")
    assert player_owns(level, "random")


def test_forcing_keeps_locks_and_leaves_the_network_what_is_its_own() -> None:
    level = toy_level(gates={"forget": 1, "output": "network"}, solution={}, baselines_fail=[])
    streams = [draw(level, 1), draw(level, 2)]
    batch = encode(level, streams)
    values = stack(level, [settings(level, s, "do_nothing") for s in streams], batch)
    gates = forced(level, np.zeros_like(values), batch)
    assert gates.mask[:, 0].all()  # input: the player's
    assert gates.values[:, 0].max() == 0.0
    assert gates.mask[:, 1].all()  # forget: locked open
    assert gates.values[:, 1].min() == 1.0
    assert not gates.mask[:, 2].any()  # output: the network's
