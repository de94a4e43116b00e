"""What the networks that ship can be asked: seconds of work, the same at every run."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from game.guide.measuring.readings import gate_means, legible_as, level_of, with_fillers
from game.level.encode import encode
from game.level.measure.legibility import Legibility
from game.level.measure.legibility import measure as legibility
from game.level.measure.own_play import fresh_streams, own_play
from game.level.model import Level
from game.level.network import load_network
from game.level.rivals import load_rivals
from game.lstm.cell import State, candidate, sigmoid
from game.rules.rivals import compare
from game.rules.trials import Trials

LEVELS: Final = ("fluent", "noise", "leaky", "hush")
"""The levels whose networks the guide speaks of."""

HELD: Final = (0.5, 0.9, 0.97, 0.98, 0.99, 1.0)
"""Where the forget gate is held, on the level about it."""

LAGS: Final = (*range(61), 100, 200, 300)
"""How many fillers stand between fact and question, for networks that were trained on 27 to 29."""


def measure() -> dict[str, Any]:
    """What the networks that ship can be asked: seconds of work, the same at every run."""
    return {
        "levels": {name: _standings(level_of(name)) for name in LEVELS},
        "gates": {name: _gates(level_of(name)) for name in LEVELS},
        "candidates": _candidates(level_of("fluent")),
        "wired": _wired(level_of("noise")),
        "held": _held(level_of("leaky")),
        "longer": _longer(level_of("leaky")),
        "gradients": {
            f"{name}, {state}": _rounded(fading.state)
            for (name, state), fading in compare(level_of("leaky")).gradients.items()
        },
    }


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
        **legible_as(read),
    }


def _legibility(level: Level) -> Legibility:
    return legibility(level, load_network(level))


def _gates(level: Level) -> list[dict[str, Any]]:
    """Where the network's gates stand on average, for each class of tokens."""
    return gate_means(_legibility(level))


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
