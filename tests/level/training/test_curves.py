"""The curves of a training: thinned, kept with it, and begun anew where an attempt did."""

import numpy as np
import pytest

from game.level.training.attempts import Progress
from game.level.training.curves import POINTS, Curves, Point


def attempt(curves: Curves, losses: list[float], kind: str = "LSTM", n: int = 0) -> Curves:
    for step, loss in enumerate(losses, start=1):
        curves.add(Progress(kind, n, 2, step, len(losses), loss))  # type: ignore[arg-type]
    return curves


def test_a_long_attempt_has_some_hundred_points_each_a_mean() -> None:
    losses = [float(step) for step in range(1, 10 * POINTS + 1)]
    points = attempt(Curves(), losses).points
    assert len(points) == POINTS
    assert points[0] == Point("LSTM", 0, 10, 5.5)
    assert points[-1] == Point("LSTM", 0, 10 * POINTS, 10 * POINTS - 4.5)


def test_the_last_steps_of_an_attempt_have_their_point_too() -> None:
    assert attempt(Curves(), [1.0] * (2 * POINTS + 1)).points[-1].step == 2 * POINTS + 1


def test_snapshots_and_losses_that_are_no_numbers_are_left_out() -> None:
    curves = attempt(attempt(Curves(), [1.0, 2.0]), [3.0, 4.0], kind="snapshots")
    assert [point.loss for point in curves.points] == [1.0, 2.0]
    assert attempt(Curves(), [np.inf, 1.0]).points == [Point("LSTM", 0, 2, 1.0)]


def test_what_is_kept_comes_back() -> None:
    curves = attempt(attempt(Curves(), [0.5, 0.25]), [0.75], kind="RNN", n=1)
    again = Curves()
    again.restore(curves.state())
    assert again.points == curves.points
    again.restore(Curves().state())
    assert again.points == []


@pytest.mark.parametrize("state", [np.zeros(4), np.zeros((2, 3)), np.full((1, 4), 7.0)])
def test_what_are_no_curves_is_refused(state: np.ndarray) -> None:
    with pytest.raises(ValueError, match="curves"):
        Curves().restore(state)
