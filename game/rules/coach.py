"""The coach: one sentence about a move, in the words of the level it was played on."""

from __future__ import annotations

from collections.abc import Sequence

from game.lstm.cell import State
from game.rules.consequences import consequence
from game.rules.deal import Deal
from game.rules.differences import (
    WORTH_SAYING as WORTH_SAYING,
)
from game.rules.differences import (
    Difference,
    blamed,
    differences,
)
from game.rules.kinds import with_kind
from game.rules.marks import ROUNDING
from game.rules.names import quoted, valve_words, wanted
from game.rules.played import Played
from game.rules.session import Session
from game.words import capital, say


def explain_move(session: Session, t: int) -> str:
    """One sentence about the move played at step t of a session.

    The valve to name is found by setting each one back to the network's, and looking how much of
    the cost that alone makes good.

    Raises:
        IndexError: step t was not played yet.
    """
    before = session.moves[t - 1].trace.state if t > 0 else State.zero(session.deal.network.sizes)
    return explain(session.deal, session.moves[t], before)


def explain(deal: Deal, played: Played, before: State | None = None) -> str:
    """One sentence about a move.

    Args:
        deal: the deal it was played on.
        played: the move and what came of it.
        before: the memory before the move. Without it, the valve that is named is the one that
            differs most, which may not be the one that cost most.
    """
    found = differences(deal, played.move, played.own)
    if played.value > WORTH_SAYING and played.mark == "!!":
        return _better(deal, played, found)
    if played.value >= -WORTH_SAYING or not found:
        return _harmless(deal, played, found)
    if before is None and played.t == 0:
        before = State.zero(deal.network.sizes)
    return _mistake(deal, played, blamed(deal, played, found, before), before)


# -- in words -----------------------------------------------------------------------------------


def _mistake(deal: Deal, played: Played, guilty: Sequence[Difference], before: State | None) -> str:
    first = guilty[0]
    came = consequence(deal, played, first, before)
    sentences = [
        say(
            f"rules.coach.mistake{'_with' if came else ''}",
            did=_did(deal, played, first),
            came=came,
            network=with_kind(_network(first), deal, played.t, first, before),
        )
    ]
    for other in guilty[1:2]:
        valve = capital(valve_words(deal, other.gate, other.block))
        sentences.append(say("rules.coach.also", valve=valve, network=_network(other)))
    return " ".join([*sentences, say("rules.coach.cost", bits=_bits(-played.value))])


def _better(deal: Deal, played: Played, found: list[Difference]) -> str:
    bits = _bits(played.value)
    if not found:
        return say("rules.coach.better_than_own", token=_token(deal, played), bits=bits)
    most = found[0]
    return say(
        "rules.coach.better", did=_did(deal, played, most), network=_network(most), bits=bits
    )


def _harmless(deal: Deal, played: Played, found: list[Difference]) -> str:
    step, token = deal.stream.steps[played.t], _token(deal, played)
    if step.counts and not step.accepts(played.predicted):
        return say(
            "rules.coach.not_to_blame",
            token=token, answer=quoted(played.predicted), wanted=wanted(step),
        )  # fmt: skip
    if not found:
        return say("rules.coach.same", token=token)
    most = found[0]
    return say(
        f"rules.coach.{'gained' if played.value > WORTH_SAYING else 'free'}",
        did=_did(deal, played, most),
        network=_network(most),
        bits=_bits(played.value),
    )


def _token(deal: Deal, played: Played) -> str:
    return deal.stream.steps[played.t].text


def _did(deal: Deal, played: Played, each: Difference) -> str:
    """`You shut the input gate on "tea"`: what the player did, honest about half-open."""
    return say(
        f"rules.coach.did.{_stand(each.played, 'half')}",
        valve=valve_words(deal, each.gate, each.block),
        token=_token(deal, played),
        value=f"{each.played:.2f}",
    )


def _network(each: Difference) -> str:
    return say(f"rules.coach.network.{_stand(each.own, 'set')}", value=f"{each.own:.2f}")


def _stand(value: float, between: str) -> str:
    """Whether a gate is opened, shut, or something in between."""
    return "opened" if value >= 1.0 - ROUNDING else "shut" if value <= ROUNDING else between


def _bits(bits: float) -> str:
    return say("common.bits", value=f"{bits:.1f}" if bits >= 0.95 else f"{bits:.2f}")
