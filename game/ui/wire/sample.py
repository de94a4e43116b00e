"""The sample stream as the table plays it: belt, memory over time, prediction."""

from __future__ import annotations

from game.ui.paint import Box, Painter, mix
from game.ui.play import prediction, timeline
from game.ui.play.belt import Belt, BeltLook, draw_belt
from game.ui.play.columns import Columns, make_columns
from game.ui.play.prediction import PredictionLook
from game.ui.wire.model import WireModel
from game.ui.wire.table import class_hue


def columns_of(painter: Painter, box: Box, model: WireModel) -> Columns:
    """Where the columns of the timeline stand; a strip for the classes is left at the top."""
    now = model.sampling
    return make_columns(painter, box, now.picture, now.t, model.selected.block)


def draw_sample_belt(
    painter: Painter, belt: Belt, model: WireModel, offset: float, hovered: int | None
) -> None:
    """Draw the tokens, the one that is played large; the belt has run so many units."""
    now = model.sampling
    session = now.sample.session
    look = BeltLook(session, float(now.t), offset, None, hovered, len(session.moves))
    draw_belt(painter, belt, look)


def draw_timeline(painter: Painter, columns: Columns, model: WireModel) -> None:
    """Draw memory over time, and over it the classes' colours."""
    session = model.sampling.sample.session
    timeline.draw_base(painter, columns, model.sampling.picture, len(session.moves))
    line = columns.top - 4
    for t in range(columns.first, columns.first + columns.count):
        hue = class_hue(painter.theme, model.level, session.deal.stream.steps[t].cls)
        painter.rect(
            columns.x(t) + 1, line, columns.wide - 2, 2.5, mix(painter.theme.panel, hue, 0.85)
        )


def draw_foretold(painter: Painter, box: Box, model: WireModel) -> None:
    """Draw what is said at the token that is played."""
    now = model.sampling
    prediction.draw_ground(painter, box, past=False)
    content = prediction.content_of(painter, box, box[1] + box[3] - 8)
    look = PredictionLook(now.picture, now.figures, now.told, past=True)
    prediction.draw_prediction(painter, box, content, look)
