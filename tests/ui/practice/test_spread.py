"""Labels beside an axis: in order, apart, within, and near where they belong."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.practice.spread import spread


def test_labels_with_room_stay_where_they_belong() -> None:
    assert spread([10.0, 40.0, 90.0], 15, 0, 100) == [10.0, 40.0, 90.0]


def test_labels_in_each_others_way_stand_around_their_middle() -> None:
    assert spread([50.0, 50.0, 50.0], 10, 0, 100) == [40.0, 50.0, 60.0]
    assert spread([50.0, 54.0], 10, 0, 100) == [47.0, 57.0]


def test_at_the_ends_they_stay_inside() -> None:
    assert spread([0.0, 0.0], 10, 5, 100) == [5.0, 15.0]
    assert spread([99.0, 100.0], 10, 0, 100) == [90.0, 100.0]


def test_there_may_be_none() -> None:
    assert spread([], 10, 0, 100) == []


@given(st.lists(st.floats(0, 200), max_size=14).map(sorted))
def test_they_are_in_order_apart_and_within(wanted: list[float]) -> None:
    places = spread(wanted, 14, 0, 200)
    assert len(places) == len(wanted)
    for before, after in pairwise(places):
        assert after - before >= 14 - 1e-6
    assert all(-1e-6 <= place <= 200 + 1e-6 for place in places)


@pytest.mark.parametrize("n", [16, 40])
def test_too_many_for_the_room_are_still_apart(n: int) -> None:
    places = spread([50.0] * n, 10, 0, 100)
    assert places[0] == 0
    assert all(b - a == pytest.approx(10) for a, b in pairwise(places))
