import pytest

from game.rules.ending import next_star, percent
from game.rules.session import Result


def result(
    confidence: float, stars: int, *, changes: int = 4, right: int = 2, par: float = 0.9
) -> Result:
    return Result(
        confidence=confidence,
        par=par,
        stars=stars,
        gate_changes=changes,
        budget=6,
        questions_right=right,
        questions=2,
        undos=0,
    )


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (result(0.91, 3), "You beat the machine"),
        (result(0.89, 3), "no more stars to earn"),
        (result(0.80, 0, right=1), "every question right; one answer went wrong"),
        (result(0.80, 0, right=0), "2 answers went wrong"),
        (result(0.30, 0), "The first star asks for 60% of par, which is 54% here; you reached 30%"),
        (result(0.70, 1), "The second star asks for 90% of par, which is 81%"),
        (result(0.85, 2), "The third star asks for 97% of par, which is 87%"),
        (result(0.90, 2, changes=7), "no more than 6 gate changes; one gate change too many"),
        (result(0.90, 2, changes=9), "3 gate changes too many"),
    ],
)
def test_the_next_star_says_what_it_asks(of: Result, said: str) -> None:
    assert said in next_star(of)


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
