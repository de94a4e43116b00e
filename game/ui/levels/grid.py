"""How the cards of a world are laid out: how many a row, how wide, and with which face."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.ui.levels.cards import Card
from game.ui.levels.face import Face, plain_face, poster_face
from game.ui.levels.road import SIDE
from game.ui.paint import Painter
from game.ui.view import WIDTH

GAP: Final = 16.0
POSTERS_UP_TO: Final = 1.2
"""The text size up to which cards are posters, and what they are about is told below them."""
A_ROW: Final = 5
"""How many posters stand side by side at most."""
WIDEST_POSTER: Final = 340.0
WIDEST_CARD: Final = 280.0
"""How wide a plain card is at most, at 100% text."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Cards in even rows, all of one face."""

    columns: int
    rows: int
    wide: float
    face: Face

    @property
    def high(self) -> float:
        """How high all rows are together."""
        return self.rows * (self.face.high + GAP) - GAP

    def place(self, n: int) -> tuple[float, float]:
        """Where the nth card is, from the left edge of the window and the top of the grid."""
        x = SIDE + (n % self.columns) * (self.wide + GAP)
        return x, (n // self.columns) * (self.face.high + GAP)


def choose_grid(p: Painter, cards: Sequence[Card], room: float) -> Grid:
    """Posters where text is small enough for all to be seen in the room; else plain cards."""
    across, n = WIDTH - 2 * SIDE, max(len(cards), 1)
    posters = p.view.text <= POSTERS_UP_TO
    most = A_ROW if posters else max(1, int((across + GAP) / (WIDEST_CARD * p.view.text + GAP)))
    rows = -(-n // most)
    columns = -(-n // rows)
    wide = (across - GAP * (columns - 1)) / columns
    if posters:
        wide = min(wide, WIDEST_POSTER)
        poster = poster_face(p, rows, GAP, room)
        if poster is not None:
            return Grid(columns, rows, wide, poster)
    return Grid(columns, rows, wide, plain_face(p, cards, wide))
