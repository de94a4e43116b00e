"""Measure what the Field guide says: `python -m game.guide.measure` writes `measured.json`.

What the networks that ship can be asked is measured in seconds, and a test measures it again.
`--study FILE` also trains networks anew on a level with one fact and one question, which takes
minutes; without it, what was found the last time is kept.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from timeit import repeat
from typing import Any, Final

import numpy as np

from game.guide.measured import PATH
from game.level.encode import encode
from game.level.library import find_level
from game.level.loader import load_level
from game.level.measure.legibility import Legibility
from game.level.measure.legibility import measure as legibility
from game.level.measure.own_play import fresh_streams, own_play
from game.level.model import Level
from game.level.network import load_network
from game.level.nodes import Repeat
from game.level.rivals import load_rivals
from game.level.training.ablation import leaves_out
from game.level.training.level_training import LevelTraining
from game.level.training.study import Study, study
from game.lstm.batch import Batch
from game.lstm.cell import State, candidate, sigmoid
from game.lstm.plan import Plan
from game.lstm.rnn import RnnPlan, RnnSizes, RnnWeights, parameter_count
from game.lstm.weights import Sizes, Weights
from game.rules.rivals import compare
from game.rules.trials import Trials

LEVELS: Final = ("fluent", "noise", "leaky", "hush")
"""The levels whose networks the guide speaks of."""

HELD: Final = (0.5, 0.9, 0.97, 0.98, 0.99, 1.0)
"""Where the forget gate is held, on the level about it."""

LAGS: Final = (*range(61), 100, 200, 300)
"""How many fillers stand between fact and question, for networks that were trained on 27 to 29."""

PLAIN_TIMES: Final = 3
"""How many times as many steps a plainly trained network has as one trained with the recipe."""

STUDIED: Final = (5, 10, 20, 50, 100, 200)
"""The lags that networks are trained on anew: each as it is, and up to a fifth more or less."""


def measure() -> dict[str, Any]:
    """What the networks that ship can be asked: seconds of work, the same at every run."""
    return {
        "levels": {name: _standings(_level(name)) for name in LEVELS},
        "gates": {name: _gates(_level(name)) for name in LEVELS},
        "candidates": _candidates(_level("fluent")),
        "wired": _wired(_level("noise")),
        "held": _held(_level("leaky")),
        "longer": _longer(_level("leaky")),
        "gradients": {
            f"{name}, {state}": _rounded(fading.state)
            for (name, state), fading in compare(_level("leaky")).gradients.items()
        },
    }


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
        "plain": _plain(_level("fluent")),
        "cost": _cost(),
    }


def with_fillers(level: Level, low: int, high: int) -> Level:
    """The level with so many fillers in its first repeat; its network does not see any change."""
    nodes = list(level.stream)
    for n, node in enumerate(nodes):
        if isinstance(node, Repeat):
            nodes[n] = replace(node, low=low, high=high)
            break
    return replace(level, stream=tuple(nodes))


# -- asked of the networks that ship --------------------------------------------------------------


def _level(name: str) -> Level:
    return load_level(find_level(name))


def _rounded(values: Any) -> list[float]:
    return [float(f"{value:.6g}") for value in values]


def _standings(level: Level) -> dict[str, Any]:
    found, read = compare(level), _legibility(level)
    snapshots = load_rivals(level).snapshots
    return {
        "chance": round(found.chance, 6),
        "LSTM": found.networks["network"].to_dict(),
        "RNN": found.networks["RNN"].to_dict(),
        "rnns": found.rnns,
        "baselines": {each.name: round(each.play.confidence, 6) for each in found.baselines},
        "snapshots": {name: each.step for name, each in snapshots.items()},
        **_read(read),
    }


def _legibility(level: Level) -> Legibility:
    return legibility(level, load_network(level))


def _read(found: Legibility) -> dict[str, Any]:
    return {
        "own": round(found.own, 6),
        "solution": None if found.solution_share is None else round(found.solution_share, 6),
        "rounded": None if found.rounded_share is None else round(found.rounded_share, 6),
        "spread": round(found.spread, 6),
    }


def _gates(level: Level) -> list[dict[str, Any]]:
    """Where the network's gates stand on average, for each class of tokens."""
    return _means(_legibility(level))


def _means(found: Legibility) -> list[dict[str, Any]]:
    return [{"class": row.cls, "gate": row.gate, "mean": round(row.mean, 6)} for row in found.rows]


def _candidates(level: Level) -> dict[str, list[float]]:
    """What each token of the level's first class would write: (H,) of its candidate."""
    first, network, words = level.classes[0], load_network(level), level.vocabulary
    found = {}
    for token in first.tokens:
        x = np.zeros(network.sizes.D)
        x[[words.inputs[token][0], len(words.identities) + words.class_index[first.name]]] = 1.0
        found[token] = _rounded(candidate(network, x, State.zero(network.sizes)))
    return found


def _wired(level: Level) -> list[dict[str, Any]]:
    """What the input gate reads from each class of tokens, and where that alone would set it."""
    network, words = load_network(level), level.vocabulary
    row = network.sizes.rows["i"].start
    bias = float(network["bias"][row])
    found = []
    for name, n in words.class_index.items():
        weight = float(network["weight_ih"][row, len(words.identities) + n])
        alone = float(sigmoid(np.array(weight + bias)))
        found.append(
            {"class": name, "weight": round(weight, 6), "bias": round(bias, 6)}
            | {"alone": round(alone, 6)}
        )
    return found


def _held(level: Level) -> list[dict[str, float]]:
    """The level's solution with its forget gate held elsewhere all the way."""
    trials = Trials.of(level, load_network(level), fresh_streams(level))
    found = []
    for f in HELD:
        values = trials.values("solution")
        values[:, 1] = f  # the order is i, f, o
        results = trials.results_of(values)
        found.append(
            {
                "f": f,
                "confidence": round(float(np.mean([each.confidence for each in results])), 6),
                "right": round(
                    sum(each.questions_right for each in results)
                    / sum(each.questions for each in results),
                    6,
                ),
            }
        )
    return found


def _longer(level: Level) -> dict[str, Any]:
    """The share of right answers of both networks, at lags they were not trained on."""
    lstm, rnn = load_network(level), load_rivals(level).rnn
    found: dict[str, Any] = {"level": level.id, "lags": list(LAGS), "LSTM": [], "RNN": []}
    for lag in LAGS:
        changed = with_fillers(level, lag, lag)
        batch = encode(changed, fresh_streams(changed))
        for name, network in (("LSTM", lstm), ("RNN", rnn)):
            found[name].append(round(own_play(changed, network, batch).right, 6))
    return found


# -- trained anew ---------------------------------------------------------------------------------


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
        each = [_read(done.legibility) for done in training.finished]
        best = max(training.finished, key=lambda done: done.legibility.merit)
        found[name] = {
            "attempts": len(each),
            "legible": sum(done.legibility.passes for done in training.finished),
            "steps": steps,
            "seconds": round(took, 2),
            "gates": _means(best.legibility),
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


def main() -> int:
    """Write the file anew."""
    parser = argparse.ArgumentParser(prog="python -m game.guide.measure", description=__doc__)
    parser.add_argument("--study", type=Path, metavar="FILE", help="train anew on this level too")
    args = parser.parse_args()
    kept = json.loads(PATH.read_text(encoding="utf-8")) if PATH.is_file() else {}
    if args.study is not None:
        kept |= train_anew(args.study)
    kept |= measure()
    PATH.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(f"{PATH} written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
