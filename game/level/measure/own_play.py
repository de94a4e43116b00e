"""How well a level is played, whoever plays: a network by itself, of any kind, or a rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.level.format.bounds import length_bounds
from game.level.grammar import draw_many
from game.level.model import Level
from game.level.policy import locked_gates
from game.level.stream import Stream
from game.lstm.batch import Batch, Predictions
from game.lstm.network import run, target_bits
from game.lstm.rnn import RnnWeights, run_rnn
from game.lstm.weights import Weights

STREAMS: Final = 256
TOKENS: Final = 60_000
FIRST_SEED: Final = 900_000
"""The streams networks are measured on; training draws its own from other seeds."""


@dataclass(frozen=True, slots=True)
class OwnPlay:
    """How anyone does on streams: confidence, 2^(bits per target), and questions right (0 to 1).

    The questions are those that can be known; where none can, as in forecasting, all of them.
    """

    confidence: float
    right: float

    @classmethod
    def of(cls, found: Predictions, batch: Batch) -> OwnPlay:
        """How good the predictions on a batch are, over all of it."""
        bits = float(target_bits(found, batch).sum() / batch.weights.sum())
        asked = batch.knowable()
        right = batch.right(found.p)[asked if asked.any() else batch.questions()]
        return cls(2.0**bits, float(right.mean()) if right.size else 1.0)


def fresh_streams(
    level: Level, first: int = FIRST_SEED, streams: int = STREAMS
) -> tuple[Stream, ...]:
    """Full-length streams from this seed on; of very long ones, fewer are drawn.

    By default those that every network is measured on.
    """
    return tuple(draw_many(level, fresh_seeds(level, first, streams)))


def fresh_seeds(level: Level, first: int = FIRST_SEED, streams: int = STREAMS) -> range:
    """The seeds of those streams."""
    return range(first, first + max(1, min(streams, TOKENS // length_bounds(level)[1])))


def own_play(level: Level, network: Weights | RnnWeights, batch: Batch) -> OwnPlay:
    """How a network does by itself on a batch of the level's streams, in its own precision."""
    if isinstance(network, RnnWeights):
        return OwnPlay.of(run_rnn(network, batch), batch)
    return OwnPlay.of(run(network, batch, locked_gates(level, batch)), batch)
