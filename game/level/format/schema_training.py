"""What a level file may say of how its network is trained."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from game.level.format.schema_fields import Part

Share = Annotated[float, Field(ge=0, le=1)]
Strength = Annotated[float, Field(ge=0, le=10)]
Bias = Annotated[float, Field(ge=-20, le=20)]


class TrainPart(Part):
    """How the level's network is trained; what is left out is as `carries` has it."""

    seeds: int = Field(3, ge=1, le=16, description="Attempts; the most legible one is kept.")
    carries: Literal["facts", "amounts", "trends"] = Field(
        "facts",
        description="What memory is to carry: facts (which token it was), amounts (counts, sums), "
        "trends (what has prevailed lately; gates stay half open).",
    )
    steps: int | None = Field(None, ge=1, le=20_000, description="Steps of gradient descent.")
    batch: int | None = Field(None, ge=1, le=512, description="Streams in each step.")
    learning_rate: float | None = Field(None, gt=0, le=1, description="Size of the first steps.")
    clip: float | None = Field(None, gt=0, le=1000, description="The longest gradient followed.")
    grown_at: float | None = Field(
        None, ge=0, le=0.9, description="Share of the steps at which streams have full length."
    )
    sharpen_from: Share | None = Field(None, description="Share at which noise and push set in.")
    sharpen_full: Share | None = Field(None, description="Share at which they are at full.")
    temperature: float | None = Field(
        None, ge=0.1, le=10, description="What gates are divided by before the sigmoid."
    )
    gate_noise: Strength | None = Field(None, description="Noise that half-open gates suffer from.")
    candidate_noise: Strength | None = Field(None, description="Noise on the candidate.")
    candidate_push: Strength | None = Field(None, description="The cost of a timid candidate.")
    input_cost: Strength | None = Field(None, description="The cost of an open input gate.")
    output_cost: Strength | None = Field(None, description="The cost of an open output gate.")
    early_output: Share | None = Field(
        None, description="The share of the output gate's cost before sharpening."
    )
    forget_cost: Strength | None = Field(None, description="The cost of a shut forget gate.")
    class_costs: Strength | None = Field(
        None, description="How much more gates cost on tokens of rare classes."
    )
    identity_decay: Strength | None = Field(
        None, description="Decay of what gates read from the token, beside its class."
    )
    class_decay: Strength | None = Field(
        None, description="Decay of what the candidate reads from the class, beside the token."
    )
    forget_bias: Bias | None = Field(None, description="The forget gates' bias at the start.")
    output_bias: Bias | None = Field(None, description="The output gates' bias at the start.")
    silence_bias: Bias | None = Field(None, description="The bias towards silence at the start.")
