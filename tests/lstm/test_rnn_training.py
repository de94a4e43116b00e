"""The vanilla RNN's training: it learns a short task, and resumes where it was stopped."""

from dataclasses import replace

import numpy as np
import pytest

from game.lstm.recipe import Recipe
from game.lstm.rnn import RnnSizes, run_rnn
from game.lstm.rnn_training import RnnTraining
from game.lstm.weights import Sizes
from tests.lstm.test_training import Recall

RECIPE = Recipe(steps=500, batch=32, learning_rate=0.02)
SIZES = Sizes(D=5, K=1, S=4, A=3, recurrent=False)
TASK = Recall(SIZES)


def trained(seed: int, recipe: Recipe = RECIPE) -> RnnTraining:
    training = RnnTraining(TASK, recipe, seed)
    for _ in training.run():
        pass
    return training


def test_it_learns_a_short_recall():
    training = trained(0)
    batch = TASK.batch(1.0, np.random.default_rng(9), 64)
    assert (run_rnn(training.weights, batch).p.argmax(axis=1) == batch.targets).all()


def test_it_has_about_as_many_parameters_as_the_tasks_lstm():
    assert RnnTraining(TASK, RECIPE, 0).weights.sizes == RnnSizes.like(SIZES)


@pytest.mark.parametrize("stop_at", [0, 13, 40])
def test_a_training_that_was_stopped_ends_in_the_same_network(stop_at):
    short = replace(RECIPE, steps=40)
    whole, stopped = trained(0, short), RnnTraining(TASK, short, 0)
    for _, _report in zip(range(stop_at), stopped.run(), strict=False):
        pass
    kept = {name: array.copy() for name, array in stopped.state().items()}
    resumed = RnnTraining(TASK, short, 0)
    resumed.restore(kept)
    assert len(list(resumed.run())) == 40 - stop_at
    for name, array in whole.weights.arrays.items():
        np.testing.assert_array_equal(array, resumed.weights[name])


def test_the_blank_is_favoured_as_the_recipe_says():
    assert RnnTraining(TASK, replace(RECIPE, silence_bias=1.5), 0).weights["head_bias"][0] == 1.5
