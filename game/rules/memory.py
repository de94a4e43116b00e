"""What memory holds, measured by what it would say if it were heard."""

from __future__ import annotations

import numpy as np

from game.lstm.cell import predict
from game.lstm.weights import Array
from game.rules.deal import Deal


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
