"""The coach: one sentence about a move, in the words of the level it was played on."""

from __future__ import annotations

from collections.abc import Sequence

from game.level.stream import BLANK
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
    valve_words,
)
from game.rules.kinds import kind_clause
from game.rules.marks import ROUNDING
from game.rules.session import Played, Session


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
    step, first = deal.stream.steps[played.t], guilty[0]
    came_of_it = consequence(deal, played, first, before)
    kind = kind_clause(deal, played.t, first, before)
    lead, tail = (f"{kind}: ", "") if kind and not kind.startswith(",") else ("", kind)
    sentence = (
        f'You {_did(deal, first)} on "{step.text}"{came_of_it}; {lead}{_network(first)}{tail}.'
    )
    if len(guilty) > 1:
        other = valve_words(deal, guilty[1].gate, guilty[1].block)
        sentence += f" {other[0].upper()}{other[1:]} had a part in it: {_network(guilty[1])}."
    return f"{sentence} Cost: {_bits(-played.value)}."


def _better(deal: Deal, played: Played, found: list[Difference]) -> str:
    token = f'"{deal.stream.steps[played.t].text}"'
    gain = f"Gain: {_bits(played.value)}."
    if not found:
        return f"On {token} this was better than the network's own move. {gain}"
    most = found[0]
    return f"You {_did(deal, most)} on {token}; {_network(most)}, and you did better. {gain}"


def _harmless(deal: Deal, played: Played, found: list[Difference]) -> str:
    step = deal.stream.steps[played.t]
    token = f'"{step.text}"'
    if step.counts and not step.accepts(played.predicted):
        answer = f'"{played.predicted}"' if played.predicted != BLANK else "nothing"
        return (
            f"On {token} you answered {answer}, not {step.wanted}; but this move is not to "
            "blame, for the network could have done no better with this memory."
        )
    if not found:
        return f"On {token} your valves stood where the network's did."
    most = found[0]
    gained = played.value > WORTH_SAYING
    worth = f"gained {_bits(played.value)}" if gained else "cost nothing"
    return f"You {_did(deal, most)} on {token}; {_network(most)}. Here that {worth}."


def _did(deal: Deal, each: Difference) -> str:
    """`shut the input gate`: what the player did, honest about half-open."""
    valve = valve_words(deal, each.gate, each.block)
    if each.played >= 1.0 - ROUNDING:
        return f"opened {valve}"
    if each.played <= ROUNDING:
        return f"shut {valve}"
    return f"left {valve} half open ({each.played:.2f})"


def _network(each: Difference) -> str:
    if each.own >= 1.0 - ROUNDING:
        return f"the network opened it ({each.own:.2f})"
    if each.own <= ROUNDING:
        return f"the network shut it ({each.own:.2f})"
    return f"the network set it to {each.own:.2f}"


def _bits(bits: float) -> str:
    return f"{bits:.1f} bits" if bits >= 0.95 else f"{bits:.2f} bits"
