from typing import Any

import pytest

from game.level.format.numbers import number_tokens, write_number


def numbers(first: Any, last: Any, step: Any) -> dict[str, Any]:
    return {"numbers": {"from": first, "to": last, "step": step}}


def test_a_range_of_numbers() -> None:
    assert number_tokens(numbers(-0.5, 0.5, 0.25)) == {
        "-0.5": -0.5, "-0.25": -0.25, "0": 0.0, "0.25": 0.25, "0.5": 0.5,
    }  # fmt: skip
    assert list(number_tokens(numbers(1, 3, 1))) == ["1", "2", "3"]
    assert list(number_tokens(numbers(0, 1, 0.4))) == ["0", "0.4", "0.8"]


def test_tenths_are_exact() -> None:
    tenths = number_tokens(numbers(-0.3, 0.3, 0.1))
    assert list(tenths) == ["-0.3", "-0.2", "-0.1", "0", "0.1", "0.2", "0.3"]
    assert list(tenths.values()) == [-0.3, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3]


def test_far_too_many_numbers_are_not_made() -> None:
    assert len(number_tokens(numbers(0, 10**9, 1))) == 257


@pytest.mark.parametrize(
    "raw",
    [
        None, [], ["1", "2"], {}, {"tokens": ["1"]}, {"numbers": 3}, {"numbers": {"from": 1}},
        numbers(1, 2, 0), numbers(1, 2, -1), numbers(2, 1, 1), numbers("1", 2, 1),
        numbers(True, 2, 1), numbers(0, 1, 1e-320), numbers(0, 10**400, 0.5),
        numbers(10**400, 10**400, 1),
        numbers(0, float("inf"), 1), numbers(0, float("nan"), 1),
    ],
)  # fmt: skip
def test_what_is_no_range_has_no_numbers(raw: Any) -> None:
    assert number_tokens(raw) == {}


def test_zero_has_no_sign() -> None:
    assert write_number(-0.0) == "0"
    assert write_number(-1.5) == "-1.5"
