"""Stars at their thresholds."""

import pytest

from game.rules.stars import stars_for


@pytest.mark.parametrize(
    ("share", "all_right", "within_budget", "stars"),
    [
        (0.599, True, True, 0),
        (0.60, True, True, 1),
        (0.899, True, True, 1),
        (0.90, True, True, 2),
        (0.969, True, True, 2),
        (0.97, True, True, 3),
        (1.2, True, True, 3),
        (0.99, True, False, 2),
        (0.99, False, True, 0),
    ],
)
def test_stars_at_their_thresholds(share, all_right, within_budget, stars):
    assert stars_for(share, 1.0, all_right=all_right, within_budget=within_budget) == stars


def test_stars_are_measured_against_par():
    assert stars_for(0.45, 0.5, all_right=True, within_budget=True) == 2
