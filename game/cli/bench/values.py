"""How fast moves are valued: what the network would earn from wherever it takes over."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final

import numpy as np

from game.cli.bench.rows import Row
from game.cli.bench.timing import race
from game.level.encode import network_sizes
from game.level.loader import parse_level
from game.lstm.batch import GATE_ROWS
from game.lstm.rollouts import Rollouts
from game.lstm.weights import Sizes, Weights
from game.rules.policies import moves
from game.rules.session import Session

STEPS: Final = 100

NETWORKS: Final[dict[str, tuple[Sizes, float | None]]] = {
    "H 8": (Sizes(D=16, K=8, S=1, A=12), 1.5),
    "H 16": (Sizes(D=16, K=16, S=1, A=12), 2.0),
    "4 blocks of 4": (Sizes(D=16, K=4, S=4, A=12), None),
    "H 8, not recurrent": (Sizes(D=16, K=8, S=1, A=12, recurrent=False), None),
}
"""Each network, and its bar in milliseconds, where it has one."""

LEVEL: Final = {
    "id": "hundred",
    "title": "A hundred steps",
    "brief": "Something to hold for long.",
    "classes": {"fact": ["A", "B", "C", "D"], "chat": ["u", "v", "w", "x", "y"], "ask": ["?"]},
    "stream": [
        {"pick": "fact", "as": "held"},
        {"repeat": [{"pick": "chat"}], "times": STEPS - 2},
        {"token": "?", "target": {"name": "held"}},
    ],
    "memory": {"blocks": 4, "cells": 2, "recurrent": True},
}
"""A level for whole moves, as players make them."""


def values() -> list[Row]:
    """All moves of a stream at once, and one as it is made; NumPy at these sizes takes one thread.

    The memory that is kept per shape is there already, as it is from a player's second stream on.
    """
    times = race({name: _stream(sizes) for name, (sizes, _) in NETWORKS.items()}, rounds=200)
    rows = [
        Row(
            f"value every move of {STEPS}, {name}",
            times[name].best,
            "ms",
            bar,
            note=f"median {times[name].middle:.3f}",
        )
        for name, (_, bar) in NETWORKS.items()
    ]
    played = race(_moves())
    rows += [
        Row(what, time.best, "ms", note=f"median {time.middle:.3f}")
        for what, time in played.items()
    ]
    return rows


def _stream(sizes: Sizes) -> Callable[[], object]:
    """Everything from a stream and a player's gates to the values of the moves."""
    rng = np.random.default_rng(0)
    w = Weights.initial(sizes, rng)
    x, targets = rng.normal(size=(STEPS, sizes.D)), rng.integers(sizes.A, size=STEPS)
    gates, weights = rng.random((STEPS, 3, sizes.K)), np.ones(STEPS)
    return lambda: Rollouts(w, x, targets, weights, {}).after_each_step(gates, GATE_ROWS)


def _moves() -> dict[str, Callable[[], object]]:
    level = parse_level(json.dumps(LEVEL), "hundred.json")
    network = Weights.initial(network_sizes(level), np.random.default_rng(0))
    session = Session.start(level, 1, network)
    coins = list(moves(session.deal, "random"))
    half = session.play_all(coins[: STEPS // 2])
    return {
        f"play move 1 of {STEPS}, 4 blocks of 2": lambda: session.play(coins[0]),
        f"play move {STEPS // 2 + 1} of {STEPS}, 4 blocks of 2": lambda: half.play(
            coins[STEPS // 2]
        ),
        f"play all {STEPS} moves at once, 4 blocks of 2": lambda: session.play_all(coins),
    }
