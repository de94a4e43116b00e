"""What of a review is heard: the step that is looked at, and the memory it left."""

from __future__ import annotations

from game.lstm.weights import Array
from game.rules.session import Session
from game.ui.play.heard import say_step
from game.ui.sound.player import Sound


class HeardStep:
    """Follows the step that is looked at. `follow` is called in every frame."""

    def __init__(self, sound: Sound) -> None:
        self._sound = sound
        self._shown: tuple[Session, int] | None = None
        self._state: Array

    def follow(self, session: Session, t: int) -> None:
        """Let the token and the answer of a step be heard when it is come to, and its memory."""
        before = self._shown
        if before is None or before[0] is not session or before[1] != t:
            self._shown = session, t
            self._state = session.moves[t].trace.c.reshape(session.level.memory.blocks, -1)
            if before is not None and before[1] != t:
                say_step(self._sound, session, t)
        self._sound.hear(self._state)
