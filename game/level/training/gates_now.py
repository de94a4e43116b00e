"""The gates of a network under way, by kind of token: what sharpens before one's eyes."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from game.level.encode import encode
from game.level.measure.legibility import GateRow, cases_met, gate_rows
from game.level.measure.own_play import fresh_streams
from game.level.model import Level
from game.level.policy import locked_gates
from game.level.training.block_order import order_of
from game.lstm.network import run
from game.lstm.weights import Weights

STREAMS: Final = 24
"""On how many streams the gates are looked at: few, so that it can be done again and again."""


class GateWatch:
    """Looks at a network's gates on a few streams of its level, which are drawn once."""

    def __init__(self, level: Level) -> None:
        self.level = level
        self._streams = fresh_streams(level, streams=STREAMS)
        self._batch = encode(level, self._streams)
        self._locked = locked_gates(level, self._batch)
        self._case = cases_met(level, self._streams, self._batch)

    def rows(self, network: Weights) -> tuple[GateRow, ...]:
        """How its gates behave now, its blocks in the level's order."""
        trace = run(network.astype(np.float64), self._batch, self._locked)
        if self.level.memory.blocks > 1:
            order = order_of(self.level, self._streams, self._batch, trace.gates)
            trace = replace(trace, gates=trace.gates[:, :, list(order)])
        return gate_rows(self.level, self._streams, trace, self._batch, self._case)
