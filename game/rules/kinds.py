"""What the kind of a token explains of where the network sets a gate on it."""

from __future__ import annotations

from typing import Final

from game.level.model import TokenClass
from game.lstm.cell import State
from game.rules.deal import Deal
from game.rules.differences import Difference
from game.rules.marks import ROUNDING
from game.words import say

ANY: Final = "{}"
"""Where the token stands in what a kind shows."""
APART: Final = 0.5
"""Two kinds of token are told apart by a gate if the network moves it by more than this."""


def with_kind(network: str, deal: Deal, t: int, each: Difference, before: State | None) -> str:
    """What the network did, and why, as far as that lies in the kind of the token.

    Where the same token also comes as another kind, on which the network sets the gate otherwise:
    `this was “visited Spain”, not “grew up in Spain”: the network shut it`. Where it stands alike
    on all of a kind, whatever memory holds: `the network shut it, as on every “visited …”`. Else
    no more than what it did. Kinds are told by what stands on the belt: what the level's file
    calls them is nowhere to be seen in play.

    Args:
        network: what the network did with the gate.
        deal: the level, its network and the stream.
        t: the step.
        each: the gate, and where the network has it there.
        before: the memory that the step found; nothing is added where it is not known.
    """
    if before is None:
        return network
    step = deal.stream.steps[t]
    gaps = {
        text: abs(_gate(deal, each, step.token, cls.name, before) - each.own)
        for cls in deal.level.classes
        if step.token in cls.tokens and (text := _shown(cls, step.token)) != step.text
    }
    other = max(gaps, key=gaps.__getitem__, default="")
    if other and gaps[other] > APART:
        return say(
            "rules.coach.kind.other",
            token=step.text, other=other, network=network,
        )  # fmt: skip
    kind = next(cls for cls in deal.level.classes if cls.name == step.cls)
    if not _alike(deal, each, kind, before):
        return network
    if kind.show == ANY:
        return say("rules.coach.kind.alike", network=network)
    return say("rules.coach.kind.alike_shown", network=network, kind=_shown(kind, "…"))


def _shown(kind: TokenClass, token: str) -> str:
    """What the belt says of a token of a kind."""
    return kind.show.replace(ANY, token)


def _alike(deal: Deal, each: Difference, kind: TokenClass, before: State) -> bool:
    """Whether the network has the gate there on every token of a kind, and on any memory."""
    sizes = deal.network.sizes
    if sizes.recurrent or sizes.peephole:
        return False
    stand = [_gate(deal, each, token, kind.name, before) for token in kind.tokens]
    return len(stand) > 1 and all(abs(gate - each.own) <= ROUNDING for gate in stand)


def _gate(deal: Deal, each: Difference, token: str, cls: str, before: State) -> float:
    gates = deal.own_gates_for(token, cls, before)
    return float(getattr(gates, each.gate)[each.block])
