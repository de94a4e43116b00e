"""The gradient highway: how much of each step's memory still counts at the question ahead."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from typing import Final

from game.level.model import BLOCKS
from game.lstm.weights import Array
from game.ui.drawing.strokes import draw_line
from game.ui.paint import Box, Painter, mix
from game.ui.review.columns import Columns
from game.ui.review.model import ReviewModel
from game.ui.theme import Colour
from game.words import say

LOW: Final = -4.0
"""The decade at the foot of the plot; what is less stands there too."""
HIGH: Final = 1.0
DECADES: Final = ((1.0, "1"), (0.1, "0.1"), (0.01, "0.01"), (0.001, "0.001"))


def legend(model: ReviewModel) -> str:
    """What is seen."""
    return say("review.highway.legend")


def draw(p: Painter, box: Box, columns: Columns, model: ReviewModel) -> None:
    """Draw a line for each block of yours, the network's, and the RNN's, on a log scale."""
    found, theme = model.highway, p.theme
    _, y, _, h = box
    line = p.line("small")
    top, bottom = y + line + 10, y + h - 4

    def height(value: float) -> float:
        decade = min(max(log10(max(value, 1e-12)), LOW), HIGH)
        return bottom - (bottom - top) * (decade - LOW) / (HIGH - LOW)

    for value, name in DECADES:
        p.rect(columns.left, height(value), columns.width, 1, mix(theme.panel, theme.line, 0.8))
        p.text(columns.left - 10, height(value), name, "small", theme.muted, mono=True,
               align="right")  # fmt: skip
    x = columns.middle(found.question)
    p.rect(x - 0.75, top, 1.5, bottom - top, theme.muted)

    def curve(values: Array, colour: Colour) -> None:
        points = [(columns.middle(t), height(float(value))) for t, value in enumerate(values)]
        draw_line(p, points, colour)

    if found.rnn is not None:
        curve(found.rnn, theme.wrong)
    K = model.session.level.memory.blocks
    for k in range(K):
        curve(found.network[:, k], theme.muted)
    for k in range(K):
        curve(found.player[:, k], mix(theme.memory, theme.text, 0.3 * k))
        if K > 1:
            at = height(float(found.player[0, k]))
            p.text(columns.left + 4 + 14 * k, at - line * 0.6, BLOCKS[k], "small", theme.memory,
                   bold=True)  # fmt: skip
    _key(p, box, columns, model)


def _key(p: Painter, box: Box, columns: Columns, model: ReviewModel) -> None:
    """Which line is whose, and what is left of the first step's memory."""
    theme, found = p.theme, model.highway
    y = box[1] + p.line("small") / 2
    parts: Sequence[tuple[str, float, Colour]] = [
        (say("review.you"), float(found.player[0].max()), theme.memory),
        (say("review.network"), float(found.network[0].max()), theme.muted),
        *([("RNN", float(found.rnn[0]), theme.wrong)] if found.rnn is not None else []),
    ]
    x = columns.left
    lag = found.question
    x += p.text(x, y, say("review.highway.left", count=lag), "small", theme.muted) + 14
    for name, value, colour in parts:
        p.rounded(x, y - 1.5, 14, 3, 1.5, fill=colour)
        x += 20
        said = say("review.highway.of", who=name, share=figure(value))
        x += p.text(x, y, said, "small", theme.text) + 18
    if found.rnn is None:
        p.text(x, y, say("review.highway.no_rnn"), "small", theme.muted)


def figure(value: float) -> str:
    """A share as people read it: 0.98, 0.042, 3e-06."""
    return "0" if value == 0 else f"{value:.2f}" if value >= 0.1 else f"{value:.2g}"
