"""Training: it learns, the same seed gives the same network, and a stop changes nothing."""

from dataclasses import dataclass, replace

import numpy as np
import pytest

from game.lstm.batch import Batch, Forced
from game.lstm.network import run
from game.lstm.recipe import Recipe
from game.lstm.training import Training
from game.lstm.weights import Sizes

SIZES = Sizes(D=5, K=1, S=1, A=3, recurrent=False)


@dataclass(frozen=True)
class Recall:
    """Of two symbols one comes first; fillers follow; at the end the first one is asked for."""

    sizes: Sizes = SIZES
    V: int = 2
    lock: float | None = None

    def batch(self, shrink: float, rng: np.random.Generator, B: int) -> Batch:
        T = 3 + round(3 * shrink)
        x = np.zeros((T, 5, B), np.float32)
        facts = rng.integers(2, size=B)
        x[0, facts, np.arange(B)] = 1
        x[0, 2], x[1:-1, 3], x[-1, 4] = 1, 1, 1
        targets = np.zeros((T, B), np.intp)
        targets[-1] = facts + 1
        weights = np.full((T, B), 1 / (T - 1), np.float32)
        weights[-1] = 1
        return Batch(x, targets, weights, np.full(B, T))

    def locked(self, batch: Batch) -> Forced | None:
        if self.lock is None:
            return None
        values = np.full((batch.T, 3, 1, batch.B), self.lock)
        mask = np.zeros(values.shape, bool)
        mask[:, 1] = True
        return Forced(values, mask)


RECIPE = Recipe(steps=800, batch=32)


def trained(seed: int, recipe: Recipe = RECIPE) -> Training:
    training = Training(Recall(), recipe, seed)
    for _ in training.run():
        pass
    return training


def test_it_learns_the_task_with_gates_that_are_open_or_shut():
    training = trained(0)
    batch = Recall().batch(1.0, np.random.default_rng(9), 64)
    trace = run(training.weights, batch)
    assert (trace.p.argmax(axis=1) == batch.targets).all()
    assert np.abs(trace.gates - np.rint(trace.gates)).mean() < 0.1
    assert trace.i[1:].max() < 0.3, "nothing but the fact is written"
    assert trace.o[:-1].max() < 0.1, "it is silent until it is asked"


def test_gates_read_the_kind_of_token_and_the_candidate_which_one_it_is():
    training = trained(0)
    read = np.abs(training.weights["weight_ih"])
    rows, V = training.task.sizes.rows, training.task.V
    for gate in "ifo":
        assert read[rows[gate], :V].mean() < 0.3 * read[rows[gate], V:].mean()
    assert read[rows["g"], V:].mean() < 0.3 * read[rows["g"], :V].mean()


def test_reports_count_the_steps_and_the_loss_falls():
    reports = list(Training(Recall(), RECIPE, 1).run())
    assert [report.step for report in reports] == list(range(1, 801))
    assert np.mean([r.loss for r in reports[-20:]]) < 0.3 * reports[0].loss


def test_the_same_seed_gives_the_same_network_and_another_seed_another():
    short = replace(RECIPE, steps=40)
    one, two, other = trained(0, short), trained(0, short), trained(1, short)
    for name, array in one.weights.arrays.items():
        np.testing.assert_array_equal(array, two.weights[name])
    assert not np.array_equal(one.weights["weight_ih"], other.weights["weight_ih"])


@pytest.mark.parametrize("stop_at", [0, 7, 25, 40])
def test_a_training_that_was_stopped_ends_in_the_same_network(stop_at):
    short = replace(RECIPE, steps=40)
    whole, stopped = trained(0, short), Training(Recall(), short, 0)
    for _, _report in zip(range(stop_at), stopped.run(), strict=False):
        pass
    kept = {name: array.copy() for name, array in stopped.state().items()}
    resumed = Training(Recall(), short, 0)
    resumed.restore(kept)
    assert len(list(resumed.run())) == 40 - stop_at
    for name, array in whole.weights.arrays.items():
        np.testing.assert_array_equal(array, resumed.weights[name])


def test_a_state_of_another_network_is_refused():
    training = Training(Recall(), RECIPE, 0)
    state = training.state()
    with pytest.raises(ValueError, match="head_bias"):
        training.restore(state | {"head_bias": np.zeros(7)})
    with pytest.raises(ValueError, match="bias"):
        training.restore({n: a for n, a in state.items() if n != "mean/bias"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("step", np.array(np.inf)),
        ("step", np.array(-1.0)),
        ("step", np.array(801.0)),
        ("restarts", np.array(99.0)),
        ("losses", np.zeros((2, 2))),
    ],
)
def test_a_state_of_no_step_of_this_training_is_refused(name, value):
    training = Training(Recall(), RECIPE, 0)
    with pytest.raises(ValueError, match=r"does not fit|no step"):
        training.restore(training.state() | {name: value})


def test_a_locked_gate_is_locked_in_training_too():
    training = Training(Recall(lock=1.0), replace(RECIPE, steps=5), 0)
    before = training.weights["bias"][1].copy()
    list(training.run())
    assert training.weights["bias"][1] == before, "no gradient reaches a locked gate"


def test_what_a_token_costs_depends_on_how_rare_its_class_is():
    training = Training(Recall(), replace(RECIPE, class_costs=0.5), 0)
    batch = Recall().batch(1.0, np.random.default_rng(0), 8)  # 6 steps; classes of 1, 4 and 1
    shares = training._shares(batch)
    assert shares.sum() == pytest.approx(1.5)
    np.testing.assert_allclose(shares[0], 1 / 48 + 0.5 / 3 / 8, rtol=1e-6)
    np.testing.assert_allclose(shares[1:-1], 1 / 48 + 0.5 / 3 / 32, rtol=1e-6)


def test_padding_costs_nothing():
    batch = Recall().batch(1.0, np.random.default_rng(0), 4)
    lengths = np.array([6, 4, 6, 5])
    x = batch.x * (np.arange(6)[:, None, None] < lengths)
    shares = Training(Recall(), RECIPE, 0)._shares(replace(batch, x=x, lengths=lengths))
    assert (shares[np.arange(6)[:, None] >= lengths] == 0).all()
    assert shares.sum() == pytest.approx(1.0 + RECIPE.class_costs)


def test_an_open_output_gate_costs_little_before_sharpening():
    training = Training(Recall(), RECIPE, 0)
    batch = Recall().batch(1.0, np.random.default_rng(0), 8)
    g = np.full((6, 1, 8), 0.5, np.float32)
    early, no_push = training._costs(g, batch, 0.0)
    late, push = training._costs(g, batch, 1.0)
    assert no_push is None
    assert early is not None
    assert late is not None
    assert push is not None
    np.testing.assert_allclose(early[:, 2], RECIPE.early_output * late[:, 2], rtol=1e-6)
    np.testing.assert_array_equal(early[:, :2], late[:, :2])
    assert (late[:, 0] > 0).all(), "opening the input gate costs"
    assert (late[:, 1] < 0).all(), "opening the forget gate saves"
    assert (push < 0).all(), "a candidate above 0 is pushed up"


def test_a_recipe_without_costs_asks_nothing_of_the_gates():
    free = replace(RECIPE, input_cost=0, output_cost=0, forget_cost=0, candidate_push=0)
    training = Training(Recall(), free, 0)
    batch = Recall().batch(1.0, np.random.default_rng(0), 8)
    assert training._costs(np.zeros((6, 1, 8), np.float32), batch, 1.0) == (None, None)
