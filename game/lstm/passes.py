"""What `game.lstm.plan` hands to the passes over a batch, forward and back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.lstm.weights import Array


@dataclass(frozen=True, slots=True)
class Given:
    """What a pass forward is given.

    packed (A + R, F) the weights; x (T, D, B) the inputs; noise (T, R, B) to be added to the packed
    pre-activations; forced (T, 3K, B) gates set by somebody else where `mask` holds; `start`, h and
    c (H, B) before the first step; `rounded`, whether gates are rounded before they act.
    """

    packed: Array
    x: Array
    noise: Array | None
    forced: Array | None
    mask: NDArray[np.bool_] | None
    start: tuple[Array, Array] | None
    rounded: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What a pass back is given.

    logits (T, A, B) is ∂loss/∂logits; gates (T, 3K, B) and g (T, H, B) are what else the loss asks
    of gates and candidates; told (T, 3K, B) is to be given ∂loss/∂gates, whoever set them.
    """

    logits: Array
    gates: Array | None
    g: Array | None
    told: Array | None
