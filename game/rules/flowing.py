"""Where a stream that flows by itself waits for the player, going by what was met already."""

from __future__ import annotations

from typing import Final

from game.rules.move import Move
from game.rules.session import Session

HEARD: Final = 0.5
"""An output gate open wider than this lets an answer be heard."""


def waits(session: Session, move: Move) -> bool:
    """Whether the token that waits is one to be decided on, and not one to let go by.

    That is a token of a kind that was not met yet in this stream, and one of a kind that has asked
    before, while no output valve is open. Nothing is told by it that the player cannot know: what
    the tokens to come are, and whether this one asks, has no part in it.

    Args:
        session: the play.
        move: where the valves stand.
    """
    if session.finished:
        return False
    steps = session.deal.stream.steps
    alike = [step for step in steps[: session.t] if step.cls == steps[session.t].cls]
    if not alike:
        return True
    mine = session.level.gates.owner("o") == "player"
    unheard = mine and max(move.gate("o")) <= HEARD
    return unheard and any(step.is_question for step in alike)
