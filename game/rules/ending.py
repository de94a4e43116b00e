"""A result in plain words: what was earned, and why not more."""

from __future__ import annotations

from typing import Final

from game.rules.session import Result
from game.rules.stars import ONE_STAR, THREE_STARS, TWO_STARS

NEEDS: Final = {0: ONE_STAR, 1: TWO_STARS, 2: THREE_STARS}
ORDINALS: Final = {0: "first", 1: "second", 2: "third"}


def headline(result: Result) -> str:
    """Two or three words for how it went."""
    return {
        0: "Not yet",
        1: "It remembers",
        2: "Well remembered",
        3: "Perfectly remembered",
    }[result.stars]


def badge(result: Result) -> str:
    """How the play compares with the network's, where it compares well; else nothing."""
    if result.beats_the_network:
        return "Beat the machine"
    return "As good as the machine" if result.ties_with_the_network else ""


STARS: Final = {0: "no star", 1: "one star", 2: "two stars", 3: "three stars"}


def of_practice(result: Result) -> str:
    """What a practice would have earned, had it been a play."""
    return f"A practice; as a play it would have earned {STARS[result.stars]}."


def next_star(result: Result) -> str:
    """Why the next star was missed; what is left to try when none was."""
    if result.stars == 3:
        if result.beats_the_network:
            return "Nothing is missing: you even did better than the network."
        return "Nothing is missing."
    reasons = []
    wrong = result.questions - result.questions_right
    if result.stars == 0 and wrong:
        reasons.append(f"{_count(wrong, 'question was', 'questions were')} answered wrong")
    share, need = result.confidence / result.par, NEEDS[result.stars]
    if share < need:
        reasons.append(f"your confidence is {_down(share)} of par ({need:.0%} needed)")
    over = result.gate_changes - result.budget
    if result.stars == 2 and over > 0:
        reasons.append(
            f"{_count(over, 'gate change', 'gate changes')} over the budget of {result.budget}"
        )
    return f"No {ORDINALS[result.stars]} star: {' and '.join(reasons)}."


def criteria(result: Result) -> list[str]:
    """What each of the three stars asks for, the ones before it included."""
    right = "every question right, " if result.questions else ""
    return [
        f"{right}{ONE_STAR:.0%} of par",
        f"{TWO_STARS:.0%} of par",
        f"{THREE_STARS:.0%} of par, at most {_count(result.budget, 'change', 'changes')}",
    ]


def percent(p: float) -> str:
    """A probability as people read it, never rounded up to a false 100%."""
    if p >= 0.9995:
        return "100%" if p >= 0.99995 else "99.9%"
    return f"{p:.0%}" if 0.0995 <= p < 0.985 else f"{p:.1%}"


def _count(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"


def _down(share: float) -> str:
    """A percentage rounded down, so that 89.7% never reads as the 90% it fell short of."""
    return f"{int(share * 100)}%"
