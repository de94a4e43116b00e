"""What flows of a play that is shown again: nothing is to be decided, so it never waits."""

from __future__ import annotations

from typing import Final

from game.rules.session import Session
from game.ui.export.reel import Reel

PLAYING_OUT: Final = 0.6
"""How much of the time for a step it may take to play out; then the next one's valves are seen."""


class ReelFlow:
    """A play that is shown again, as it flows."""

    undecided = False

    def __init__(self, reel: Reel) -> None:
        self._reel = reel

    @property
    def stream(self) -> Session:
        """The play."""
        return self._reel.session

    @property
    def t(self) -> int:
        """The step whose move is to be made."""
        return self._reel.at

    @property
    def may(self) -> bool:
        """Whether there is one."""
        return not self._reel.over

    @property
    def held(self) -> bool:
        """Whether a step waits to be gone on with."""
        run = self._reel.model.run
        return run is not None and run.stepped

    def begin(self) -> bool:
        """Go on, or from its end begin again."""
        if self._reel.over:
            self._reel.to(0)
        return self.may

    def take(self, every: float) -> None:
        """Make the move."""
        self._reel.step(parts=False, within=PLAYING_OUT * every)
