"""Reloading while it is played: the level's file and its network are watched, and read when saved.

A few times a second, on the frame's own time and without a thread, it is looked whether one of the
two was saved. Whoever writes a level sees it change, or what is wrong with it, and keeps the place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol, runtime_checkable

from game.level.format.problems import LevelError
from game.level.model import Level
from game.level.network import NetworkError
from game.lstm.weights import Weights
from game.ui.context import AppContext
from game.ui.drawing.glyphs import forget_pictures
from game.ui.library import Stamps, file_stamp, level_stamps
from game.ui.scene import Scene
from game.ui.trouble import Trouble, unsound, untrained

POLL_MS: Final = 250.0


@runtime_checkable
class Reloads(Protocol):
    """A scene of a level that can go on with the level as it was saved anew."""

    @property
    def level(self) -> Level:
        """The level that is played or reviewed."""

    def reload(self, level: Level, network: Weights) -> None:
        """Go on with this level and network instead of those there were."""


@runtime_checkable
class Tells(Protocol):
    """The scene that is laid over the others while a file is in trouble."""

    def tell(self, trouble: Trouble) -> None:
        """Show this trouble instead of the one before."""


@runtime_checkable
class Trains(Protocol):
    """A scene in which a level's network is trained: it needs none that is there already."""

    @property
    def level(self) -> Level:
        """The level that is trained."""

    def saved(self, level: Level) -> None:
        """Train this level from now on."""


@dataclass
class Watch:
    """Watches the level that is being played, whichever it is."""

    app: AppContext
    _path: Path | None = None
    _read: Stamps = ()
    """How the files were when they were read last."""
    _saved: Stamps = ()
    """How they were when it was last looked; files still being written go on changing."""
    _since: float = field(default=0.0)

    def follow(self, stack: list[Scene], dt: float) -> bool:
        """Look at the files every now and then, and change the stack of scenes as they say.

        Args:
            stack: the scenes, the shown one last.
            dt: how many milliseconds have gone by.

        Returns:
            Whether anything was changed, so that it must be laid out anew.
        """
        self._since += dt
        if self._since < POLL_MS:
            return False
        self._since = 0.0
        level = _played(stack)
        if level is None or level.path is None:
            self._path = None
            return False
        now = _stamp(level)
        if level.path != self._path:
            self._path, self._read = level.path, now
        settled, self._saved = now == self._saved, now
        if now == self._read or not settled:
            return False
        self._read = now
        return self._reload(stack, level.path)

    def _reload(self, stack: list[Scene], path: Path) -> bool:
        panels = [scene for scene in stack if isinstance(scene, Tells)]
        trains = [s for s in stack if isinstance(s, Trains) and s.level.path == path]
        try:
            level = self.app.library.load(path)
            for training in trains:
                training.saved(level)
            network = self.app.library.network(level)
        except LevelError as error:
            trouble = unsound(path, error)
        except NetworkError as error:
            if trains:  # it is being trained already
                stack[:] = [scene for scene in stack if not isinstance(scene, Tells)]
                return True
            trouble = untrained(error, level)
        else:
            forget_pictures()
            stack[:] = [scene for scene in stack if not isinstance(scene, Tells)]
            for scene in stack:
                if isinstance(scene, Reloads) and scene.level.path == path:
                    scene.reload(level, network)
            return True
        if panels:
            panels[-1].tell(trouble)
        else:
            stack.append(self.app.scenes.trouble(self.app, trouble))
        return True


def _played(stack: Sequence[Scene]) -> Level | None:
    """The level of the topmost scene that plays, reviews or trains one."""
    for scene in reversed(stack):
        if isinstance(scene, Reloads | Trains):
            return scene.level
    return None


def _stamp(level: Level) -> Stamps:
    assert level.path is not None
    return file_stamp(level.path.with_suffix(".npz")), *level_stamps(level.path)
