"""Keys that mean the same in every scene: the window, the text's size, sound, help, the menu."""

from __future__ import annotations

from typing import Literal

import pygame

from game.level.model import Level
from game.progress.settings import TEXT_MAX, TEXT_MIN, TEXT_STEP
from game.ui.context import AppContext, HelpTopic
from game.ui.scene import Command, Push, Scene


def shortcut(event: pygame.Event, app: AppContext, scene: Scene | None) -> Command | Literal[False]:
    """Do what a key means everywhere, and give what is to be shown; False if it means nothing.

    Args:
        event: a key that went down.
        app: the settings, and the other scenes.
        scene: the one that has the input.
    """
    asked: Command = None
    match app.controls.action(event, "everywhere"):
        case "fullscreen":
            app.change(fullscreen=not app.settings.fullscreen)
        case "larger":
            _text(app, TEXT_STEP)
        case "smaller":
            _text(app, -TEXT_STEP)
        case "usual":
            app.change(text=TEXT_MIN)
        case "mute":
            app.change(muted=not app.settings.muted)
            app.sound.play("tick")  # heard if it is on again
        case "close_news" if app.news.left_ms:
            app.news.close()
        case "help" if not getattr(scene, "is_help", False):
            topic: HelpTopic = getattr(scene, "help_topic", "menu")
            level: Level | None = getattr(scene, "level", None)
            asked = Push(app.scenes.help(app, topic, level, scene))
            app.sound.play("tick")
        case "menu":
            asked = Push(app.scenes.actions(app, scene)) if scene is not None else None
            app.sound.play("tick")
        case _:
            return False
    return asked


def _text(app: AppContext, by: float) -> None:
    text = round(app.settings.text + by, 2)
    app.change(text=min(max(text, TEXT_MIN), TEXT_MAX))
