"""How far the belt has run: which token is at the cell, and how the belt slides there."""

from __future__ import annotations

from game.rules.session import Session
from game.ui.motion import approach

SETTLED = 0.4
"""Nearer than so many units to its place the belt is there: nobody sees the last bit of its way."""


class BeltRun:
    """The belt's place, in steps and in units."""

    def __init__(self, session: Session) -> None:
        self.offset: float | None = None
        """How many units it has run; None before it was first placed."""
        self.rest(session)

    def rest(self, session: Session) -> None:
        """Have the token that waits at the cell."""
        self.at = float(min(session.t, len(session.deal) - 1))

    def slide(self, session: Session, share: float) -> None:
        """Have run so much of the way from the token of the last step to the one that waits."""
        self.at = min(session.t - 1 + share, len(session.deal) - 1)

    def update(self, dt: float, target: float, *, still: bool) -> None:
        """Run on towards `target` for dt milliseconds; at once if `still`."""
        if self.offset is None or still:
            self.offset = target
            return
        self.offset = approach(self.offset, target, dt, 110.0)
        if abs(self.offset - target) < SETTLED:
            self.offset = target
