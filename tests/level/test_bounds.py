import pytest

from game.level.bounds import length_bounds
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
