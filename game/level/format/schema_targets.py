"""What a node may ask for, as it stands in a level file."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from game.level.format import bounds as most
from game.level.format.schema_fields import TAG, Line, Name, Part, by_type, without_note

TARGET_KINDS: Final = ("map", "name", "count", "tally", "sum", "next", "any")


Names = Annotated[
    Annotated[
        Name, Field(description='The name the token was picked under ("as").'), Tag(TAG + "one")
    ]
    | Annotated[
        list[Name],
        Field(
            min_length=1,
            max_length=most.MAP_NAMES,
            description="Several names: the map's entry for the first token is a map of its own.",
        ),
        Tag(TAG + "several"),
    ],
    Discriminator(by_type(one=(str,), several=(list,)), "names_kind", "names_kind"),
]


class MapTarget(Part):
    """The right answer is what a map says of tokens picked earlier."""

    map: Name = Field(description="The map to look the tokens up in.")
    of: Names = Field(description='The name the token was picked under ("as"), or several.')


class NameTarget(Part):
    """The right answer is a token picked earlier."""

    name: Name = Field(description='The name the token was picked under ("as").')


class CountTarget(Part):
    """The right answer is the number that a repeat drew, in digits."""

    count: Name = Field(description='The name the number was drawn under ("as" of a repeat).')


Number = Annotated[int, Field(ge=-most.TALLY, le=most.TALLY)]


class TallyTarget(Part):
    """The right answer is what has come so far, counted by class, in digits."""

    tally: Annotated[
        dict[Name, Number],
        Field(min_length=1, max_length=most.CLASSES),
        BeforeValidator(without_note),
    ] = Field(description="What a token of each class adds, such as 1 or -1; others add nothing.")
    between: list[Number] = Field(
        min_length=2,
        max_length=2,
        description="The least and the most it comes to; at every token it stops there.",
    )


class SumTarget(Part):
    """The right answer is the sum of numbers picked earlier, in digits."""

    sum: list[Name] = Field(
        min_length=1,
        max_length=most.SUM_NAMES,
        description='The names the numbers were picked under ("as").',
    )


def _only_true(value: Any) -> Any:
    """Refuse false, and also 1, which Python takes for the same as true."""
    if value is not True:
        raise PydanticCustomError("only_true", "true")
    return value


class NextTarget(Part):
    """The right answer is the token that comes next; at the end of the stream, silence."""

    next: Annotated[Literal[True], BeforeValidator(_only_true)] = Field(
        description="true: the token that comes next."
    )


def _target_kind(value: Any) -> str | None:
    if isinstance(value, str):
        return TAG + "answer"
    if isinstance(value, dict):
        return next((TAG + kind for kind in TARGET_KINDS if kind in value), None)
    return None


OneTarget = Annotated[
    Annotated[Line, Tag(TAG + "answer")]
    | Annotated[MapTarget, Tag(TAG + "map")]
    | Annotated[NameTarget, Tag(TAG + "name")]
    | Annotated[CountTarget, Tag(TAG + "count")]
    | Annotated[TallyTarget, Tag(TAG + "tally")]
    | Annotated[SumTarget, Tag(TAG + "sum")]
    | Annotated[NextTarget, Tag(TAG + "next")],
    Discriminator(_target_kind, "target_kind", "target_kind"),
]


class AnyTarget(Part):
    """Several answers are right; training teaches the first."""

    any: list[OneTarget] = Field(
        min_length=2,
        max_length=most.ALTERNATIVES,
        description="The right answers; training teaches the first.",
    )


TargetPart = Annotated[
    Annotated[Line, Tag(TAG + "answer")]
    | Annotated[MapTarget, Tag(TAG + "map")]
    | Annotated[NameTarget, Tag(TAG + "name")]
    | Annotated[CountTarget, Tag(TAG + "count")]
    | Annotated[TallyTarget, Tag(TAG + "tally")]
    | Annotated[SumTarget, Tag(TAG + "sum")]
    | Annotated[NextTarget, Tag(TAG + "next")]
    | Annotated[AnyTarget, Tag(TAG + "any")],
    Discriminator(_target_kind, "target_kind", "target_kind"),
]
