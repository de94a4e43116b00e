"""The result of a table in plain words: what was earned, and why not more."""

from __future__ import annotations

from game.rules.ending import NEEDS, ORDINALS, percent
from game.rules.stars import ONE_STAR, STREAMS_RIGHT, THREE_STARS, TWO_STARS
from game.rules.wiring.run import TableResult


def figures(result: TableResult) -> str:
    """The figures in two sentences."""
    return (
        f"Confidence {percent(result.confidence)}; par, the network's, is {percent(result.par)}. "
        f"Every question right on {result.streams_right} of {result.streams} streams."
    )


def next_star(result: TableResult) -> str:
    """Why the next star was missed; what is left to try when none was."""
    if result.stars == 3:
        return "Nothing is missing."
    reasons = []
    if result.streams_right < STREAMS_RIGHT * result.streams:
        reasons.append(
            f"{result.streams_right} of {result.streams} streams all right "
            f"({STREAMS_RIGHT:.0%} needed)"
        )
    share, need = result.confidence / result.par, NEEDS[result.stars]
    if share < need:
        reasons.append(f"confidence {int(share * 100)}% of par ({need:.0%} needed)")
    return f"No {ORDINALS[result.stars]} star: {' and '.join(reasons)}."


def criteria() -> list[str]:
    """What each of the three stars asks for, the ones before it included."""
    return [
        f"all questions right on {STREAMS_RIGHT:.0%} of streams, {ONE_STAR:.0%} of par",
        f"{TWO_STARS:.0%} of par",
        f"{THREE_STARS:.0%} of par",
    ]
