"""Training a level: seeds in turn, the most legible kept, and nothing lost by a stop."""

from dataclasses import replace

import numpy as np
import pytest

from game import __version__
from game.level.measure.legibility import measure
from game.level.training.level_training import GLANCE, POOL, POOL_NUMBERS, LevelTask
from game.level.training.unfinished import resume, save_unfinished, unfinished_path
from game.lstm.recipe import RECIPES
from tests.level.samples import parse_stream
from tests.level.trained import STEPS, quick_training, well_trained


def test_the_recipe_is_the_levels():
    level = parse_stream(
        {"pick": "ask", "target": "yes"},
        train={"steps": 77, "carries": "amounts", "input_cost": 0.03},
    )
    assert level.train.recipe == replace(RECIPES["amounts"], steps=77, input_cost=0.03)


def test_a_level_is_learned_from_its_targets():
    _, best = well_trained()
    assert best.legibility.right == 1.0
    assert best.legibility.own > 0.9
    assert best.legibility.passes, best.legibility.shortfalls


def test_the_network_says_what_it_was_trained_for():
    level, best = well_trained()
    about = best.checkpoint.about
    assert (about["level"], about["task"], about["game"]) == ("small", level.task_hash, __version__)
    assert about["legibility"] == best.legibility.to_dict()
    assert about["recipe"]["steps"] == 700


def test_progress_counts_seeds_and_steps():
    training = quick_training()
    said = [(p.kind, p.attempt, p.step) for p in training.run()]
    assert said == [("LSTM", seed, step) for seed in (0, 1) for step in range(1, STEPS + 1)]
    assert [trained.seed for trained in training.finished] == [0, 1]


def test_progress_tells_now_and_then_how_legible_the_network_is():
    training = quick_training(seeds=1)
    told = {p.step: p.legibility for p in training.run() if p.legibility}
    assert list(told) == list(range(3, STEPS + 1, 3))
    last = measure(training.level, training.finished[0].checkpoint.weights, GLANCE)
    assert told[STEPS] == last
    assert told[3].own != last.own


def test_the_most_legible_network_is_the_best():
    training = quick_training()
    list(training.run())
    assert training.best.legibility.merit == max(t.legibility.merit for t in training.finished)


def test_streams_grow_to_full_length_on_the_way():
    task = LevelTask.of(quick_training().level)
    rng = np.random.default_rng(0)
    assert task.batch(0.0, rng, 16).T == 3
    assert task.batch(1.0, rng, 16).T == 5
    assert task.batch(1.0, rng, 16).x.dtype == np.float32


@pytest.mark.parametrize("stop_at", [1, 17, STEPS, STEPS + 12, 2 * STEPS])
def test_a_stopped_training_goes_on_to_the_same_networks(tmp_path, stop_at):
    whole, stopped = quick_training(), quick_training()
    list(whole.run())
    for _, _progress in zip(range(stop_at), stopped.run(), strict=False):
        pass
    path = unfinished_path(tmp_path / "small.json")
    save_unfinished(path, stopped.level, stopped)
    resumed = quick_training()
    assert resume(path, resumed.level, resumed)
    # A stop right behind a seed's last step has that seed still to be measured.
    assert len(list(resumed.run())) == 2 * STEPS - stop_at
    for one, two in zip(whole.finished, resumed.finished, strict=True):
        for name, array in one.checkpoint.weights.arrays.items():
            np.testing.assert_array_equal(array, two.checkpoint.weights[name])


def spoil_cut(path):
    path.write_bytes(path.read_bytes()[:-40])


def spoil_missing(path):
    path.unlink()


@pytest.mark.parametrize("spoil", [spoil_cut, spoil_missing])
def test_a_kept_training_that_cannot_be_read_is_passed_over(tmp_path, spoil):
    training, path = quick_training(), tmp_path / "small.unfinished.npz"
    save_unfinished(path, training.level, training)
    spoil(path)
    again = quick_training()
    assert not resume(path, again.level, again)
    assert next(again.run()).step == 1


@pytest.mark.parametrize(
    ("name", "array"),
    [
        ("about", np.array("[1, 2]")),
        ("about", np.array("[" * 100_000)),
        ("LSTM/now/bias", np.full((), np.nan)),
        ("LSTM/now/step", np.array(np.inf)),
    ],
)
def test_a_kept_training_that_makes_no_sense_is_passed_over(tmp_path, name, array):
    training, path = quick_training(), tmp_path / "small.unfinished.npz"
    next(training.run())
    save_unfinished(path, training.level, training)
    with np.load(path) as file:
        arrays = {key: file[key] for key in file.files}
    assert name in arrays
    np.savez(path, **arrays | {name: array})
    again = quick_training()
    assert not resume(path, again.level, again)
    assert next(again.run()).step == 1


def test_a_kept_training_of_other_settings_is_passed_over(tmp_path):
    path = tmp_path / "small.unfinished.npz"
    training = quick_training()
    next(training.run())
    save_unfinished(path, training.level, training)
    for other in (quick_training(steps=STEPS + 1), quick_training(seeds=3)):
        assert not resume(path, training.level, other)


def test_long_streams_are_trained_on_in_smaller_pools():
    stream = [
        {"repeat": [{"pick": "chat"}], "times": [1900, 1999]},
        {"pick": "ask", "target": "yes"},
    ]
    task = LevelTask.of(parse_stream(*stream))
    batch = task.batch(1.0, np.random.default_rng(0), 4)
    assert batch.T > 1900
    (pool,) = task.pools.values()
    assert pool.x.dtype == np.float32
    assert 4 <= pool.B < POOL
    assert pool.x.size <= POOL_NUMBERS
