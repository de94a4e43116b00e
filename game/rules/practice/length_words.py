"""What length curves say in words, above all whether the RNN fails where people say RNNs do."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from game.rules.practice.length_curve import LengthCurve, Reading
from game.rules.rivals import AS_GOOD, NO_BETTER
from game.words import say

RNN: Final = "RNN"
LSTM: Final = "network"

SAID: Final = 10
"""People say that an RNN forgets after 5 to 10 tokens; this is the later of the two."""

SHORTER: Final = 0.8
"""Streams below this share of the level's own length count as shorter than they are used to."""

LONGER: Final = 1.2
"""Streams above this share of it are worth a word as longer ones."""

FALLS: Final = 0.1
"""A share of right answers that drops by more than this is said to fall."""


def length_verdict(curve: LengthCurve) -> tuple[str, ...]:
    """What the curves of the RNN and the LSTM come to; nothing before they are whole.

    Args:
        curve: with the RNN and the network among its names, or the network alone.
    """
    home = curve.at_home
    if not curve.whole or home is None or LSTM not in home.right:
        return ()
    said = [_at_home(curve, home), _far(curve, home)]
    if RNN in home.right:
        said += [_claim(curve, home), _shorter(curve, home)]
    return tuple(filter(None, said))


def training_line(curve: LengthCurve) -> str:
    """Which lengths the networks know from training."""
    least, _, most = curve.own
    said = [say("rules.lengths.trained", least=least, most=most)]
    if curve.readings and curve.readings[-1].tokens > curve.longest:
        said.append(say("rules.lengths.never_met", tokens=curve.longest))
    return " ".join(said)


def _at_home(curve: LengthCurve, home: Reading) -> str:
    least, _, most = curve.own
    return say(
        f"rules.lengths.at_home{_both(home)}",
        least=least, most=most, chance=_share(curve.chance), **_shares(home),
    )  # fmt: skip


def _both(reading: Reading) -> str:
    return "_both" if RNN in reading.right else ""


def _shares(reading: Reading) -> dict[str, str]:
    """What the LSTM gets right, and the RNN if it is there."""
    found, right = {"lstm": LSTM, "rnn": RNN}, reading.right
    return {place: _share(right[name]) for place, name in found.items() if name in right}


def _far(curve: LengthCurve, home: Reading) -> str:
    """What becomes of both on the longest streams."""
    last = curve.readings[-1]
    if last.tokens < LONGER * home.tokens:
        return ""
    times = last.tokens / curve.longest
    said = say(
        f"rules.lengths.{'far' if times <= 1 else 'farther'}{_both(last)}",
        tokens=f"{last.tokens:.0f}", times=f"{times:.{0 if times >= 2.5 else 1}f}",
        **_shares(last),
    )  # fmt: skip
    if RNN in last.right and _lasts_longer(last):
        return f"{said} {say('rules.lengths.rnn_lasts')}"
    return said


def _lasts_longer(reading: Reading) -> bool:
    return reading.right[RNN] > reading.right[LSTM] + FALLS


def _claim(curve: LengthCurve, home: Reading) -> str:
    """What all this says of RNNs that forget after five or ten tokens."""
    return f"{say('rules.lengths.claim')} {_holds(curve, home)}"


def _holds(curve: LengthCurve, home: Reading) -> str:
    """Whether that is so of this one."""
    if home.right[RNN] < curve.chance + NO_BETTER:
        return say("rules.lengths.unlearned")
    grown = [each for each in curve.readings if each.tokens >= home.tokens]
    kept = list(takewhile(_as_good, grown))
    if len(kept) == len(grown):
        told = grown[-1].tokens > SAID + 1
        return say(f"rules.lengths.{'does_not' if told else 'too_short'}")
    if kept:
        fails, until = grown[len(kept)], kept[-1].tokens
        return say(
            f"rules.lengths.keeps_up{'' if until > SAID else '_home'}",
            tokens=f"{until:.0f}", fails=f"{fails.tokens:.0f}", right=_share(fails.right[RNN]),
        )  # fmt: skip
    short = curve.readings[0]
    distance = short.right[RNN] - home.right[RNN] > FALLS
    return say(
        f"rules.lengths.{'distance' if distance else 'not_distance'}",
        short=f"{short.tokens:.0f}", short_right=_share(short.right[RNN]),
        home=f"{home.tokens:.0f}", home_right=_share(home.right[RNN]),
    )  # fmt: skip


def _shorter(curve: LengthCurve, home: Reading) -> str:
    """Whether an RNN that does well on the level's own streams fails on shorter ones."""
    short = [each for each in curve.readings if each.tokens < SHORTER * home.tokens]
    worst = min(short, key=lambda each: each.right[RNN], default=None)
    if worst is None or not _as_good(home) or _as_good(worst):
        return ""
    right = _share(worst.right[RNN])
    return say("rules.lengths.shorter", right=right, tokens=f"{worst.tokens:.0f}")


def _as_good(reading: Reading) -> bool:
    return reading.right[RNN] >= AS_GOOD * reading.right[LSTM]


def _share(right: float) -> str:
    """A share of questions, never rounded up to all of them."""
    return "100%" if right >= 1.0 else f"{min(right, 0.994):.0%}"
