"""The sections of a level file, and a world file: keys, types, bounds and what they are for.

What the words mean together (is there such a class?) is for `checks` and `flow` to say.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

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
from game.level.format.schema_settings import SettingPart, Settings
from game.level.format.schema_training import TrainPart
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
    """A folder of levels, or a lesson: a list of levels with a time."""

    schema_: str | None = Field(None, alias="$schema", description="Ignored.")
    title: Line = Field(description="The world's or the lesson's name.")
    order: int = Field(1, ge=0, le=1000, description="A world's place among the worlds.")
    brief: Prose = Field("", description="What it is about, in a sentence or two.")
    minutes: int | None = Field(
        None, ge=1, le=600, description="How long the lesson is; a calm clock shows what is left."
    )
    levels: list[Ident] = Field(
        min_length=1,
        max_length=100,
        description="Level ids, in order: those that lie beside the file, and the game's own.",
    )
