"""What a stream is made of: nodes, the targets they ask for, and going through what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class AnswerText:
    """The target is this very answer."""

    text: str


@dataclass(frozen=True, slots=True)
class AnswerName:
    """The target is the token last picked under this name."""

    name: str


@dataclass(frozen=True, slots=True)
class AnswerMap:
    """The target is what a map says of the tokens last picked under one or several names."""

    map: str
    name: str
    more: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All the names, in the order the map goes by."""
        return (self.name, *self.more)


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """The target is the number a repeat drew under this name, in digits."""

    name: str


@dataclass(frozen=True, slots=True)
class AnswerTally:
    """The target is what has come so far, counted: each token adds the number of its class.

    The count starts at 0, is kept between `low` and `high` at every token, this one included, and
    is written in digits.
    """

    adds: tuple[tuple[str, int], ...]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class AnswerSum:
    """The target is the sum of the numeric tokens last picked under some names."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerNext:
    """The target is the token that comes next; at the end of the stream, silence."""


@dataclass(frozen=True, slots=True)
class AnswerAny:
    """Several targets, each of them right; training teaches the first."""

    targets: tuple[Target, ...]


Target: TypeAlias = (
    AnswerText
    | AnswerName
    | AnswerMap
    | AnswerCount
    | AnswerTally
    | AnswerSum
    | AnswerNext
    | AnswerAny
)


@dataclass(frozen=True, slots=True)
class Say:
    """One fixed token. Of every token, `weight` is how much its target counts beside others."""

    token: str
    cls: str
    target: Target | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Pick:
    """A token drawn evenly from a class; `unlike` names earlier picks it must differ from."""

    cls: str
    name: str | None = None
    unlike: tuple[str, ...] = ()
    target: Target | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Again:
    """The token last picked under a name, once more, perhaps as a member of another class."""

    name: str
    cls: str | None = None
    target: Target | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Repeat:
    """A body played `low` to `high` times; `name` keeps the number drawn, `count` reuses one."""

    body: tuple[Node, ...]
    low: int = 1
    high: int = 1
    count: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several bodies, drawn by weight."""

    options: tuple[tuple[Node, ...], ...]
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """The body of a rule, in this place.

    `depth` is how many rules may stand inside each other from here on, this one included; None sets
    no limit of its own inside a rule, and the usual one in the stream itself. What a rule plays at
    the limit, `game.level.format.recursion` says.
    """

    rule: str
    depth: int | None = None


@dataclass(frozen=True, slots=True)
class Shuffle:
    """Several bodies, every one of them once, in an order that is drawn."""

    parts: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Series:
    """`low` to `high` tokens of a class whose tokens are levels: a wave with noise, quantised.

    `count` takes a number drawn before instead. The period is drawn between `period` in steps and
    the phase evenly; `noise` is the standard deviation of what is added at each step, in levels.
    """

    cls: str
    low: int
    high: int
    period: tuple[float, float]
    noise: float = 0.0
    count: str | None = None
    target: Target | None = None
    weight: float = 1.0


Node: TypeAlias = Say | Pick | Again | Repeat | Choice | Call | Shuffle | Series


def bodies_of(node: Node) -> tuple[tuple[Node, ...], ...]:
    """The lists of nodes that stand inside a node; those of a rule do not stand in its call."""
    match node:
        case Repeat(body=body):
            return (body,)
        case Choice(options=options):
            return options
        case Shuffle(parts=parts):
            return parts
        case Say() | Pick() | Again() | Call() | Series():
            return ()


def every_node(body: Iterable[Node]) -> Iterator[Node]:
    """The nodes of a body and all that stand inside them, in the order of the stream."""
    for node in body:
        yield node
        for inner in bodies_of(node):
            yield from every_node(inner)


def target_of(node: Node) -> Target | None:
    """What a node asks, if it can ask and does."""
    match node:
        case Say(target=target) | Pick(target=target) | Again(target=target):
            return target
        case Series(target=target):
            return target
        case Repeat() | Choice() | Call() | Shuffle():
            return None


def alternatives(target: Target | None) -> tuple[Target, ...]:
    """The targets that are right beside each other: those of an `AnswerAny`, or the only one."""
    match target:
        case None:
            return ()
        case AnswerAny(targets=targets):
            return tuple(one for inner in targets for one in alternatives(inner))
        case _:
            return (target,)
