"""The prediction's panel on a sheet: the bars or the bet in their place, and the evaluation bar."""

from __future__ import annotations

from game.ui.paint import Box, Painter
from game.ui.play.bet_panel import draw_panel
from game.ui.play.evaluation import draw_bar
from game.ui.play.layout import Layout
from game.ui.play.model import PlayModel
from game.ui.play.prediction import PredictionLook, draw_ground, draw_prediction
from game.ui.play.sheet import Same, Sheet
from game.ui.play.shown import Shown
from game.ui.theme import PANEL_CORNER


def put_prediction(
    sheet: Sheet, layout: Layout, scale: float, model: PlayModel, shown: Shown
) -> None:
    """Put on the sheet what of the panel has changed; `scale` is pixels in a unit."""
    told = model.answered - 1
    if model.inspected is not None:
        told = model.inspected
    look = PredictionLook(
        model.picture,
        model.flow.figures,
        told if told >= 0 else None,
        model.inspected is not None,
        model.guide,
        shown.coaching,
    )
    box, coaching = layout.prediction, shown.coaching

    def draw(p: Painter) -> None:
        if shown.bet is not None and shown.panel is not None:
            with p.within(box):
                draw_panel(p, shown.panel, shown.bet)
            return
        draw_prediction(p, box, layout.content, look)

    drawn = sheet.put(
        "prediction",
        box,
        (Same(look.picture), look.figures.prediction, look.told, look.past, look.guide,
         Same(coaching), shown.bet),
        draw,
        (look.past, lambda p: draw_ground(p, box, past=look.past, left=layout.content[0])),
    )  # fmt: skip
    if drawn:
        sheet.drop("bar")
    if shown.bet is None:
        _put_bar(sheet, layout, scale, shown)


def _put_bar(sheet: Sheet, layout: Layout, scale: float, shown: Shown) -> None:
    """The evaluation bar, which goes on moving when all else in its panel stands still."""
    place, now, bar = layout.bar, shown.coaching.outlook, shown.bar
    if place is None or now is None or bar is None:
        return
    panel = layout.prediction
    x, y, _, h = panel
    strip: Box = (x, y, layout.content[0] - x - 2, h)

    def draw(p: Painter) -> None:
        with p.within(panel):
            draw_bar(p, place, bar, now)

    key = round(bar * place[3] * scale), Same(now)
    sheet.put(
        "bar", strip, key, draw,
        (None, lambda p: p.rounded(*panel, PANEL_CORNER, p.theme.panel)),
    )  # fmt: skip
