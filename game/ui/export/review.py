"""The picture of a review: what is shown after a play, on one large page."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pygame

from game.rules.session import Session
from game.rules.wiring.run import TableRun
from game.ui.context import AppContext, Settings
from game.ui.screenshot import still

SIZE: Final = (1920, 1080)


def review_picture(
    app: AppContext,
    session: Session,
    world_title: str = "",
    run: tuple[TableRun, int] | None = None,
    size: tuple[int, int] = SIZE,
) -> pygame.Surface:
    """Draw the review of a play.

    Args:
        app: the theme and the scenes.
        session: the play, finished.
        world_title: the line beside the level's title.
        run: if it is one stream of a table's run, that run and which of its streams.
        size: the picture's, in pixels.
    """
    calm = replace(app, settings=Settings(reduced_motion=True), by_keys=False)
    if run is not None:
        return still(calm.scenes.stream(*run, calm, world_title), calm, size)
    return still(calm.scenes.review(calm, session, world_title), calm, size)
