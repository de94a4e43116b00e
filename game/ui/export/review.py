"""The picture of a review: what was earned, all steps, and the one that cost most, on one page."""

from __future__ import annotations

from typing import Final

import pygame

from game.rules.session import Session
from game.rules.wiring.ending import figures
from game.rules.wiring.run import TableRun
from game.ui.context import AppContext
from game.ui.paint import Box, Painter
from game.ui.review.detail import Detail
from game.ui.review.overview import Review
from game.ui.scenes.summary import Summary
from game.ui.view import HEIGHT, WIDTH, View
from game.words import say

SIZE: Final = (1920, 1080)
MARGIN: Final = 24.0
GAP: Final = 16.0
COLUMN: Final = 376.0
"""How wide what was earned is."""
AT_REST: Final = 1e9
"""Milliseconds after which stars have come in."""


def review_picture(
    app: AppContext,
    session: Session,
    world_title: str = "",
    run: tuple[TableRun, int] | None = None,
    size: tuple[int, int] = SIZE,
) -> pygame.Surface:
    """Draw the review of a play, without what only somebody at the game can use.

    Args:
        app: the theme.
        session: the play, finished.
        world_title: the line beside the level's title.
        run: if it is one stream of a table's run, that run and which of its streams.
        size: the picture's, in pixels.
    """
    surface = pygame.Surface(size)
    surface.fill(app.theme.ground)
    p = Painter(surface, View.fit(size), app.theme)
    place = [world_title, say("common.stream", number=session.seed)]
    if run is not None:
        place.append(say("export.stream_of", number=run[1] + 1, count=run[0].result.streams))
    line = p.line("title")
    used = p.text(MARGIN + 4, MARGIN + line / 2, session.level.title, "title", bold=True,
                  width=WIDTH * 0.6)  # fmt: skip
    p.text(MARGIN + used + 28, MARGIN + line / 2 + 2, " · ".join(part for part in place if part),
           "body", p.theme.muted)  # fmt: skip
    name = say("export.game")
    p.text(WIDTH - MARGIN, MARGIN + line / 2 + 2, name, "body", p.theme.muted, align="right")
    top = MARGIN + line + 12
    if run is not None:
        told = figures(run[0].result)
        p.text(MARGIN + 4, top + p.line("label") / 2, told, "label", width=WIDTH - 2 * MARGIN)
        top += p.line("label") + 12
        _steps(p, (MARGIN, top, WIDTH - 2 * MARGIN, HEIGHT - MARGIN - top), session)
        return surface
    result = session.result
    assert result is not None  # only what is finished is reviewed
    high = HEIGHT - MARGIN - top
    earned = Summary(result, retry=False, after=session.level.after, sight=False)
    earned.draw(p, MARGIN, top, COLUMN, high, AT_REST)
    left = MARGIN + COLUMN + GAP
    _steps(p, (left, top, WIDTH - MARGIN - left, high), session)
    return surface


def _steps(p: Painter, box: Box, session: Session) -> None:
    """All steps over time, and the costliest in detail under them."""
    x, y, w, h = box
    review, detail = Review(session), Detail(session)
    under = detail.height(p, w)
    strip = review.height(p, w, h - GAP - under)
    chosen = review.worst()
    review.draw(p, (x, y, w, strip), chosen)
    detail.draw(p, x, y + strip + GAP, w, max(h - strip - GAP, under), chosen)
