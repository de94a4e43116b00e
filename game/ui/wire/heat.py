"""The table as what it is: a heat map of the weights that its gates would have."""

from __future__ import annotations

from typing import Final

from game.level.model import BLOCKS
from game.rules.names import condition_words
from game.rules.wiring.weights import GateWeights, gate_weights
from game.ui.heat import draw_number, rounded_number
from game.ui.paint import Box, Painter
from game.ui.wire.model import WireModel
from game.ui.wire.side import paragraph
from game.words import say

FULL: Final = 8.0
"""The end of the scale: the weight that opens a gate all the way."""


def draw_weights(painter: Painter, inside: Box, model: WireModel) -> float:
    """Draw the table as a heat map of weights: a column a gate, a row the bias and each class.

    Gives where it ends.
    """
    theme, table = painter.theme, model.table
    x, y, w, h = inside
    small = painter.line("small")
    blocks = range(model.level.memory.blocks)
    columns = [(block, gate) for block in blocks for gate in table.gates]
    found = {key: gate_weights(table, key[1], key[0]) for key in columns}
    asked = {k for cases in table.cases.values() for case in cases for k, _ in case.when}
    memory = [k for k in blocks if k in asked]
    names = ["b", *table.cases, *(condition_words([(k, True)]) for k in memory)]
    top = paragraph(painter, inside, say("wire.weights.sum"), "small", theme.muted) + 6
    label = min(max(painter.width(name, "small") for name in names) + 10, w * 0.34)
    wide = (w - label) / len(columns)
    if len(blocks) > 1:
        for block in blocks:
            middle = x + label + (block + 0.5) * wide * len(table.gates)
            painter.text(middle, top + small / 2, BLOCKS[block], "small", theme.muted, bold=True,
                         align="center")  # fmt: skip
        top += small
    room = (y + h - top - 2 * small - 8) / (len(names) + 1)
    high = min(max(room, small + 2), small + 10)
    for n, (_, gate) in enumerate(columns):
        painter.text(x + label + (n + 0.5) * wide, top + high / 2, gate.upper(), "small",
                     theme.gate(gate), bold=True, align="center")  # fmt: skip
    for r, name in enumerate(names):
        at = top + (r + 1) * high
        painter.text(x, at + high / 2, name, "small", theme.muted, width=label - 6)
        for n, key in enumerate(columns):
            cell = (x + label + n * wide + 1, at + 1, wide - 2, high - 2)
            weights = found[key]
            value = None if weights is None else _at(weights, r, name, memory)
            draw_number(painter, cell, value, FULL, rounded_number(value or 0.0, 0))
    at = top + (len(names) + 1) * high + 4
    said = "memory" if memory else "endless"
    if any(weights is None for weights in found.values()):
        said = "none"
    told = say(f"wire.weights.{said}", condition=names[-1])
    return paragraph(painter, (x, at, w, 0), told, "small", theme.muted)


def _at(weights: GateWeights, row: int, name: str, memory: list[int]) -> float:
    """The number in a row of the heat map."""
    if row == 0:
        return weights.bias
    if row <= len(weights.classes):
        return weights.classes[name]
    return weights.memory[memory[row - 1 - len(weights.classes)]]
