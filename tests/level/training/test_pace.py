"""How much longer a training takes: right where steps are even, and calm where they are not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from game.level.training.attempts import Kind, Progress
from game.level.training.pace import RNN_COST, SHORT, SNAPSHOTS, Pace
from game.lstm.recipe import Recipe

STEPS = 100
EVEN = replace(Recipe(), steps=STEPS, grown_at=0.0)
ATTEMPTS: dict[Kind, int] = {"LSTM": 2, "RNN": 4}


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def walk(
    pace: Pace, clock: Clock, kind: Kind, attempt: int, took: Callable[[int], float], to: int
) -> Progress:
    for step in range(1, to + 1):
        clock.now += took(step)
        at = Progress(kind, attempt, ATTEMPTS[kind], step, STEPS, 1.0)
        pace.add(at)
    return at


def test_nothing_is_said_before_anything_is_known() -> None:
    clock = Clock()
    pace = Pace(ATTEMPTS, EVEN, clock)
    assert pace.left(walk(pace, clock, "LSTM", 0, lambda step: 0.01, 10)) is None


def test_even_steps_give_what_is_left() -> None:
    clock = Clock()
    pace = Pace(ATTEMPTS, EVEN, clock)
    at = walk(pace, clock, "LSTM", 0, lambda step: 0.1, 60)
    rest = 0.1 * (40 + STEPS + SNAPSHOTS * STEPS + 4 * STEPS * RNN_COST)
    assert pace.left(at) == pytest.approx(rest)
    walk(pace, clock, "LSTM", 1, lambda step: 0.1, STEPS)
    at = walk(pace, clock, "RNN", 2, lambda step: 0.02, 50)
    assert pace.left(at) == pytest.approx(0.02 * 150 + 0.1 * SNAPSHOTS * STEPS)
    end = Progress("snapshots", 0, 1, 10, STEPS, 1.0)
    assert pace.left(end) == pytest.approx(0.1 * (SNAPSHOTS * STEPS - 10))
    assert pace.left(replace(end, step=90)) == 0.0


def test_streams_that_grow_are_foreseen() -> None:
    clock = Clock()
    grown = replace(EVEN, grown_at=0.5)
    pace = Pace({"LSTM": 1, "RNN": 1}, grown, clock)

    def took(step: int) -> float:
        return 0.1 * (SHORT + (1 - SHORT) * grown.shrink(step - 1))

    at = walk(pace, clock, "LSTM", 0, took, 20)
    rest = sum(took(step) for step in range(21, STEPS + 1))
    whole = sum(took(step) for step in range(1, STEPS + 1))
    assert pace.left(at) == pytest.approx(rest + whole * (SNAPSHOTS + RNN_COST))


def test_one_step_that_drew_streams_alarms_nobody() -> None:
    clock, calm = Clock(), Clock()
    pace, other = Pace(ATTEMPTS, EVEN, clock), Pace(ATTEMPTS, EVEN, calm)
    at = walk(pace, clock, "LSTM", 0, lambda step: 5.0 if step in (1, 30) else 0.1, 60)
    walk(other, calm, "LSTM", 0, lambda step: 0.1, 60)
    assert pace.left(at) == pytest.approx(other.left(at), rel=0.05)


def test_gone_on_with_among_the_rnns_the_rest_is_judged_by_them() -> None:
    clock = Clock()
    pace = Pace(ATTEMPTS, EVEN, clock)
    at = walk(pace, clock, "RNN", 3, lambda step: 0.04, 50)
    assert pace.left(at) == pytest.approx(0.04 * 50 + SNAPSHOTS * STEPS * 0.04 / RNN_COST)


def test_an_attempt_that_begins_anew_counts_from_its_beginning() -> None:
    clock = Clock()
    pace = Pace(ATTEMPTS, EVEN, clock)
    at = walk(pace, clock, "LSTM", 0, lambda step: 0.1, 60)
    anew = replace(at, step=0, restarts=1)
    pace.add(anew)
    before, after = pace.left(at), pace.left(anew)
    assert before is not None
    assert after == pytest.approx(before + 60 * 0.1)
