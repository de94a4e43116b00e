"""The stream flowing by itself: so many steps a second, with the valves as they stand.

It is paused until the player lets it flow, and one key pauses it again. It waits at every new kind
of token, and where a question would go unheard, so that nothing ever depends on being quick; it
pauses when the player looks back, takes a step back, or something is laid over the play.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, TypeAlias

from game.progress.settings import TEMPO_MAX, TEMPO_STEP
from game.rules.flowing import waits
from game.rules.move import Move
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.play.model import PlayModel

FlowState: TypeAlias = Literal["paused", "flowing", "waits"]

USUAL: Final = 1.0
"""Steps per second, where the player has not said how many."""
PLAYING_OUT: Final = 0.85
"""How much of the time for a step it may take to play out."""


class Tempo:
    """The flow of one play.

    Args:
        model: the play.
        app: says how fast, and keeps it.
        held: whether something is asked of the player before the next step.
    """

    def __init__(self, model: PlayModel, app: AppContext, held: Callable[[], bool]) -> None:
        self._model, self._app, self._held = model, app, held
        self._session = model.session
        self._let_in: Session | None = None
        """The play at which the player let it flow: its token is not waited at."""
        self._found: tuple[Session, Move, bool] | None = None
        self._since = 0.0
        self.on = False

    @property
    def rate(self) -> float:
        """Steps per second."""
        return self._app.settings.tempo or USUAL

    @property
    def state(self) -> FlowState:
        """Whether it flows, and whether it waits for the player while it does."""
        if not self.on:
            return "paused"
        return "waits" if self._waits() else "flowing"

    def _waits(self) -> bool:
        model, found = self._model, self._found
        session, move = model.session, model.move
        if self._held():
            return True
        if model.run is not None or session is self._let_in:
            return False
        if found is None or found[0] is not session or found[1] is not move:
            self._found = found = session, move, waits(session, move)
        return found[2]

    def toggle(self) -> None:
        """Let the stream flow, or pause it."""
        self.on = not self.on and not self._model.session.finished
        self._since, self._session = 0.0, self._model.session
        if self.on:
            self._model.look_at(None)
            self._let_in = self._model.session

    def stop(self) -> None:
        """Pause it."""
        self.on = False

    def change(self, by: int) -> None:
        """Let it flow faster or slower, by so many notches."""
        rate = self.rate + by * TEMPO_STEP
        self._app.change(tempo=min(max(rate, TEMPO_STEP), TEMPO_MAX))

    def update(self, dt: float) -> None:
        """Take the next step when its time has come; dt in milliseconds."""
        if not self.on:
            return
        model, before = self._model, self._session
        if model.session is not before:
            self._since, self._session = 0.0, model.session  # the player has taken a step
        back = model.session.t < before.t or model.session.deal is not before.deal
        if back or model.session.finished or model.inspected is not None:
            self.stop()
            return
        if self._waits():
            self._since = 0.0
            return
        self._since += dt
        if self._since >= 1000.0 / self.rate:
            model.step(parts=False, within=PLAYING_OUT * 1000.0 / self.rate)
            self._since, self._session = 0.0, model.session
