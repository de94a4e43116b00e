"""A stream's nodes as far as its raw JSON can be made out, to measure it before it is sound."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from game.level.format import bounds as most
from game.level.format.scan import Json
from game.level.format.scope import drawn_times
from game.level.model import Call, Choice, Node, Repeat, Say

_TOKEN: Final = Say("", "")


def sketch(body: list[Json], rules: Container[str], depth: int = 0) -> tuple[Node, ...]:
    """The nodes of a list: tokens all alike, and what repeats, chooses or plays one of the rules.

    Whatever is malformed, unknown, or stands too deep counts as one token.
    """
    return tuple(_node(node, rules, depth) for node in body)


def _node(node: Json, rules: Container[str], depth: int) -> Node:
    if depth > most.NODE_DEPTH:
        return _TOKEN
    match node:
        case {"repeat": list(body), **rest}:
            inner, times, name = sketch(body, rules, depth + 1), rest.get("times"), rest.get("as")
            if isinstance(times, str):
                return Repeat(inner, count=times)
            low, high = drawn_times(times) or (1, 1)
            return Repeat(inner, low, high, name=name if isinstance(name, str) else None)
        case {"choice": [_, *_] as ways}:
            each = (way if isinstance(way, list) else [way] for way in ways)
            return Choice(tuple(sketch(way, rules, depth + 1) for way in each), ())
        case {"rule": str(rule), "depth": int(limit)} if rule in rules:
            return Call(rule, min(max(limit, 1), most.RULE_DEPTH))
        case {"rule": str(rule)} if rule in rules:
            return Call(rule)
    return _TOKEN
