"""Hints in three grades for the step that waits: which gate matters, which way, how far.

What a valve costs on this stream is told with hindsight: neither player nor network knows whether
the fact of this token will be asked for. So a valve also matters where the network would turn it
by half and more, and memory would be another for it, although nothing comes of it this time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.rules.differences import (
    WORTH_SAYING,
    Difference,
    differences,
    set_back,
)
from game.rules.marks import ROUNDING
from game.rules.move import Move
from game.rules.names import valve_words
from game.rules.session import Session
from game.words import capital, listed, say

GRADES: Final = 3
"""Which gate, which way, the setting."""

FAR: Final = 0.5
"""A valve that stands this far from the network's may matter even where it costs nothing."""

TRACED: Final = 0.25
"""Memory is another one if a cell differs by this much."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint.

    Args:
        grade: 1 names the valves, 2 says which way to turn them, 3 how far; 0 where nothing has to
            be turned.
        needed: the valves to turn, the most important first.
        text: the hint in words.
    """

    grade: int
    needed: tuple[Difference, ...]
    text: str


def needed(session: Session, move: Move) -> tuple[Difference, ...]:
    """The valves that have to be turned for the step that waits, the most important first.

    They are those that would leave another memory behind than the network's, and so many of the
    others that stand elsewhere than the network's as make good, up to what is not worth saying,
    what the move would still cost against the network's own. They are ranked by what each one
    would cost if it alone were left as it stands, then by how much it changes memory.

    Args:
        session: a play whose stream has not ended.
        move: where the valves stand now.

    Raises:
        ValueError: the stream has ended.
    """
    if session.finished:
        raise ValueError("The stream has ended: there is nothing to give a hint for.")
    deal = session.deal
    found = differences(deal, move, deal.own_gates(session.t, session.state))
    if not found:
        return ()
    traces = _traces(session, move, found)
    kept = [each for each in found if each.size > FAR and traces[each] > TRACED]
    kept += _costly(session, move, found, kept)
    alone = _outcomes(session, move, [[o for o in found if o is not each] for each in kept])
    cost = dict(zip(kept, alone, strict=True))
    return tuple(sorted(kept, key=lambda each: (round(cost[each], 2), -traces[each])))


def _costly(
    session: Session, move: Move, found: Sequence[Difference], kept: Sequence[Difference]
) -> list[Difference]:
    """What has to be turned besides: chosen one by one, always what makes good the most."""
    chosen: list[Difference] = []
    left = [each for each in found if each not in kept]
    goal, now = _outcomes(session, move, [found, kept])
    while goal - now > WORTH_SAYING and left:
        tries = _outcomes(session, move, [[*kept, *chosen, each] for each in left])
        best = max(range(len(left)), key=tries.__getitem__)
        now = tries[best]
        chosen.append(left.pop(best))
    for each in chosen[-2::-1]:  # the last one chosen was still needed then
        rest = [other for other in chosen if other is not each]
        if goal - _outcomes(session, move, [[*kept, *rest]])[0] <= WORTH_SAYING:
            chosen = rest
    return chosen


def _traces(session: Session, move: Move, found: Sequence[Difference]) -> dict[Difference, float]:
    """How far from the network's memory each valve leads, all others set as the network would."""
    deal, t, before = session.deal, session.t, session.state
    goal = deal.own_step(t, before).c
    traces = {}
    for each in found:
        others = [other for other in found if other is not each]
        left = deal.step(t, before, set_back(move, others))[0].c
        traces[each] = float(np.abs(left - goal).max())
    return traces


def _outcomes(session: Session, move: Move, back: Sequence[Sequence[Difference]]) -> list[float]:
    moves = [set_back(move, some) for some in back]
    return [float(bits) for bits in session.deal.outcomes(session.t, session.state, moves)]


def hint(session: Session, move: Move, grade: int) -> Hint:
    """The hint of a grade for the step that waits, its valves standing as the move says.

    Raises:
        ValueError: the stream has ended, or there is no such grade.
    """
    if not 1 <= grade <= GRADES:
        raise ValueError(f"Hints have grades from 1 to {GRADES}; there is no grade {grade}.")
    valves = needed(session, move)
    if not valves:
        return Hint(0, (), say("rules.hints.none"))
    return Hint(grade, valves, (_which, _way, _setting)[grade - 1](session, valves))


# -- in words -------------------------------------------------------------------------------------


def _which(session: Session, valves: Sequence[Difference]) -> str:
    names = _names(session, valves)
    token = session.deal.stream.steps[session.t].text
    key = "rules.hints.which" if len(names) == 1 else "rules.hints.which_most"
    return capital(say(key, valve=names[0], token=token, others=listed(names[1:], "and")))


def _way(session: Session, valves: Sequence[Difference]) -> str:
    ways: dict[str, list[str]] = {}
    for each, name in zip(valves, _names(session, valves), strict=True):
        way = "open" if each.own > each.played else "shut"
        partly = "_partly" if ROUNDING < each.own < 1.0 - ROUNDING else ""
        ways.setdefault(f"{way}{partly}", []).append(name)
    told = [
        say(f"rules.hints.way.{way}", valves=listed(names, "and")) for way, names in ways.items()
    ]
    return f"{capital(listed(told, 'also'))}."


def _setting(session: Session, valves: Sequence[Difference]) -> str:
    names = _names(session, valves)
    told = [
        say("rules.hints.set_to", valve=name, value=f"{each.own:.2f}")
        for name, each in zip(names, valves, strict=True)
    ]
    return say("rules.hints.set", valves=listed(told, "and"))


def _names(session: Session, valves: Sequence[Difference]) -> list[str]:
    return [valve_words(session.deal, each.gate, each.block) for each in valves]
