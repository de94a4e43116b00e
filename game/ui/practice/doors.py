"""What the practice room leads to: one door for each thing to do with a level's network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pygame

from game.level.model import Level
from game.ui.context import AppContext
from game.ui.scene import Scene


@dataclass(frozen=True, slots=True)
class Door:
    """One way on from the practice room.

    Args:
        name: what its control is called.
        title: what is behind it.
        words: one sentence about it.
        key: the letter that opens it, and the key that types it.
        enter: makes the scene behind it; raises NetworkError where the level's network is missing.
        needs_network: whether there is nothing behind it before a network was trained.
    """

    name: str
    title: str
    words: str
    key: tuple[str, int]
    enter: Callable[[AppContext, Level, str], Scene]
    needs_network: bool = True


def _coach(app: AppContext, level: Level, world_title: str) -> Scene:
    left = app.resume(level, "practice")
    session = left or app.start(level, mode="practice")
    return app.scenes.play(level, session, app, world_title, resumed=left is not None)


def _rivals(app: AppContext, level: Level, world_title: str) -> Scene:
    return app.scenes.rivals(app, level, world_title)


DOORS: Final = (
    Door(
        "coach",
        "Play with the coach",
        "The network's gates beside yours, what each move was worth, and why. A fresh stream; "
        "nothing counts.",
        ("C", pygame.K_c),
        _coach,
    ),
    Door(
        "rivals",
        "Rivals",
        "Race the network, its younger selves and a plain RNN on one stream, or duel with one of "
        "them on streams that grow until somebody fails.",
        ("R", pygame.K_r),
        _rivals,
    ),
)
"""In the order in which they are shown."""
