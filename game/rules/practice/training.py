"""A training in words: how much longer it takes, and how far its network can be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.level.measure.legibility import (
    RIGHT,
    ROUNDED_SHARE,
    SOLUTION_SHARE,
    SPREAD,
    Legibility,
)
from game.level.model import Level
from game.level.training.rivals_training import RATES
from game.words import grouped, say

MINUTE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a network: its name, its value, what is wanted, and whether it is met."""

    name: str
    value: str
    wanted: str = ""
    met: bool = True


def figures(found: Legibility) -> tuple[Figure, ...]:
    """How legible a network is, figure by figure; what was not measured is left out."""
    said = [_figure("own", f"{found.own:.2f}")]
    if (share := found.solution_share) is not None:
        wanted = say("rules.training.wanted_of_that", value=f"{SOLUTION_SHARE:.0%}")
        said.append(_figure("solution", f"{share:.0%}", wanted, met=share >= SOLUTION_SHARE))
    if (share := found.rounded_share) is not None:
        wanted = say("rules.training.wanted_of_that", value=f"{ROUNDED_SHARE:.0%}")
        said.append(_figure("rounded", f"{share:.0%}", wanted, met=share >= ROUNDED_SHARE))
    if found.rows:
        wanted = say("rules.training.wanted_at_most", value=SPREAD)
        said.append(_figure("spread", f"{found.spread:.3f}", wanted, met=found.spread <= SPREAD))
    asked = found.rounded is not None and found.knowable
    wanted = say("rules.training.wanted", value=f"{RIGHT:.0%}") if asked else ""
    said.append(_figure("right", f"{found.right:.0%}", wanted, met=found.learned))
    return tuple(said)


def _figure(name: str, value: str, wanted: str = "", *, met: bool = True) -> Figure:
    return Figure(say(f"rules.training.{name}"), value, wanted, met)


def plan(level: Level) -> str:
    """What is going to be trained, in one sentence or two."""
    seeds, steps = level.train.seeds, level.train.recipe.steps
    rnns = seeds * len(RATES)
    return say("rules.training.plan", count=seeds, steps=grouped(steps), rnns=rnns)


def time_left(seconds: float | None) -> str:
    """How much longer it takes, as a person would say it; empty while nobody knows."""
    if seconds is None:
        return ""
    if seconds < 5:
        return say("rules.training.seconds_left")
    if seconds < 0.9 * MINUTE:
        return say("rules.training.about_seconds", count=max(5, round(seconds / 5) * 5))
    return say("rules.training.about_minutes", count=max(1, round(seconds / MINUTE)))
