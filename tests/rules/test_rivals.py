"""Everyone side by side: figures measured on one set of streams, and words that fit them."""

from dataclasses import replace

import numpy as np
import pytest

from game.level.grammar import draw_many
from game.level.loader import load_level
from game.level.measure.legibility import measure
from game.level.measure.own_play import FIRST_SEED, OwnPlay
from game.level.network import NetworkError, load_network, load_trained
from game.level.rivals import SHARES, Rivals, RnnAttempt, Snapshot, rivals_path, save_rivals
from game.level.training.rivals_training import untrained
from game.lstm.checkpoint import save_checkpoint
from game.lstm.lags import Fading
from game.rules.rivals import Comparison, Standing, compare
from game.rules.trials import Trials
from tests.wired import write_level


@pytest.fixture
def level(tmp_path):
    """The wired level; its rivals are networks that learned nothing."""
    return with_rivals(load_level(write_level(tmp_path)))


def with_rivals(level):
    lstm, rnn = untrained(level, 0)
    snapshots = {name: Snapshot(lstm, n, OwnPlay(0.1, 0.1)) for n, name in enumerate(SHARES)}
    rivals = Rivals(snapshots, rnn, (RnnAttempt(0, 0.02, OwnPlay(0.1, 0.1)),), 9)
    save_rivals(rivals_path(level), level, load_network(level), rivals)
    return level


def test_everyone_plays_the_streams_that_legibility_is_measured_on(level):
    found = compare(level)
    network = load_network(level)
    figures = measure(level, network)
    assert found.networks["network"].play == OwnPlay(
        pytest.approx(figures.own), pytest.approx(figures.right)
    )
    assert list(found.networks) == [*SHARES, "network", "RNN"]
    trials = Trials.of(level, network, draw_many(level, range(FIRST_SEED, FIRST_SEED + 256)))
    for standing in found.baselines:
        results = trials.results(standing.name)
        asked = sum(result.questions for result in results)
        assert standing.play.right == sum(r.questions_right for r in results) / asked
        weights = trials.batch.weights.sum(axis=0)
        bits = weights @ np.log2([result.confidence for result in results])
        assert standing.play.confidence == pytest.approx(2 ** (bits / weights.sum()))


def test_the_baselines_are_those_that_can_be_played(level, tmp_path):
    names = [standing.name for standing in compare(level).baselines]
    assert names == [
        "random", "do_nothing", "always_open", "always_write", "never_forget", "always_speak",
    ]  # fmt: skip
    locked = with_rivals(
        load_level(write_level(tmp_path, id="locked", gates={"forget": 1}, solution={}))
    )
    names = [standing.name for standing in compare(locked).baselines]
    assert names == ["random", "do_nothing", "always_open"]


def test_parameters_are_counted(level):
    found = compare(level).networks
    assert found["network"].parameters == sum(a.size for a in load_network(level).arrays.values())
    assert abs(found["RNN"].parameters - found["network"].parameters) <= 15


def test_gradients_are_told_before_and_after_training(level):
    found = compare(level).gradients
    assert list(found) == [
        (name, state) for name in ("LSTM", "RNN") for state in ("untrained", "trained")
    ]
    for fading in found.values():
        assert fading.state[0] == 1.0
    # Here the "trained" RNN is the untrained one, as it was kept: in float32.
    np.testing.assert_allclose(
        found["RNN", "trained"].state, found["RNN", "untrained"].state, rtol=1e-4
    )


@pytest.mark.parametrize("seed", [None, "first", -3])
def test_a_network_of_no_known_seed_is_compared_all_the_same(level, seed):
    """An imported network says no seed; if it is the very one that left, the rivals still fit."""
    checkpoint = load_trained(level)
    expected = compare(level).gradients["LSTM", "untrained"].state
    about = {name: value for name, value in checkpoint.about.items() if name != "seed"}
    if seed is not None:
        about["seed"] = seed
    save_checkpoint(level.network_path, replace(checkpoint, about=about))
    np.testing.assert_array_equal(compare(level).gradients["LSTM", "untrained"].state, expected)


def test_without_rivals_the_way_to_train_them_is_said(tmp_path):
    with pytest.raises(NetworkError, match="no trained rivals yet"):
        compare(load_level(write_level(tmp_path)))


def comparison(level, rnn: OwnPlay, gradient: float) -> Comparison:
    """A network at 0.98, an RNN, and what is left of its gradient two steps back."""
    networks = {"network": Standing("network", OwnPlay(0.98, 1.0)), "RNN": Standing("RNN", rnn)}
    kept, faded = np.ones(3), np.array([1.0, 0.5, gradient])
    gradients = {
        ("LSTM", "trained"): Fading(kept, kept, kept),
        ("RNN", "trained"): Fading(faded, faded, None),
        ("RNN", "untrained"): Fading(faded, faded, None),
    }
    return Comparison(level, 256, networks, (), 0.25, 6, gradients)


@pytest.mark.parametrize(
    ("rnn", "words"),
    [
        (OwnPlay(0.97, 1.0), "does as well"),
        (OwnPlay(0.5, 0.3), "has not learned"),
        (OwnPlay(0.8, 0.99), "knows the answers too"),
        (OwnPlay(0.7, 0.8), "a part of the task"),
    ],
)
def test_the_verdict_says_what_was_measured(level, rnn, words):
    figures, verdict, gradient = comparison(level, rnn, 0.0012).verdict
    assert words in verdict
    assert f"{rnn.right:.1%}" in figures
    assert "guessing 25.0%" in figures
    assert "(the best of 6 trained)" in figures
    assert gradient.startswith("From the question to 2 steps before it the gradient changes by")
    assert "by a factor of 0.0012 in the RNN (0.0012 before training), and of 1 in" in gradient


def test_nothing_is_said_of_the_rnn_where_the_lstm_has_not_learned(level):
    found = comparison(level, OwnPlay(0.5, 0.3), 0.5)
    found.networks["network"] = Standing("network", OwnPlay(0.5, 0.3))
    assert "The LSTM itself has not learned" in found.verdict[1]


def test_nothing_is_said_of_gradients_where_nothing_comes_before_the_question(level):
    found = comparison(level, OwnPlay(0.97, 1.0), 0.5)
    one = np.ones(1)
    gradients = dict.fromkeys(found.gradients, Fading(one, one, None))
    assert len(replace(found, gradients=gradients).verdict) == 2


def test_the_json_holds_every_lag(level):
    found = compare(level)
    value = found.to_dict()
    assert value["gradients"]["RNN"]["trained"]["highway"] is None
    assert len(value["gradients"]["LSTM"]["trained"]["highway"]) == len(
        found.gradients["LSTM", "trained"].state
    )
    assert replace(found, chance=0.5).to_dict()["chance"] == 0.5
