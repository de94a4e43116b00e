"""Why a finished play earned the stars it did, and what the next star asks."""

from __future__ import annotations

from game.rules.session import Result
from game.rules.stars import ONE_STAR, THREE_STARS, TWO_STARS


def next_star(result: Result) -> str:
    """One sentence on what the next star asks, or a word of praise when there is none."""
    if result.stars == 3:
        if result.beats_the_network:
            return "You beat the machine: your confidence is above par."
        return "There are no more stars to earn; only beating the machine, above par, is left."
    if result.questions_right < result.questions:
        missed = result.questions - result.questions_right
        answers = "one answer" if missed == 1 else f"{missed} answers"
        return f"The first star asks for every question right; {answers} went wrong."
    name, share = {
        0: ("first", ONE_STAR),
        1: ("second", TWO_STARS),
        2: ("third", THREE_STARS),
    }[result.stars]
    wanted = share * result.par
    if result.confidence < wanted:
        return (
            f"The {name} star asks for {share:.0%} of par, which is {percent(wanted)} here; "
            f"you reached {percent(result.confidence)}."
        )
    over = result.gate_changes - result.budget
    changes = "one gate change" if over == 1 else f"{over} gate changes"
    return f"The third star asks for no more than {result.budget} gate changes; {changes} too many."


def percent(p: float) -> str:
    """A probability as people read it, never rounded up to a false 100%."""
    if p >= 0.9995:
        return "100%" if p >= 0.99995 else "99.9%"
    return f"{p:.0%}" if 0.0995 <= p < 0.985 else f"{p:.1%}"
