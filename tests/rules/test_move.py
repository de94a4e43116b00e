"""Moves: three gates for every block, each from 0 to 1."""

import numpy as np
import pytest

from game.level.model import Setting
from game.lstm.cell import Gates
from game.rules import Move


def test_a_move_keeps_what_it_was_given():
    move = Move(f=[1, 0.5], i=(0, 0), o=[0.25, 1])
    assert (move.f, move.i, move.o) == ((1.0, 0.5), (0.0, 0.0), (0.25, 1.0))
    assert move.blocks == 2
    assert move == Move.of([Setting(1, 0, 0.25), Setting(0.5, 0, 1)])


@pytest.mark.parametrize("value", [-0.01, 1.01, float("nan"), float("inf")])
def test_values_outside_0_and_1_are_refused(value):
    with pytest.raises(ValueError, match="input gate takes a number from 0"):
        Move(f=[1], i=[value], o=[0])


def test_gates_must_name_the_same_blocks():
    with pytest.raises(ValueError, match="1 forget, 2 input and 1 output"):
        Move(f=[1], i=[0, 0], o=[0])


def test_moving_one_valve_leaves_the_others():
    move = Move(f=[1, 1], i=[0, 0], o=[0, 0])
    moved = move.with_gate("i", 1, 0.7)
    assert moved == Move(f=[1, 1], i=[0, 0.7], o=[0, 0])
    assert move.i == (0.0, 0.0)
    assert moved.changes_from(move, ("f", "i", "o")) == 1
    assert moved.changes_from(move, ("f", "o")) == 0


def test_it_follows_somebody_elses_gates_where_it_is_told_to():
    own = Gates(np.array([0.25, 1.0]), np.array([0.0, 0.5]), np.array([1.0, 1.0]))
    move = Move([1, 0], [1, 1], [0, 0]).following(own, ("f", "i"))
    assert move == Move([0.25, 1.0], [0.0, 0.5], [0, 0])
