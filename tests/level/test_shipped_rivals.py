"""Every shipped level's rivals, as data: they fit, rise in strength, and are as is told."""

from pathlib import Path

import pytest

from game.level.encode import encode, network_sizes
from game.level.library import all_level_paths, levels_folder
from game.level.loader import load_level
from game.level.measure.own_play import fresh_streams, own_play
from game.level.network import load_network
from game.level.rivals import SHARES, load_rivals
from game.level.starter import starter_path
from game.level.training.rivals_training import RATES
from game.lstm.rnn import parameter_count

each_level = pytest.mark.parametrize(
    "path", [*all_level_paths(), starter_path()], ids=lambda path: path.stem
)

NEAR = 0.15
"""How far a snapshot's share of the network's confidence may lie from what is wanted of it."""


@each_level
def test_the_snapshots_rise_in_strength_on_the_way_to_the_network(path: Path) -> None:
    level = load_level(path)
    snapshots, network = load_rivals(level).snapshots, load_network(level)
    own = own_play(level, network, encode(level, fresh_streams(level)))
    for name, wanted in SHARES.items():
        assert abs(snapshots[name].play.confidence / own.confidence - wanted) <= NEAR, name
    steps = [snapshots[name].step for name in SHARES]
    assert steps == sorted(set(steps))
    confidences = [snapshots[name].play.confidence for name in SHARES] + [own.confidence]
    assert confidences == sorted(set(confidences))


@each_level
def test_the_figures_beside_the_rivals_are_what_is_measured(path: Path) -> None:
    level = load_level(path)
    rivals, batch = load_rivals(level), encode(level, fresh_streams(level))
    told = [(snapshot.weights, snapshot.play) for snapshot in rivals.snapshots.values()]
    for network, play in [*told, (rivals.rnn, rivals.attempts[0].play)]:
        found = own_play(level, network, batch)
        assert found.confidence == pytest.approx(play.confidence, abs=1e-4)
        assert found.right == pytest.approx(play.right, abs=0.01)


@each_level
def test_the_rnn_was_given_the_lstms_means(path: Path) -> None:
    level = load_level(path)
    rivals, recipe = load_rivals(level), level.train.recipe
    assert rivals.steps == recipe.steps
    assert {attempt.seed for attempt in rivals.attempts} == set(range(level.train.seeds))
    rates = {attempt.learning_rate for attempt in rivals.attempts}
    assert rates == {recipe.learning_rate * rate for rate in RATES}
    assert len(rivals.attempts) == level.train.seeds * len(RATES)
    assert rivals.attempts[0].play.confidence == max(
        attempt.play.confidence for attempt in rivals.attempts
    )
    lstm, rnn = (parameter_count(sizes) for sizes in (network_sizes(level), rivals.rnn.sizes))
    one_unit_more = parameter_count(
        type(rivals.rnn.sizes)(rivals.rnn.sizes.D, rivals.rnn.sizes.H + 1, rivals.rnn.sizes.A)
    )
    assert abs(rnn - lstm) <= (one_unit_more - rnn) / 2, "no other RNN is nearer"


def test_all_networks_together_are_small() -> None:
    total = sum(file.stat().st_size for file in levels_folder().rglob("*.npz"))
    assert total <= 5_000_000
