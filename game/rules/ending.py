"""A result in plain words: what was earned, and why not more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.rules.result import Result
from game.rules.stars import ONE_STAR, THREE_STARS, TWO_STARS
from game.words import listed, say

NEEDS: Final = {0: ONE_STAR, 1: TWO_STARS, 2: THREE_STARS}


def headline(result: Result) -> str:
    """Two or three words for how it went."""
    return say(f"rules.ending.headline.{result.stars}")


def badge(result: Result) -> str:
    """How the play compares with the network's, where it compares well; else nothing."""
    if result.beats_the_network:
        return say("rules.ending.beats")
    return say("rules.ending.ties") if result.ties_with_the_network else ""


def of_practice(result: Result) -> str:
    """What a practice would have earned, had it been a play."""
    return say(f"rules.ending.practice.{result.stars}")


def next_star(result: Result) -> str:
    """Why the next star was missed; what is left to try when none was."""
    if result.stars == 3:
        beaten = result.beats_the_network
        return say(f"rules.ending.{'better' if beaten else 'nothing_missing'}")
    reasons = []
    wrong = result.questions - result.questions_right
    if result.stars == 0 and wrong:
        reasons.append(say("rules.ending.wrong", count=wrong))
    share, need = result.confidence / result.par, NEEDS[result.stars]
    if share < need:
        reasons.append(say("rules.ending.share", share=rounded_down(share), need=f"{need:.0%}"))
    over = result.gate_changes - result.budget
    if result.stars == 2 and over > 0:
        reasons.append(say("rules.ending.over", count=over, budget=result.budget))
    return missed(result.stars, reasons)


def missed(stars: int, reasons: Sequence[str]) -> str:
    """Why there are no more stars than so many."""
    return say(f"rules.ending.missed.{stars}", reasons=listed(reasons, "and"))


def percent(p: float) -> str:
    """A probability as people read it, never rounded up to a false 100%."""
    if p >= 0.9995:
        return "100%" if p >= 0.99995 else "99.9%"
    return f"{p:.0%}" if 0.0995 <= p < 0.985 else f"{p:.1%}"


def rounded_down(share: float) -> str:
    """A percentage rounded down, so that 89.7% never reads as the 90% it fell short of."""
    return f"{int(share * 100)}%"
