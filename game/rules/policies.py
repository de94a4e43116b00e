"""The baselines: simple ways to set the gates, against which a level and a player are measured."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias, get_args

import numpy as np

from game.level.model import GATES, GateName, Level
from game.level.policy import solution_rows
from game.level.stream import Stream
from game.lstm.batch import GATE_ROWS
from game.lstm.weights import Array
from game.rules.deal import Deal
from game.rules.move import Move
from game.rules.session import Session

PolicyName: TypeAlias = Literal[
    "solution",
    "random",
    "do_nothing",
    "always_open",
    "always_write",
    "never_forget",
    "always_speak",
]
POLICIES: Final[tuple[PolicyName, ...]] = get_args(PolicyName)

HELD_OPEN: Final[dict[PolicyName, GateName]] = {
    "always_write": "i",
    "never_forget": "f",
    "always_speak": "o",
}
"""The baselines that play the solution, but hold one gate open all the way."""

_ROW: Final[dict[GateName, int]] = {gate: row for row, gate in enumerate(GATE_ROWS)}


def player_owns(level: Level, name: PolicyName) -> bool:
    """Whether the baseline can be played here: the gate it is about must be the player's."""
    gate = HELD_OPEN.get(name)
    return gate is None or level.gates.owner(gate) == "player"


def settings(level: Level, stream: Stream, name: PolicyName, seed: int = 0) -> Array:
    """(T, 3, K) where a baseline sets each gate of each block, gates in the order i, f, o.

    `random` opens or shuts every valve at every step by a coin drawn from `seed` and the
    stream's own seed. `do_nothing` leaves the valves where the level puts them. A baseline that
    plays the solution with one gate held open takes the cases that the solution itself would.

    Raises:
        ValueError: the baseline needs a solution, and the level gives none for some class.
    """
    T, K = len(stream), level.memory.blocks
    if name == "random":
        coin = random.Random((seed << 40) ^ stream.seed).random
        return np.array([coin() < 0.5 for _ in range(T * 3 * K)], dtype=float).reshape(T, 3, K)
    if name == "do_nothing":
        start = np.array([level.play.start.value(gate) for gate in GATE_ROWS])
        return np.broadcast_to(start[:, None], (T, 3, K)).copy()
    if name == "always_open":
        return np.ones((T, 3, K))
    values = solution_rows(level, stream)
    if name in HELD_OPEN:
        values[:, _ROW[HELD_OPEN[name]]] = 1.0
    return values


def moves(deal: Deal, name: PolicyName, seed: int = 0) -> Iterator[Move]:
    """The moves a baseline makes on a deal, one for each token.

    Raises:
        ValueError: the baseline needs a solution, and the level gives none for some class.
    """
    for rows in settings(deal.level, deal.stream, name, seed):
        yield Move(**{gate: rows[_ROW[gate]].tolist() for gate in GATES})


def play_policy(deal: Deal, name: PolicyName, seed: int = 0) -> Session:
    """A deal played by a baseline to the end of the stream.

    Raises:
        ValueError: the baseline needs a solution, and the level gives none for some class.
    """
    return Session(deal).play_all(list(moves(deal, name, seed)))
