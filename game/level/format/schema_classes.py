"""A class of tokens, as it stands in a level file: its tokens or numbers, and what they show."""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import AfterValidator, Discriminator, Field, StringConstraints, Tag

from game.level.format import bounds as most
from game.level.format.schema_fields import TAG, Name, Part, one_line

Tokens = Annotated[list[Name], Field(min_length=1, max_length=most.TOKENS)]
Shown = Annotated[
    str,
    StringConstraints(min_length=1, max_length=most.LINE, pattern=r"^(\S.*)?\{\}(.*\S)?$"),
    AfterValidator(one_line),
]
_SHOW: Final = "What the player reads, with {} where the token goes."
Amount = Annotated[float, Field(ge=-most.AMOUNT, le=most.AMOUNT)]


class ClassPart(Part):
    """A class of tokens that are shown in a longer text, or as more than text."""

    tokens: Tokens = Field(description="The tokens of the class.")
    show: Shown = Field("{}", description=_SHOW)


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
