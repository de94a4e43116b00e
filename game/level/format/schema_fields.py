"""The small types a level file is made of, as pydantic reads them: names, lines, gates, notes.

Only the `schema` modules know pydantic.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, Final

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
)
from pydantic_core import PydanticCustomError

from game.level.format import bounds as most

TAG: Final = "§"
"""What the names of union branches begin with, so that error paths can be rid of them."""


_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def one_line(text: str) -> str:
    """Refuse line breaks and other control characters."""
    if _CONTROL.search(text):
        raise PydanticCustomError("one_line", "a text on one line")
    return text


def by_type(**tags: tuple[type, ...]) -> Callable[[Any], str | None]:
    """A discriminator that looks at the JSON type alone; bool is not a number."""

    def kind(value: Any) -> str | None:
        if not isinstance(value, bool):
            for tag, types in tags.items():
                if isinstance(value, types):
                    return TAG + tag
        return None

    return kind


def without_note(value: Any) -> Any:
    """An object whose keys are the author's own names may hold a note as well."""
    if isinstance(value, dict) and isinstance(value.get("note"), str | list):
        return {key: inner for key, inner in value.items() if key != "note"}
    return value


def without_list_note(value: Any) -> Any:
    """In a map "note" may be a token like any other, so only a list is sure to be a note."""
    if isinstance(value, dict) and isinstance(value.get("note"), list):
        return {key: inner for key, inner in value.items() if key != "note"}
    return value


Name = Annotated[
    str,
    StringConstraints(min_length=1, max_length=most.NAME, pattern=r"^\S(.*\S)?$"),
    AfterValidator(one_line),
]
Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=most.LINE, pattern=r"^\S(.*\S)?$"),
    AfterValidator(one_line),
]
Prose = Annotated[str, StringConstraints(max_length=most.PROSE)]
Ident = Annotated[
    str, StringConstraints(min_length=1, max_length=most.NAME, pattern=r"^[a-z0-9_-]+$")
]
Gate = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0, le=most.STREAM)]
Note = Annotated[
    Annotated[str, Tag(TAG + "text")] | Annotated[list[str], Tag(TAG + "list")],
    Discriminator(by_type(text=(str,), list=(list,)), "text_or_list", "text_or_list"),
]


class Part(BaseModel):
    """What every object in a level file has in common."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    note: Note | None = Field(None, description="A remark for people; the game ignores it.")
