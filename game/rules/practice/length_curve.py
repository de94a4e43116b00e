"""How many questions networks answer right as streams grow, measured there and then."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

import numpy as np

from game.level.encode import encode
from game.level.format.bounds import length_bounds
from game.level.model import Level
from game.level.policy import locked_gates
from game.level.stream import Stream
from game.lstm.batch import Batch
from game.lstm.network import run
from game.lstm.rnn import RnnWeights, run_rnn
from game.lstm.weights import Array, Weights
from game.rules.leak import measure_leak
from game.rules.practice.contenders import Contender
from game.rules.practice.lengths import Ladder, Rung

STREAMS: Final = 256
"""So many fresh streams of each length are played by everyone."""

A_TURN: Final = 16
"""So many of them at a time, which takes some hundredths of a second."""

FIRST_SEED: Final = 600_000
"""The streams lengths are measured on; training and every other measure use others."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was measured on streams of one length.

    Args:
        wanted: about how many tokens they were to have; None for the level's own streams.
        tokens: how many they had on average.
        streams: how many were played.
        right: the share of questions each network answered right; of those that can be known.
    """

    wanted: int | None
    tokens: float
    streams: int
    right: Mapping[str, float]


@dataclass(frozen=True)
class LengthCurve:
    """Readings for some networks of a level, the shortest streams first.

    Args:
        level: the level.
        names: whose curves they are.
        own: the fewest, the mean and the most tokens of the level's own streams, as drawn here.
        chance: the share of questions that guessing gets right on the level's own streams.
        readings: what was measured so far.
        whole: whether that is everything.
    """

    level: Level = field(repr=False)
    names: tuple[str, ...]
    own: tuple[int, float, int]
    chance: float = 0.0
    readings: tuple[Reading, ...] = ()
    whole: bool = False

    def points(self, name: str) -> tuple[tuple[float, float], ...]:
        """(tokens, share right) of one network, by growing length."""
        return tuple((each.tokens, each.right[name]) for each in self.readings)

    @property
    def at_home(self) -> Reading | None:
        """The reading on the level's own streams, once it was taken."""
        return next((each for each in self.readings if each.wanted is None), None)

    @cached_property
    def longest(self) -> int:
        """The most tokens a stream of the level can have: more the networks never met."""
        return length_bounds(self.level)[1]


def measure_lengths(
    level: Level, found: Ladder, players: Sequence[Contender], streams: int = STREAMS
) -> Iterator[LengthCurve]:
    """Measure a level's length curves, a little at a time: every turn gives the curve so far.

    What was measured to its end is kept, for the curves that were asked for last.

    Args:
        level: the level.
        found: its lengths.
        players: whose curves to measure.
        streams: how many streams of each length.
    """
    key = (level.task_hash, streams, *((one.name, _digest(one.weights)) for one in players))
    if key in _kept:
        yield replace(_kept[key], level=level)
        return
    curve = LengthCurve(level, tuple(player.name for player in players), found.own)
    for curve in _measured(level, found, players, streams):
        yield curve
    if len(_kept) >= KEPT:
        _kept.pop(next(iter(_kept)))
    _kept[key] = curve


_kept: dict[tuple[object, ...], LengthCurve] = {}
KEPT: Final = 32


def _digest(weights: Weights | RnnWeights) -> bytes:
    whole = hashlib.sha256()
    for name in sorted(weights.arrays):
        whole.update(weights[name].astype("<f4").tobytes())
    return whole.digest()


def _measured(
    level: Level, found: Ladder, players: Sequence[Contender], streams: int
) -> Iterator[LengthCurve]:
    curve = LengthCurve(level, tuple(player.name for player in players), found.own)
    everyone = [player.weights.astype(np.float64) for player in players]
    own = Rung(level, round(found.own[1]), 1.0)
    others = (rung for rung in found.rungs if rung.scale != 1.0)
    for rung in (own, *others):
        tally, drawn = _Tally(curve.names), list[Stream]()
        wanted = None if rung is own else rung.tokens
        readings = curve.readings
        for first in range(0, streams, A_TURN):
            some = range(FIRST_SEED + first, FIRST_SEED + min(first + A_TURN, streams))
            turn = [rung.any_stream(seed) for seed in some]
            tally.add(level, turn, everyone)
            drawn += turn
            both = (*readings, tally.reading(wanted))
            curve = replace(curve, readings=tuple(sorted(both, key=lambda each: each.tokens)))
            yield curve
        if rung is own:
            n = [len(stream) for stream in drawn]
            lengths = (min(n), sum(n) / len(n), max(n))
            curve = replace(curve, own=lengths, chance=measure_leak(drawn).chance)
    yield replace(curve, whole=True)


class _Tally:
    """The counts behind one reading."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        self.streams = self.tokens = self.asked = 0
        self.right = [0] * len(names)

    def add(
        self, level: Level, streams: list[Stream], everyone: list[Weights | RnnWeights]
    ) -> None:
        batch = encode(level, streams)
        asked = batch.knowable()
        self.streams += len(streams)
        self.tokens += sum(map(len, streams))
        self.asked += int(asked.sum())
        for n, weights in enumerate(everyone):
            self.right[n] += int(batch.right(_predicted(level, weights, batch))[asked].sum())

    def reading(self, wanted: int | None) -> Reading:
        asked = max(self.asked, 1)
        shares = {name: self.right[n] / asked for n, name in enumerate(self.names)}
        return Reading(wanted, self.tokens / self.streams, self.streams, shares)


def _predicted(level: Level, weights: Weights | RnnWeights, batch: Batch) -> Array:
    """(T, A, B) the predictions of a network alone."""
    if isinstance(weights, RnnWeights):
        return run_rnn(weights, batch).p
    return run(weights, batch, locked_gates(level, batch)).p
