"""The ways out of the play screen: the other mode, the coach's switches, the Field guide, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.level.network import NetworkError
from game.ui.context import HelpTopic
from game.ui.play.notices import Notice
from game.ui.scene import Command, Pop, Push, Replace, Return
from game.words import say

if TYPE_CHECKING:
    from game.ui.play.scene import PlayScene


def leave(scene: PlayScene) -> Command:
    """Leave; the app keeps a play under way, and it goes on when the level is opened again."""
    return Pop()


def other_mode(scene: PlayScene) -> Command:
    """From a practice to playing for stars, from a play to the level's practice room."""
    app, level, world = scene.app, scene.level, scene.world
    if not scene.practising:
        return Return(app.scenes.room(app, level, world))
    try:
        left = app.plays.resume(level)
        session = left or app.plays.start(level)
    except NetworkError as error:  # its file went, or changed, while it was practised
        scene.model.advice.graded = Notice("hint", str(error), say("play.notices.not_now"))
        return None
    return Replace(app.scenes.play(level, session, app, world, resumed=left is not None))


def set_coach(scene: PlayScene) -> Command:
    """What of the coach is shown, to be switched on and off."""
    return Push(scene.app.scenes.coach(scene.app, scene.practice))


def help_topic(scene: PlayScene) -> HelpTopic:
    """Whose keys help tells of."""
    return "practice" if scene.practising else "hand"


def read_guide(scene: PlayScene) -> Command:
    """Open the Field guide, at what the level is about."""
    about = next(iter(scene.level.guide), None)
    return Push(scene.app.scenes.guide(scene.app, about))
