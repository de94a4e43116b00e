"""Numbers on their way from one stage to the next."""

import pytest

from game.ui.practice.inside.glide import GLIDE_MS, Glide


def test_numbers_go_from_what_they_were_to_what_they_are_to_be() -> None:
    glide = Glide()
    assert glide.at("a", 0.3) == 0.3
    glide.to({"a": 0.2}, still=True)
    glide.to({"a": 1.0}, still=False)
    assert glide.moving
    assert glide.at("a", 9.0) == pytest.approx(0.2)
    seen = []
    for _ in range(4):
        glide.update(GLIDE_MS / 4)
        seen.append(glide.at("a", 9.0))
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    assert not glide.moving


def test_a_new_goal_on_the_way_is_gone_to_from_where_they_are() -> None:
    glide = Glide()
    glide.to({"a": 0.0}, still=True)
    glide.to({"a": 1.0}, still=False)
    glide.update(GLIDE_MS / 3)
    here = glide.at("a", 9.0)
    assert 0.0 < here < 1.0
    glide.to({"a": 0.0}, still=False)
    assert glide.at("a", 9.0) == pytest.approx(here)


def test_who_wants_no_motion_is_there_at_once() -> None:
    glide = Glide()
    glide.to({"a": 0.0}, still=True)
    glide.to({"a": 1.0, "b": 2.0}, still=True)
    assert (glide.at("a", 9.0), glide.at("b", 9.0), glide.moving) == (1.0, 2.0, False)


def test_nothing_moves_where_nothing_changes() -> None:
    glide = Glide()
    glide.to({"a": 1.0}, still=False)
    assert not glide.moving  # it was never anywhere else
