"""The timeline of the play screen: the past on the sheet, and over it the step that waits."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from game.ui.paint import Painter
from game.ui.play import timeline
from game.ui.play.model import PlayModel
from game.ui.play.sheet import Same, Sheet

NAME = "timeline"
"""What the sheet calls it."""
FEW = 2
"""So many steps more or less change only their own columns."""


def draw_past(sheet: Sheet, model: PlayModel, columns: timeline.Columns, *, marks: bool) -> None:
    """Draw the past; a step more or less changes only its own column."""
    session, answered = model.session, model.answered
    past = tuple(Same(played) for played in session.moves[:answered])
    before = sheet.key(NAME)
    if isinstance(before, tuple) and before[::2] == (columns, marks):
        drawn = before[1]
        if drawn == past:
            return
        common = min(len(drawn), len(past))
        if abs(len(drawn) - len(past)) <= FEW and drawn[:common] == past[:common]:
            for t in range(common, max(len(drawn), len(past))):
                step = partial(timeline.draw_step, columns=columns, session=session, t=t)
                sheet.amend(partial(step, answered=answered, marks=marks))
            sheet.rename(NAME, (columns, past, marks))
            return
    key = columns, past, marks
    if _same_but_gates(before, key):
        gates = partial(timeline.draw_gates, columns=columns, session=session)
        sheet.amend(partial(gates, answered=answered))  # another block's, below the same memory
        sheet.rename(NAME, key)
        return
    draw = partial(timeline.draw_base, columns=columns, picture=model.picture)
    sheet.put(NAME, columns.box, key, partial(draw, answered=answered, marks=marks))


def _same_but_gates(before: object, now: tuple[timeline.Columns, object, bool]) -> bool:
    """Whether only the block has changed whose gates are shown."""
    if not isinstance(before, tuple) or before[1:] != now[1:]:
        return False
    return bool(replace(before[0], gate_rows=now[0].gate_rows) == now[0])


def draw_now(
    painter: Painter, model: PlayModel, columns: timeline.Columns, hovered: int | None
) -> None:
    """Draw the step that waits, as it would be, and the outlines; nothing of it is kept."""
    theme, answered = painter.theme, model.answered
    if model.inspected is None and model.picture.t >= answered:
        timeline.draw_column(painter, columns, model.picture.t, model.picture.trace)
    last = len(model.session.deal) - 1
    timeline.draw_frame(painter, columns, min(answered, last), theme.text)
    if hovered is not None and hovered < answered:
        timeline.draw_frame(painter, columns, hovered, theme.muted)
    if model.inspected is not None:
        timeline.draw_frame(painter, columns, model.inspected, theme.memory)
