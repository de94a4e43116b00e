"""Where others stand on a level: the network, its rivals, the solution, the baselines, measured."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import numpy as np

from game.level.measure.own_play import OwnPlay, fresh_streams, own_play
from game.level.model import Level
from game.level.policy import forced, locked_gates, solution_rows, stack
from game.level.rivals import Rivals
from game.lstm.batch import GATE_ROWS
from game.lstm.network import run
from game.lstm.weights import Array, Weights
from game.rules.policies import HELD_OPEN, PolicyName, player_owns
from game.rules.trials import Trials
from game.rules.wiring.table import GateTable

PlaceKind: TypeAlias = Literal["par", "solution", "budget", "rival", "baseline"]

BASELINES: Final[tuple[PolicyName, ...]] = (
    "random", "do_nothing", "always_open", "always_write", "never_forget", "always_speak",
)  # fmt: skip

A_TURN: Final = 64
"""For how many streams the author's gates are looked up in one turn."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one player stands on a level's fresh streams, those that legibility is measured on.

    Args:
        name: who it is, as the catalogue names it.
        kind: what sort of player it is.
        confidence: 2^(bits per target) over all streams; None where it makes no sense.
        changes: gate changes a stream, on average; of networks with gates rounded to open or shut,
            since a gate that drifts from 0.998 to 0.999 is not moved in anyone's eyes. None where
            there are no gates, and where a table is wired.
        entries: where a table is wired, how many entries it sets; else None.
    """

    name: str
    kind: PlaceKind
    confidence: float | None = None
    changes: float | None = None
    entries: int | None = None


def measure_places(
    level: Level, network: Weights, rivals: Rivals | None = None
) -> Iterator[tuple[Place, ...]]:
    """Measure everyone, a little at a time: each turn gives what it found, which may be nothing.

    A turn takes some hundredths of a second, so that a window can take one a frame.

    Args:
        level: the level.
        network: its trained network.
        rivals: the network's rivals; left out if there are none.
    """
    by_hand = level.play.act == "hand"
    trials = Trials.of(level, network, fresh_streams(level))
    yield ()
    batch = trials.batch
    yield ()

    def of_network(name: str, kind: PlaceKind, weights: Weights) -> tuple[Place, Array]:
        trace = run(weights, batch, locked_gates(level, batch))
        rounded = np.rint(trace.gates)
        changes = float(trials.changes(rounded).mean()) if by_hand else None
        return Place(name, kind, OwnPlay.of(trace, batch).confidence, changes), rounded

    par, rounded = of_network("par", "par", network)
    yield (par,)
    if rivals is not None:
        for name, snapshot in rivals.snapshots.items():
            yield (of_network(name, "rival", snapshot.weights)[0],)
        yield (Place("RNN", "rival", own_play(level, rivals.rnn, batch).confidence),)

    def of_rule(name: str, kind: PlaceKind, values: Array) -> Place:
        trace = run(trials.network, batch, forced(level, values, batch))
        changes = float(trials.changes(values).mean()) if by_hand else None
        return Place(name, kind, OwnPlay.of(trace, batch).confidence, changes)

    solution = yield from _solution(trials)
    if solution is not None:
        yield (_with_entries(level, of_rule("solution", "solution", solution)),)
    if by_hand:
        reference = float(trials.changes(rounded if solution is None else solution).mean())
        budget = reference + level.play.spare_changes
        yield (Place("budget", "budget", changes=budget),)
    for policy in BASELINES:
        if not player_owns(level, policy):
            continue
        if policy not in HELD_OPEN:
            yield (of_rule(policy, "baseline", trials.values(policy)),)
        elif solution is not None:
            held = solution.copy()
            held[:, GATE_ROWS.index(HELD_OPEN[policy])] = 1.0
            yield (of_rule(policy, "baseline", held),)


def _solution(trials: Trials) -> Generator[tuple[Place, ...], None, Array | None]:
    """(T, 3, K, B) the author's gates, in several turns; None if a class is given none."""
    each: list[Array] = []
    for n, stream in enumerate(trials.streams):
        try:
            each.append(solution_rows(trials.level, stream))
        except ValueError:
            return None
        if n % A_TURN == A_TURN - 1:
            yield ()
    return stack(trials.level, each, trials.batch)


def _with_entries(level: Level, place: Place) -> Place:
    if level.play.act == "hand":
        return place
    entries = len(GateTable.solution(level).touched)
    return Place(place.name, place.kind, place.confidence, entries=entries)
