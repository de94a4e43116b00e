"""A run that runs away is caught, said, and begun anew with a lower rate; never a NaN."""

from dataclasses import replace

import numpy as np
import pytest

from game.lstm.descent import LOWER, RESTARTS, WATCHED, DivergedError
from game.lstm.recipe import Recipe
from game.lstm.training import Training
from tests.lstm.test_training import Recall

WILD = Recipe(steps=150, batch=16, learning_rate=30.0)


def test_a_run_that_diverges_begins_anew_with_a_lower_rate():
    training = Training(Recall(), WILD, 0)
    reports = list(training.run())
    assert 1 <= training.restarts <= RESTARTS
    assert reports[-1].step == WILD.steps
    assert reports[-1].restarts == training.restarts
    assert training.rate == pytest.approx(WILD.rate(WILD.steps) * LOWER**training.restarts)
    steps = [report.step for report in reports]
    assert steps.count(1) == 1 or 0 in steps, "the reports show the run beginning anew"
    for array in training.weights.arrays.values():
        assert np.isfinite(array).all()


def test_the_network_of_a_restarted_run_is_the_one_of_the_lower_rate():
    wild = Training(Recall(), WILD, 0)
    list(wild.run())
    calm = Training(
        Recall(), replace(WILD, learning_rate=WILD.learning_rate * LOWER**wild.restarts), 0
    )
    list(calm.run())
    assert calm.restarts == 0
    for name, array in calm.weights.arrays.items():
        np.testing.assert_allclose(array, wild.weights.arrays[name], rtol=1e-4, atol=1e-5)


def test_a_run_that_diverges_at_every_rate_is_given_up_in_words():
    hopeless = Training(Recall(), replace(WILD, learning_rate=1e30), 0)
    with pytest.raises(DivergedError, match=r"learning rate of 1e\+30 and at 5 lower ones"):
        list(hopeless.run())


def test_an_ordinary_run_is_never_begun_anew():
    training = Training(Recall(), Recipe(steps=4 * WATCHED, batch=16), 0)
    assert {report.restarts for report in training.run()} == {0}


@pytest.mark.parametrize("stop_at", [3, 20, 60])
def test_a_stopped_run_remembers_its_restarts(stop_at: int):
    whole = Training(Recall(), WILD, 0)
    list(whole.run())
    stopped = Training(Recall(), WILD, 0)
    for _, _report in zip(range(stop_at), stopped.run(), strict=False):
        pass
    resumed = Training(Recall(), WILD, 0)
    resumed.restore({name: array.copy() for name, array in stopped.state().items()})
    list(resumed.run())
    assert resumed.restarts == whole.restarts
    for name, array in whole.weights.arrays.items():
        np.testing.assert_array_equal(array, resumed.weights[name])
