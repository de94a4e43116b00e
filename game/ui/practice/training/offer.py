"""What is said before a training begins: what will be trained, and what there will be to see."""

from __future__ import annotations

from game.level.model import Level
from game.level.network import NetworkError
from game.level.training.unfinished import is_left_half_way
from game.rules.practice.training import plan
from game.ui.context import AppContext
from game.ui.practice.training.status import Words
from game.words import say


def learns(level: Level) -> str:
    """What there will be to see."""
    how = "sharpens" if level.train.recipe.gate_noise else "trends"
    return say(f"practice.training.offer.{how}")


def offered(app: AppContext, level: Level, refused: str) -> Words:
    """What there is to be trained.

    Args:
        app: where the level's network would come from.
        level: the level.
        refused: why it is not trained here; nothing if it is.
    """
    if refused:
        return Words(say("practice.training.offer.refused"), body=refused)
    head, instead = "first", ""
    try:
        app.library.network(level)
        head, instead = "once_more", say("practice.training.offer.instead")
    except NetworkError as error:
        if not error.missing:
            head = "no_fit"
    parts = [plan(level), instead, say("practice.training.offer.stoppable")]
    if is_left_half_way(level):
        parts.append(say("practice.training.offer.left"))
    body = " ".join(part for part in parts if part)
    return Words(say(f"practice.training.offer.{head}"), body=body)
