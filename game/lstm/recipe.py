"""What training does, and when: the knobs of `game.lstm.training`, with values that work.

Every value was found by trying, on tasks of each kind that levels are made of; the command `ablate`
shows what each ingredient is worth on any level, and levels/README.md what it showed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import numpy as np

Carries: TypeAlias = Literal["facts", "amounts", "trends"]
"""What memory is to carry: which token it was; how much of it there was; what has prevailed."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What training does, and when. Shares are of all steps; costs are in bits a token.

    Args:
        steps: weight updates.
        batch: B, sequences per update.
        learning_rate: the highest; it falls to nothing along a cosine.
        clip: the longest gradient that is followed as it is.
        grown_at: the share of the steps at which streams have grown to full length.
        sharpen_from: the share at which noise and candidate push set in.
        sharpen_full: the share at which they have their full strength.
        temperature: what gate pre-activations are divided by when fully sharpened.
        gate_noise: the scale of the logistic noise on gate pre-activations; 0 leaves gates half
            open where that serves best.
        candidate_noise: the standard deviation of the noise on candidate pre-activations.
        candidate_push: the cost of 1 − g², so that whatever is written is written clearly.
        input_cost: the cost of an open input gate.
        output_cost: the cost of an open output gate, once fully sharpened.
        early_output: the share of that cost before. A block that is not of use yet would be shut
            up for good by the whole of it.
        forget_cost: the cost of a shut forget gate.
        class_costs: how much more these three cost where a class of tokens is rare: so much, shared
            out among the tokens of each class. Without it a needless write on the one question of a
            stream is all but free.
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
    learning_rate: float = 0.05
    clip: float = 1.0
    grown_at: float = 0.30
    sharpen_from: float = 0.30
    sharpen_full: float = 0.60
    temperature: float = 0.9
    gate_noise: float = 1.0
    candidate_noise: float = 0.5
    candidate_push: float = 0.3
    input_cost: float = 0.15
    output_cost: float = 0.45
    early_output: float = 0.1
    forget_cost: float = 0.1
    class_costs: float = 0.5
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
        grown = step / (self.grown_at * self.steps) if self.grown_at else 1.0
        return min(1.0, float(np.floor(grown * 4)) / 4)

    def strength(self, step: int) -> float:
        """How strong the noise and the candidate push are at a step, from 0 to 1."""
        share = step / self.steps
        ramp = (share - self.sharpen_from) / max(1e-9, self.sharpen_full - self.sharpen_from)
        return float(np.clip(ramp, 0.0, 1.0))


RECIPES: Final[dict[Carries, Recipe]] = {
    "facts": Recipe(),
    "amounts": Recipe(candidate_push=0.0, candidate_noise=0.0, input_cost=0.1),
    "trends": Recipe(
        candidate_push=0.0, candidate_noise=0.0, gate_noise=0.0, temperature=1.0,
        input_cost=0.02, output_cost=0.05, forget_cost=0.0,
    ),
}  # fmt: skip
"""The recipe for what memory is to carry.

A count or a sum is written in small amounts, so nothing pushes the candidate to ±1; a trend is kept
by gates that stand half open, so nothing drives them to 0 or 1 and forgetting costs nothing.
"""
