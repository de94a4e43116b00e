"""The recipe's schedules, and what its presets are for."""

from dataclasses import replace

import pytest

from game.lstm.recipe import RECIPES, Recipe


def test_the_recipe_runs_through_its_phases():
    recipe = Recipe(steps=1000, learning_rate=0.02)
    assert recipe.rate(0) == pytest.approx(0.02)
    assert recipe.rate(1000) == pytest.approx(0.0)
    assert [recipe.shrink(step) for step in (0, 74, 75, 150, 225, 300, 999)] == [
        0, 0, 0.25, 0.5, 0.75, 1, 1,
    ]  # fmt: skip
    assert [recipe.strength(step) for step in (0, 300, 450, 600, 999)] == pytest.approx(
        [0, 0, 0.5, 1, 1]
    )


def test_streams_that_never_have_to_grow_are_long_from_the_start():
    assert replace(Recipe(), grown_at=0.0).shrink(0) == 1.0


def test_amounts_may_be_small_and_trends_half_open():
    assert RECIPES["facts"] == Recipe()
    assert RECIPES["amounts"].candidate_push == 0 < RECIPES["amounts"].gate_noise
    assert RECIPES["trends"].gate_noise == RECIPES["trends"].forget_cost == 0
