"""What flows of a play by hand: it waits at every new kind of token, and at a question unheard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from game.rules.deal import Deal
from game.rules.flowing import waits
from game.rules.move import Move
from game.rules.session import Session
from game.ui.play.model import PlayModel

PLAYING_OUT: Final = 0.85
"""How much of the time for a step it may take to play out."""


class PlayFlow:
    """A play that flows.

    Args:
        model: gives the play as it is now.
        asked: whether something is asked of the player before the next step.
    """

    def __init__(
        self, model: Callable[[], PlayModel], asked: Callable[[], bool] = lambda: False
    ) -> None:
        self._now, self._asked = model, asked
        self._found: tuple[Session, Move, bool] | None = None

    @property
    def model(self) -> PlayModel:
        """The play."""
        return self._now()

    @property
    def stream(self) -> Deal:
        """The stream that is played, and all that goes with it."""
        return self.model.session.deal

    @property
    def t(self) -> int:
        """The step that waits."""
        return self.model.session.t

    @property
    def may(self) -> bool:
        """Whether there is one, and it is what is shown."""
        return not self.model.session.finished and self.model.inspected is None

    @property
    def held(self) -> bool:
        """Whether something is asked, or a step waits to be gone on with."""
        run = self.model.run
        return self._asked() or (run is not None and run.stepped)

    @property
    def undecided(self) -> bool:
        """Whether its token is of a new kind, or may be a question that nobody would hear of."""
        if self.model.run is not None:
            return False
        session, move, found = self.model.session, self.model.move, self._found
        if found is None or found[0] is not session or found[1] is not move:
            self._found = found = session, move, waits(session, move)
        return found[2]

    def begin(self) -> bool:
        """Come back to the step that waits; False at the end."""
        if self.model.session.finished:
            return False
        self.model.look_at(None)
        return True

    def take(self, every: float) -> None:
        """Take the step with the valves as they stand."""
        self.model.step(parts=False, within=PLAYING_OUT * every)
