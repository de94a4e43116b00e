from itertools import cycle
from math import pi, sin
from random import Random
from statistics import mean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.level.grammar.wave import level_at, noise, wave


@given(st.floats(-50, 50))
def test_the_wave_is_all_but_the_sine(turns: float) -> None:
    assert wave(turns) == pytest.approx(sin(2 * pi * turns), abs=0.0017)


def test_the_wave_is_exact_where_it_turns() -> None:
    assert [wave(turns) for turns in (0, 0.25, 0.5, 0.75, 1, -0.25)] == [0, 1, 0, -1, 0, -1]


def test_noise_has_the_mean_0_and_the_deviation_1() -> None:
    chance = Random(1).random
    drawn = [noise(chance) for _ in range(20_000)]
    assert mean(drawn) == pytest.approx(0, abs=0.03)
    assert pstdev(drawn) == pytest.approx(1, abs=0.03)
    assert noise(cycle([0.0]).__next__) == -3


@pytest.mark.parametrize(
    ("height", "error", "level"),
    [(-1, 0, 0), (1, 0, 4), (0, 0, 2), (0.24, 0, 2), (0.26, 0, 3), (1, 0.6, 4), (0, -1, 1),
     (-1, -9, 0)],
)  # fmt: skip
def test_heights_are_rounded_to_levels(height: float, error: float, level: int) -> None:
    assert level_at(height, 5, error) == level
