"""Where a stream that flows by itself waits for the player: at what may be a question, unheard."""

from __future__ import annotations

from itertools import chain

from game.level.model import Level
from game.level.nodes import Again, Pick, Say, Series, every_node, target_of
from game.rules.move import Move
from game.rules.session import Session

HEARD = 0.5
"""An output gate open wider than this lets an answer be heard."""


def waits(session: Session, move: Move, asks: frozenset[str]) -> bool:
    """Whether the token that waits is one that may ask, while every output valve is shut.

    Tokens of a kind that asks now and then are all waited at: whether this one does is for the
    player to know. Where the output gates are not the player's there is nothing to wait for.

    Args:
        session: the play.
        move: where the valves stand.
        asks: the level's classes that ask, see `asking`.
    """
    level = session.level
    if session.finished or level.gates.owner("o") != "player":
        return False
    step = session.deal.stream.steps[session.t]
    return step.cls in asks and max(move.gate("o")) <= HEARD


def asking(level: Level) -> frozenset[str]:
    """The classes of tokens of which some ask a question."""
    nodes = list(chain(*(every_node(body) for body in (level.stream, *level.rules.values()))))
    named = {node.name: node.cls for node in nodes if isinstance(node, Pick) and node.name}
    found = set()
    for node in nodes:
        if target_of(node) is None:
            continue
        if isinstance(node, Say | Pick | Series):
            found.add(node.cls)
        elif isinstance(node, Again):
            found.add(node.cls or named.get(node.name, ""))
    return frozenset(found)
