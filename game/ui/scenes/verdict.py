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


def missed(result: Result) -> str:
    """Why the next star was missed; what is left to try when none was."""
    if result.stars == 3:
        if result.beats_the_network:
            return "Nothing is missing: you even did better than the network."
        return "Nothing is missing. To beat the machine, end above par."
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
    if not reasons:  # a rule this page does not know: say nothing wrong
        return f"The {ORDINALS[result.stars]} star was missed."
    return f"No {ORDINALS[result.stars]} star: {' and '.join(reasons)}."


def criteria(result: Result) -> list[str]:
    """What each of the three stars asks for, the ones before it included."""
    return [
        f"every question right, {ONE_STAR:.0%} of par",
        f"{TWO_STARS:.0%} of par",
        f"{THREE_STARS:.0%} of par, at most {_count(result.budget, 'change', 'changes')}",
    ]


def _count(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"


def _down(share: float) -> str:
    """A percentage rounded down, so that 89.7% never reads as the 90% it fell short of."""
    return f"{int(share * 100)}%"
