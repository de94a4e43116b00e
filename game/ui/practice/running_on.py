"""Running on in a duel: as many steps in a row as a way leads, which any key stops."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

from game.rules.move import Move
from game.rules.practice.run_on import Way
from game.words import say

if TYPE_CHECKING:
    from game.ui.practice.duel import DuelScene

STEP_MS: Final = 60.0
"""How long each step takes at the usual speed: it is not gone through part by part."""


class RunningOn:
    """The moves that are still to be made.

    Args:
        scene: the duel.
    """

    def __init__(self, scene: DuelScene) -> None:
        self._scene = scene
        self._queue: deque[Move] = deque()
        self._since = 0.0

    @property
    def going(self) -> bool:
        """Whether there are any."""
        return bool(self._queue)

    def begin(self, way: Way) -> None:
        """Go on for as long as this way leads; at once where motion is reduced."""
        scene = self._scene
        if scene.phase != "play" or self._queue or not scene.settle():
            return
        moves = scene.duel.run_on(scene.model.move, way)
        scene.notice = "" if moves else say("practice.duel.not_met")
        scene.pace.tempo.stop()
        self._queue.extend(moves)
        while self._queue and scene.app.settings.reduced_motion:
            self._step()

    def stop(self) -> bool:
        """Make no more of them; gives whether there were any."""
        going = self.going
        self._queue.clear()
        return going

    def update(self, dt: float) -> None:
        """Make the next one when its time has come; dt in milliseconds, at the player's speed."""
        self._since += dt
        if self._queue and self._since >= STEP_MS:
            self._since = 0.0
            self._step()

    def _step(self) -> None:
        scene = self._scene
        scene.model.turn_to(self._queue.popleft())
        scene.model.step(brief=True)
        scene.sync()
        if not scene.settle():
            self._queue.clear()
