"""What is printed adds up, and is near to what it stands for."""

from hypothesis import given
from hypothesis import strategies as st

from game.guide.printing import PLACES, completed, printed, shares, summed

UNIT = 10.0**-PLACES


def number(shown: str) -> int:
    """A printed number in units of its last place."""
    digits = shown.rstrip("%").replace("−", "-").replace(".", "")
    return int(digits)


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=5))
def test_any_sum_adds_up_as_printed(terms: list[float]) -> None:
    shown, total = summed(terms)
    assert sum(map(number, shown)) == number(total)
    assert abs(number(total) * UNIT - sum(terms)) <= 0.5001 * UNIT * (len(terms) + 1)


@given(st.floats(-50, 50), st.floats(-50, 50))
def test_any_memory_adds_up_as_printed(kept: float, written: float) -> None:
    a, b, c = map(number, completed(kept, kept + written))
    assert a + b == c
    assert abs(b * UNIT - written) <= 1.0001 * UNIT


@given(st.lists(st.floats(0.0, 1.0), min_size=1, max_size=9).filter(lambda p: sum(p) > 0.01))
def test_any_shares_add_up_to_all(parts: list[float]) -> None:
    p = [each / sum(parts) for each in parts]
    shown = shares(p)
    assert sum(map(number, shown)) == 10_000
    for each, text in zip(p, shown, strict=True):
        assert abs(number(text) / 10_000 - each) <= 1e-4


def test_nothing_is_minus_nothing() -> None:
    assert printed(-0.0001) == "0.000"
    assert printed(-1.5) == "−1.500"
