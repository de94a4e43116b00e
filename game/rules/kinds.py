"""What the kind of a token explains of where the network sets a gate on it."""

from __future__ import annotations

from typing import Final

from game.lstm.cell import State
from game.rules.deal import Deal
from game.rules.differences import Difference
from game.rules.marks import ROUNDING
from game.words import say

APART: Final = 0.5
"""Two kinds of token are told apart by a gate if the network moves it by more than this."""


def with_kind(network: str, deal: Deal, t: int, each: Difference, before: State | None) -> str:
    """What the network did, and why, as far as that lies in the kind of the token.

    Where the same token also comes as another kind, on which the network sets the gate otherwise:
    `"Spain" came as "visit" here, not as "home": the network shut it`. Where it stands alike on
    all of a kind, whatever memory holds: `the network shut it, as on every "visit"`. Else no more
    than what it did. Kinds are named as the level names them.

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
        cls.name: abs(_gate(deal, each, step.token, cls.name, before) - each.own)
        for cls in deal.level.classes
        if cls.name != step.cls and step.token in cls.tokens
    }
    other = max(gaps, key=gaps.__getitem__, default="")
    if other and gaps[other] > APART:
        return say(
            "rules.coach.kind.other",
            token=step.token, kind=step.cls, other=other, network=network,
        )  # fmt: skip
    if _alike(deal, each, step.cls, before):
        return say("rules.coach.kind.alike", network=network, kind=step.cls)
    return network


def _alike(deal: Deal, each: Difference, name: str, before: State) -> bool:
    """Whether the network has the gate there on every token of a kind, and on any memory."""
    sizes = deal.network.sizes
    if sizes.recurrent or sizes.peephole:
        return False
    tokens = next(cls.tokens for cls in deal.level.classes if cls.name == name)
    stand = [_gate(deal, each, token, name, before) for token in tokens]
    return len(tokens) > 1 and all(abs(gate - each.own) <= ROUNDING for gate in stand)


def _gate(deal: Deal, each: Difference, token: str, cls: str, before: State) -> float:
    gates = deal.own_gates_for(token, cls, before)
    return float(getattr(gates, each.gate)[each.block])
