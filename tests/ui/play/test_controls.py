"""Valve arithmetic: keys, clicks, the wheel and drags, and valves that are not the player's."""

import math

import pytest

from game.level.model import Setting
from game.rules.move import Move
from game.ui.play.controls import DRAG_UNITS, Drag, flipped, nudged, player_valves, turned
from game.ui.play.valve import START, SWEEP, angle_value
from tests.ui.play.conftest import level_of

MIDDLE = Move(f=[0.5], i=[0.5], o=[0.5])


def at(value: float, radius: float = 30.0) -> tuple[float, float]:
    angle = math.radians(START + SWEEP * value)
    return 100 + radius * math.cos(angle), 100 + radius * math.sin(angle)


def test_one_valve_turns_and_the_others_stay() -> None:
    move = turned(level_of(2), Move(f=[0, 0], i=[0, 0], o=[0, 0]), ("i", 1), 0.7)
    assert move == Move(f=[0, 0], i=[0, 0.7], o=[0, 0])


@pytest.mark.parametrize(("asked", "set_to"), [(-3.0, 0.0), (1.2, 1.0), (0.333, 0.33)])
def test_values_stay_between_shut_and_open(asked: float, set_to: float) -> None:
    assert turned(level_of(1), MIDDLE, ("f", 0), asked).f == (set_to,)


def test_keys_turn_by_twentieths_and_with_shift_by_hundredths() -> None:
    level = level_of(1)
    assert nudged(level, MIDDLE, ("o", 0), 1, fine=False).o == (0.55,)
    assert nudged(level, MIDDLE, ("o", 0), -1, fine=True).o == (0.49,)


def test_twenty_nudges_open_a_shut_valve_exactly() -> None:
    level, move = level_of(1), Move(f=[0], i=[0], o=[0])
    for _ in range(20):
        move = nudged(level, move, ("f", 0), 1, fine=False)
    assert move.f == (1.0,)


@pytest.mark.parametrize(("value", "after"), [(0.0, 1.0), (0.49, 1.0), (0.5, 0.0), (1.0, 0.0)])
def test_a_click_flips(value: float, after: float) -> None:
    level = level_of(1)
    assert flipped(level, MIDDLE.with_gate("i", 0, value), ("i", 0)).i == (after,)


@pytest.mark.parametrize("owner", ["network", 0.9])
def test_what_is_not_the_players_cannot_be_moved(owner: str | float) -> None:
    level = level_of(1, gates={"forget": owner, "input": "player", "output": "player"})
    assert player_valves(level) == (("i", 0), ("o", 0))
    assert turned(level, MIDDLE, ("f", 0), 1.0) == MIDDLE
    assert flipped(level, MIDDLE, ("f", 0)) == MIDDLE


def test_the_middle_slides_up_and_down() -> None:
    drag = Drag.grip(("i", 0), (100, 100, 40), 100, 100, 0.2)
    assert not drag.around
    drag = drag.to(100, 100 - DRAG_UNITS / 2)
    assert drag.reading(100 - DRAG_UNITS / 2) == pytest.approx(0.7)
    assert drag.reading(100 - 9 * DRAG_UNITS) == 1.0
    assert drag.reading(100 + 9 * DRAG_UNITS) == 0.0


def test_a_hand_that_shakes_does_not_drag() -> None:
    assert not Drag.grip(("i", 0), (100, 100, 40), 100, 100, 0.2).to(101, 102).moved


def test_the_rim_turns_around() -> None:
    drag = Drag.grip(("i", 0), (100, 100, 30), *at(0.1), 0.1)
    assert drag.around
    for value in (0.3, 0.5, 0.75):
        drag = drag.to(*at(value))
        assert drag.reading(at(value)[1]) == pytest.approx(value)


def test_the_dial_stops_at_its_gap() -> None:
    drag = Drag.grip(("i", 0), (100, 100, 30), *at(0.9), 0.9).to(*at(0.98))
    drag = drag.to(100, 140)  # straight down: the gap
    assert drag.reading(140) == 1.0
    assert drag.to(*at(0.05)).reading(0.0) == 1.0


def test_the_dial_runs_from_lower_left_over_the_top_to_lower_right() -> None:
    assert angle_value(-1, 1) == pytest.approx(0.0)
    assert angle_value(0, -1) == pytest.approx(0.5)
    assert angle_value(1, 1) == pytest.approx(1.0)
    assert angle_value(0, 1) is None


def test_the_start_of_a_level_is_where_the_valves_stand() -> None:
    level = level_of(1, play={"seed": 7, "start": {"f": 0.9}})
    assert Move.start(level) == Move.of([Setting(f=0.9)])
