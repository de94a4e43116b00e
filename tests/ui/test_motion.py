"""The curves that all motion follows."""

import pytest

from game.ui.motion import NEAR, STEADY, approach, ease, remaining


def test_ease_is_slow_at_both_ends_and_stays_within_them() -> None:
    assert [ease(share) for share in (-1.0, 0.0, 0.5, 1.0, 2.0)] == [0.0, 0.0, 0.5, 1.0, 1.0]
    assert ease(0.1) < 0.1
    assert ease(0.9) > 0.9


def test_two_thirds_of_the_way_are_gone_after_its_time() -> None:
    assert remaining(STEADY, STEADY) == pytest.approx(1 / 3, abs=0.04)


def test_frames_of_any_length_come_to_the_same() -> None:
    once = approach(0.0, 10.0, 32.0)
    twice = approach(approach(0.0, 10.0, 16.0), 10.0, 16.0)
    assert once == pytest.approx(twice)


def test_what_follows_arrives() -> None:
    assert approach(5.0, 5.0 + NEAR / 2, 1.0) == 5.0 + NEAR / 2
