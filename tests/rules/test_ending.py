from dataclasses import replace
from typing import Any

import pytest

from game.rules.ending import badge, headline, next_star, percent
from game.rules.result import Result

RESULT = Result(
    confidence=0.98,
    par=0.98,
    stars=3,
    gate_changes=4,
    budget=6,
    questions_right=2,
    questions=2,
    undos=0,
)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"stars": 0, "questions_right": 1}, "No first star: 1 question was answered wrong."),
        ({"stars": 0, "confidence": 0.49}, "confidence is 50% of par (60% needed)"),
        ({"stars": 0, "confidence": 0.49, "questions_right": 0}, "2 questions were"),
        ({"stars": 1, "confidence": 0.8}, "No second star: your confidence is 81% of par"),
        ({"stars": 1, "confidence": 0.8819}, "89% of par"),
        ({"stars": 2, "gate_changes": 8}, "No third star: 2 gate changes over the budget of 6."),
        ({"stars": 2, "gate_changes": 7}, "1 gate change over the budget of 6"),
        ({}, "Nothing is missing."),
        ({"confidence": 0.99}, "you even did better than the network"),
    ],
)
def test_it_says_why_the_next_star_was_missed(changes: dict[str, Any], words: str) -> None:
    assert words in next_star(replace(RESULT, **changes))


@pytest.mark.parametrize(
    ("confidence", "said"),
    [
        (0.986, "Beat the machine"),
        (0.984, "As good as the machine"),
        (0.976, "As good as the machine"),
        (0.974, ""),
    ],
)
def test_a_hair_above_par_is_as_good_and_not_better(confidence: float, said: str) -> None:
    assert badge(replace(RESULT, confidence=confidence)) == said


def test_more_stars_have_another_headline() -> None:
    assert len({headline(replace(RESULT, stars=stars)) for stars in range(4)}) == 4


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (1.0, "100%"),
        (0.99989, "99.9%"),
        (0.9996, "99.9%"),
        (0.987, "98.7%"),
        (0.93, "93%"),
        (0.1, "10%"),
        (0.012, "1.2%"),
        (0.0, "0.0%"),
    ],
)
def test_a_probability_is_never_rounded_up_to_certainty(p: float, said: str) -> None:
    assert percent(p) == said
