"""A class of tokens, as it stands in a level file: its tokens or numbers, and what they show."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
)

from game.level.format import bounds as most
from game.level.format.schema_fields import (
    TAG,
    Line,
    Name,
    Part,
    by_type,
    one_line,
    without_note,
)

Tokens = Annotated[list[Name], Field(min_length=1, max_length=most.TOKENS)]
Shown = Annotated[
    str,
    StringConstraints(min_length=1, max_length=most.LINE, pattern=r"^(\S.*)?\{\}(.*\S)?$"),
    AfterValidator(one_line),
]
Colour = Annotated[str, StringConstraints(pattern=r"^(#[0-9a-fA-F]{6}|[A-Za-z]{1,40})$")]
Pitch = Annotated[str, StringConstraints(pattern=r"^[A-G][#b]?[0-8]$")]


class LookPart(BaseModel):
    """How one token looks and sounds. Here "note" is a pitch, and no remark."""

    model_config = Part.model_config

    colour: Colour | None = Field(
        None, description="A swatch: #rrggbb, or the name of a colour such as teal."
    )
    note: Pitch | None = Field(
        None,
        description="A pitch, drawn on a staff: C4 is in the middle of the keyboard, F#3, Bb5.",
    )
    bar: Annotated[float, Field(ge=0, le=1)] | None = Field(
        None, description="A bar so high, from 0 to 1."
    )
    picture: Line | None = Field(
        None,
        description="A drawing that comes with the game, such as dog, or a file beside the level, "
        "such as dragon.svg or dragon.png.",
    )


LookWord: TypeAlias = Literal["colour", "note", "bar", "picture"]
LookEntry = Annotated[
    Annotated[LookWord, Tag(TAG + "look_word")]
    | Annotated[
        dict[Name, LookPart],
        Field(min_length=1, max_length=most.TOKENS),
        BeforeValidator(without_note),
        Tag(TAG + "looks"),
    ],
    Discriminator(by_type(look_word=(str,), looks=(dict,)), "look_kind", "look_kind"),
]

_LOOK: Final = (
    "How the tokens look and sound: one word for all, where the token itself says it (colour: red "
    "or #ff0000, note: C4, picture: dog) or their order does (bar: from low to high); or what it "
    "is for each token."
)
_SHOW: Final = "What the player reads, with {} where the token goes."
Amount = Annotated[float, Field(ge=-most.AMOUNT, le=most.AMOUNT)]


class ClassPart(Part):
    """A class of tokens that are shown in a longer text, or as more than text."""

    tokens: Tokens = Field(description="The tokens of the class.")
    show: Shown = Field("{}", description=_SHOW)
    look: LookEntry | None = Field(None, description=_LOOK)


class RangePart(Part):
    """Numbers at even steps."""

    from_: Amount = Field(alias="from", description="The smallest number.")
    to: Amount = Field(description="The largest number, if the steps meet it.")
    step: Annotated[float, Field(ge=most.AMOUNT_STEP, le=2 * most.AMOUNT)] = Field(
        description="From one number to the next."
    )


class NumbersPart(Part):
    """A class of numbers: the network reads how much each is, and not which word it is."""

    numbers: RangePart = Field(description="The numbers of the class.")
    show: Shown = Field("{}", description=_SHOW)
    look: LookEntry | None = Field(None, description=_LOOK)


def _class_kind(value: Any) -> str | None:
    if isinstance(value, list):
        return TAG + "list"
    if isinstance(value, dict):
        return TAG + ("numbers_object" if "numbers" in value else "object")
    return None


ClassEntry = Annotated[
    Annotated[Tokens, Tag(TAG + "list")]
    | Annotated[ClassPart, Tag(TAG + "object")]
    | Annotated[NumbersPart, Tag(TAG + "numbers_object")],
    Discriminator(_class_kind, "class_kind", "class_kind"),
]
