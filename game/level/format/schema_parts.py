"""The sections of a level file, and a world file: keys, types, bounds and what they are for.

What the words mean together (is there such a class?) is for `checks` and `flow` to say.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, Tag

from game.level.format import bounds as most
from game.level.format.schema_classes import ClassEntry
from game.level.format.schema_fields import (
    TAG,
    Gate,
    Ident,
    Line,
    Name,
    Part,
    Prose,
    by_type,
    without_list_note,
    without_note,
)
from game.level.format.schema_nodes import NodePart
from game.level.format.upgrade import FORMAT
from game.level.model import BLOCKS

Baseline: TypeAlias = Literal[
    "never_forget", "always_write", "always_open", "always_speak", "random", "do_nothing"
]
Lesson: TypeAlias = Literal[
    "input", "forget", "output", "candidate", "memory", "silence", "distractors", "half_open",
    "blocks", "counting", "structure", "language", "recurrence", "peephole", "long_lag",
    "highway", "training", "prediction", "limits", "attention",
]  # fmt: skip


class MemoryPart(Part):
    """The memory that must carry the task."""

    blocks: int = Field(1, ge=1, le=len(BLOCKS), description="Drawers; each has its own gates.")
    cells: int = Field(1, ge=1, le=most.CELLS, description="Cells in each block.")
    recurrent: bool = Field(True, description="Whether the gates also see the last output.")
    peephole: bool = Field(False, description="Whether the gates also see the memory.")


Owner = Annotated[
    Annotated[Literal["player", "network"], Tag(TAG + "word")] | Annotated[Gate, Tag(TAG + "lock")],
    Discriminator(by_type(word=(str,), lock=(int, float)), "owner", "owner"),
]


class GatesPart(Part):
    """Who moves each gate: the player, the network, or nobody (a number it is locked at)."""

    forget: Owner = Field("player", description="0 = forget, 1 = keep.")
    input: Owner = Field("player", description="0 = shut, 1 = write.")
    output: Owner = Field("player", description="0 = silent, 1 = speak.")


class SettingPart(Part):
    """Where the three valves of a block stand; a gate left out is shut, or where it is locked."""

    f: Gate | None = Field(None, description="Forget gate: 0 = forget, 1 = keep.")
    i: Gate | None = Field(None, description="Input gate: 0 = shut, 1 = write.")
    o: Gate | None = Field(None, description="Output gate: 0 = silent, 1 = speak.")


class BlockSettings(Part):
    """One setting for each block, under the block's letter."""

    A: SettingPart | None = Field(None, description="The first block.")
    B: SettingPart | None = Field(None, description="The second block.")
    C: SettingPart | None = Field(None, description="The third block.")
    D: SettingPart | None = Field(None, description="The fourth block.")
    E: SettingPart | None = Field(None, description="The fifth block.")
    F: SettingPart | None = Field(None, description="The sixth block.")


Fill: TypeAlias = Literal["empty", "full"]


class ConditionPart(Part):
    """What memory must be like, before the token, for a case of the solution to apply."""

    A: Fill | None = Field(None, description="empty: nothing was written since it was cleared.")
    B: Fill | None = Field(None, description="The second block.")
    C: Fill | None = Field(None, description="The third block.")
    D: Fill | None = Field(None, description="The fourth block.")
    E: Fill | None = Field(None, description="The fifth block.")
    F: Fill | None = Field(None, description="The sixth block.")


_IF: Final = "When the case applies; the last case has no if, and takes whatever is left."


class SettingCase(SettingPart):
    """One setting for all blocks, for some states of memory."""

    if_: ConditionPart | None = Field(None, alias="if", description=_IF)


class BlockCase(BlockSettings):
    """One setting for each block, for some states of memory."""

    if_: ConditionPart | None = Field(None, alias="if", description=_IF)


def _by_block(value: dict[str, Any]) -> bool:
    return any(len(key) == 1 and key.isupper() for key in value)


def _case_kind(value: Any) -> str | None:
    if not isinstance(value, dict):
        return None
    return TAG + ("block_case" if _by_block(value) else "setting_case")


CasePart = Annotated[
    Annotated[SettingCase, Tag(TAG + "setting_case")]
    | Annotated[BlockCase, Tag(TAG + "block_case")],
    Discriminator(_case_kind, "case_kind", "case_kind"),
]


def _settings_kind(value: Any) -> str | None:
    if isinstance(value, list):
        return TAG + "cases"
    if not isinstance(value, dict):
        return None
    return TAG + ("blocks" if _by_block(value) else "setting")


Settings = Annotated[
    Annotated[SettingPart, Tag(TAG + "setting")]
    | Annotated[BlockSettings, Tag(TAG + "blocks")]
    | Annotated[
        list[CasePart],
        Field(
            min_length=1,
            max_length=most.CASES,
            description="Cases, of which the first that fits memory applies.",
        ),
        Tag(TAG + "cases"),
    ],
    Discriminator(_settings_kind, "settings_kind", "settings_kind"),
]


_entry_kind = by_type(text=(str,), table=(dict,))
_Leaves = Annotated[
    dict[Name, Line], Field(max_length=most.TOKENS), BeforeValidator(without_list_note)
]
_Branches = Annotated[
    dict[
        Name,
        Annotated[
            Annotated[Line, Tag(TAG + "text")] | Annotated[_Leaves, Tag(TAG + "table")],
            Discriminator(_entry_kind, "entry_kind", "entry_kind"),
        ],
    ],
    Field(max_length=most.TOKENS),
    BeforeValidator(without_list_note),
]
TablePart = Annotated[  # as many maps inside each other as a target can name tokens
    dict[
        Name,
        Annotated[
            Annotated[Line, Tag(TAG + "text")] | Annotated[_Branches, Tag(TAG + "table")],
            Discriminator(_entry_kind, "entry_kind", "entry_kind"),
        ],
    ],
    Field(max_length=most.TOKENS),
    BeforeValidator(without_list_note),
]


class PlayPart(Part):
    """How the level is played and scored."""

    act: Literal["hand", "wire"] = Field(
        "hand",
        description="hand: the player sets the gates at every token; wire: the player fills in a "
        "table of what the gates do at each class of tokens.",
    )
    streams: int = Field(
        64, ge=8, le=256, description="How many streams a table is run on; only for wire."
    )
    seed: int = Field(1, ge=0, lt=2**32, description="The seed of the stream shown first.")
    spare_changes: int = Field(
        2,
        ge=0,
        le=1000,
        description="Gate changes allowed beyond the solution's for 3 stars; only for hand.",
    )
    start: SettingPart = Field(
        SettingPart(), description="Where the valves stand before the first token; only for hand."
    )
    weights: Literal["balanced", "equal"] = Field(
        "balanced",
        description="balanced: questions together weigh as much as silences; equal: each token.",
    )
    guided: bool = Field(
        False,
        description="Whether a newcomer's very first play is led by prompts, its valves waking one "
        "by one; only for hand.",
    )


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


class LevelPart(Part):
    """A level of Play the LSTM Game."""

    schema_: str | None = Field(None, alias="$schema", description="Where this schema lies.")
    format: int = Field(
        1, ge=1, le=FORMAT, description=f"The version of the format, {FORMAT} today."
    )
    id: Ident = Field(description="The level's short name: the file's name without .json.")
    title: Line = Field(description="What the player sees in the list of levels.")
    brief: Prose = Field("", description="What the player reads before the first token.")
    teaches: list[Lesson] = Field([], max_length=8, description="The ideas the level is about.")
    hints: list[Prose] = Field(
        [], max_length=most.HINTS, description="From a gentle nudge to the very setting."
    )
    after: Prose = Field("", description="What the player reads after the play.")
    difficulty: int = Field(1, ge=1, le=5, description="From 1, the first steps, to 5, hard.")
    needs: list[Ident] = Field(
        [], max_length=8, description="Ids of levels that should be won before this one."
    )
    guide: list[Ident] = Field(
        [], max_length=8, description="Entries of the Field guide that the level leads to."
    )
    source: Prose = Field("", description="Whose task this is, if it has been published.")
    classes: Annotated[
        dict[Name, ClassEntry],
        Field(min_length=1, max_length=most.CLASSES),
        BeforeValidator(without_note),
    ] = Field(description="The kinds of tokens, each a list of tokens or an object.")
    maps: Annotated[
        dict[Name, TablePart], Field(max_length=most.MAPS), BeforeValidator(without_note)
    ] = Field({}, description="Tables that give an answer for each token, or a table for each.")
    sounds: Annotated[
        dict[Name, Line], Field(max_length=most.TOKENS), BeforeValidator(without_list_note)
    ] = Field(
        {},
        description="What is heard of tokens and answers: pitches such as C4 and phonemes such as "
        "ee, with spaces between them.",
    )
    stream: list[NodePart] = Field(min_length=1, description="What flows into the cell.")
    rules: Annotated[
        dict[Name, Annotated[list[NodePart], Field(min_length=1)]],
        Field(max_length=most.RULES),
        BeforeValidator(without_note),
    ] = Field({}, description="Named parts of the stream, which may play each other.")
    memory: MemoryPart = Field(MemoryPart(), description="The cell.")
    gates: GatesPart = Field(GatesPart(), description="Who moves the gates.")
    play: PlayPart = Field(PlayPart(), description="Play and score.")
    train: TrainPart = Field(TrainPart(), description="Training.")
    solution: Annotated[
        dict[Name, Settings], Field(max_length=most.CLASSES), BeforeValidator(without_note)
    ] = Field({}, description="For each class, the valves as you would set them.")
    baselines_fail: list[Baseline] = Field(
        [], max_length=6, description="Simple ways to play that must not earn three stars here."
    )


class WorldPart(Part):
    """A folder of levels."""

    schema_: str | None = Field(None, alias="$schema", description="Ignored.")
    title: Line = Field(description="The world's name.")
    order: int = Field(ge=0, le=1000, description="Its place among the worlds.")
    brief: Prose = Field("", description="What the world is about.")
    levels: list[Ident] = Field(min_length=1, max_length=100, description="Level ids, in order.")
