"""The result of a table in plain words: what was earned, and why not more."""

from __future__ import annotations

from game.rules.ending import NEEDS, missed, percent, rounded_down
from game.rules.stars import ONE_STAR, STREAMS_RIGHT, THREE_STARS, TWO_STARS
from game.rules.wiring.run import TableResult
from game.words import say


def figures(result: TableResult) -> str:
    """The figures in two sentences."""
    return say(
        "rules.ending.table.figures",
        confidence=percent(result.confidence), par=percent(result.par),
        right=result.streams_right, streams=result.streams,
    )  # fmt: skip


def next_star(result: TableResult) -> str:
    """Why the next star was missed; what is left to try when none was."""
    if result.stars == 3:
        return say("rules.ending.nothing_missing")
    reasons = []
    if result.streams_right < STREAMS_RIGHT * result.streams:
        reasons.append(
            say(
                "rules.ending.table.right",
                right=result.streams_right, streams=result.streams, need=f"{STREAMS_RIGHT:.0%}",
            )
        )  # fmt: skip
    share, need = result.confidence / result.par, NEEDS[result.stars]
    if share < need:
        reasons.append(
            say("rules.ending.table.share", share=rounded_down(share), need=f"{need:.0%}")
        )
    return missed(result.stars, reasons)


def criteria() -> list[str]:
    """What each of the three stars asks for, the ones before it included."""
    first = say(
        "rules.ending.table.criterion", streams=f"{STREAMS_RIGHT:.0%}", share=f"{ONE_STAR:.0%}"
    )
    more = [say("rules.ending.criteria.share", share=f"{s:.0%}") for s in (TWO_STARS, THREE_STARS)]
    return [first, *more]
