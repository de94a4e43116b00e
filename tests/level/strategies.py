"""What hypothesis draws: any JSON, parts that look like a level's, and levels spoilt with them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from tests.level.samples import GOOD

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.text()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip

# Words of the format, so that what is drawn at random is often nearly a level.
_VOCABULARY = """
    id title classes stream maps pick as unlike target say in repeat times choice weights token
    map of name note home chat ask h n France tea speak? language solution f i o A B gates
    memory blocks forget player play start tokens show {} if empty full
    rule rules S T depth sum shuffle series period noise script split words letters weight
    count tally between next any
"""
_WORDS = st.sampled_from(_VOCABULARY.split())
_LEAVES = _WORDS | st.integers(-1, 3000) | st.booleans() | st.none() | st.floats(0, 2)
near_parts = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_WORDS, inner, max_size=5),
    max_leaves=25,
)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    if isinstance(value, dict):
        for key in value:
            yield from _paths(value[key], (*path, key))
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from _paths(part, (*path, place))


_RICH: dict[str, Any] = json.loads(GOOD)
_RICH["stream"] += [
    {"pick": "chat", "as": "c"},
    {"rule": "S", "depth": 3},
    {"pick": "ask", "target": {"map": "sum", "of": ["h", "c"]}},
    {"shuffle": ["tea", [{"pick": "home", "as": "k"}, {"repeat": ["tea"], "times": 2, "as": "n"}]]},
    {"series": "chat", "times": "n", "period": [3, 4.5], "noise": 0.5, "target": {"next": True}},
    {"script": ["tea rain", ["tea", "tea"]], "in": "chat", "split": "words", "target": "x"},
    {"say": "k"},
    {"pick": "ask", "target": {"count": "n"}, "weight": 2},
    {"pick": "ask", "target": {"tally": {"chat": 1, "home": -1}, "between": [0, 3]}},
    {"pick": "ask", "target": {"any": ["x", {"name": "k"}, {"next": True}]}},
    {"pick": "amount", "as": "a"},
    {"pick": "ask", "target": {"sum": ["a", "a"]}},
]
_RICH["classes"]["amount"] = {"numbers": {"from": -1, "to": 1, "step": 0.5}}
_RICH["solution"]["amount"] = {"f": 1}
_RICH["rules"] = {"S": ["tea", {"choice": [{"rule": "T"}, []]}], "T": [{"rule": "S"}, "rain"]}
_RICH["maps"]["sum"] = {home: {"tea": "x", "rain": "y"} for home in ("France", "Spain")}
_RICH["memory"] = {"blocks": 2, "cells": 2, "peephole": True}
_RICH["solution"]["home"] = [
    {"if": {"A": "empty", "B": "full"}, "i": 1},
    {"if": {"B": "full"}, "A": {"i": 1}, "B": {"f": 1}},
    {"f": 1},
]
RICH = json.dumps(_RICH)
"""A level with what the sample has not: every node and target, rules, cases."""


@st.composite
def spoilt_levels(draw: st.DrawFn) -> dict[str, Any]:
    """A good level with up to three values replaced or taken away."""
    level: dict[str, Any] = json.loads(draw(st.sampled_from([GOOD, RICH])))
    paths = list(_paths(level))
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(paths))
        spot: Any = level
        try:
            for key in path[:-1]:
                spot = spot[key]
            if draw(st.booleans()):
                spot[path[-1]] = draw(near_parts)
            else:
                del spot[path[-1]]
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took this place away
    return level
