"""Duels: who fails when, what running on does, and how it ends on the shipped levels."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game.level.encode import network_sizes
from game.level.library import all_level_paths, find_level
from game.level.loader import load_level
from game.level.model import Level
from game.level.network import load_network
from game.level.policy import solution_run
from game.lstm.weights import Weights
from game.rules.move import Move
from game.rules.practice.contenders import Contender, RivalName, contenders
from game.rules.practice.duel import Duel, DuelError
from tests.wired import toy_level, wired


def against(level: Level, name: RivalName, seed: int = 1) -> Duel:
    network = load_network(level)
    return Duel.start(level, network, contenders(level, network)[name], seed)


def solved(duel: Duel) -> Duel:
    """The round played as the level's author would, to its end."""
    return duel.play(*duel.session.deal.solution)


def toy_duel(opponent: Weights | None = None, seed: int = 1) -> Duel:
    """A duel on the toy level; the opponent is the wired network, or another one."""
    level = toy_level()
    network = wired(level)
    rival = Contender("network", opponent or network, None, "wired by hand")
    return Duel.start(level, network, rival, seed)


def mute(level: Level) -> Weights:
    """The wired network, but never speaking."""
    silent = wired(level)
    silent["head_weight"][...] = 0.0
    return silent


def test_a_perfect_player_is_not_beaten_by_the_rnn_of_the_duel_level() -> None:
    duel = against(load_level(find_level("duel")), "RNN")
    while duel.outcome is None:
        duel = solved(duel)
        if duel.outcome is None:
            duel = duel.next_round()
    assert duel.outcome in ("won", "drawn")
    assert duel.now.player.first_mistake is None


def test_a_perfect_player_and_the_network_end_undecided() -> None:
    duel = against(load_level(find_level("duel")), "network")
    lengths = []
    while True:
        duel = solved(duel)
        lengths.append(len(duel.session.deal))
        if duel.outcome is not None:
            break
        duel = duel.next_round()
    assert duel.outcome == "drawn"
    assert len(lengths) == len(duel.ladder.rungs) == 5
    assert lengths == sorted(lengths)
    assert duel.survived == lengths[-1] >= 160


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_doing_nothing_fails_in_the_first_round(path: Path) -> None:
    level = load_level(path)
    duel = against(level, "network")
    duel = duel.play(*[Move.start(level)] * len(duel.session.deal))
    assert duel.now.over
    assert duel.outcome == "lost"
    assert duel.survived == 0


def test_nothing_is_played_after_the_mistake_that_ends_a_round() -> None:
    level = load_level(find_level("change-of-mind"))
    duel = solved(against(level, "network")).next_round()
    first, *more = duel.session.deal.stream.questions
    assert more
    duel = duel.play(*[Move.start(level)] * len(duel.session.deal))
    assert duel.session.t == first + 1
    with pytest.raises(ValueError, match="The round is over"):
        duel.play(Move.start(level))
    with pytest.raises(ValueError, match="It is over"):
        duel.next_round()
    assert duel.undo() is duel  # no way back from a mistake


def test_the_opponent_is_hidden_until_the_round_is_over() -> None:
    duel = toy_duel()
    for move in duel.session.deal.solution[:-1]:
        assert len(duel.now.shown) == 0
        duel = duel.play(move)
    assert duel.now.failed is None
    duel = duel.play(duel.session.deal.solution[-1])
    assert len(duel.now.shown) == len(duel.session.deal)


def test_who_fails_first_loses() -> None:
    level = toy_level()
    duel = solved(toy_duel(mute(level)))
    assert (duel.now.failed, duel.outcome) == ("rival", "won")
    duel = toy_duel(mute(level))
    duel = duel.play(*[Move.start(level)] * len(duel.session.deal))
    assert (duel.now.failed, duel.outcome) == ("both", "drawn")
    assert duel.survived == 0


def test_an_earlier_mistake_of_the_opponent_counts_once_both_are_there() -> None:
    """Two questions: the opponent fails the first, the player would fail the second."""
    level = toy_level(
        stream=[
            {"pick": "home", "as": "h"},
            {"repeat": [{"pick": "chat"}], "times": [3, 4]},
            {"pick": "ask", "target": {"map": "language", "of": "h"}},
            {"pick": "ask", "target": {"map": "language", "of": "h"}},
        ]
    )
    network = wired(level)
    duel = Duel.start(level, network, Contender("network", mute(level), None, ""), 1)
    moves = [*duel.session.deal.solution[:-1], Move([1], [0], [0])]
    duel = duel.play(*moves)
    assert duel.session.t == len(duel.session.deal) - 1
    assert duel.outcome == "won"


def test_rounds_grow_and_the_same_seed_gives_the_same_streams() -> None:
    one, two, other = toy_duel(seed=4), toy_duel(seed=4), toy_duel(seed=5)
    assert one.session.deal.stream == two.session.deal.stream
    with pytest.raises(ValueError, match="no next round yet"):
        one.next_round()
    one = solved(one).next_round()
    assert len(one.session.deal) > len(two.session.deal)
    assert one.session.deal.stream != solved(other).next_round().session.deal.stream


def test_undo_and_redo_within_a_round() -> None:
    duel = toy_duel().play(Move([0], [1], [0]))
    assert duel.undo().session.t == 0
    assert duel.undo().redo().session.t == 1


def test_a_level_that_asks_nothing_has_no_duel() -> None:
    level = toy_level(
        stream=[{"repeat": [{"pick": "chat", "target": {"next": True}}], "times": [3, 4]}],
        maps={},
    )
    network = Weights.initial(network_sizes(level), np.random.default_rng(0))
    with pytest.raises(DuelError, match="Nobody can fail"):
        Duel.start(level, network, Contender("network", network, None, ""), 1)


# -- running on -----------------------------------------------------------------------------------


def long_round() -> Duel:
    """A round of the toy level with much chat in it: home, then chat, then the question."""
    duel = solved(toy_duel()).next_round()
    return solved(duel).next_round()


def test_holding_stops_at_a_token_of_another_kind() -> None:
    duel = long_round()
    write, keep = Move([0], [1], [0]), Move([1], [0], [0])
    assert duel.run_on(write, "hold") == (write,)
    duel = duel.play(write)
    moves = duel.run_on(keep, "hold")
    assert moves == (keep,) * (len(duel.session.deal) - 2)
    duel = duel.play(*moves)
    current = duel.session.current
    assert current is not None
    assert current.cls == "ask"


def test_habit_gives_each_kind_what_it_got_last() -> None:
    duel = long_round()
    assert dict(duel.habits) == {
        "home": Move([0], [1], [0]),
        "chat": Move([1], [0], [0]),
        "ask": Move([1], [0], [1]),
    }
    moves = duel.run_on(duel.session.valves, "habit")
    assert moves == duel.session.deal.solution
    assert duel.play(*moves).now.failed is None


def test_what_the_valves_were_turned_to_goes_before_habit_and_becomes_one() -> None:
    duel = long_round()
    half = Move([0.5], [1], [0])
    moves = duel.run_on(half, "habit")
    assert moves[0] == half
    assert moves[1] == Move([1], [0], [0])
    assert duel.play(half).habits["home"] == half


def test_habit_stops_at_a_kind_never_met() -> None:
    duel = toy_duel()
    assert duel.run_on(duel.session.valves, "habit") == ()
    write = Move([0], [1], [0])
    assert duel.run_on(write, "habit") == (write,)
    duel = duel.play(write)
    assert duel.run_on(duel.session.valves, "habit") == ()


def test_running_on_never_runs_over_the_end() -> None:
    duel = solved(toy_duel())
    assert duel.run_on(duel.session.valves, "hold") == ()
    assert duel.run_on(duel.session.valves, "habit") == ()


def test_habits_learned_in_one_round_solve_the_longest() -> None:
    level = load_level(find_level("duel"))
    duel = against(level, "network")
    duel = solved(duel).next_round()
    while True:
        moves = duel.run_on(duel.session.valves, "habit")
        if not moves:  # a kind of token that the round before did not have
            step = solution_run(level, duel.session.deal.stream)[duel.session.t]
            moves = (Move.of(step.settings),)
        duel = duel.play(*moves)
        if duel.outcome is not None:
            break
        if duel.now.over:
            duel = duel.next_round()
    assert duel.outcome == "drawn"


def test_a_duel_is_left_as_it_was() -> None:
    duel = toy_duel()
    solved(duel)
    assert duel.session.t == 0
    assert replace(duel) == duel
