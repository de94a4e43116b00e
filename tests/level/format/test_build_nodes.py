from typing import Any

import pytest

from game.level.nodes import (
    AnswerAny,
    AnswerCount,
    AnswerMap,
    AnswerName,
    AnswerNext,
    AnswerSum,
    AnswerTally,
    AnswerText,
    Choice,
    Pick,
    Repeat,
    Say,
    Series,
    Shuffle,
)
from tests.level.samples import ASKED, parse_stream

TEA, RAIN = Say("tea", "chat"), Say("rain", "chat")
COUNT: dict[str, Any] = {"repeat": ["tea"], "times": [1, 2], "as": "n"}
NEXT: dict[str, Any] = {"next": True}
X = AnswerText("x")


@pytest.mark.parametrize(
    ("node", "built"),
    [
        ({"shuffle": ["tea", ["rain", "tea"]]}, Shuffle(((TEA,), (RAIN, TEA)))),
        ({"series": "chat", "times": 9, "period": 4}, Series("chat", 9, 9, (4.0, 4.0))),
        (
            {"series": "chat", "times": [2, 5], "period": [3, 4], "noise": 1, "target": NEXT,
             "weight": 2},
            Series("chat", 2, 5, (3.0, 4.0), 1.0, None, AnswerNext(), 2.0),
        ),
        ({"series": "chat", "times": "n", "period": 4}, Series("chat", 1, 1, (4, 4), count="n")),
        ({"repeat": ["tea"], "times": "n"}, Repeat((TEA,), count="n")),
        ({"script": [["tea"], "rain"]}, Choice(((TEA,), (RAIN,)), (1.0, 1.0))),
        ({"pick": "chat", "target": "x", "weight": 3}, Pick("chat", target=X, weight=3)),
        ({"token": "tea", "target": "x", "weight": 3}, Say("tea", "chat", X, 3.0)),
    ],
)  # fmt: skip
def test_every_node_arrives(node: Any, built: Any) -> None:
    assert parse_stream(COUNT, node, ASKED).stream[1] == built


def test_a_script_asks_for_the_next_token_up_to_its_last_but_one() -> None:
    script = {"script": ["tea rain France"], "target": NEXT, "weight": 2}
    assert parse_stream(script, ASKED).stream[:3] == (
        Say("tea", "chat", AnswerNext(), 2.0), Say("rain", "chat", AnswerNext(), 2.0),
        Say("France", "home"),
    )  # fmt: skip
    asked = parse_stream(script | {"target": "x"}, ASKED).stream[2]
    assert asked == Say("France", "home", AnswerText("x"), 2.0)


def test_a_script_may_be_said_as_one_class() -> None:
    classes = {"one": ["a", "b"], "other": ["a"], "ask": ["?"]}
    script = {"script": ["a b", "b"], "in": "one"}
    level = parse_stream(script, ASKED, classes=classes, maps={})
    assert level.stream[0] == Choice(
        ((Say("a", "one"), Say("b", "one")), (Say("b", "one"),)), (1.0, 1.0)
    )


@pytest.mark.parametrize(
    ("target", "built"),
    [
        ("x", AnswerText("x")),
        ({"name": "h"}, AnswerName("h")),
        ({"map": "language", "of": "h"}, AnswerMap("language", "h")),
        ({"count": "n"}, AnswerCount("n")),
        (
            {"tally": {"note": "!", "chat": 1, "home": -2}, "between": [0, 4]},
            AnswerTally((("chat", 1), ("home", -2)), 0, 4),
        ),
        (NEXT, AnswerNext()),
        ({"any": ["x", NEXT]}, AnswerAny((AnswerText("x"), AnswerNext()))),
    ],
)
def test_every_target_arrives(target: Any, built: Any) -> None:
    home = {"pick": "home", "as": "h"}
    last = parse_stream(home, COUNT, {"pick": "ask", "target": target}).stream[-1]
    assert last == Pick("ask", target=built)


def test_a_sum_arrives() -> None:
    classes = {"one": {"numbers": {"from": 0, "to": 1, "step": 1}}, "ask": ["?"]}
    asked = {"pick": "ask", "target": {"sum": ["a", "a"]}}
    level = parse_stream({"pick": "one", "as": "a"}, asked, classes=classes, maps={})
    assert level.stream[-1] == Pick("ask", target=AnswerSum(("a", "a")))


def test_a_weight_changes_the_hash_and_one_of_1_does_not() -> None:
    plain = parse_stream(ASKED).task_hash
    assert parse_stream(ASKED | {"weight": 1}).task_hash == plain
    assert parse_stream(ASKED | {"weight": 2}).task_hash != plain
