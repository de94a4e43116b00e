"""What happens when a stream has ended: the play is recorded, and goes on to its result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.level.model import Level
from game.lstm.weights import Weights
from game.progress.understood import was_led
from game.ui.scene import Command, Replace, Scene
from game.ui.watch import Reloads

if TYPE_CHECKING:
    from game.ui.play.scene import PlayScene


class Ending:
    """The end of the play on a play screen; before the stream has ended it does nothing."""

    def __init__(self, scene: PlayScene) -> None:
        self._scene = scene
        self._retry: bool | None = None
        self._result: Scene | None = None

    @property
    def recorded(self) -> bool:
        """Whether the play is recorded, and no more to be kept."""
        return self._retry is not None

    def follow(self) -> None:
        """Record the play with its last move: a kill while that is shown loses nothing."""
        scene = self._scene
        if self.recorded or not scene.model.over:
            return
        self._retry = scene.app.plays.record(scene.session, scene.seconds)
        if scene.session.mode == "guided":
            was_led(scene.app.store, scene.level.id)

    def prepare(self) -> None:
        """Make the result in the pause, where nobody sees that it takes a moment."""
        if self._scene.model.pause.ms is not None:
            self._made()

    def finish(self) -> Command:
        """Go to the result."""
        return Replace(self._made())

    def cut_short(self) -> Command:
        """A press in the pause: go to the result, unless it came too early to be meant so."""
        return self.finish() if self._scene.model.pause.may_be_left else None

    def fresh_result(self) -> Scene:
        """The result of the recorded play, on a fresh screen."""
        scene = self._scene
        return scene.app.scenes.result(scene.session, scene.app, scene.world, self._retry)

    def reload(self, level: Level, network: Weights) -> None:
        """Have the result know a level or network that was saved anew; the play stays as it was."""
        result = self._made()
        if isinstance(result, Reloads):
            result.reload(level, network)

    def _made(self) -> Scene:
        """The result of the recorded play, made once."""
        if self._result is None:
            self._result = self.fresh_result()
        return self._result
