"""The training that the window has under way: one at a time, whichever scene is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from game.level.model import Level

if TYPE_CHECKING:
    from game.level.training.messages import Message
    from game.ui.practice.training.course import Course


class Process(Protocol):
    """A training in a process of its own, as `game.level.training.process` has it."""

    @property
    def alive(self) -> bool:
        """Whether the process is still there."""

    def poll(self) -> list[Message]:
        """What has been told since, at once."""

    def cancel(self) -> None:
        """Ask it to keep what it has and end."""

    def close(self) -> None:
        """End it, and wait until it has."""


def start_process(path: Path) -> Process:
    """Start training; what that needs is imported when it is first wanted."""
    from game.level.training.process import TrainingProcess

    return TrainingProcess.start(path)


class Trainer:
    """Starts trainings, hears of them at every frame, and ends what is left when the game is.

    A training that is begun while another one is still ending waits for it: both would write into
    the same folder.
    """

    def __init__(self, start: Callable[[Path], Process] = start_process) -> None:
        self.course: Course | None = None
        self._start = start
        self._running: tuple[Process, Course] | None = None
        self._waiting: Course | None = None

    def train(self, level: Level) -> Course:
        """Begin to train a level, or go on; the one under way is stopped.

        Args:
            level: the level; it comes from a file.
        """
        from game.ui.practice.training.course import Course

        course = self.course
        if course is not None and course.state in ("starting", "training") and course.is_of(level):
            return course
        self.stop()
        self.course = self._waiting = Course(level)
        self.update()
        return self.course

    def stop(self) -> None:
        """Have the training keep what it has and end; it is gone on from another time."""
        course = self.course
        if course is None or not course.at_work:
            return
        if self._running is not None and self._running[1] is course:
            course.state = "stopping"
            self._running[0].cancel()
        else:  # it had not even begun
            self._waiting, course.state = None, "kept"

    def update(self) -> None:
        """Hear what the process tells; called at every frame, and at once over."""
        if self._running is not None:
            process, course = self._running
            for message in process.poll():
                course.add(message)
            if not process.alive:
                self._running = None
        if self._running is None and self._waiting is not None:
            begun, self._waiting = self._waiting, None
            assert begun.level.path is not None
            self._running = self._start(begun.level.path), begun

    def close(self) -> None:
        """End what is under way, and wait for it: the game is being left."""
        if self._running is not None:
            self._running[0].close()
            self._running = None
