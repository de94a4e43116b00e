"""The cell as it was at the chosen step; its valves can be turned, to see what if."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.paint import Box, Painter
from game.ui.play.animation import figures_of
from game.ui.play.cell import CellLook, draw_cell, draw_ground
from game.ui.play.controls import Valve
from game.ui.play.layout import CellPlace, cell_place
from game.ui.play.picture import Picture
from game.ui.play.prediction import PredictionLook, draw_prediction
from game.ui.play.prediction import draw_ground as draw_prediction_ground
from game.ui.review.model import ReviewModel

GAP = 12.0
PREDICTION = 0.28
"""How much of the width the prediction has."""


@dataclass(frozen=True, slots=True)
class CellLens:
    """Where cell and prediction are."""

    place: CellPlace
    prediction: Box

    @classmethod
    def fit(cls, p: Painter, box: Box, blocks: int) -> CellLens:
        """Share a box out to both."""
        x, y, w, h = box
        large = p.view.text > 1.4
        right = w * (0.34 if large else PREDICTION)
        place = cell_place(p, (x, y, w - right - GAP, h), blocks, 0.0, large)
        return cls(place, (x + w - right, y, right, h))

    def draw(self, p: Painter, model: ReviewModel, hovered: Valve | None, *, ringed: bool) -> None:
        """Draw both as they were at the chosen step of the run that is shown."""
        picture = Picture.past(model.session, model.chosen)
        figures = figures_of(picture)
        look = CellLook(
            picture=picture,
            figures=figures,
            past=True,
            selected=model.selected,
            ringed=ringed,
            hovered=hovered,
            token_x=sum(self.place.candidate) / 2,
            out_to=self.prediction[0],
            ghosts=model.session.moves[model.chosen].own,
        )
        with p.within(self.place.box, clip=True):  # no belt ends above, for a token to come from
            draw_ground(p, self.place, look)
        draw_cell(p, self.place, look)
        x, y, w, h = self.prediction
        draw_prediction_ground(p, self.prediction, past=True)
        told = PredictionLook(picture, figures, model.chosen, past=True)
        large = p.view.text > 1.4
        pad, head = (16.0, 10.0) if large else (24.0, p.line("small") + 28)
        content = (x + pad, y + head, w - 2 * pad, h - head - 14)
        draw_prediction(p, self.prediction, content, told)
