"""What kinds of token are called in sentences, and what they explain of the network's gates."""

from __future__ import annotations

from typing import Final

from game.level.measure.facts import NamedFact, facts_of
from game.level.model import Level, TokenClass
from game.lstm.cell import State
from game.rules.deal import Deal
from game.rules.differences import Difference
from game.rules.marks import ROUNDING
from game.words import say

ANY: Final = "{}"
"""Where the token stands in what a kind shows."""
EXAMPLES: Final = 2
"""So many tokens stand for a kind that the belt shows bare."""
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


def kind_of_label(label: str, level: Level) -> str:
    """What a stream remembers, in what the belt says of it, quoted: `“grew up in …”`.

    Args:
        label: the class it is picked from, with its own name where several are picked from it.
            What the belt says alike is numbered, in the order in which questions ask for it.
        level: the level. A label that begins with none of its classes is given as it is.
    """
    said = _kind_of(label, level)
    labels = [
        fact.label for fact in facts_of(level) if isinstance(fact, NamedFact) and not fact.map
    ]
    alike = [each for each in labels if _kind_of(each, level) == said]
    if len(alike) < 2 or label not in alike:
        return said
    return say("rules.inside.numbered", kind=said, number=alike.index(label) + 1)


def _kind_of(label: str, level: Level) -> str:
    """What the belt says of the class, by the longest name, that a label is or begins with."""
    found = [each.name for each in level.classes if f"{label} ".startswith(f"{each.name} ")]
    return kind_words(max(found, key=len), level) if found else label


def kind_words(cls: str, level: Level) -> str:
    """A class of tokens in what the belt says of it, quoted.

    Where the belt shows tokens bare, the first of them stand for all: `“cat, dog …”`; where it says
    the same of another class too, the first one with it: `“Ana comes in …”`.
    """
    kind = next(each for each in level.classes if each.name == cls)
    shown = [each.show for each in level.classes]
    if kind.show != ANY and shown.count(kind.show) == 1:
        return say("common.quoted", text=_shown(kind, "…"))
    first = kind.tokens[: EXAMPLES if kind.show == ANY else 1]
    more = " …" if len(kind.tokens) > len(first) else ""
    return say("common.quoted", text=", ".join(_shown(kind, token) for token in first) + more)


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
