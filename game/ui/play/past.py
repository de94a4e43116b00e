"""The timeline of the play screen: the past on the sheet, and over it the step that waits."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from functools import partial
from typing import Any, TypeAlias

import pygame

from game.ui.paint import Painter
from game.ui.play import timeline
from game.ui.play.columns import Columns
from game.ui.play.model import PlayModel
from game.ui.play.sheet import Same, Sheet

Key: TypeAlias = tuple[Columns, tuple[Same, ...], bool]

NAME = "timeline"
"""What the sheet calls it."""
FEW = 2
"""So many steps more or less change only their own columns."""
PATIENCE = 2
"""So many frames it may be late."""


def draw_past(sheet: Sheet, model: PlayModel, columns: Columns, *, marks: bool) -> bool:
    """Draw the past; a step more or less, or another block's gates, change only what is theirs.

    Returns:
        Whether it is late: it stands there as it was, and comes in one of the next frames.
    """
    session, answered = model.session, model.answered
    past = tuple(Same(played) for played in session.moves[:answered])
    key, before = (columns, past, marks), sheet.key(NAME)
    if before == key:
        return False
    if before is not None and sheet.waits(NAME, PATIENCE):
        return True
    if isinstance(before, tuple) and _few_changes(before, key):
        drawn = before[1]
        if before[0] != columns:
            gates = partial(timeline.draw_gates, columns=columns, session=session)
            sheet.amend(partial(gates, answered=_common(drawn, past)))
        for t in range(_common(drawn, past), max(len(drawn), len(past))):
            step = partial(timeline.draw_step, columns=columns, session=session, t=t)
            sheet.amend(partial(step, answered=answered, marks=marks))
        sheet.rename(NAME, key)
        return False
    draw = partial(timeline.draw_base, columns=columns, picture=model.picture)
    sheet.put(NAME, columns.box, key, partial(draw, answered=answered, marks=marks))
    return False


def _few_changes(before: tuple[Any, ...], now: Key) -> bool:
    """Whether at most a few steps have come or gone, and the block whose gates are shown."""
    (columns, drawn, marks), (other, past, marked) = before, now
    alike = replace(columns, gate_rows=other.gate_rows) == other and marks == marked
    few = abs(len(drawn) - len(past)) <= FEW
    return bool(alike and few and _common(drawn, past) == min(len(drawn), len(past)))


def _common(drawn: tuple[Same, ...], past: tuple[Same, ...]) -> int:
    """How many of the first steps are the same in both."""
    pairs = zip(drawn, past, strict=False)
    return next((t for t, (one, other) in enumerate(pairs) if one != other),
                min(len(drawn), len(past)))  # fmt: skip


class NowColumn:
    """The column of the step that waits, as it would be; kept until it would be another one."""

    def __init__(self) -> None:
        self._key: Hashable = None
        self._image: pygame.Surface | None = None
        self._at: pygame.Rect | None = None
        """Where it was drawn last; None if it was not."""

    def draw(self, painter: Painter, model: PlayModel, columns: Columns, below: Hashable) -> None:
        """Draw it over the timeline, whose key says what lies below it."""
        t, self._at = model.picture.t, None
        if model.inspected is not None or t < model.answered:
            return
        x, y, w, h = columns.x(t), columns.top - 1, columns.wide, columns.bottom - columns.top + 2
        area = painter.view.rect(x, y, w, h).clip(painter.surface.get_rect())
        key = columns, Same(model.picture), below
        if self._image is None or key != self._key or painter.log is not None:
            timeline.draw_column(painter, columns, t, model.picture.trace)
            if area.w <= 0 or area.h <= 0:
                return
            self._key, self._image = key, painter.surface.subsurface(area).copy()
        self._at = area
        self.draw_again(painter)

    def draw_again(self, painter: Painter) -> None:
        """Draw it as it was, over a timeline that is late."""
        if self._image is not None and self._at is not None:
            painter.surface.blit(self._image, self._at)


def draw_frames(painter: Painter, model: PlayModel, columns: Columns, hovered: int | None) -> None:
    """Draw the outlines of the step that waits, that is looked at, and that is pointed at."""
    theme, answered = painter.theme, model.answered
    last = len(model.session.deal) - 1
    timeline.draw_frame(painter, columns, min(answered, last), theme.text)
    if hovered is not None and hovered < answered:
        timeline.draw_frame(painter, columns, hovered, theme.muted)
    if model.inspected is not None:
        timeline.draw_frame(painter, columns, model.inspected, theme.memory)
