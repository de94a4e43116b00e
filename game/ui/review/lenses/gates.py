"""Both gate tracks: where you set each gate, over where the network set it, alone on the stream."""

from __future__ import annotations

from typing import Final

from game.rules.marks import ROUNDING
from game.ui.drawing.hatching import GATE_PATTERNS, hatch
from game.ui.paint import Box, Painter, mix
from game.ui.review.columns import Columns
from game.ui.review.lenses.rows import Row, draw_name, gate_name, player_rows, share_out
from game.ui.review.model import ReviewModel
from game.words import say

TALLEST: Final = 64.0
GAP: Final = 8.0
OPEN: Final = 0.05
"""From here on a gate lets enough through to carry its pattern."""


def legend(model: ReviewModel) -> str:
    """What is seen."""
    return say("review.gates.legend")


def draw(p: Painter, box: Box, columns: Columns, model: ReviewModel) -> None:
    """Draw the tracks into a box."""
    session, theme = model.session, p.theme
    valves = player_rows(session.level, session.deal.player_gates)
    own = session.deal.network_run
    for valve, (y, high) in zip(valves, share_out(box, len(valves), GAP, TALLEST), strict=True):
        gate, block = valve
        hue, half = theme.gate(gate), (high - 1) / 2
        name = gate_name(valve, session.level.memory.blocks)
        draw_name(p, columns, Row(name, hue, y, high))
        gap = min(2.0, columns.wide * 0.2)
        for t, played in enumerate(session.moves):
            x, w = columns.x(t) + gap, columns.wide - 2 * gap
            mine, its = played.move.gate(gate)[block], float(getattr(own[t], gate)[block])
            colour = mix(theme.panel, hue, 0.12 + 0.88 * mine)
            p.rect(x, y, w, half, colour)
            if mine > OPEN:
                hatch(p, x, y, w, half, GATE_PATTERNS[gate], colour)
            p.rect(x, y + half + 1, w, half, mix(theme.panel, theme.text, 0.08 + 0.72 * its))
            if abs(mine - its) > ROUNDING:
                p.rounded(x - 1, y - 1, w + 2, high + 2, 2, border=theme.wrong, width=1.5)
