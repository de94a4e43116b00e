"""Marks at their thresholds."""

import numpy as np
import pytest

from game.lstm.cell import Gates
from game.rules.marks import farthest, mark


def gates(value: float) -> Gates:
    return Gates(np.array([0.5]), np.array([value]), np.array([0.5]))


def from_chance(chance: float) -> float:
    return float(np.log2(chance))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (0.9, 0.9, ""),
        (0.9, 0.86, ""),
        (0.9, 0.84, "?!"),
        (0.9, 0.76, "?!"),
        (0.9, 0.74, "?"),
        (0.9, 0.61, "?"),
        (0.9, 0.59, "??"),
        (0.01, 0.001, ""),
    ],
)
def test_a_mark_is_given_by_the_drop_in_probability(before, after, expected):
    assert mark(from_chance(before), from_chance(after), gates(1.0), gates(0.0)) == expected


def test_a_move_better_than_the_networks_is_marked_so():
    assert mark(-1.0, -0.85, gates(1.0), gates(0.0)) == "!!"
    assert mark(-1.0, -0.95, gates(1.0), gates(0.0)) == "", "too small a gain"
    assert mark(-1.0, -0.5, gates(1.0), gates(0.97)) == "", "a gain by rounding alone"
    assert mark(-12.0, -7.0, gates(1.0), gates(0.0)) == "", "all is lost before and after"


def test_the_farthest_gate_is_what_tells_two_moves_apart():
    assert farthest(gates(0.9), gates(0.2)) == pytest.approx(0.7)
