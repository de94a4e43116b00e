"""Running on through a long stream: many steps at once, with held valves or by habit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from game.rules.move import Move
from game.rules.session import Session

Way: TypeAlias = Literal["hold", "habit"]
"""With the valves as they stand, or as each kind of token was last dealt with."""


def habits(sessions: Iterable[Session]) -> dict[str, Move]:
    """The move last made on each kind of token, in some plays, the latest last."""
    return {
        session.deal.stream.steps[played.t].cls: played.move
        for session in sessions
        for played in session.moves
    }


def run_on(session: Session, known: Mapping[str, Move], move: Move, way: Way) -> tuple[Move, ...]:
    """The moves that running on makes, from the token that waits to where it stops.

    Holding leaves the valves, and stops at a token of another kind than the first. By habit each
    kind of token gets what it got last, and it stops at a kind that was never met; there are no
    moves if that is the first. Neither looks further than to the kind of the token it stops at.

    Args:
        session: the play.
        known: the habits.
        move: where the valves stand; what they were turned to on this token goes before habit.
        way: whether to hold or to go by habit.
    """
    if session.finished:
        return ()
    left = [step.cls for step in session.deal.stream.steps[session.t :]]
    if way == "hold":
        alike = next((n for n, cls in enumerate(left) if cls != left[0]), len(left))
        return (move,) * alike
    if move != session.valves:
        known = {**known, left[0]: move}
    moves = []
    for cls in left:
        if cls not in known:
            break
        moves.append(known[cls])
    return tuple(moves)
