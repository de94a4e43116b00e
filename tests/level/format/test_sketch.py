from typing import Any

import pytest

from game.level.format.sketch import sketch
from game.level.nodes import Again, AnswerNext, Call, Choice, Pick, Repeat, Say, Series, Shuffle

TOKEN = Say("", "")
TEA = Say("tea", "")
CHAT: dict[str, Any] = {"pick": "chat"}
NEXT: dict[str, Any] = {"next": True}


@pytest.mark.parametrize(
    ("node", "seen"),
    [
        ("tea", TEA),
        ({"token": "tea", "in": "chat", "target": "x"}, TEA),
        ({"token": "tea", "target": NEXT}, Say("tea", "", AnswerNext())),
        (CHAT, Pick("chat")),
        (CHAT | {"as": "c", "target": {"any": ["x", NEXT]}}, Pick("chat", "c", (), AnswerNext())),
        (CHAT | {"target": {"next": 1}}, Pick("chat")),
        ({"say": "c"}, Again("c")),
        ({"repeat": ["tea"], "times": [1, 3], "as": "n"}, Repeat((TEA,), 1, 3, name="n")),
        ({"repeat": ["tea", {"say": "x"}], "times": 2}, Repeat((TEA, Again("x")), 2, 2)),
        ({"repeat": ["tea"], "times": "n"}, Repeat((TEA,), count="n")),
        ({"repeat": ["tea"]}, Repeat((TEA,), 1, 1)),
        ({"repeat": "tea", "times": 3}, TOKEN),
        ({"choice": ["tea", [], ["tea", 4]]}, Choice(((TEA,), (), (TEA, TOKEN)), ())),
        ({"choice": []}, TOKEN),
        ({"choice": 3}, TOKEN),
        ({"shuffle": ["tea", ["tea", CHAT]]}, Shuffle(((TEA,), (TEA, Pick("chat"))))),
        ({"shuffle": []}, TOKEN),
        ({"series": "chat", "times": [2, 4]}, Series("chat", 2, 4, (2.0, 2.0))),
        ({"series": "chat", "times": "n"}, Series("chat", 1, 1, (2.0, 2.0), count="n")),
        ({"script": [["tea"], ["tea"]]}, TEA),
        ({"script": ["tea", ["rain"]]}, Choice(((TEA,), (Say("rain", ""),)), (1.0, 1.0))),
        ({"script": ["tea x"], "split": "letters"}, None),
        ({"script": []}, TOKEN),
        ({"script": "no.txt"}, TOKEN),
        ({"rule": "S"}, Call("S")),
        ({"rule": "S", "depth": 3}, Call("S", 3)),
        ({"rule": "S", "depth": 1000}, Call("S", 50)),
        ({"rule": "S", "depth": "x"}, Call("S")),
        ({"rule": "T"}, TOKEN),
        ({"rule": 3}, TOKEN),
        (None, TOKEN),
    ],
)
def test_what_a_node_is_seen_as(node: Any, seen: Any) -> None:
    if seen is None:
        assert sketch([node], ["S"], {}) == tuple(Say(letter, "") for letter in "teax")
    else:
        assert sketch([node], ["S"], {}) == (seen,)


def test_what_stands_too_deep_is_not_looked_into() -> None:
    node: Any = "tea"
    for _ in range(60):
        node = {"repeat": [node, "tea"], "times": 1}
    (seen,) = sketch([node], [], {})
    depth = 0
    while isinstance(seen, Repeat):
        seen, depth = seen.body[0], depth + 1
    assert depth == 17
