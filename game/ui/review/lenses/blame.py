"""Blame under the timeline: which way each gate, a little moved, would have made things better."""

from __future__ import annotations

from typing import Final

from game.ui.paint import Box, Painter, mix
from game.ui.play.controls import Valve
from game.ui.review.columns import Columns
from game.ui.review.lenses.rows import Row, draw_name, gate_name, player_rows, share_out
from game.ui.review.model import ReviewModel
from game.words import say

TALLEST: Final = 76.0
GAP: Final = 8.0
LEAST: Final = 0.02
"""Bits; below this a gate is blamed for nothing."""


def legend(model: ReviewModel) -> str:
    """What is seen."""
    most = max((abs(value) for row in _felt(model).values() for value in row), default=0.0)
    if most < LEAST:
        return say("review.blame.none")
    return say("review.blame.legend", bits=f"{most:.1f}")


def draw(p: Painter, box: Box, columns: Columns, model: ReviewModel) -> None:
    """Draw a row for every gate, all in one scale: a bar up to open it, down to shut it."""
    session, theme = model.session, p.theme
    felt = _felt(model)
    valves = list(felt)
    scale = max((abs(each) for row in felt.values() for each in row), default=LEAST)
    for valve, (y, high) in zip(valves, share_out(box, len(valves), GAP, TALLEST), strict=True):
        hue, middle = theme.gate(valve[0]), y + high / 2
        name = gate_name(valve, session.level.memory.blocks)
        draw_name(p, columns, Row(name, hue, y, high))
        p.rect(columns.left, middle, columns.width, 1, theme.line)
        gap = min(3.0, columns.wide * 0.2)
        for t, value in enumerate(felt[valve]):
            if abs(value) < LEAST:
                continue
            size = max(abs(value) / scale * (high / 2 - 1), 1.5)
            top = middle - size if value > 0 else middle + 1
            ink = hue if value > 0 else mix(hue, theme.panel, 0.35)
            p.rect(columns.x(t) + gap, top, columns.wide - 2 * gap, size, ink)


def _felt(model: ReviewModel) -> dict[Valve, list[float]]:
    """−∂loss/∂gate of every valve of the player's, step by step, where it could be followed."""
    session, blame = model.session, model.run.blame
    return {
        (gate, block): [
            -blame.felt(t, gate, block, played.move.gate(gate)[block])
            for t, played in enumerate(session.moves)
        ]
        for gate, block in player_rows(session.level, session.deal.player_gates)
    }
