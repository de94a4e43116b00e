"""What a stream is made of, as it stands in a level file: tokens, picks, repeats, targets."""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import Discriminator, Field, Tag

from game.level.format import bounds as most
from game.level.format.schema_fields import TAG, Count, Line, Name, Part, by_type

NODE_KINDS: Final = ("pick", "say", "repeat", "choice", "rule", "token")
TARGET_KINDS: Final = ("map", "name")


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


def _target_kind(value: Any) -> str | None:
    if isinstance(value, str):
        return TAG + "answer"
    if isinstance(value, dict):
        return next((TAG + kind for kind in TARGET_KINDS if kind in value), None)
    return None


TargetPart = Annotated[
    Annotated[Line, Tag(TAG + "answer")]
    | Annotated[MapTarget, Tag(TAG + "map")]
    | Annotated[NameTarget, Tag(TAG + "name")],
    Discriminator(_target_kind, "target_kind", "target_kind"),
]


class Asked(Part):
    """A node that may be a question."""

    target: TargetPart | None = Field(
        None,
        description="The right answer after this token. Left out, the right answer is silence.",
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
    | Annotated[RuleNode, Tag(TAG + "rule")],
    Discriminator(_node_kind, "node_kind", "node_kind"),
]
