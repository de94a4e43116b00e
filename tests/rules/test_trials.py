from dataclasses import replace
from typing import Any

import pytest

from game.level.grammar import draw
from game.level.model import Level
from game.level.stream import Stream
from game.rules.deal import Deal
from game.rules.policies import POLICIES, PolicyName, play_policy
from game.rules.result import Result
from game.rules.trials import Trials
from tests.wired import toy_level, two_blocks, wired, with_steps

LEVELS = {
    "toy": toy_level(),
    "two blocks": two_blocks(),
    "gates shared": toy_level(
        gates={"forget": 1, "output": "network"}, solution={}, baselines_fail=[]
    ),
}


@pytest.mark.parametrize("name", POLICIES)
@pytest.mark.parametrize("which", ["toy", "two blocks"])
def test_trials_agree_with_play_one_by_one(which: str, name: PolicyName) -> None:
    level = LEVELS[which]
    streams = [draw(level, seed) for seed in range(6)]
    network = wired(level)
    together = Trials.of(level, network, streams).results(name, seed=3)
    for stream, result in zip(streams, together, strict=True):
        session = play_policy(Deal.of(level, network, stream), name, seed=3)
        alone = session.result
        assert alone is not None
        assert result.confidence == pytest.approx(alone.confidence, abs=1e-9)
        assert result.par == pytest.approx(alone.par, abs=1e-9)
        assert (result.stars, result.gate_changes, result.budget) == (
            alone.stars,
            alone.gate_changes,
            alone.budget,
        )
        assert (result.questions_right, result.questions) == (
            alone.questions_right,
            alone.questions,
        )


@pytest.mark.parametrize("changed", [{"also": ("Spanish", "French")}, {"known": False}])
@pytest.mark.parametrize("name", ["solution", "always_write"])
def test_trials_agree_with_play_where_several_answers_or_none_are_right(
    name: PolicyName, changed: dict[str, Any]
) -> None:
    level = toy_level()
    streams = [with_steps(draw(level, seed), **changed) for seed in range(4)]
    together = Trials.of(level, wired(level), streams).results(name)
    for stream, result in zip(streams, together, strict=True):
        alone = play_policy(Deal.of(level, wired(level), stream), name).result
        assert alone is not None
        assert result == replace(alone, confidence=result.confidence, par=result.par)
        assert (result.confidence, result.par) == pytest.approx((alone.confidence, alone.par))
        assert result.questions == (0 if "known" in changed else 1)


def test_any_right_answer_earns_the_star_and_what_cannot_be_known_costs_none() -> None:
    level = toy_level()
    network, stream = wired(level), draw(level, 7)  # a home, and the question for its language
    other = "Spanish" if stream.steps[-1].target == "French" else "French"
    swapped = with_steps(stream, target=other)

    def solved(stream: Stream) -> Result:
        return Trials.of(level, network, [stream]).results("solution")[0]

    assert (solved(swapped).questions_right, solved(swapped).stars) == (0, 0)
    either = with_steps(stream, target=other, also=(stream.steps[-1].target,))
    assert (solved(either).questions_right, solved(either).stars) == (1, 3)
    assert solved(either).par > 0.99
    unknown = with_steps(stream, target=other, known=False)
    assert (solved(unknown).questions, solved(unknown).stars) == (0, 2)  # the wrong way, surer
    assert solved(unknown).par < 0.1, "par carries the entropy"


def changes(level: Level, name: PolicyName) -> int:
    trials = Trials.of(level, wired(level), [draw(level, 1)])
    return trials.results(name)[0].gate_changes


def test_only_gates_given_to_the_player_count_as_changed() -> None:
    assert changes(toy_level(), "always_open") == 3
    locked = toy_level(gates={"forget": 1}, solution=SOLVED_WITH_FORGET_LOCKED)
    assert changes(locked, "always_open") == 2


SOLVED_WITH_FORGET_LOCKED = {
    "home": {"i": 1, "o": 0},
    "chat": {"i": 0, "o": 0},
    "ask": {"i": 0, "o": 1},
}
