"""Making rivals: snapshots of the very training that gave the network, and RNNs with equal care."""

import functools
from dataclasses import replace

import numpy as np
import pytest

from game.level.encode import encode
from game.level.measure.legibility import Legibility
from game.level.measure.own_play import fresh_streams, own_play
from game.level.rivals import SHARES
from game.level.training.level_training import LevelTraining, Trained
from game.level.training.rivals_training import (
    RATES,
    RnnAttempts,
    _nearest,
    make_rivals,
    take_snapshots,
    untrained,
)
from game.level.training.unfinished import resume, save_unfinished
from game.lstm.rnn_training import RnnTraining
from game.lstm.training import Training
from tests.level.trained import STEPS, quick_training, well_trained
from tests.wired import two_blocks


def finished(training):
    for _ in training.run():
        pass
    return training


@functools.cache
def well_trained_again() -> LevelTraining:
    """A training of the sample level whose one network has learned it."""
    level, _ = well_trained()
    return finished(LevelTraining(level, 1, replace(level.train.recipe, steps=700, batch=32)))


def test_the_snapshots_are_stages_of_the_networks_own_training():
    training = well_trained_again()
    taken = take_snapshots(training)
    steps = [taken[name].step for name in SHARES]
    assert steps == sorted(set(steps))
    assert steps[-1] < training.recipe.steps
    descent = Training(training.task, training.recipe, training.best.seed)
    stages = {0: descent.weights.copy()} | {
        at.step: descent.weights.copy() for at in descent.run() if at.step in steps
    }
    for snapshot in taken.values():
        for name, array in snapshot.weights.arrays.items():
            np.testing.assert_array_equal(array, stages[snapshot.step][name])


def test_the_snapshots_are_as_confident_as_is_told_and_near_what_is_wanted():
    training = well_trained_again()
    batch = encode(training.level, fresh_streams(training.level))
    for name, snapshot in take_snapshots(training).items():
        network = snapshot.weights.astype(np.float64)
        assert own_play(training.level, network, batch) == snapshot.play
        share = snapshot.play.confidence / training.best.legibility.own
        assert share == pytest.approx(SHARES[name], abs=0.05)


def test_blocks_of_snapshots_stand_as_the_networks_do():
    level = two_blocks()
    training = finished(LevelTraining(level, 1, replace(level.train.recipe, steps=40)))
    plain = take_snapshots(training)
    best = training.finished[0]
    turned = tuple(reversed(best.order))
    training.finished[0] = Trained(best.seed, best.checkpoint, best.legibility, turned)
    for one, other in zip(plain.values(), take_snapshots(training).values(), strict=True):
        assert one.step == other.step
        for name, array in one.weights.with_blocks((1, 0)).arrays.items():
            np.testing.assert_array_equal(array, other.weights[name])


def test_the_stored_network_is_the_trained_one_in_the_told_order():
    level = two_blocks()
    training = finished(LevelTraining(level, 1, replace(level.train.recipe, steps=40)))
    descent = finished(Training(training.task, training.recipe, 0))
    best = training.best
    for name, array in descent.weights.with_blocks(best.order).arrays.items():
        np.testing.assert_array_equal(array, best.checkpoint.weights[name])
    for name, array in training.state().items():
        np.testing.assert_array_equal(array, descent.weights[name.removeprefix("0/")])


@pytest.mark.parametrize(
    ("shares", "chosen"),
    [
        ([0.1, 0.38, 0.45, 0.69, 0.8, 0.95], [1, 3, 5]),
        ([0.2, 0.95, 0.97, 0.99], [0, 1, 2]),  # it rose at once: still three, one after another
        ([0.39, 0.41, 0.42], [0, 1, 2]),
        ([0.5, 0.6], [0, 1, 1]),  # too few to tell apart
        ([0.5], [0, 0, 0]),
    ],
)
def test_the_nearest_are_chosen_each_after_the_one_before(shares, chosen):
    assert _nearest(shares) == chosen


def test_a_training_that_teaches_nothing_has_rivals_all_the_same():
    training = finished(quick_training(seeds=1, steps=1))
    assert set(take_snapshots(training)) == set(SHARES)


def test_snapshots_of_a_run_that_diverged_come_from_the_run_that_went_on(monkeypatch):
    training = well_trained_again()
    plain = {name: snapshot.step for name, snapshot in take_snapshots(training).items()}
    grow, spoilt = Training._update, []

    def update(self):
        loss = grow(self)
        if self.step == plain["apprentice"] and not spoilt:
            spoilt.append(self.step)
            return np.inf
        return loss

    monkeypatch.setattr(Training, "_update", update)
    taken = take_snapshots(training)
    assert spoilt
    last = taken["master"]
    monkeypatch.undo()
    slower = Training(training.task, training.recipe, 0)
    slower._restart()
    for at in slower.run():
        if at.step == last.step:
            break
    np.testing.assert_array_equal(slower.weights["bias"], last.weights["bias"])


# -- RNNs ----------------------------------------------------------------------------------------


def quick_rnns(seeds: int = 2, steps: int = STEPS) -> RnnAttempts:
    return RnnAttempts(quick_training(steps=steps, seeds=seeds))


def test_every_learning_rate_is_tried_from_every_seed():
    rnns = finished(quick_rnns())
    tried = {(each.attempt.seed, each.attempt.learning_rate) for each in rnns.finished}
    assert tried == {(seed, 0.02 * rate) for seed in (0, 1) for rate in RATES}
    assert len(rnns.finished) == 4
    assert len({each.weights["bias"].tobytes() for each in rnns.finished}) == 4


def test_the_most_confident_rnn_is_kept_and_measured_on_fresh_streams():
    training, rnns = finished(quick_training()), finished(quick_rnns())
    rivals = make_rivals(training, rnns)
    confidences = [attempt.play.confidence for attempt in rivals.attempts]
    assert confidences == sorted(confidences, reverse=True)
    batch = encode(training.level, fresh_streams(training.level))
    play = own_play(training.level, rivals.rnn.astype(np.float64), batch)
    assert play == rivals.attempts[0].play
    assert rivals.steps == STEPS


def test_an_rnn_sees_the_same_streams_in_the_same_order(monkeypatch):
    lstm, rnn = quick_training(), quick_rnns()
    seen = {}
    for descent in (lstm._descent(1), rnn._descent(1)):
        streams = seen[type(descent)] = []
        draw = descent.task.batch

        def batch(shrink, rng, B, draw=draw, streams=streams):
            drawn = draw(shrink, rng, B)
            streams.append((shrink, drawn.x.tobytes()))
            return drawn

        monkeypatch.setattr(descent, "task", Watched(descent.task, batch))
        finished(descent)
    assert seen[Training] == seen[RnnTraining]
    assert len(seen[Training]) == STEPS


class Watched:
    """A task whose batches are looked at."""

    def __init__(self, task, batch):
        self.sizes, self.V, self.locked, self.batch = task.sizes, task.V, task.locked, batch


@functools.cache
def whole_rivals():
    return make_rivals(finished(quick_training()), finished(quick_rnns()))


@pytest.mark.parametrize("stop_at", [STEPS + 10, 2 * STEPS, 2 * STEPS + 17, 6 * STEPS])
def test_stopped_anywhere_it_ends_in_the_same_rivals(tmp_path, stop_at):
    stopped = quick_training(), quick_rnns()
    left = stop_at
    for stage in stopped:
        for _, _progress in zip(range(left), stage.run(), strict=False):
            left -= 1
    path, level = tmp_path / "small.unfinished.npz", stopped[0].level
    save_unfinished(path, level, *stopped)
    again = quick_training(), quick_rnns()
    assert resume(path, level, *again)
    assert sum(len(list(stage.run())) for stage in again) == 6 * STEPS - stop_at
    one, two = whole_rivals(), make_rivals(*again)
    assert one.attempts == two.attempts
    assert {n: s.play for n, s in one.snapshots.items()} == {
        n: s.play for n, s in two.snapshots.items()
    }
    for name, array in one.rnn.arrays.items():
        np.testing.assert_array_equal(array, two.rnn[name])


def test_rnns_of_another_shape_are_not_gone_on_with():
    rnns = finished(quick_rnns(seeds=1, steps=1))
    state = rnns.state()
    state["0/bias"] = np.zeros(99)
    with pytest.raises(ValueError, match="other shapes"):
        quick_rnns(seeds=1, steps=1).restore(2, state)


def test_untrained_networks_are_those_that_training_starts_with():
    training, rnns = quick_training(), quick_rnns()
    lstm, rnn = untrained(training.level, 1)
    np.testing.assert_array_equal(lstm["weight_ih"], training._descent(1).weights["weight_ih"])
    np.testing.assert_array_equal(rnn["weight_ih"], rnns._descent(3).weights["weight_ih"])


def test_an_rnns_progress_tells_no_legibility():
    told = [(at.kind, at.legibility) for at in quick_rnns(seeds=1, steps=10).run()]
    assert told == [("RNN", None)] * 20
    assert isinstance(
        next(at.legibility for at in quick_training().run() if at.legibility), Legibility
    )
