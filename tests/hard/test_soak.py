"""Play after play takes no more memory than before; `python -m tests.hard soak` goes on."""

import multiprocessing
import tracemalloc
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from tests.hard.soak import Reading, growth, soaked

FRAMES = 900


def traced(folder: Path) -> list[Reading]:
    """What Python's objects take, from the start of the process on."""
    tracemalloc.start()
    return list(soaked(folder, FRAMES, 1, varied=False))


def test_memory_stays_what_it_is(tmp_path: Path) -> None:
    """In a process of its own: in one that played before, caches of fixed size would be filled with
    what is traced in place of what is not, and seem to grow."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh) as pool:
        readings = pool.submit(traced, tmp_path).result()
    assert readings[-1].plays >= 5
    assert growth(readings[2:]) < 0.05, [round(each.megabytes, 2) for each in readings]


def test_growth_is_what_comes_on_top_of_the_first_third() -> None:
    def readings(*megabytes: float) -> list[Reading]:
        return [Reading(n, n, each) for n, each in enumerate(megabytes)]

    assert growth(readings(100, 100, 100, 100, 100, 100)) == pytest.approx(0.0)
    assert growth(readings(50, 100, 100, 100, 100, 105)) == pytest.approx(0.05)
    assert growth(readings(100, 110, 120, 130, 140, 150)) > 0.3
