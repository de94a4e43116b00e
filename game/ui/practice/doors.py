"""What the practice room leads to: one door for each thing to do with a level's network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from game.level.model import Level
from game.ui.context import AppContext
from game.ui.scene import Scene
from game.words import say


@dataclass(frozen=True, slots=True)
class Door:
    """One way on from the practice room.

    Args:
        name: what its control and the action that opens it are called, and what it is known by in
            the catalogue.
        enter: makes the scene behind it; raises NetworkError where the level's network is missing.
        needs_network: whether there is nothing behind it before a network was trained.
        called, about: which title and which sentence it has, where there are several.
    """

    name: str
    enter: Callable[[AppContext, Level, str], Scene]
    needs_network: bool = True
    called: str = "title"
    about: str = "about"

    @property
    def title(self) -> str:
        """What is behind it."""
        return say(f"practice.doors.{self.name}.{self.called}")

    @property
    def words(self) -> str:
        """One sentence about it."""
        return say(f"practice.doors.{self.name}.{self.about}")


def _coach(app: AppContext, level: Level, world_title: str) -> Scene:
    left = app.plays.resume(level, "practice")
    session = left or app.plays.start(level, mode="practice")
    return app.scenes.play(level, session, app, world_title, resumed=left is not None)


def _rivals(app: AppContext, level: Level, world_title: str) -> Scene:
    return app.scenes.rivals(app, level, world_title)


def _inside(app: AppContext, level: Level, world_title: str) -> Scene:
    return app.scenes.inside(app, level, world_title)


def _history(app: AppContext, level: Level, world_title: str) -> Scene:
    return app.scenes.history(app, level, world_title)


DOORS: Final = (
    Door("coach", _coach),
    Door("rivals", _rivals),
    Door("inside", _inside),
    Door("history", _history, needs_network=False),
)
"""In the order in which they are shown."""


def training_door(*, missing: bool, left: bool) -> Door:
    """The door to the training of the level's network.

    Args:
        missing: whether there is no network yet that fits the level; then training begins at once.
        left: whether a training was left half-way.
    """

    def enter(app: AppContext, level: Level, world_title: str) -> Scene:
        return app.scenes.training(app, level, world_title, begin=missing)

    called = "first" if missing else "anew"
    about = "about_left" if left else f"about_{called}"
    return Door("train", enter, False, called, about)
