"""Each ingredient can be left out, alone, and what that costs is measured as ever."""

from dataclasses import asdict, replace

import pytest

from game.level.loader import parse_level
from game.level.training.ablation import WITHOUT, ablate, leaves_out
from game.lstm.recipe import RECIPES, Recipe
from tests.level.samples import GOOD


@pytest.mark.parametrize("without", WITHOUT)
def test_leaving_out_changes_just_what_it_says(without: str) -> None:
    recipe = leaves_out(Recipe(), without)
    assert recipe is not None
    before, after = asdict(Recipe()), asdict(recipe)
    assert {name for name in after if after[name] != before[name]} == set(WITHOUT[without])


def test_what_a_recipe_does_not_have_is_not_left_out() -> None:
    assert leaves_out(RECIPES["amounts"], "the push on the candidate") is None
    assert leaves_out(RECIPES["amounts"], "noise on gates") is not None


def test_every_ingredient_has_its_row_in_order() -> None:
    level = parse_level(GOOD, "small.json")
    quick = replace(level, train=replace(level.train, recipe=replace(Recipe(), steps=4, batch=4)))
    rows = list(ablate(quick, seeds=2))
    assert [row.without for row in rows] == list(WITHOUT)
    assert all(row.attempts == 2 for row in rows)
    assert all(0 <= row.legible <= row.learned <= 2 for row in rows)
    assert all(0 < row.own < 1 for row in rows)
