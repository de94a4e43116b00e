"""Steps that a practice takes by itself: moves shown as the network makes them, or steps let go by.

Both go on until the stream ends, or a key is pressed; letting go by also stops before a token at
which the network would turn a valve, and before a question. In play nothing of it is to be had.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from game.rules.move import Move
from game.rules.practice.hints import needed
from game.rules.practice.outlook import network_move
from game.rules.session import Session
from game.ui.play.model import PlayModel

Doing: TypeAlias = Literal["show", "pass"]

SHOW_MS: Final = 350.0
"""How long the cell is to be seen at rest between two moves that are shown."""
PASS_MS: Final = 70.0
"""How long each of the tokens is seen that are let go by."""
ALL_MS: Final = 20_000.0
"""However long the stream is, the pauses together are no longer than this."""
ALL_PLAYING_MS: Final = 40_000.0
"""Nor what plays out of its steps than this."""


class Autoplay:
    """What a practice does by itself.

    Args:
        model: the practice; a play is left alone.
    """

    def __init__(self, model: PlayModel) -> None:
        self._model = model
        self.doing: Doing | None = None
        """What is being done, until it is done or stopped."""
        self._since = 0.0

    @property
    def _may(self) -> bool:
        return self._model.session.mode == "practice" and self._model.playing

    def show_move(self, *, parts: bool = True) -> None:
        """Set the valves as the network would, and take the step, perhaps part by part."""
        self._model.look_at(None)
        if self._may:
            self._model.turn_to(network_move(self._model.session))
            self._model.step(parts=parts, within=None if parts else self._within)

    @property
    def _within(self) -> float:
        """In how many milliseconds a step is to play out that is one of many."""
        return ALL_PLAYING_MS / len(self._model.session.deal)

    def begin(self, doing: Doing) -> None:
        """Take steps until the stream ends or something is to be decided; the first one at once."""
        self._model.look_at(None)
        if self._may:
            self.doing = doing
            self._next()

    def stop(self) -> bool:
        """Take no more steps unasked; False if none were being taken."""
        was, self.doing = self.doing, None
        return was is not None

    def _next(self) -> None:
        model, self._since = self._model, 0.0
        if self.doing == "show":
            self.show_move(parts=False)
        else:
            model.step(brief=True)
            if not model.session.finished and worth_a_stop(model.session, model.move):
                self.stop()
        if model.session.finished:
            self.stop()

    def update(self, dt: float) -> None:
        """Go on after a pause; dt in milliseconds. What plays out is let play out first."""
        if self.doing is None or self._model.run is not None:
            return
        self._since += dt * self._model.speed
        pause = min(SHOW_MS, ALL_MS / len(self._model.session.deal))
        if self._since >= (PASS_MS if self.doing == "pass" else pause):
            self._next()


def worth_a_stop(session: Session, move: Move) -> bool:
    """Whether the token that waits is a question, or one at which a valve has to be turned."""
    return session.deal.stream.steps[session.t].is_question or bool(needed(session, move))
