"""The scenes a replay opens with: its review, and the verdict laid over it."""

from __future__ import annotations

from game.rules.practice.attempts import shown_stream
from game.rules.replays.told import headline
from game.rules.replays.verify import Again
from game.ui.context import AppContext
from game.ui.library import world_title
from game.ui.scene import Scene
from game.words import say


def replay_scenes(app: AppContext, again: Again) -> list[Scene]:
    """What to show of a replay, the last one on top.

    Args:
        app: the other scenes.
        again: the replay, recomputed.
    """
    return [*reviewed(app, again), app.scenes.verdict(app, again)]


def reviewed(app: AppContext, again: Again) -> list[Scene]:
    """The review of what was played; nothing where it could not be played."""
    if again.run is not None:
        place, n = world_title(app.library, again.level), shown_stream(again.run)
        return [app.scenes.stream(again.run, n, app, place, again.verdict)]
    if again.session is not None:
        return [app.scenes.review(app, again.session, _title(app, again))]
    return []


def _title(app: AppContext, again: Again) -> str:
    """The line beside the level's title: that it is a replay, what came of it, and its world."""
    place = world_title(app.library, again.level)
    outcome = headline(again.verdict)
    return say("replay.beside", outcome=outcome, place=place) if place else outcome
