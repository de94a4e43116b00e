import pytest

from game.level.grammar import draw
from game.level.model import Level
from game.rules.deal import Deal
from game.rules.policies import POLICIES, PolicyName, play_policy
from game.rules.trials import Trials
from tests.wired import toy_level, two_blocks, wired

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
