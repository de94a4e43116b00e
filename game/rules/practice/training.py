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
    said = [Figure("own confidence", f"{found.own:.2f}")]
    if (share := found.solution_share) is not None:
        wanted = f"of that; wanted {SOLUTION_SHARE:.0%}"
        said.append(Figure("author's gates", f"{share:.0%}", wanted, share >= SOLUTION_SHARE))
    if (share := found.rounded_share) is not None:
        wanted = f"of that; wanted {ROUNDED_SHARE:.0%}"
        said.append(Figure("gates rounded", f"{share:.0%}", wanted, share >= ROUNDED_SHARE))
    if found.rows:
        wanted = f"wanted at most {SPREAD}"
        said.append(
            Figure("spread of gates", f"{found.spread:.3f}", wanted, found.spread <= SPREAD)
        )
    wanted = f"wanted {RIGHT:.0%}" if found.rounded is not None and found.knowable else ""
    said.append(Figure("questions right", f"{found.right:.0%}", wanted, found.learned))
    return tuple(said)


def plan(level: Level) -> str:
    """What is going to be trained, in one sentence or two."""
    seeds, steps = level.train.seeds, level.train.recipe.steps
    lstms = "One LSTM learns" if seeds == 1 else f"{seeds} LSTMs learn"
    kept = "" if seeds == 1 else ", and the most legible is kept"
    return (
        f"{lstms} from the level's own streams and their right answers alone, {steps:,} steps "
        f"each{kept}. Then {seeds * len(RATES)} vanilla RNNs of as many parameters learn the "
        "same, as rivals."
    )


def time_left(seconds: float | None) -> str:
    """How much longer it takes, as a person would say it; empty while nobody knows."""
    if seconds is None:
        return ""
    if seconds < 5:
        return "a few seconds left"
    if seconds < 0.9 * MINUTE:
        return f"about {max(5, round(seconds / 5) * 5)} s left"
    minutes = max(1, round(seconds / MINUTE))
    return "about a minute left" if minutes == 1 else f"about {minutes} minutes left"
