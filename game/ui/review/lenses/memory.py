"""Both memories over time: the cell states that your gates made, and the network's own."""

from __future__ import annotations

from typing import Final

from game.level.model import BLOCKS
from game.ui.paint import Box, Painter
from game.ui.review.columns import Columns
from game.ui.review.lenses.rows import Row, draw_name, heat, share_out
from game.ui.review.model import ReviewModel
from game.words import capital, say

TALLEST: Final = 110.0
GAP: Final = 10.0


def legend(model: ReviewModel) -> str:
    """What is seen."""
    return say("review.memory.legend")


def draw(p: Painter, box: Box, columns: Columns, model: ReviewModel) -> None:
    """Draw two heat maps for every block: yours, and the network's under it."""
    session, theme = model.session, p.theme
    K, S = session.level.memory.blocks, session.level.memory.cells
    mine = [played.trace.c for played in session.moves]
    its = [trace.c for trace in session.deal.network_run]
    rows = [(k, who) for k in range(K) for who in ("you", "network")]
    for (k, who), (y, high) in zip(rows, share_out(box, len(rows), GAP, TALLEST), strict=True):
        name = said = say(f"review.{who}")
        if K > 1:
            name = say("review.of_block", block=BLOCKS[k], who=said)
        ink = theme.text if who == "you" else theme.muted
        draw_name(p, columns, Row(capital(name), ink, y, high))
        heat(p, columns, y, high, mine if who == "you" else its, slice(k * S, (k + 1) * S))
