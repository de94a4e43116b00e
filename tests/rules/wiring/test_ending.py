from dataclasses import replace

import pytest

from game.rules.stars import stars_for_table
from game.rules.wiring.ending import criteria, figures, next_star
from game.rules.wiring.run import TableResult

BEST = TableResult(0.98, 0.99, 64, 64, 64, 64, 2)


@pytest.mark.parametrize(
    ("confidence", "right", "stars"),
    [(0.97, 0.95, 3), (0.969, 1, 2), (0.90, 1, 2), (0.89, 1, 1), (0.6, 0.95, 1), (0.59, 1, 0),
     (1.0, 0.94, 0)],
)  # fmt: skip
def test_stars_of_a_table(confidence: float, right: float, stars: int) -> None:
    assert stars_for_table(confidence, 1.0, right) == stars


def test_the_missing_star_is_explained() -> None:
    assert next_star(BEST) == "Nothing is missing."
    assert next_star(replace(BEST, confidence=0.5, streams_right=60)) == (
        "No first star: 60 of 64 streams all right (95% needed) and confidence 50% of par "
        "(60% needed)."
    )
    said = next_star(replace(BEST, confidence=0.95, streams_right=61))
    assert said == "No third star: confidence 95% of par (97% needed)."


def test_the_figures_and_criteria_in_words() -> None:
    assert "right on 64 of 64 streams" in figures(BEST)
    assert len(criteria()) == 3
    assert "95% of streams" in criteria()[0]


def test_a_table_better_than_the_network_beats_it() -> None:
    assert not BEST.beats_the_network
    assert replace(BEST, confidence=0.998).beats_the_network
