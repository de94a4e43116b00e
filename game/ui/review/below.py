"""What lies under the lens: the chosen step in words and figures, and what if."""

from __future__ import annotations

from typing import Final

from game.rules.session import Session
from game.ui.paint import Box, Painter
from game.ui.review.detail import Detail
from game.ui.review.model import ReviewModel
from game.ui.review.question import draw_question
from game.ui.theme import PANEL_CORNER

GAP: Final = 12.0
PAD: Final = 20.0
DETAIL: Final = 174.0
"""How high details are at least, at 100% text."""
ASIDE: Final = 0.36
"""How much of the width belongs to what if."""
SIDE_BY_SIDE_UP_TO: Final = 1.15
"""The text size up to which details and what if stand side by side."""


class Below:
    """The two panels under the lens, in one view."""

    def __init__(self, model: ReviewModel) -> None:
        self._model = model
        self._details: tuple[Session, Detail] | None = None
        self._told = 0.0

    def height(self, p: Painter, grown: float) -> float:
        """How high both are, with text and all grown by so much; what was laid out is forgotten."""
        self._details = None  # the language may be another one
        session = self._model.session
        high = (DETAIL + 36.0 * (session.level.memory.blocks > 2)) * grown
        if p.view.text <= SIDE_BY_SIDE_UP_TO:
            return high
        # A text as large as this rarely takes more than three lines.
        self._told = Detail(session).height_of(p, 3)
        return high + GAP + self._told

    def draw(self, p: Painter, place: Box) -> None:
        """Draw both."""
        x, y, w, h = place
        model = self._model
        if self._details is None or self._details[0] is not model.session:
            self._details = model.session, Detail(model.session)
        detail = self._details[1]
        if p.view.text <= SIDE_BY_SIDE_UP_TO:
            aside = w * ASIDE
            detail.draw_beside(p, x, y, w - aside - GAP, h, model.chosen)
            box = (x + w - aside, y, aside, h)
        else:
            detail.draw(p, x, y, w, self._told, model.chosen)
            box = (x, y + self._told + GAP, w, h - self._told - GAP)
        found = model.what_if
        border = p.theme.memory if found is not None else None
        p.rounded(*box, PANEL_CORNER, fill=p.theme.panel, border=border)
        inside = (box[0] + PAD, box[1] + PAD - 4, box[2] - 2 * PAD, box[3] - 2 * PAD + 8)
        draw_question(p, inside, found, model.lens)
