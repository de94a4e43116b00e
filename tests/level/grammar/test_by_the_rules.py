"""Whatever a level says, its streams are drawn as the plain reference draws them."""

from typing import Any

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from game.level.format.bounds import STREAM, extent_of
from game.level.format.problems import LevelError
from game.level.grammar import draw, draw_stretched
from game.level.model import Level
from tests.level.grammar.reference import CLASSES, HOME, Reference
from tests.level.samples import parse_stream

TALLY: dict[str, Any] = {"tally": {"chat": 1, "home": -2}, "between": [-1, 3]}
SERIES: dict[str, Any] = {"series": "wave", "times": [1, 6], "period": [2.5, 7]}
targets = st.sampled_from(
    [{"count": "n"}, TALLY, "yes", {"map": "language", "of": "h"}, {"name": "h"}]
)
tokens = st.sampled_from(
    ["tea", "France", HOME, {"pick": "chat"}, {"pick": "home", "unlike": ["h"]},
     {"pick": "home", "as": "h", "unlike": ["h"]}, {"say": "h"},
     SERIES | {"noise": 0}, SERIES | {"noise": 0.7, "times": "n"}]
) | st.builds(lambda target: {"pick": "ask", "target": target}, targets)  # fmt: skip
times = (
    st.integers(1, 3)
    | st.tuples(st.integers(0, 2), st.integers(2, 5)).map(list)
    | st.sampled_from(["n"])
)


def nodes_of(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.recursive(
        leaves,
        lambda inner: (
            st.builds(
                lambda body, times: {"repeat": body, "times": times},
                st.lists(inner, min_size=1, max_size=3),
                times,
            )
            | st.builds(
                lambda options, weight: {"choice": options, "weights": [weight] * len(options)},
                st.lists(inner | st.lists(inner, max_size=2), min_size=2, max_size=3),
                st.sampled_from([0.5, 1, 3]),
            )
            | st.builds(
                lambda parts: {"shuffle": parts},
                st.lists(inner | st.lists(inner, max_size=2), min_size=2, max_size=4),
            )
        ),
        max_leaves=6,
    )


def in_a_stream(body: list[Any]) -> list[Any]:
    counted = {"repeat": ["tea"], "times": [0, 2], "as": "n"}
    return [HOME, counted, *body, {"pick": "ask", "target": {"count": "n"}}]


streams = st.lists(nodes_of(tokens), min_size=1, max_size=4).map(in_a_stream)
play = st.builds(
    lambda rule, depth: {"rule": rule} | ({"depth": depth} if depth else {}),
    st.sampled_from("rs"),
    st.integers(0, 4),
)
recursing = st.lists(nodes_of(tokens | play), max_size=3)
rules = st.fixed_dictionaries({"r": recursing, "s": recursing})


@settings(max_examples=150, deadline=None)
@given(streams, st.integers(0, 2**40), st.sampled_from([1.0, 0.5, 0.1, 0.0]))
def test_streams_are_drawn_by_the_rules(stream: list[Any], seed: int, shrink: float) -> None:
    level = parse_stream(*stream, classes=CLASSES)
    agree(level, seed, shrink, Reference(seed, shrink), stream)


def ending(rules: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Rules of which R ends without S, and S with R; besides, either may recurse as it likes."""
    return {
        "r": [{"choice": [rules["r"] + [{"rule": "s"}], [{"pick": "chat"}], "tea"]}],
        "s": ["rain", {"choice": [[{"rule": "s"}, *rules["s"]], {"rule": "r"}]}],
    }


TOO_MUCH = ("the stream can reach", "a stream can go through")


@settings(max_examples=150, deadline=None)
@given(rules, st.integers(1, 4), st.integers(0, 2**40), st.sampled_from([1.0, 0.5, 0.1, 0.0]))
def test_recursive_streams_are_drawn_by_the_rules(
    rules: dict[str, list[Any]], depth: int, seed: int, shrink: float
) -> None:
    rules = ending(rules)
    stream = in_a_stream([{"rule": "r", "depth": depth}])
    try:
        level = parse_stream(*stream, rules=rules, classes=CLASSES)
    except LevelError as error:
        if not all(problem.found.startswith(TOO_MUCH) for problem in error.problems):
            raise
        reject()
    agree(level, seed, shrink, Reference(seed, shrink, rules), stream)


@settings(max_examples=100, deadline=None)
@given(streams, st.integers(0, 2**40), st.sampled_from([1.0, 1.3, 2.5, 7.0]))
def test_stretched_streams_are_drawn_by_the_rules(
    stream: list[Any], seed: int, stretch: float
) -> None:
    level = parse_stream(*stream, classes=CLASSES)
    if extent_of(level.stream, level.rules, stretch).high > STREAM:
        with pytest.raises(ValueError, match="more than 2,000"):
            draw_stretched(level, seed, stretch)
        return
    agree(level, seed, stretch, Reference(seed, stretch), stream)


@settings(max_examples=60, deadline=None)
@given(rules, st.integers(1, 3), st.integers(0, 2**40), st.sampled_from([1.4, 2.0]))
def test_stretched_rules_keep_their_depth(
    rules: dict[str, list[Any]], depth: int, seed: int, stretch: float
) -> None:
    rules = ending(rules)
    stream = in_a_stream([{"rule": "r", "depth": depth}])
    try:
        level = parse_stream(*stream, rules=rules, classes=CLASSES)
        draw_stretched(level, seed, stretch)
    except LevelError as error:
        if not all(problem.found.startswith(TOO_MUCH) for problem in error.problems):
            raise
        reject()
    except ValueError as error:
        if "could have" not in str(error):
            raise
        reject()
    agree(level, seed, stretch, Reference(seed, stretch, rules), stream)


def agree(level: Level, seed: int, scale: float, reference: Reference, stream: list[Any]) -> None:
    reference.play(stream)
    drawn = draw(level, seed, scale) if scale <= 1 else draw_stretched(level, seed, scale)
    assert [(step.token, step.cls, step.target) for step in drawn.steps] == reference.out
    assert (drawn.level_id, drawn.seed) == ("small", seed)
    extent = extent_of(level.stream, level.rules, max(scale, 1.0))
    assert len(drawn) <= extent.high
    assert scale < 1 or len(drawn) >= extent.low
    assert {step.target for step in drawn.steps} <= set(level.vocabulary.answers)
