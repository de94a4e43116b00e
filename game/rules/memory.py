"""What memory holds, measured by what it would say if it were heard."""

from __future__ import annotations

from typing import Final

import numpy as np

from game.level.stream import BLANK
from game.lstm.cell import predict
from game.lstm.weights import Array
from game.rules.deal import Deal

SURE: Final = 0.5
"""A memory holds an answer if it would give it with more than this probability."""
TRACE: Final = 0.05
"""Cells weaker than this are as good as empty."""
NOTHING: Final = "rules.memory.nothing"
"""The text for an empty memory."""
UNCLEAR: Final = "rules.memory.unclear"
"""That for one that is not empty, but would give no answer it is sure of."""


def would_say(deal: Deal, c: Array, block: int | None = None) -> tuple[str, float]:
    """The likeliest answer if the output gates stood wide open, and its probability.

    Args:
        deal: the level and its network.
        c: (H,) the cell state.
        block: the only block to be heard; all of them if not given.
    """
    S, h = deal.network.sizes.S, np.tanh(c)
    if block is not None:
        h[: block * S] = 0.0
        h[(block + 1) * S :] = 0.0
    p = predict(deal.network, h)
    best = int(p.argmax())
    return deal.level.vocabulary.answers[best], float(p[best])


def held(deal: Deal, c: Array, block: int) -> str:
    """The answer that a block holds; empty if there is none it would be sure of.

    Args:
        deal: the level and its network.
        c: (H,) the cell state.
        block: the block, from 0.
    """
    answer, p = would_say(deal, c, block)
    return answer if p > SURE else BLANK


def is_empty(deal: Deal, c: Array, block: int) -> bool:
    """Whether a block's cells, a part of c (H,), are as good as empty."""
    S = deal.network.sizes.S
    return float(np.abs(c[block * S : (block + 1) * S]).max()) < TRACE
