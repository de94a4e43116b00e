import pytest

from game.level.format.bounds import NO_RULE, Extent, extent_of, length_bounds, rules_left
from game.level.grammar import draw_many
from game.level.nodes import Call, Choice, Say
from tests.level.samples import ASKED, parse_stream

REPEAT = {"repeat": ["tea", {"repeat": ["rain"], "times": [0, 2]}], "times": [1, 3]}
COUNT = {"repeat": ["tea"], "times": [2, 5], "as": "n"}


@pytest.mark.parametrize(
    ("stream", "bounds"),
    [
        ([ASKED], (1, 1)),
        ([REPEAT, ASKED], (2, 10)),
        ([{"choice": ["tea", [], REPEAT]}, ASKED], (1, 10)),
        ([COUNT, {"repeat": ["rain"], "times": "n"}, ASKED], (5, 11)),
        (  # the count may come from either repeat
            [
                {"repeat": ["tea"], "times": 2, "as": "n"},
                {"repeat": ["tea"], "times": [7, 8], "as": "n"},
                {"repeat": ["rain"], "times": "n"},
                ASKED,
            ],
            (12, 19),
        ),
    ],
)  # fmt: skip
def test_bounds(stream: list[object], bounds: tuple[int, int]) -> None:
    assert length_bounds(parse_stream(*stream)) == bounds


WRAP = {"choice": [["tea", {"rule": "S"}, "tea"], "rain"]}


@pytest.mark.parametrize(
    ("stream", "rules", "bounds"),
    [
        ([{"rule": "S", "depth": 1}, ASKED], {"S": [WRAP]}, (2, 2)),
        ([{"rule": "S", "depth": 4}, ASKED], {"S": [WRAP]}, (2, 8)),
        ([{"rule": "S"}, ASKED], {"S": [WRAP]}, (2, 40)),
        ([{"rule": "T", "depth": 4}, ASKED], {"S": [WRAP], "T": [{"rule": "S"}, "tea"]}, (3, 7)),
        ([{"rule": "S", "depth": 30}, ASKED], {"S": [WRAP]}, (2, 60)),
        (  # a smaller limit inside a larger one, and not the other way round
            [{"rule": "T", "depth": 9}, {"rule": "U", "depth": 3}, ASKED],
            {
                "S": [WRAP],
                "T": [{"rule": "S", "depth": 2}],
                "U": [{"rule": "S", "depth": 9}],
            },
            (3, 7),
        ),
        (  # the body that is repeated is left out at the limit
            [{"rule": "S", "depth": 3}, ASKED],
            {"S": ["tea", {"repeat": [{"rule": "S"}], "times": [0, 2]}]},
            (2, 8),
        ),
        (  # a count that is drawn in a rule
            [{"rule": "S"}, {"repeat": ["rain"], "times": "n"}, ASKED],
            {"S": [{"repeat": ["tea"], "times": [2, 5], "as": "n"}]},
            (5, 11),
        ),
    ],
)
def test_bounds_with_rules(
    stream: list[object], rules: dict[str, object], bounds: tuple[int, int]
) -> None:
    level = parse_stream(*stream, rules=rules)
    assert length_bounds(level) == bounds
    lengths = {len(drawn) for drawn in draw_many(level, range(3000))}
    assert (min(lengths), max(lengths)) == bounds or max(lengths) > 20


def test_work_and_nesting_are_counted_where_nothing_is_said() -> None:
    """S plays itself twice or says nothing: at depth 4 that is 8 times at most, and no token."""
    body = (Choice(((Call("S"), Call("S")), ()), (1, 1)),)
    extent = extent_of((Call("S", 4),), {"S": body})
    assert (extent.low, extent.high) == (0, 0)
    # Every S is a call and a choice, but at the limit a call alone.
    assert extent == Extent(0, 0, work=2 * (1 + 2 + 4) + 8, nest=2 * 3 + 1)


def test_a_rule_that_is_not_there_counts_as_a_token() -> None:
    assert extent_of((Call("S"), Say("tea", "chat")), {}) == Extent(2, 2, 2, 1)
    assert extent_of((Call("S"),), {"S": (Call("S"),)}) == Extent(1, 1, 1, 1)


def test_rules_left() -> None:
    assert [rules_left(left, 3) for left in (NO_RULE, 3, 2, 1, 0)] == [2, 2, 1, 0, 0]
    assert [rules_left(left, None) for left in (NO_RULE, 30, 2, 1, 0)] == [19, 29, 1, 0, 0]
    assert [rules_left(left, 10, 0.3) for left in (NO_RULE, 5, 2)] == [2, 2, 1]
    assert [rules_left(left, None, 0.1) for left in (NO_RULE, 5)] == [1, 4]
    assert rules_left(NO_RULE, 10, 0.0) == 0
