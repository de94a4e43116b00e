"""What training does, and when: the knobs of `game.lstm.training` with the values that work."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Recipe:
    """What training does, and when. Shares are of all steps.

    Args:
        steps: weight updates.
        batch: B, sequences per update.
        learning_rate: the highest; it falls to nothing along a cosine.
        sharpen: whether gates are driven to 0 or 1, by costs, noise and decay; off where
            half-open gates are the point.
        clip: the longest gradient that is followed as it is.
        grown_at: the share of the steps at which streams have grown to full length.
        sharpen_from: the share at which noise and candidate push set in.
        sharpen_full: the share at which they have their full strength.
        temperature: what gate pre-activations are divided by when fully sharpened.
        gate_noise: the scale of the logistic noise on gate pre-activations.
        candidate_noise: the standard deviation of the noise on candidate pre-activations.
        candidate_push: the cost of 1 − g², so that whatever is written is written clearly.
        input_cost: the cost of an open input gate.
        output_cost: the cost of an open output gate.
        forget_cost: the cost of a shut forget gate.
        identity_decay: the decay, per unit of learning rate, of what gates read from token
            identity, so that a gate depends on the kind of token.
        class_decay: the decay of what the candidate reads from token class, so that what is
            written depends on which token it is, wherever it stands.
        forget_bias: the forget gates' bias at the start.
        output_bias: the output gates' bias at the start.
        silence_bias: the blank's bias in the prediction at the start.
    """

    steps: int = 1200
    batch: int = 64
    learning_rate: float = 0.02
    sharpen: bool = True
    clip: float = 1.0
    grown_at: float = 0.30
    sharpen_from: float = 0.30
    sharpen_full: float = 0.60
    temperature: float = 0.9
    gate_noise: float = 1.0
    candidate_noise: float = 0.5
    candidate_push: float = 0.3
    input_cost: float = 0.2
    output_cost: float = 0.1
    forget_cost: float = 0.1
    identity_decay: float = 0.5
    class_decay: float = 0.5
    forget_bias: float = 3.0
    output_bias: float = -2.0
    silence_bias: float = 3.0

    def rate(self, step: int) -> float:
        """The learning rate of a step."""
        return float(0.5 * self.learning_rate * (1 + np.cos(np.pi * step / self.steps)))

    def shrink(self, step: int) -> float:
        """How far the streams have grown at a step, from 0 to 1, in quarters."""
        grown = step / max(1.0, self.grown_at * self.steps)
        return min(1.0, float(np.floor(grown * 4)) / 4)

    def strength(self, step: int) -> float:
        """How strong the noise and the candidate push are at a step, from 0 to 1."""
        if not self.sharpen:
            return 0.0
        share = step / self.steps
        ramp = (share - self.sharpen_from) / max(1e-9, self.sharpen_full - self.sharpen_from)
        return float(np.clip(ramp, 0.0, 1.0))
