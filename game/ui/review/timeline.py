"""The upper part of a review: tokens, what each move was worth with its mark, and the outlook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.level.model import BLOCKS, GATES
from game.rules.names import gate_word
from game.ui.paint import Box, Painter
from game.ui.review import plots
from game.ui.review.columns import Columns
from game.ui.review.model import ReviewModel
from game.ui.review.tokens import Tokens
from game.ui.theme import PANEL_CORNER
from game.words import say

PAD: Final = 16.0
VALUE_ROW: Final = 54.0
GRAPH_ROW: Final = 58.0
LOOK: Final = 30.0
GROWS: Final = 0.6
"""How much of the text's growth the rows follow."""


def names() -> list[str]:
    """The longest names of rows that may stand before the columns, here and in the lenses."""
    of_block = [say("review.network"), *map(gate_word, GATES)]
    return [
        say("review.rows.values"),
        say("review.rows.outlook"),
        *(say("review.of_block", block=BLOCKS[0], who=who) for who in of_block),
    ]


@dataclass(frozen=True)
class Timeline:
    """The rows that stay whatever lens is looked through."""

    model: ReviewModel

    def columns(self, p: Painter, box: Box) -> Columns:
        """The columns of this part, and of the lens below."""
        x, _, w, _ = box
        return Columns.share(p, x + PAD, w - 2 * PAD, self.model.length, names())

    def height(self, p: Painter, w: float) -> float:
        """How high it is on a panel this wide."""
        columns = self.columns(p, (0, 0, w, 0))
        tokens = Tokens(self.model.session).height(p, columns, LOOK * self._grown(p))
        return tokens + (VALUE_ROW + GRAPH_ROW) * self._grown(p) + 2 * PAD - 8

    @staticmethod
    def _grown(p: Painter) -> float:
        return 1.0 + GROWS * (p.view.text - 1.0)

    def draw(self, p: Painter, box: Box) -> None:
        """Draw it on a panel; the run that was played stays behind one that might have been."""
        x, y, w, h = box
        theme, model = p.theme, self.model
        columns, grown = self.columns(p, box), self._grown(p)
        p.rounded(x, y, w, h, PANEL_CORNER, fill=theme.panel)
        pillar = columns.x(model.chosen) - 2, y + 8, columns.wide + 4, h - 16
        p.rounded(*pillar, 8, fill=theme.raised)
        tokens = Tokens(model.session)
        tokens.draw(p, columns, y + PAD - 8, LOOK * grown, model.chosen)
        at = y + PAD - 8 + tokens.height(p, columns, LOOK * grown)
        room = columns.left - columns.names - 8
        values = [played.value for played in model.session.moves]
        high = VALUE_ROW * grown
        zero = plots.zero(values, at, high) - p.line("body") * 0.1
        p.text(columns.names, zero, say("review.rows.values"), "body", theme.muted, width=room)
        plots.draw_values(p, (columns.left, at, columns.width, high), model.session.moves)
        at, high = at + high, GRAPH_ROW * grown
        p.text(
            columns.names,
            at + high / 2,
            say("review.rows.outlook"),
            "body",
            theme.muted,
            width=room,
        )
        was = None if model.what_if is None else model.played.chances
        graph = columns.left, at, columns.width, high
        plots.draw_outlook(p, graph, model.run.chances, model.chosen, was)
        p.rounded(*pillar, 8, border=theme.text, width=1.5)
