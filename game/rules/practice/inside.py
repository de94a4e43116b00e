"""What a network is like inside, measured stage by stage: how it plays, its gates, its memory.

Measuring all stages of a level with long streams takes a second or two, so it is done in pieces
that a window can fit between its frames; whoever can wait asks for a look.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar

import numpy as np

from game.level.encode import encode
from game.level.format.bounds import length_bounds
from game.level.grammar import Note, draw_noted
from game.level.measure.decoding import Decoded, Sought, decode, legible_states, look_for
from game.level.measure.legibility import GateRow, gate_rows
from game.level.measure.own_play import OwnPlay, fresh_seeds
from game.level.model import Level
from game.level.policy import locked_gates
from game.level.stream import Stream
from game.lstm.batch import GATE_ROWS, Batch, Trace
from game.lstm.network import run
from game.lstm.weights import Weights
from game.rules.practice.stages import FINAL, Stage, stages

FIRST_FITTED: Final = 920_000
"""The streams that readouts are fitted on; they are tested on those that networks are measured on.
Half as many are enough."""

PIECE: Final = 3000
"""How many tokens are drawn or run in one piece of the work."""

_T = TypeVar("_T")
_Piecemeal: TypeAlias = Generator[bool, None, _T]
_Noted: TypeAlias = tuple[Stream, tuple[Note, ...]]


@dataclass(frozen=True, slots=True)
class Look:
    """What was measured of a network at one stage of its training, on fresh streams.

    Args:
        stage: the stage.
        play: how it plays alone.
        rows: its gate table: every gate by class, condition on memory and block.
        ajar: how far its gates stand from shut or open, whichever is nearer; the mean over all
            gates at all tokens, from 0 to 0.5.
        decoded: how well each fact can be read from each block, and then from all of them
            together where there are several.
    """

    stage: Stage
    play: OwnPlay
    rows: tuple[GateRow, ...]
    ajar: float
    decoded: tuple[Decoded, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The labels of the facts that were looked for."""
        return tuple(dict.fromkeys(each.label for each in self.decoded))

    def of(self, fact: str) -> tuple[Decoded, ...]:
        """How well one fact is read: from each block in turn, then from all together."""
        return tuple(each for each in self.decoded if each.label == fact)

    @property
    def least_steady(self) -> GateRow | None:
        """The gate that varies most within a class of tokens; None if no gate is free to move."""
        return max(self.rows, key=lambda row: row.spread, default=None)


@dataclass(frozen=True, slots=True)
class _Streams:
    """The streams that networks are looked at on, drawn and encoded, and what is sought there."""

    tested: tuple[Stream, ...]
    batch: Batch
    fitted: Batch
    sought: tuple[Sought, ...]


class Inside:
    """A level's network, to be looked into at every stage of its training.

    Attributes:
        level: the level.
        stages: the stages, in the order of training.
        looks: what has been measured so far, by the names of the stages.

    Raises:
        NetworkError: the level has no network that fits it.
    """

    def __init__(self, level: Level) -> None:
        self.level, self.stages = level, stages(level)
        self.looks: dict[str, Look] = {}
        self._work = self._measure()

    def go_on(self) -> bool:
        """Measure one piece more, the final network first; False when all is done."""
        return next(self._work, None) is not None

    def look(self, name: str) -> Look:
        """What a stage is like, however long it takes to measure.

        Raises:
            KeyError: there is no stage of this name.
        """
        while name not in self.looks:
            if not self.go_on():
                raise KeyError(name)
        return self.looks[name]

    def _measure(self) -> Iterator[bool]:
        """All the work; True after every piece."""
        streams = yield from self._streams()
        for stage in sorted(self.stages.all, key=lambda stage: stage.name != FINAL):
            trace = yield from self._run(stage.weights, streams.batch)
            play = OwnPlay.of(trace, streams.batch)
            rows = gate_rows(self.level, streams.tested, trace, streams.batch)
            ajar = _ajar(self.level, trace, streams.batch)
            yield True
            other = yield from self._run(stage.weights, streams.fitted)
            states = legible_states(other.c, 0), legible_states(trace.c, 1)
            yield True
            decoded = []
            for sought in streams.sought:
                for block in self._read:
                    decoded.append(decode(sought, *states, block, self.level.memory.cells))
                    yield True
            self.looks[stage.name] = Look(stage, play, rows, ajar, tuple(decoded))
            yield True

    @property
    def _read(self) -> tuple[int | None, ...]:
        """What is read: each block, and all together where there are several."""
        blocks = range(self.level.memory.blocks)
        return (*blocks, None) if len(blocks) > 1 else tuple(blocks)

    def _streams(self) -> _Piecemeal[_Streams]:
        level = self.level
        seeds = fresh_seeds(level)
        tested = yield from self._draw(seeds)
        first = FIRST_FITTED
        fitted = yield from self._draw(range(first, first + max(1, len(seeds) // 2)))
        batch = encode(level, [stream for stream, _ in tested])
        yield True
        other = encode(level, [stream for stream, _ in fitted])
        yield True
        sought = []
        for each in look_for(level, fitted, tested):
            sought.append(each)
            yield True
        return _Streams(tuple(stream for stream, _ in tested), batch, other, tuple(sought))

    def _draw(self, seeds: range) -> _Piecemeal[list[_Noted]]:
        at_once = self._at_once(length_bounds(self.level)[1])
        drawn: list[_Noted] = []
        for n in range(0, len(seeds), at_once):
            drawn += draw_noted(self.level, seeds[n : n + at_once])
            yield True
        return drawn

    def _run(self, network: Weights, batch: Batch) -> _Piecemeal[Trace]:
        """What a network does on a batch, some streams at a time: none knows of another."""
        at_once, parts = self._at_once(batch.T), []
        for n in range(0, batch.B, at_once):
            part = batch.some(slice(n, n + at_once))
            parts.append(run(network, part, locked_gates(self.level, part)))
            yield True
        return Trace.of_all(parts)

    def _at_once(self, length: int) -> int:
        """How many streams of this length are worked on in one piece."""
        return max(1, PIECE // length)


def _ajar(level: Level, trace: Trace, batch: Batch) -> float:
    """How far the gates that are free to move stand from shut or open, on average."""
    free = [isinstance(level.gates.owner(gate), str) for gate in GATE_ROWS]
    gates = trace.gates[:, free].transpose(0, 3, 1, 2)[batch.alive()]
    return float(np.minimum(gates, 1.0 - gates).mean()) if gates.size else 0.0
