import pytest

from game.progress.records import Bet
from game.rules.practice.calibration import Calibration, calibrate


def bets(sure: float, right: int, wrong: int) -> list[Bet]:
    return [Bet("a", sure, "a")] * right + [Bet("a", sure, "b")] * wrong


def test_without_bets_there_is_nothing_to_say() -> None:
    assert calibrate([]) == Calibration((), None)
    assert calibrate([]).sentence == ""


def test_rows_go_by_how_sure_the_player_was() -> None:
    found = calibrate([*bets(0.9, 7, 2), *bets(0.5, 1, 1)])
    assert [(row.sure, row.right, row.made) for row in found.rows] == [(0.5, 1, 2), (0.9, 7, 9)]
    assert found.made == 11
    assert found.rows[1].rate == pytest.approx(7 / 9)
    assert found.sentence == "When you were 90% sure you were right 7 of 9 times."


def test_few_bets_say_nothing_yet() -> None:
    assert calibrate(bets(0.9, 1, 0)).sentence == (
        "1 bet so far; 5 at one sureness begin to say something."
    )
    # Five bets, but not five at any one sureness.
    scattered = calibrate([*bets(0.9, 2, 1), *bets(0.7, 1, 1)])
    assert scattered.sentence.startswith("5 bets so far; ")
    assert calibrate(bets(0.9, 5, 0)).sentence.endswith("right 5 of 5 times.")


@pytest.mark.parametrize(
    ("made", "brier"),
    [
        (bets(0.99, 1, 0), 0.0001),
        (bets(0.99, 0, 1), 0.9801),
        (bets(0.5, 3, 3), 0.25),
        ([*bets(0.9, 1, 0), *bets(0.7, 0, 1)], (0.01 + 0.49) / 2),
    ],
)
def test_the_brier_score_is_the_mean_squared_distance(made: list[Bet], brier: float) -> None:
    assert calibrate(made).brier == pytest.approx(brier)
