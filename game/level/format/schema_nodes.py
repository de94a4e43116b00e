"""What a stream is made of, as it stands in a level file: tokens, picks, repeats and so on."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, Discriminator, Field, StringConstraints, Tag

from game.level.format import bounds as most
from game.level.format.schema_fields import TAG, Count, Name, Part, by_type, one_line
from game.level.format.schema_targets import TargetPart

NODE_KINDS: Final = (
    "pick", "say", "repeat", "choice", "shuffle", "rule", "series", "script", "token",
)  # fmt: skip
TEXT_FILE: Final = r"^[A-Za-z0-9_][A-Za-z0-9_ -]*\.txt$"


PeriodSteps = Annotated[float, Field(ge=2, le=most.PERIOD)]
ScriptLine = Annotated[
    str,
    StringConstraints(min_length=1, max_length=most.PROSE, pattern=r"\S"),
    AfterValidator(one_line),
    Field(description="A sequence; its tokens are its words or its letters."),
]
TextFile = Annotated[
    str,
    StringConstraints(max_length=most.LINE, pattern=TEXT_FILE),
    Field(description="The name of a text file beside the level, one sequence to a line."),
]


class Asked(Part):
    """A node that may be a question."""

    target: TargetPart | None = Field(
        None,
        description="The right answer after this token. Left out, the right answer is silence.",
    )
    weight: float | None = Field(
        None,
        gt=0,
        le=most.WEIGHT,
        description="How much this target counts beside others. Left out: 1.",
    )


class TokenNode(Asked):
    """One fixed token."""

    token: Name = Field(description="The token.")
    in_: Name | None = Field(
        None,
        alias="in",
        description="The class it is said as; needed when several classes hold the token.",
    )


class PickNode(Asked):
    """A token drawn evenly from a class."""

    pick: Name = Field(description="The class to draw from.")
    as_: Name | None = Field(
        None, alias="as", description="A name to keep the token under; the latest pick counts."
    )
    unlike: list[Name] = Field(
        [], max_length=most.UNLIKE, description="Names whose tokens must not be drawn again here."
    )


class SayNode(Asked):
    """A token picked earlier, once more."""

    say: Name = Field(description='The name the token was picked under ("as").')
    in_: Name | None = Field(
        None, alias="in", description="The class it is said as; left out: the one it came from."
    )


Times = Annotated[
    Annotated[int, Field(ge=1, le=most.STREAM), Tag(TAG + "number")]
    | Annotated[
        list[Count],
        Field(min_length=2, max_length=2, description="From the first to the second, evenly."),
        Tag(TAG + "range"),
    ]
    | Annotated[Name, Field(description="The name of a count drawn before."), Tag(TAG + "count")],
    Discriminator(by_type(number=(int,), range=(list,), count=(str,)), "times", "times"),
]


class RepeatNode(Part):
    """Some nodes, several times over."""

    repeat: list[NodePart] = Field(min_length=1, description="What is repeated.")
    times: Times = Field(
        description="How often: a number, [least, most], or the name of a count drawn before."
    )
    as_: Name | None = Field(
        None, alias="as", description="A name to keep the number drawn under, as a count."
    )


Option = Annotated[
    Annotated[list["NodePart"], Tag(TAG + "list")] | Annotated["NodePart", Tag(TAG + "node")],
    Discriminator(by_type(list=(list,), node=(str, dict)), "option_kind", "option_kind"),
]


class ChoiceNode(Part):
    """One of several ways to go on."""

    choice: list[Option] = Field(
        min_length=2, description="The ways to go on; each a node or a list of nodes."
    )
    weights: list[Annotated[float, Field(gt=0, le=1000)]] | None = Field(
        None, description="How likely each way is, relative to the others; left out: all alike."
    )


class ShuffleNode(Part):
    """Several parts, every one of them once, in an order that is drawn."""

    shuffle: list[Option] = Field(
        min_length=2,
        max_length=most.PARTS,
        description="The parts; each a node or a list of nodes, which stay together.",
    )


Period = Annotated[
    Annotated[PeriodSteps, Tag(TAG + "number")]
    | Annotated[
        list[PeriodSteps],
        Field(min_length=2, max_length=2, description="From the first to the second, evenly."),
        Tag(TAG + "range"),
    ],
    Discriminator(by_type(number=(int, float), range=(list,)), "period", "period"),
]


class SeriesNode(Asked):
    """A wave, rounded to the tokens of a class as its levels."""

    series: Name = Field(
        description="The class whose tokens are the levels, the lowest first, as it lists them."
    )
    times: Times = Field(
        description="How many tokens: a number, [least, most], or the name of a count drawn before."
    )
    period: Period = Field(
        description="How many tokens one wave takes: a number, or [least, most] to draw it from."
    )
    noise: float = Field(
        0,
        ge=0,
        le=most.NOISE,
        description="How far a token strays from the wave: the standard deviation, in levels.",
    )


Row = Annotated[
    Annotated[ScriptLine, Tag(TAG + "line")]
    | Annotated[
        list[Name],
        Field(min_length=1, max_length=most.STREAM, description="The tokens of a sequence."),
        Tag(TAG + "tokens"),
    ],
    Discriminator(by_type(line=(str,), tokens=(list,)), "row_kind", "row_kind"),
]


class ScriptNode(Asked):
    """One of a fixed list of sequences, drawn evenly."""

    script: Annotated[
        Annotated[TextFile, Tag(TAG + "file")]
        | Annotated[
            list[Row],
            Field(
                min_length=1,
                max_length=most.SCRIPT_ROWS,
                description="The sequences, each a text that is split, or a list of tokens.",
            ),
            Tag(TAG + "rows"),
        ],
        Discriminator(by_type(file=(str,), rows=(list,)), "script_kind", "script_kind"),
    ] = Field(
        description="A list of sequences, or the name of a text file beside the level, a line each."
    )
    in_: Name | None = Field(
        None,
        alias="in",
        description="The class of all its tokens; needed when several classes hold one of them.",
    )
    split: Literal["words", "letters"] = Field(
        "words", description="What the tokens of a text are: its words, or its letters."
    )


class RuleNode(Part):
    """The nodes of a rule, in this place."""

    rule: Name = Field(description='The rule to play, as it is called under "rules".')
    depth: int | None = Field(
        None,
        ge=1,
        le=most.RULE_DEPTH,
        description="How many rules may stand inside each other from here on, this one included; "
        f"left out: {most.USUAL_DEPTH}, and inside a rule as many as are left there.",
    )


def _node_kind(value: Any) -> str | None:
    if isinstance(value, str):
        return TAG + "text"
    if isinstance(value, dict):
        return next((TAG + kind for kind in NODE_KINDS if kind in value), None)
    return None


NodePart = Annotated[
    Annotated[Name, Field(description="A token."), Tag(TAG + "text")]
    | Annotated[TokenNode, Tag(TAG + "token")]
    | Annotated[PickNode, Tag(TAG + "pick")]
    | Annotated[SayNode, Tag(TAG + "say")]
    | Annotated[RepeatNode, Tag(TAG + "repeat")]
    | Annotated[ChoiceNode, Tag(TAG + "choice")]
    | Annotated[ShuffleNode, Tag(TAG + "shuffle")]
    | Annotated[RuleNode, Tag(TAG + "rule")]
    | Annotated[SeriesNode, Tag(TAG + "series")]
    | Annotated[ScriptNode, Tag(TAG + "script")],
    Discriminator(_node_kind, "node_kind", "node_kind"),
]
