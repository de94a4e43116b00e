"""Valves that stand elsewhere than the network's, and which of them a move's cost is due to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from game.level.model import GateName
from game.lstm.cell import Gates, State
from game.rules.deal import Deal
from game.rules.marks import ROUNDING
from game.rules.move import Move
from game.rules.played import Played

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


def differences(deal: Deal, move: Move, own: Gates) -> list[Difference]:
    """The player's valves that stand elsewhere than the network's, the most different first."""
    found = [
        Difference(gate, block, ours, float(theirs))
        for gate in deal.player_gates
        for block, (ours, theirs) in enumerate(
            zip(move.gate(gate), getattr(own, gate), strict=True)
        )
    ]
    apart = [each for each in found if each.size > ROUNDING]
    return sorted(apart, key=lambda each: (-round(each.size, 1), _LIKELY.index(each.gate)))


def set_back(move: Move, back: Sequence[Difference]) -> Move:
    """A move with some valves where the network has them."""
    for each in back:
        move = move.with_gate(each.gate, each.block, each.own)
    return move


def blamed(
    deal: Deal, played: Played, found: Sequence[Difference], before: State | None
) -> list[Difference]:
    """The valve that cost most; two when neither explains the cost alone.

    Each is set back to the network's, to see how much of the cost that alone makes good.

    Args:
        deal: the deal it was played on.
        played: the move.
        found: its differences, the most different first, at least one.
        before: the memory before the move; without it, the valve that differs most is blamed.
    """
    if before is None or len(found) == 1:
        return list(found[:1])
    singles = [(each,) for each in found]
    now, *good = _outcomes(deal, played, before, [(), *singles])
    order = sorted(range(len(found)), key=lambda n: -good[n])
    best = good[order[0]] - now
    if best >= SHARED * -played.value:
        return [found[order[0]]]
    pairs = list(combinations([found[n] for n in order[:PAIRED]], 2))
    better = _outcomes(deal, played, before, pairs)
    most = max(range(len(pairs)), key=lambda n: better[n])
    return list(pairs[most]) if better[most] - now > best + WORTH_SAYING else [found[order[0]]]


def _outcomes(
    deal: Deal, played: Played, before: State, back: Sequence[Sequence[Difference]]
) -> list[float]:
    """What this step and the rest would earn with some valves set back, for each choice of them."""
    moves = [set_back(played.move, some) for some in back]
    return [float(bits) for bits in deal.outcomes(played.t, before, moves)]
