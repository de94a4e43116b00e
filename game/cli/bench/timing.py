"""Timing that can be trusted on a machine that does other things: rivals take turns in one run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Times:
    """How long one call of something takes, in milliseconds."""

    best: float
    middle: float


def race(
    rivals: Mapping[str, Callable[[], object]], rounds: int = 60, in_a_row: int = 1
) -> dict[str, Times]:
    """Time several things one after another, round after round.

    A slow spell of the machine then falls on all of them alike. The minimum is what the work costs;
    the median is what it costs here and now.

    Args:
        rivals: what to call, by name.
        rounds: how often each has its turn, after three turns that are not counted.
        in_a_row: how often it is called in each turn.
    """
    times: dict[str, list[float]] = {name: [] for name in rivals}
    for turn in range(-3, rounds):
        for name, call in rivals.items():
            for _ in range(in_a_row):
                began = perf_counter()
                call()
                took = 1000.0 * (perf_counter() - began)
                if turn >= 0:
                    times[name].append(took)
    return {name: Times(min(each), median(each)) for name, each in times.items()}
