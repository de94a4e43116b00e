from typing import Any

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from game.level.format.problems import LevelError
from game.level.grammar import draw_many
from game.level.stream import BLANK
from tests.level.samples import parse_stream

NEXT: dict[str, Any] = {"next": True}
ASK: dict[str, Any] = {"pick": "ask", "target": NEXT}
HOME: dict[str, Any] = {"pick": "home", "as": "h"}
CHAT: dict[str, Any] = {"pick": "chat"}
S: dict[str, Any] = {"rule": "S"}


def repeat(*nodes: Any, times: Any) -> dict[str, Any]:
    return {"repeat": list(nodes), "times": times}


FOLLOWING: list[tuple[list[Any], str]] = [
    ([ASK, "tea"], "tea"),
    ([ASK, HOME, "tea"], "France Spain"),
    ([HOME, ASK, {"say": "h"}, "tea"], "France Spain"),
    ([{"choice": [ASK, "tea"]}, "rain"], "rain"),
    ([ASK, {"choice": [[], "tea"]}, "rain"], "tea rain"),
    ([ASK, {"choice": [[], "tea"]}], "tea"),
    ([ASK, repeat("tea", times=[0, 2]), "rain"], "tea rain"),
    ([ASK, repeat("tea", times=2), "rain"], "tea"),
    ([repeat(ASK, times=2), "rain"], "rain speak?"),
    ([repeat(ASK, times=1), "rain"], "rain"),
    ([repeat("rain", {"choice": [[], ASK]}, times=2), "tea"], "tea rain"),
    ([{"shuffle": [ASK, "tea"]}, "rain"], "tea rain"),
    ([{"shuffle": [[ASK, "tea"], "rain"]}, "speak?"], "tea"),
    ([ASK, {"shuffle": [[], "tea"]}, "rain"], "tea"),
    ([{"series": "chat", "times": 3, "period": 3, "target": NEXT}, "speak?"], "tea rain speak?"),
    ([{"series": "chat", "times": 1, "period": 3, "target": NEXT}, "speak?"], "speak?"),
    ([{"script": ["tea rain", "tea France"], "target": NEXT}, "speak?"], "France rain"),
    ([S, "tea"], "speak? rain tea"),
]


@pytest.mark.parametrize(("stream", "tokens"), FOLLOWING)
def test_what_may_follow(stream: list[Any], tokens: str) -> None:
    rules = {"S": [ASK, {"choice": [[S, "rain"], []]}]} if S in stream else {}
    level = parse_stream(*stream, rules=rules)
    assert set(level.vocabulary.answers) == {BLANK, *tokens.split()}


leaves = st.sampled_from(["tea", HOME, CHAT, {"say": "h"}, ASK, HOME | {"target": NEXT}, S])
bodies = st.lists(
    st.recursive(
        leaves,
        lambda inner: (
            st.builds(
                lambda body, times: repeat(*body, times=times),
                st.lists(inner, min_size=1, max_size=2),
                st.sampled_from([1, 2, [0, 2], "n"]),
            )
            | st.builds(
                lambda key, ways: {key: ways},
                st.sampled_from(["choice", "shuffle"]),
                st.lists(st.lists(inner, max_size=2), min_size=2, max_size=3),
            )
            | st.builds(
                lambda rows: {"script": rows, "target": NEXT},
                st.lists(st.sampled_from(["tea", "tea rain", "rain tea"]), min_size=1, max_size=3),
            )
        ),
        max_leaves=8,
    ),
    max_size=3,
)


@settings(max_examples=200, deadline=None)
@given(bodies, bodies)
def test_nothing_else_ever_follows(stream: list[Any], rule: list[Any]) -> None:
    counted = repeat("rain", times=[0, 2]) | {"as": "n"}
    rules = {"S": [{"choice": [[], rule]}]}
    try:
        level = parse_stream(HOME, counted, *stream, {"rule": "S", "depth": 3}, ASK, rules=rules)
    except LevelError:
        reject()
    for drawn in draw_many(level, range(20)):
        assert {step.target for step in drawn.steps} <= set(level.vocabulary.answers)
        for step, coming in zip(drawn.steps, [*drawn.steps[1:], None], strict=True):
            if step.cls == "ask":
                assert step.target == (coming.token if coming else BLANK)
