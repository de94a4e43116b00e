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
from game.level.training.level_training import LevelTask
from game.lstm import cell
from game.lstm.batch import GATE_ROWS, Batch
from game.lstm.network import cross_entropy
from game.lstm.plan import Plan
from game.lstm.rollouts import Rollouts
from game.lstm.single import SingleCell
from game.lstm.training import Training
from game.lstm.weights import Sizes, Weights
from game.rules import Session

Benchmark = Callable[..., Any]


@pytest.fixture(scope="module")
def leaky() -> Level:
    return load_level(find_level("leaky"))


@pytest.mark.benchmark(group="engine")
def test_training_step(benchmark: Benchmark, leaky: Level) -> None:
    training = Training(LevelTask.of(leaky), leaky.train.recipe, seed=0)
    training.step = leaky.train.recipe.steps - 2  # at full length and full strength
    reports = training.run()
    next(reports)

    def step() -> None:
        training.step = leaky.train.recipe.steps - 2
        next(reports)

    benchmark(step)
    assert np.isfinite(training.weights["bias"]).all()


@pytest.mark.benchmark(group="engine")
@pytest.mark.parametrize(("K", "S"), [(4, 1), (8, 1), (16, 1), (4, 4)])
def test_gradient_of_a_batch(benchmark: Benchmark, K: int, S: int) -> None:
    rng = np.random.default_rng(0)
    sizes, T, B = Sizes(D=12, K=K, S=S, A=12), 50, 64
    w = Weights.initial(sizes, rng).astype(np.float32)
    x, targets = rng.random((T, sizes.D, B), np.float32), rng.integers(sizes.A, size=(T, B))
    batch = Batch(x, targets, np.ones((T, B), np.float32), np.full(B, T))
    plan = Plan(sizes, T, B, np.float32)
    gradients = benchmark(lambda: plan.backward(cross_entropy(plan.forward(w, batch), batch)[1]))
    assert np.isfinite(gradients["bias"]).all()


@pytest.mark.benchmark(group="engine")
def test_single_cell_step(benchmark: Benchmark, leaky: Level) -> None:
    w = Weights.initial(network_sizes(leaky), np.random.default_rng(0))
    single, x, state = SingleCell(w), np.ones(w.sizes.D), cell.State.zero(w.sizes)
    trace = benchmark(lambda: single.step(state, *single.propose(x, state)))
    assert trace.p.sum() == pytest.approx(1.0)


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


@pytest.mark.benchmark(group="play")
@pytest.mark.parametrize("H", [8, 16])
def test_valuing_a_hundred_moves(benchmark: Benchmark, H: int) -> None:
    rng = np.random.default_rng(0)
    sizes = Sizes(D=16, K=H, S=1, A=12)
    w, x, targets = Weights.initial(sizes, rng), rng.normal(size=(100, 16)), np.zeros(100, np.intp)
    played = rng.random((100, 3, H))
    values = benchmark(
        lambda: Rollouts(w, x, targets, np.ones(100), {}).after_each_step(played, GATE_ROWS)
    )
    assert np.isfinite(values).all()


@pytest.mark.benchmark(group="levels")
def test_loading_a_level(benchmark: Benchmark) -> None:
    path = find_level("hush")
    assert benchmark(load_level, path).id == "hush"


@pytest.mark.benchmark(group="levels")
def test_drawing_a_hundred_streams(benchmark: Benchmark, leaky: Level) -> None:
    assert len(benchmark(draw_many, leaky, range(100))) == 100
