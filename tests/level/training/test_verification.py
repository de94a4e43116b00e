"""A shipped network and one trained anew: the same, as good as the same, or another, in words."""

import functools
import re
from dataclasses import replace

import numpy as np
import pytest

from game.level.loader import load_level, parse_level
from game.level.measure.legibility import GateRow, Legibility, measure
from game.level.measure.own_play import fresh_streams
from game.level.model import Level
from game.level.network import NetworkError, load_trained
from game.level.training.level_training import LevelTraining, Trained
from game.level.training.verification import (
    AGREEMENT,
    APART,
    GATES_APART,
    OnceMore,
    Verification,
    recorded_seed,
    verify,
)
from game.lstm.checkpoint import Checkpoint, save_checkpoint
from tests.level.samples import spoil
from tests.level.trained import quick_training
from tests.wired import toy_level, two_blocks, wired, write_level

STEPS = 700


def sample(steps: int = STEPS) -> Level:
    """The sample level, trained for so many steps."""
    train = '"steps": 100, "seeds": 2, "batch": 8, "learning_rate": 0.02'
    return parse_level(spoil(train, f'"steps": {steps}, "batch": 32'), "small.json")


@functools.cache
def made(seed: int, steps: int = STEPS) -> Trained:
    """A network of the sample level, made from one seed."""
    training = OnceMore(sample(steps), seed)
    for _ in training.run():
        pass
    return training.best


def test_the_sample_is_learned_from_either_seed():
    for seed in (0, 1):
        assert made(seed).legibility.passes, made(seed).legibility.shortfalls


def spoilt(trained: Trained, gate: str) -> Checkpoint:
    """The network with the bias of one gate flipped so far that it stands the other way."""
    network = trained.checkpoint.weights.copy()
    row = network.sizes.rows[gate]
    network["bias"][row] -= np.sign(network["bias"][row]) * 20.0
    return replace(trained.checkpoint, weights=network)


# -- one attempt, made anew ----------------------------------------------------------------------


@pytest.mark.parametrize("seed", [0, 1])
def test_one_attempt_made_anew_is_the_one_among_many(seed):
    many = quick_training()
    level = replace(many.level, train=replace(many.level.train, recipe=many.recipe))
    once = OnceMore(level, seed)
    for training in (many, once):
        for _ in training.run():
            pass
    (again,) = once.finished
    one = many.finished[seed]
    assert (again.seed, again.order, again.legibility) == (seed, one.order, one.legibility)
    assert again.checkpoint.about == one.checkpoint.about
    for name, array in one.checkpoint.weights.arrays.items():
        np.testing.assert_array_equal(array, again.checkpoint.weights[name])


def test_the_seed_is_the_recorded_one_though_it_was_not_among_the_levels_own(tmp_path):
    path = write_level(tmp_path, trained=False, train={"steps": 5, "seeds": 1})
    level = load_level(path)
    training = LevelTraining(level, seeds=3)
    for _ in training.run():
        pass
    save_checkpoint(path.with_suffix(".npz"), training.finished[2].checkpoint)
    shipped = load_trained(level)
    once = OnceMore(level, recorded_seed(level, shipped))
    assert [(at.attempt, at.attempts) for at in once.run()] == [(0, 1)] * 5
    assert verify(level, shipped, once.best).identical


@pytest.mark.parametrize("about", [{}, {"seed": None}, {"seed": True}, {"seed": -1}, {"seed": "0"}])
def test_a_network_that_came_from_elsewhere_cannot_be_made_anew(tmp_path, about):
    level = load_level(write_level(tmp_path))
    with pytest.raises(NetworkError, match="does not say which seed") as raised:
        recorded_seed(level, Checkpoint(wired(level), about))
    assert str(level.network_path) in str(raised.value)
    assert f'python main.py train "{level.path}"' in str(raised.value)


# -- two networks side by side -------------------------------------------------------------------


def test_the_same_training_gives_the_same_network(tmp_path):
    first = made(0)
    path = tmp_path / "small.npz"
    save_checkpoint(path, first.checkpoint)
    level = replace(sample(), path=tmp_path / "small.json")
    training = OnceMore(level, recorded_seed(level, load_trained(level)))
    for _ in training.run():
        pass
    found = verify(level, load_trained(level), training.best)
    assert (found.identical, found.ok, found.differences, found.changed) == (True, True, (), ())
    assert (found.agreement, found.gates_apart) == (1.0, 0.0)
    assert found.shipped == found.anew


@pytest.mark.parametrize("other", [(1, STEPS), (0, STEPS + 60)])
def test_another_network_that_learned_the_same_behaves_the_same(other):
    found = verify(sample(), made(0).checkpoint, made(*other))
    assert not found.identical
    assert found.ok, found.differences
    assert found.agreement >= AGREEMENT
    assert 0.0 < found.gates_apart <= GATES_APART


@pytest.mark.parametrize(("gate", "word"), [("f", "forget"), ("i", "input"), ("o", "output")])
def test_a_spoilt_network_is_told_from_the_new_one_by_the_gate(gate, word):
    found = verify(sample(), spoilt(made(0), gate), made(0))
    assert not found.identical
    assert not found.ok
    said = " ".join(found.differences)
    assert re.search(rf'the {word} gate of block A on "\w+" is (0\.[5-9]\d\d|1\.000) apart', said)


def test_the_gate_is_named_with_its_block():
    level = two_blocks()
    network = wired(level)
    anew = Trained(0, Checkpoint(network, quick_about(level)), measure(level, network), (0, 1))
    assert verify(level, anew.checkpoint, anew).identical
    other = network.copy()
    column = len(level.vocabulary.tokens) + level.vocabulary.class_index["ask food"]
    other["weight_ih"][network.sizes.rows["o"].start + 1, column] = -6.0
    found = verify(level, Checkpoint(other), anew)
    assert found.where == 'the output gate of block B on "ask food"'
    assert found.gates_apart == pytest.approx(1.0, abs=0.01)
    assert found.agreement == pytest.approx(0.8)  # the last of each stream's five tokens is missed


def test_the_padding_of_shorter_streams_is_no_answer_they_agree_on():
    level = toy_level()  # its streams have five or six tokens, the last a question
    network = wired(level)
    anew = Trained(0, Checkpoint(network, quick_about(level)), measure(level, network), (0,))
    mute = network.copy()
    mute["bias"][network.sizes.rows["o"]] = -20.0
    streams = fresh_streams(level)
    tokens = sum(len(stream) for stream in streams)
    assert len({len(stream) for stream in streams}) == 2
    found = verify(level, Checkpoint(mute), anew)
    assert found.agreement == pytest.approx(1 - len(streams) / tokens)


def quick_about(level: Level) -> dict[str, object]:
    """What a training of a level records of itself."""
    training = quick_training(level, steps=1, seeds=1)
    for _ in training.run():
        pass
    return training.best.checkpoint.about


def test_levels_with_every_gate_locked_but_one_are_compared_by_that_one():
    level = toy_level(gates={"forget": 1, "input": 1}, solution={}, baselines_fail=[])
    network = wired(toy_level())
    anew = Trained(0, Checkpoint(network, quick_about(level)), measure(level, network), (0,))
    other = network.copy()
    other["bias"][network.sizes.rows["o"]] = 12.0
    assert "output gate" in verify(level, Checkpoint(other), anew).where


READABLE = Legibility(0.98, 0.97, 0.98, 1.0, (GateRow("home", 0, "i", 0.99, 0.01),))
THE_SAME = Verification(False, READABLE, READABLE, 1.0, 0.0, 'the input gate of block A on "home"')


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"anew": replace(READABLE, own=0.98 - APART - 0.001)}, r"own confidence is 0\.021 apart"),
        ({"anew": replace(READABLE, own=0.98 + APART + 0.001)}, r"\(0\.980 and 1\.001; at most"),
        ({"gates_apart": GATES_APART + 0.001}, r'block A on "home" is 0\.101 apart on average'),
        ({"agreement": AGREEMENT - 0.001}, r"the same answer on 97\.9% of the tokens \(.*98%"),
        ({"anew": replace(READABLE, right=0.5)}, "new one is not legible: the network answers 50%"),
    ],
)
def test_each_difference_is_said(changes, words):
    assert THE_SAME.ok
    found = replace(THE_SAME, **changes)
    assert not found.ok
    (said,) = found.differences
    assert re.search(words, said)


def test_a_network_that_was_not_legible_before_need_not_be_now():
    dull = replace(READABLE, right=0.5)
    assert replace(THE_SAME, shipped=dull, anew=dull).ok


def test_what_has_changed_since_it_was_trained_is_said():
    shipped, anew = made(0).checkpoint, made(0)
    recipe = shipped.about["recipe"] | {"steps": 9, "gone": 1}
    about = shipped.about | {"recipe": recipe, "game": "0.0.1"}
    version, steps = verify(sample(), replace(shipped, about=about), anew).changed
    assert re.fullmatch(r"the game's version was 0\.0\.1 and is [\d.]+", version)
    assert steps == f"steps was 9 and is {STEPS}"


@pytest.mark.parametrize("about", [{}, {"recipe": 3}, {"recipe": {"steps": None}}])
def test_of_what_was_not_recorded_nothing_is_said_to_have_changed(about):
    assert verify(sample(), replace(made(0).checkpoint, about=about), made(0)).changed == ()
