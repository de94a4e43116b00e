"""Rows over the columns of a review, named at the left: what several lenses are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.level.model import BLOCKS, GateName, Level
from game.lstm.weights import Array
from game.rules.names import gate_word
from game.ui.drawing.hatching import hatch_number
from game.ui.paint import Box, Painter, mix
from game.ui.play.controls import Valve
from game.ui.review.columns import Columns
from game.ui.theme import Colour
from game.words import say


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its name, the name's colour, and where it is."""

    name: str
    ink: Colour
    y: float
    high: float


def gate_name(valve: Valve, blocks: int) -> str:
    """How a row of a gate is called."""
    gate, block = valve
    word = gate_word(gate)
    return (
        word[0].upper() + word[1:]
        if blocks == 1
        else say("review.of_block", block=BLOCKS[block], who=word)
    )


def draw_name(p: Painter, columns: Columns, row: Row) -> None:
    """Draw a row's name before its columns."""
    room = columns.left - columns.names - 8
    p.text(columns.names, row.y + row.high / 2, row.name, "body", row.ink, width=room)


def share_out(box: Box, count: int, gap: float, most: float) -> list[tuple[float, float]]:
    """Top and height of so many rows in a box, none higher than `most`."""
    _, y, _, h = box
    high = min((h - gap * (count - 1)) / max(count, 1), most)
    return [(y + n * (high + gap), high) for n in range(count)]


def heat(
    p: Painter, columns: Columns, y: float, high: float, values: Sequence[Array], cells: slice
) -> None:
    """A heat map of some cells of c (H,), one column a step; a stripe for each cell."""
    theme, S = p.theme, cells.stop - cells.start
    gap, each = min(2.0, columns.wide * 0.2), high / S
    for t, c in enumerate(values):
        for s, value in enumerate(np.tanh(c[cells])):
            hue = theme.held if value > 0 else theme.negative
            colour = mix(theme.raised, hue, abs(float(value)))
            place = columns.x(t) + gap, y + s * each, columns.wide - 2 * gap, each * 0.84
            p.rect(*place, colour)
            hatch_number(p, *place, float(value), colour)


def player_rows(level: Level, gates: Sequence[GateName]) -> list[Valve]:
    """The gates that a player could set, gate by gate within each block."""
    return [(gate, block) for block in range(level.memory.blocks) for gate in gates]
