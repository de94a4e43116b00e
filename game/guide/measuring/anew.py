"""What takes training anew, or a clock: minutes, and other figures on another machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from timeit import repeat
from typing import Any, Final

import numpy as np

from game.guide.measuring.readings import gate_means, legible_as, level_of, with_fillers
from game.level.loader import load_level
from game.level.model import Level
from game.level.training.ablation import leaves_out
from game.level.training.level_training import LevelTraining
from game.level.training.study import Study, study
from game.lstm.batch import Batch
from game.lstm.plan import Plan
from game.lstm.rnn import RnnPlan, RnnSizes, RnnWeights, parameter_count
from game.lstm.weights import Sizes, Weights

PLAIN_TIMES: Final = 3
"""How many times as many steps a plainly trained network has as one trained with the recipe."""

STUDIED: Final = (5, 10, 20, 50, 100, 200)
"""The lags that networks are trained on anew: each as it is, and up to a fifth more or less."""


def train_anew(path: Path) -> dict[str, Any]:
    """What takes training or a clock: minutes, and other figures on another machine.

    Args:
        path: a level with one fact, a repeat of fillers, and one question.

    Raises:
        LevelError: the level cannot be used.
    """
    level = load_level(path)
    return {
        "study": {
            "fixed": [_studied(level, lag, 0) for lag in STUDIED],
            "varying": [_studied(level, lag, lag // 5) for lag in STUDIED],
        },
        "plain": _plain(level_of("fluent")),
        "cost": _cost(),
    }


def _studied(level: Level, lag: int, spread: int) -> dict[str, Any]:
    """The best LSTM and the best RNN at one lag, over both ways of training."""
    print(f"  lag {lag - spread} to {lag + spread} …", file=sys.stderr, flush=True)
    found = list(study(with_fillers(level, lag - spread, lag + spread)))
    return {"lag": lag, "spread": spread} | {
        kind: _best([each for each in found if each.kind == kind]) for kind in ("LSTM", "RNN")
    }


def _best(found: list[Study]) -> dict[str, Any]:
    best = max(found, key=lambda each: each.best.confidence)
    return {
        "confidence": round(best.best.confidence, 6),
        "right": round(best.best.right, 6),
        "attempts": sum(each.attempts for each in found),
        "learned": sum(each.learned for each in found),
        "parameters": best.parameters,
    }


def _plain(level: Level) -> dict[str, Any]:
    """The level's network trained with the recipe, and as LSTMs usually are; means of attempts.

    The plain ones have more steps, without which they would learn less, and not only otherwise.
    """
    found: dict[str, Any] = {"level": level.id}
    for name, without in (("recipe", "the whole recipe"), ("plain", "anything: a plain LSTM")):
        recipe = leaves_out(level.train.recipe, without) or level.train.recipe
        steps = recipe.steps * (1 if name == "recipe" else PLAIN_TIMES)
        training = LevelTraining(level, None, replace(recipe, steps=steps))
        began = perf_counter()
        for _ in training.run():
            pass
        took = (perf_counter() - began) / len(training.finished)
        each = [legible_as(done.legibility) for done in training.finished]
        best = max(training.finished, key=lambda done: done.legibility.merit)
        found[name] = {
            "attempts": len(each),
            "legible": sum(done.legibility.passes for done in training.finished),
            "steps": steps,
            "seconds": round(took, 2),
            "gates": gate_means(best.legibility),
            **{
                key: round(float(np.mean([one[key] for one in each])), 6)
                for key in ("own", "solution", "rounded", "spread")
            },
        }
    return found


def _cost(D: int = 16, H: int = 32, A: int = 8, T: int = 50, B: int = 64) -> dict[str, Any]:
    """What an LSTM costs beside an RNN of as many units: numbers learned, and time to train."""
    lstm, rnn = Sizes(D, H, 1, A), RnnSizes(D, H, A)
    rng = np.random.default_rng(0)
    batch = Batch(
        rng.normal(size=(T, D, B)).astype(np.float32),
        rng.integers(A, size=(T, B)),
        np.ones((T, B), np.float32),
        np.full(B, T),
    )
    d_logits = rng.normal(size=(T, A, B)).astype(np.float32)
    plans = (
        (Plan(lstm, T, B, np.float32), Weights.initial(lstm, rng).astype(np.float32)),
        (RnnPlan(rnn, T, B, np.float32), RnnWeights.initial(rnn, rng).astype(np.float32)),
    )

    def steps() -> Iterator[float]:
        for plan, weights in plans:

            def step(plan: Any = plan, weights: Any = weights) -> None:
                plan.forward(weights, batch)
                plan.backward(d_logits)

            yield 1000.0 * min(repeat(step, number=1, repeat=200))

    ms = [round(each, 3) for each in steps()]
    return {
        "sizes": {"D": D, "H": H, "A": A, "T": T, "B": B},
        "parameters": [parameter_count(lstm), parameter_count(rnn)],
        "ms": ms,
    }
