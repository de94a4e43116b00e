"""A stream's nodes as far as its raw JSON can be made out, to measure it before it is sound."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any, Final

from game.level.format import bounds as most
from game.level.format.scan import Json
from game.level.format.scope import Interval, drawn_times
from game.level.format.scripts import Texts, rows_of, spell_out
from game.level.nodes import (
    Again,
    AnswerNext,
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

_TOKEN: Final = (Say("", ""),)


def sketch(
    body: list[Json], rules: Container[str], texts: Texts, depth: int = 0
) -> tuple[Node, ...]:
    """The nodes of a list, without classes, and without targets but those for the next token.

    Whatever is malformed, unknown, or stands too deep counts as one token.
    """
    return tuple(one for node in body for one in _nodes(node, rules, texts, depth))


def _nodes(node: Json, rules: Container[str], texts: Texts, depth: int) -> tuple[Node, ...]:
    """The nodes that stand for one in the file: several only for a script."""
    if depth > most.NODE_DEPTH:
        return _TOKEN
    if isinstance(node, str):
        return (Say(node, ""),)
    if not isinstance(node, dict):
        return _TOKEN
    if isinstance(rows := node.get("script"), str | list):
        return _script(node, texts) if rows else _TOKEN
    return (_node(node, rules, texts, depth),)


def _node(node: dict[str, Json], rules: Container[str], texts: Texts, depth: int) -> Node:
    def bodies(ways: Sequence[Json]) -> tuple[tuple[Node, ...], ...]:
        each: Iterator[list[Json]] = (way if isinstance(way, list) else [way] for way in ways)
        return tuple(sketch(way, rules, texts, depth + 1) for way in each)

    target = _target(node.get("target"))
    match node:
        case {"repeat": list(body)}:
            name = node.get("as")
            inner, (low, high), count = sketch(body, rules, texts, depth + 1), *_times(node)
            return Repeat(inner, low, high, count, name if isinstance(name, str) else None)
        case {"choice": [_, *_] as ways}:
            return Choice(bodies(ways), ())
        case {"shuffle": [_, *_] as parts}:
            return Shuffle(bodies(parts[: most.PARTS]))
        case {"rule": str(rule), "depth": int(limit)} if rule in rules:
            return Call(rule, min(max(limit, 1), most.RULE_DEPTH))
        case {"rule": str(rule)} if rule in rules:
            return Call(rule)
        case {"series": str(cls)}:
            (low, high), count = _times(node)
            return Series(cls, low, high, (2.0, 2.0), count=count, target=target)
        case {"pick": str(cls), "as": str(name)}:
            return Pick(cls, name, target=target)
        case {"pick": str(cls)}:
            return Pick(cls, target=target)
        case {"say": str(name)}:
            return Again(name, target=target)
        case {"token": str(token)}:
            return Say(token, "", target)
    return _TOKEN[0]


def _script(node: dict[str, Json], texts: Texts) -> tuple[Node, ...]:
    target = _target(node.get("target"))
    rows = [
        [Say(token, "", target if place < len(row.tokens) else None)
         for place, token in enumerate(row.tokens, start=1)]
        for row in rows_of(node, texts)
    ]  # fmt: skip
    return spell_out(rows) if rows else _TOKEN


def _times(node: Mapping[str, Any]) -> tuple[Interval, str | None]:
    """How often a node is played: from how often to how often, or the name of a count."""
    times = node.get("times")
    return drawn_times(times) or (1, 1), times if isinstance(times, str) else None


def _target(target: Json) -> Target | None:
    match target:
        case {"next": True}:
            return AnswerNext()
        case {"any": list(each)} if any(isinstance(_target(one), AnswerNext) for one in each):
            return AnswerNext()
    return None
