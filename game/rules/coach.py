"""The coach: one sentence about a move, in the words of the level it was played on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from game.level.model import BLOCKS, GATE_WORDS, GateName
from game.level.stream import BLANK
from game.lstm.cell import State
from game.rules.deal import Deal
from game.rules.marks import ROUNDING
from game.rules.move import Move
from game.rules.session import Played, Session

WORTH_SAYING: Final = 0.05
"""Moves that cost or gained fewer bits than this are spoken of as costing nothing."""

SHARED: Final = 0.6
"""A valve that explains less of the cost than this is named together with the next one."""

PAIRED: Final = 6
"""So many of the most telling valves are tried in pairs."""

_LIKELY: Final[tuple[GateName, ...]] = ("o", "i", "f")
"""Which gate to name first where two differ alike: speaking shows at once, forgetting may not."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One valve of the player's that stands elsewhere than the network's."""

    gate: GateName
    block: int
    played: float
    own: float

    @property
    def size(self) -> float:
        """How far apart the two are."""
        return abs(self.played - self.own)


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
    differences = _differences(deal, played)
    if played.value > WORTH_SAYING and played.mark == "!!":
        return _better(deal, played, differences)
    if played.value >= -WORTH_SAYING or not differences:
        return _harmless(deal, played, differences)
    if before is None and played.t == 0:
        before = State.zero(deal.network.sizes)
    blamed = _blame(deal, played, differences, before)
    sentence = _mistake(deal, played, blamed[0])
    if len(blamed) > 1:
        other = _valve(deal, blamed[1])
        sentence += f" {other[0].upper()}{other[1:]} had a part in it: {_network(blamed[1])}."
    return f"{sentence} Cost: {_bits(-played.value)}."


# -- which valve ------------------------------------------------------------------------------


def _differences(deal: Deal, played: Played) -> list[Difference]:
    """The player's valves that stand elsewhere than the network's, the most different first."""
    found = [
        Difference(gate, block, float(ours), float(own))
        for gate in deal.player_gates
        for block, (ours, own) in enumerate(
            zip(getattr(played.trace, gate), getattr(played.own, gate), strict=True)
        )
    ]
    apart = [each for each in found if each.size > ROUNDING]
    return sorted(apart, key=lambda each: (-round(each.size, 1), _LIKELY.index(each.gate)))


def _blame(
    deal: Deal, played: Played, differences: list[Difference], before: State | None
) -> list[Difference]:
    """The valve that cost most; two when neither explains the cost alone."""
    if before is None or len(differences) == 1:
        return differences[:1]
    now = _evaluate(deal, played, before, [])

    def made_good(*back: Difference) -> float:
        return _evaluate(deal, played, before, back) - now

    ranked = sorted(differences, key=lambda each: -made_good(each))
    best = made_good(ranked[0])
    if best >= SHARED * -played.value:
        return ranked[:1]
    pair = max(combinations(ranked[:PAIRED], 2), key=lambda both: made_good(*both))
    return list(pair) if made_good(*pair) > best + WORTH_SAYING else ranked[:1]


def _evaluate(deal: Deal, played: Played, before: State, back: Sequence[Difference]) -> float:
    """What this step and the rest would earn with some valves where the network has them."""
    move = Move(played.trace.f.tolist(), played.trace.i.tolist(), played.trace.o.tolist())
    for each in back:
        move = move.with_gate(each.gate, each.block, each.own)
    trace, _ = deal.step(played.t, before, move)
    return deal.bits(played.t, trace) + deal.bits_played_on(played.t + 1, trace.state)


# -- in words -----------------------------------------------------------------------------------


def _mistake(deal: Deal, played: Played, blamed: Difference) -> str:
    step = deal.stream.steps[played.t]
    less = blamed.played < blamed.own
    partly = ROUNDING < blamed.played < 1.0 - ROUNDING
    much = "too much of " if partly else ""
    match blamed.gate:
        case "o" if not less and not step.is_question:
            heard = f'said "{played.predicted}"' if played.predicted != BLANK else "could be heard"
            came_of_it = f", where nothing was asked, and the memory {heard}"
        case "o" if less and step.is_question:
            came_of_it = f", so the memory could {'hardly' if partly else 'not'} answer"
        case "o" if not less and deal.network.sizes.K > 1:
            came_of_it = ", and it spoke into the answer"
        case "i" if less:
            came_of_it = f", so {'too little of it was' if partly else 'it was not'} written"
        case "i":
            came_of_it = f", and {much}it got into the memory"
        case "f" if less:
            came_of_it = f", and {much}what the memory held was lost"
        case "f":
            came_of_it = f", and {much}what was there before stayed"
        case _:
            came_of_it = ""
    did = _did(blamed, _valve(deal, blamed))
    return f'You {did} on "{step.text}"{came_of_it}; {_network(blamed)}.'


def _better(deal: Deal, played: Played, differences: list[Difference]) -> str:
    token = f'"{deal.stream.steps[played.t].text}"'
    gain = f"Gain: {_bits(played.value)}."
    if not differences:
        return f"On {token} this was better than the network's own move. {gain}"
    most = differences[0]
    did = _did(most, _valve(deal, most))
    return f"You {did} on {token}; {_network(most)}, and you did better. {gain}"


def _harmless(deal: Deal, played: Played, differences: list[Difference]) -> str:
    step = deal.stream.steps[played.t]
    token = f'"{step.text}"'
    if step.counts and not step.accepts(played.predicted):
        answer = f'"{played.predicted}"' if played.predicted != BLANK else "nothing"
        return (
            f"On {token} you answered {answer}, not {step.wanted}; but this move is not to "
            "blame, for the network could have done no better with this memory."
        )
    if not differences:
        return f"On {token} your valves stood where the network's did."
    most = differences[0]
    gained = played.value > WORTH_SAYING
    worth = f"gained {_bits(played.value)}" if gained else "cost nothing"
    did = _did(most, _valve(deal, most))
    return f"You {did} on {token}; {_network(most)}. Here that {worth}."


def _valve(deal: Deal, each: Difference) -> str:
    name = f"the {GATE_WORDS[each.gate]} gate"
    return f"{name} of block {BLOCKS[each.block]}" if deal.network.sizes.K > 1 else name


def _did(each: Difference, valve: str) -> str:
    """`shut the input gate`: what the player did, honest about half-open."""
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
