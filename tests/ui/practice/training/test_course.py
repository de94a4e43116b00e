"""What a training has told so far: curves, trails of gates, and what stands at each moment."""

from dataclasses import replace

from game.level.training.curves import Point
from game.ui.practice.training.course import Course, place_of
from game.ui.practice.training.curves import span, ticks
from game.ui.practice.training.table import GateBars, sharpness
from tests.ui.practice.training.told import STEPS, done, gates, report
from tests.wired import toy_level

LEVEL = toy_level()


def test_curves_grow_attempt_by_attempt() -> None:
    course = Course(LEVEL)
    course.add(report(LEVEL, attempt=1))
    assert list(course.curves) == [("LSTM", 0), ("LSTM", 1)]
    assert course.current == ("LSTM", 1)
    more = replace(report(LEVEL, attempt=1, step=400), points=(Point("LSTM", 1, 400, 0.02),))
    course.add(more)
    assert course.curves["LSTM", 1][-1] == (400, 0.02)
    assert course.ends is not None
    assert course.ends[0] == 0.02


def test_an_attempt_that_began_anew_begins_its_curve_and_its_trail_anew() -> None:
    course = Course(LEVEL)
    course.add(report(LEVEL, step=400))
    course.add(replace(report(LEVEL, step=8, sharp=0.6), points=(Point("LSTM", 0, 8, 3.0),)))
    assert course.curves["LSTM", 0] == [(8, 3.0)]
    assert {step for trail in course.trails[0].values() for step, _ in trail} == {8}


def test_trails_are_thin_however_often_gates_are_looked_at() -> None:
    course = Course(LEVEL)
    for step in range(1, STEPS + 1):
        course.add(replace(report(LEVEL, step=step), points=()))
    (trail, *_) = course.trails[0].values()
    assert 90 <= len(trail) <= 101


def test_in_the_end_gates_and_trails_are_those_of_the_network_that_was_kept() -> None:
    course = Course(LEVEL)
    for attempt in range(3):
        course.add(report(LEVEL, attempt=attempt))
    course.add(report(LEVEL, kind="RNN"))
    assert course.gates_of == 2
    course.add(done(LEVEL))
    assert (course.gates_of, course.current) == (2, None)
    assert set(course.trails[2]) == {place_of(row) for row in gates(LEVEL)}
    assert course.legibility == done(LEVEL).legibility


def test_a_course_is_of_the_level_as_it_is_trained() -> None:
    course = Course(LEVEL)
    assert course.is_of(toy_level(title="Another title"))
    assert not course.is_of(toy_level(train={"steps": 7}))
    assert not course.is_of(toy_level(memory={"blocks": 2, "cells": 2}, solution={}))


def test_bars_glide_to_the_gates_and_are_there_at_once_without_motion() -> None:
    bars, before, after = GateBars(), gates(LEVEL, 0.6), gates(LEVEL, 1.0)
    bars.follow(before, 16.0, still=False)
    assert bars.at(before[2]) == 0.6
    bars.follow(after, 16.0, still=False)
    assert 0.6 < bars.at(after[2]) < 0.8
    for _ in range(100):
        bars.follow(after, 16.0, still=False)
    assert bars.at(after[2]) == 1.0
    bars.follow(before, 16.0, still=True)
    assert bars.at(before[2]) == 0.6


def test_sharpness_is_the_mean_distance_from_0_or_1() -> None:
    assert abs(sharpness(gates(LEVEL, 0.9)) - 0.1) < 1e-9
    assert sharpness(gates(LEVEL, 1.0)) == 0.0


def test_the_axis_has_round_ends_and_few_ticks() -> None:
    assert span(None) == (0.1, 2.0)
    assert span((0.013, 2.3)) == (0.01, 5.0)
    assert span((0.9, 0.9)) == (0.2, 1.0)
    assert span((0.0, 1e-9)) == (2e-5, 1e-4)
    assert ticks(0.01, 5.0) == [0.01, 0.1, 1.0]
    assert [round(tick, 3) for tick in ticks(0.1, 2.0)] == [0.1, 0.2, 0.5, 1.0, 2.0]
