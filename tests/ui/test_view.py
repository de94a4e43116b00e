import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.view import HEIGHT, WIDTH, View

sizes = st.tuples(st.integers(1, 5000), st.integers(1, 5000))


@given(sizes)
def test_the_picture_lies_inside_the_window_and_touches_two_edges(size: tuple[int, int]) -> None:
    view = View.fit(size)
    right, bottom = view.point(WIDTH, HEIGHT)
    assert view.left >= 0
    assert view.top >= 0
    assert right <= size[0] + 1
    assert bottom <= size[1] + 1
    assert min(view.left, view.top) == 0


@given(sizes, st.floats(-100, 2000), st.floats(-100, 2000))
def test_units_and_pixels_are_each_others_inverse(
    size: tuple[int, int], x: float, y: float
) -> None:
    view = View.fit(size)
    assert view.units(*view.point(x, y)) == pytest.approx((x, y), abs=1e-3)


@given(sizes, st.floats(0, 600), st.floats(1, 300), st.floats(1, 300))
def test_neighbouring_rectangles_meet(
    size: tuple[int, int], x: float, one: float, two: float
) -> None:
    view = View.fit(size)
    assert view.rect(x, 0, one, 10).right == view.rect(x + one, 0, two, 10).left


def test_small_type_doubles_and_large_type_grows_less() -> None:
    plain, large = View.fit((1280, 720)), View.fit((1280, 720), 2.0)
    assert [large.type_px(units) for units in (11, 13, 15, 17)] == [22, 26, 30, 34]
    assert plain.type_px(40) == 40
    assert 40 < large.type_px(40) < 80


def test_nothing_that_is_something_is_less_than_a_pixel() -> None:
    view = View.fit((320, 180))
    assert view.px(0.1) == 1
    assert view.px(0) == 0
    assert view.rect(0, 0, WIDTH, HEIGHT) == pygame.Rect(0, 0, 320, 180)


@given(sizes, st.floats(-600, 600), st.floats(-600, 600))
def test_a_picture_is_never_kept_of_less_than_nothing(
    size: tuple[int, int], w: float, h: float
) -> None:
    view = View.fit(size)
    area = view.area(10, 20, w, h)
    assert area.w >= 0
    assert area.h >= 0
    if w >= 0 and h >= 0:
        assert area == view.rect(10, 20, w, h)
