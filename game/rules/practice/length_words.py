"""What length curves say in words, above all whether the RNN fails where people say RNNs do."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from game.rules.practice.length_curve import LengthCurve, Reading
from game.rules.rivals import AS_GOOD, NO_BETTER

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
    never = ""
    if curve.readings and curve.readings[-1].tokens > curve.longest:
        never = f" Longer ones than {curve.longest} they never met."
    return (
        f"All were trained on the level's own streams, mostly {least} to {most} tokens, and on "
        f"shorter ones at first.{never}"
    )


def _at_home(curve: LengthCurve, home: Reading) -> str:
    least, _, most = curve.own
    rnn = f"the RNN {_share(home.right[RNN])}, " if RNN in home.right else ""
    return (
        f"On the level's own streams, {least} to {most} tokens, the LSTM answers "
        f"{_share(home.right[LSTM])} of the questions right, {rnn}guessing "
        f"{_share(curve.chance)}."
    )


def _far(curve: LengthCurve, home: Reading) -> str:
    """What becomes of both on the longest streams."""
    last = curve.readings[-1]
    if last.tokens < LONGER * home.tokens:
        return ""
    times = last.tokens / curve.longest
    far = "" if times <= 1 else f", {times:.{0 if times >= 2.5 else 1}f} times the level's longest"
    said = f"At {last.tokens:.0f} tokens{far}, the LSTM answers {_share(last.right[LSTM])}"
    if RNN not in last.right:
        return f"{said}."
    lasts = " Here it is the RNN that lasts longer." if _lasts_longer(last) else ""
    return f"{said}, the RNN {_share(last.right[RNN])}.{lasts}"


def _lasts_longer(reading: Reading) -> bool:
    return reading.right[RNN] > reading.right[LSTM] + FALLS


def _claim(curve: LengthCurve, home: Reading) -> str:
    """What all this says of RNNs that forget after five or ten tokens."""
    people = "People say that RNNs forget after 5 to 10 tokens."
    if home.right[RNN] < curve.chance + NO_BETTER:
        return (
            f"{people} This one has not learned the task at any length, so nothing follows here "
            "of how fast it forgets."
        )
    grown = [each for each in curve.readings if each.tokens >= home.tokens]
    kept = list(takewhile(_as_good, grown))
    if len(kept) == len(grown):
        if grown[-1].tokens <= SAID + 1:
            return f"{people} No stream here is long enough to tell."
        return f"{people} This one does not: it is as good as the LSTM up to the longest streams."
    if kept:
        fails, until = grown[len(kept)], kept[-1].tokens
        far = f"through {until:.0f} tokens" if until > SAID else "at the length it was trained on"
        return (
            f"{people} This one keeps up with the LSTM {far}; at {fails.tokens:.0f} it answers "
            f"{_share(fails.right[RNN])}."
        )
    short = curve.readings[0]
    figures = (
        f"at {short.tokens:.0f} tokens it answers {_share(short.right[RNN])}, at "
        f"{home.tokens:.0f} {_share(home.right[RNN])}"
    )
    if short.right[RNN] - home.right[RNN] <= FALLS:
        return f"{people} Distance is not what this one fails by: {figures}."
    return f"{people} This one does get worse with distance: {figures}."


def _shorter(curve: LengthCurve, home: Reading) -> str:
    """Whether an RNN that does well on the level's own streams fails on shorter ones."""
    short = [each for each in curve.readings if each.tokens < SHORTER * home.tokens]
    worst = min(short, key=lambda each: each.right[RNN], default=None)
    if worst is None or not _as_good(home) or _as_good(worst):
        return ""
    return (
        f"On shorter streams it fails too ({_share(worst.right[RNN])} at {worst.tokens:.0f} "
        "tokens), though it began with such: what it learned fits the lengths it was trained on "
        "last. To hold a fact for as long as it takes is what the gates are for."
    )


def _as_good(reading: Reading) -> bool:
    return reading.right[RNN] >= AS_GOOD * reading.right[LSTM]


def _share(right: float) -> str:
    """A share of questions, never rounded up to all of them."""
    return "100%" if right >= 1.0 else f"{min(right, 0.994):.0%}"
