"""What the practice room leads to: one door for each thing to do with a level's network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from game.level.model import Level
from game.ui.context import AppContext
from game.ui.scene import Scene


@dataclass(frozen=True, slots=True)
class Door:
    """One way on from the practice room.

    Args:
        name: what its control is called, and the action that opens it.
        title: what is behind it.
        words: one sentence about it.
        key: the letter that opens it.
        enter: makes the scene behind it; raises NetworkError where the level's network is missing.
        needs_network: whether there is nothing behind it before a network was trained.
    """

    name: str
    title: str
    words: str
    key: str
    enter: Callable[[AppContext, Level, str], Scene]
    needs_network: bool = True


def _coach(app: AppContext, level: Level, world_title: str) -> Scene:
    left = app.resume(level, "practice")
    session = left or app.start(level, mode="practice")
    return app.scenes.play(level, session, app, world_title, resumed=left is not None)


def _rivals(app: AppContext, level: Level, world_title: str) -> Scene:
    return app.scenes.rivals(app, level, world_title)


def _inside(app: AppContext, level: Level, world_title: str) -> Scene:
    return app.scenes.inside(app, level, world_title)


def _history(app: AppContext, level: Level, world_title: str) -> Scene:
    return app.scenes.history(app, level, world_title)


DOORS: Final = (
    Door(
        "coach",
        "Play with the coach",
        "The network's gates beside yours, what each move was worth, and why. A fresh stream; "
        "nothing counts.",
        "C",
        _coach,
    ),
    Door(
        "rivals",
        "Rivals",
        "Race the network, its younger selves and a plain RNN on one stream, or duel with one of "
        "them on streams that grow until somebody fails.",
        "R",
        _rivals,
    ),
    Door(
        "inside",
        "Look inside the network",
        "Its gate table, its weights by name, and what each block of memory holds, from the "
        "untrained start to the end of training.",
        "I",
        _inside,
    ),
    Door(
        "history",
        "Your history",
        "All you have played here, against par, rivals and simple play. Watch an attempt again, "
        "or save it as a film.",
        "H",
        _history,
        needs_network=False,
    ),
)
"""In the order in which they are shown."""


def training_door(*, missing: bool, left: bool) -> Door:
    """The door to the training of the level's network.

    Args:
        missing: whether there is no network yet that fits the level; then training begins at once.
        left: whether a training was left half-way.
    """
    if left:
        words = "Its training was left half-way and is kept: watch it go on from there."
    elif missing:
        words = (
            "Gradient descent on this level's own streams, live: the loss falls, the gates sharpen."
        )
    else:
        words = (
            "Watch the gates sharpen as it learns, live. The new network takes the old one's place."
        )

    def enter(app: AppContext, level: Level, world_title: str) -> Scene:
        return app.scenes.training(app, level, world_title, begin=missing)

    title = "Train its network" if missing else "Train it anew"
    return Door("train", title, words, "T", enter, needs_network=False)
