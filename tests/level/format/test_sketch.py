from typing import Any

import pytest

from game.level.format.sketch import sketch
from game.level.model import Call, Choice, Repeat, Say

TOKEN = Say("", "")


@pytest.mark.parametrize(
    ("node", "seen"),
    [
        ("tea", TOKEN),
        ({"pick": "chat"}, TOKEN),
        ({"repeat": ["tea"], "times": [1, 3], "as": "n"}, Repeat((TOKEN,), 1, 3, name="n")),
        ({"repeat": ["tea", {"say": "x"}], "times": 2}, Repeat((TOKEN, TOKEN), 2, 2)),
        ({"repeat": ["tea"], "times": "n"}, Repeat((TOKEN,), count="n")),
        ({"repeat": ["tea"]}, Repeat((TOKEN,), 1, 1)),
        ({"repeat": "tea", "times": 3}, TOKEN),
        ({"choice": ["tea", [], ["tea", 4]]}, Choice(((TOKEN,), (), (TOKEN, TOKEN)), ())),
        ({"choice": []}, TOKEN),
        ({"choice": 3}, TOKEN),
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
    assert sketch([node], ["S"]) == (seen,)


def test_what_stands_too_deep_is_not_looked_into() -> None:
    node: Any = "tea"
    for _ in range(60):
        node = {"repeat": [node, "tea"], "times": 1}
    (seen,) = sketch([node], [])
    depth = 0
    while isinstance(seen, Repeat):
        seen, depth = seen.body[0], depth + 1
    assert depth == 17
