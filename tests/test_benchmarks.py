"""What is worth timing, for pytest-benchmark: `pytest tests/test_benchmarks.py --benchmark-enable`.

In the ordinary run each is called once, to keep it working; nothing here asserts a time.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from game.level.encode import network_sizes
from game.level.grammar import draw_many
from game.level.library import find_level
from game.level.loader import load_level
from game.level.model import Level
from game.level.training import LevelTask, recipe_of
from game.lstm import cell
from game.lstm.training import Training
from game.lstm.weights import Weights
from game.rules import Session

Benchmark = Callable[..., Any]


@pytest.fixture(scope="module")
def leaky() -> Level:
    return load_level(find_level("leaky"))


@pytest.mark.benchmark(group="engine")
def test_training_step(benchmark: Benchmark, leaky: Level) -> None:
    training = Training(LevelTask.of(leaky), recipe_of(leaky), seed=0)
    training.step = leaky.train.steps - 2  # at full length and full strength
    reports = training.run()
    next(reports)

    def step() -> None:
        training.step = leaky.train.steps - 2
        next(reports)

    benchmark(step)
    assert np.isfinite(training.weights["bias"]).all()


@pytest.mark.benchmark(group="engine")
def test_textbook_cell_step(benchmark: Benchmark, leaky: Level) -> None:
    w = Weights.initial(network_sizes(leaky), np.random.default_rng(0))
    x, state = np.ones(w.sizes.D), cell.State.zero(w.sizes)
    trace = benchmark(lambda: cell.step(w, x, state, cell.gates(w, x, state)))
    assert trace.p.sum() == pytest.approx(1.0)


@pytest.mark.benchmark(group="play")
def test_one_move_of_thirty(benchmark: Benchmark, leaky: Level) -> None:
    session = Session.start(leaky, 1)
    played = benchmark(lambda: session.play(session.deal.solution[0]))
    assert played.t == 1


@pytest.mark.benchmark(group="levels")
def test_loading_a_level(benchmark: Benchmark) -> None:
    path = find_level("hush")
    assert benchmark(load_level, path).id == "hush"


@pytest.mark.benchmark(group="levels")
def test_drawing_a_hundred_streams(benchmark: Benchmark, leaky: Level) -> None:
    assert len(benchmark(draw_many, leaky, range(100))) == 100
