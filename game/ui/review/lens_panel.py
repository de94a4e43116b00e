"""The panel under the tabs: the cell at the chosen step, or a track of all steps."""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType
from typing import Final

from game.ui.paint import Box, Painter
from game.ui.play.controls import Valve
from game.ui.review.columns import Columns
from game.ui.review.lenses import blame, gates, highway, memory
from game.ui.review.lenses.cell import CellLens
from game.ui.review.model import LensName, ReviewModel
from game.ui.theme import PANEL_CORNER

PAD: Final = 20.0
TAB_GAP: Final = 8.0
"""How far the panel begins below its tabs."""
TRACKS: Final[dict[LensName, ModuleType]] = {
    "gates": gates, "memory": memory, "blame": blame, "highway": highway,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LensPanel:
    """The panel of a play that is looked back on.

    Args:
        model: what is looked at.
        tabs_high: how much of the height above belongs to the tabs.
        tabs_end: where the last tab ends.
    """

    model: ReviewModel
    tabs_high: float
    tabs_end: float = 0.0

    def cell(self, p: Painter, place: Box) -> CellLens:
        """The cell in the panel at a place."""
        x, y, w, h = place
        blocks = self.model.session.level.memory.blocks
        return CellLens.fit(p, (x, y + self.tabs_high, w, h - self.tabs_high), blocks)

    def draw_cell(self, p: Painter, place: Box, over: Valve | None, *, ringed: bool) -> None:
        """Draw the cell, with the valve that the pointer is over."""
        self.cell(p, place).draw(p, self.model, over, ringed=ringed)

    def draw_track(self, p: Painter, lens: LensName, place: Box, columns: Columns) -> None:
        """Draw what runs along all steps, the chosen one's column raised."""
        x, y, w, h = place
        top, high = y + self.tabs_high, h - self.tabs_high
        p.rounded(x, top, w, high, PANEL_CORNER, fill=p.theme.panel)
        track = TRACKS[lens]
        inside = (x + PAD, top + 16, w - 2 * PAD, high - PAD - 12)
        cx, cw = columns.x(self.model.chosen) - 2, columns.wide + 4
        p.rounded(cx, top + 8, cw, high - 16, 8, fill=p.theme.raised)
        track.draw(p, inside, columns, self.model)
        self._legend(p, x + w, y, track.legend(self.model))

    def _legend(self, p: Painter, right: float, y: float, words: str) -> None:
        """What is seen, beside the tabs; on two lines where one is too short."""
        left = self.tabs_end + 20
        lines = p.sentences(words, right - left, "small", lines=2)
        middle = y + (self.tabs_high - TAB_GAP) / 2
        for n, said in enumerate(lines):
            at = middle + (n - (len(lines) - 1) / 2) * p.line("small")
            p.text(left, at, said, "small", p.theme.muted)
