"""What if: one past move changed, and the rest of the run played again exactly as it was."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.rules.move import Move
from game.rules.session import Session


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A run beside the same run with one move changed.

    Args:
        t: the step whose move was changed.
        before: the play as it was.
        after: the play with that move changed, and every other move as it was made.
    """

    t: int
    before: Session
    after: Session

    @property
    def gain(self) -> float:
        """How many bits more the changed run earns when the network plays on at its end."""
        return self.after.evaluation - self.before.evaluation

    @property
    def turned(self) -> tuple[int, ...]:
        """The steps at which the likeliest answer is another one."""
        pairs = zip(self.before.moves, self.after.moves, strict=True)
        return tuple(was.t for was, now in pairs if was.predicted != now.predicted)


def what_if(session: Session, t: int, move: Move) -> WhatIf:
    """Change the move of step t, and leave all others as they were made.

    Nothing of the play itself is undone, so none of it counts as an undo.

    Raises:
        ValueError: step t was not played yet, or the move is for another number of blocks.
    """
    if not 0 <= t < session.t:
        raise ValueError(f"Step {t} is not among the {session.t} steps already played.")
    later = [played.move for played in session.moves[t + 1 :]]
    until = replace(session, moves=session.moves[:t], undone=())
    return WhatIf(t, session, until.play_all([move, *later]))


def branch(session: Session, t: int) -> Session:
    """A practice that goes on behind step t; of the last step, one that plays it again.

    All of the stream may have been seen by then, so it is no play any more.

    Raises:
        ValueError: step t was not played yet.
    """
    if not 0 <= t < session.t:
        raise ValueError(f"Step {t} is not among the {session.t} steps already played.")
    back = session.back_to(min(t + 1, len(session.deal) - 1))
    return replace(back, mode="practice", undone=())
