"""Shuffles and series: every order is as likely, and waves are as they are said to be."""

from collections import Counter
from itertools import pairwise
from typing import Any

from game.level.grammar import draw, draw_many
from tests.level.samples import ASKED, parse_stream

LEVELS = {"level": list("01234"), "ask": ["?"]}
SHUFFLED = ["03123101243200133?", "3021002433310023?"]


def test_the_shuffles_and_series_of_a_seed_stay_what_they_are() -> None:
    wave = {"series": "level", "times": [12, 16], "period": [5, 9], "noise": 0.4}
    level = parse_stream({"shuffle": ["0", "1", "2", "3"]}, wave, {"pick": "ask", "target": "x"},
                         classes=LEVELS, maps={})  # fmt: skip
    assert ["".join(step.token for step in draw(level, seed).steps) for seed in (1, 2)] == SHUFFLED


def test_every_order_is_as_likely() -> None:
    level = parse_stream({"shuffle": ["tea", ["rain", "rain"], "France"]}, ASKED)
    orders = Counter(
        " ".join(step.token for step in drawn.steps) for drawn in draw_many(level, range(6000))
    )
    assert len(orders) == 6
    assert all(abs(often - 1000) < 120 for often in orders.values())


def wave_of(seed: int, shrink: float = 1.0, **series: Any) -> list[int]:
    node = {"series": "level", "times": 60, "period": 10} | series
    level = parse_stream(node, {"pick": "ask", "target": "x"}, classes=LEVELS, maps={})
    return [int(step.token) for step in draw(level, seed, shrink).steps[:-1]]


def test_a_wave_has_its_period_and_reaches_all_its_levels() -> None:
    for seed in range(10):
        wave = wave_of(seed)
        assert wave[10:] == wave[:-10]
        assert {0, 4} <= set(wave) <= {0, 1, 2, 3, 4}
        assert max(abs(a - b) for a, b in pairwise(wave)) <= 2
    periods = {len(set(wave_of(seed, period=[4, 30])[:4])) for seed in range(30)}
    assert len(periods) > 2


def test_noise_is_as_strong_as_it_says() -> None:
    quiet, loud = wave_of(1), wave_of(1, noise=2)
    assert quiet != loud
    strayed = [
        abs(a - b)
        for seed in range(50)
        for a, b in zip(wave_of(seed, noise=0.3), wave_of(seed, noise=0), strict=True)
    ]
    assert 0.1 < sum(step != 0 for step in strayed) / len(strayed) < 0.6
    assert max(strayed) <= 2


def test_a_series_shrinks_as_a_repeat_does() -> None:
    assert {len(wave_of(seed, 0.5, times=[20, 40])) for seed in range(200)} == set(range(10, 21))
    assert {len(wave_of(seed, 0.0, times=[0, 40])) for seed in range(20)} == {0}
