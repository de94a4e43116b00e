"""Going through nodes and targets, whatever they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.level.model import (
    Again,
    AnswerAny,
    Call,
    Choice,
    Node,
    Pick,
    Repeat,
    Say,
    Series,
    Shuffle,
    Target,
)


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
