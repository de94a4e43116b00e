"""Draws the gate table of a stage: a row for each class and case, a bar for each gate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.level.measure.legibility import GateRow
from game.level.model import BLOCKS, GATES, GateName, Level
from game.rules.names import gate_word, row_condition
from game.rules.practice.told import gate_value
from game.ui.drawing.hatching import GATE_PATTERNS, hatch
from game.ui.paint import Box, Painter, mix
from game.ui.play.valve import draw_sign
from game.ui.practice.inside.glide import Glide
from game.ui.practice.inside.layout import LARGE, PAD
from game.ui.wire.table import class_hue, shown_tokens
from game.words import say

BAR: Final = 10.0
OTHERWISE: Final = "otherwise"
"""The condition of a row that takes what all other rows of its class leave."""
WIDEST: Final = 520.0
"""How wide a column may become, so that bars are compared at a glance."""
TALLEST: Final = 84.0
"""How high a row may become where a level has few of them."""


@dataclass(frozen=True, slots=True)
class GatesPlace:
    """The table on its page: where rows and columns stand."""

    box: Box
    abouts: tuple[tuple[str, str], ...]
    """Class and condition of each row."""
    cases: dict[str, str]
    """What each condition is called."""
    names: float
    """How wide the column of their names is."""
    columns: dict[tuple[int, GateName], tuple[float, float]]
    """Where the column of each gate of each block begins, and how wide it is."""
    head: float
    row: float
    beside: bool
    """Whether a bar has its number beside it; else it stands below."""

    @property
    def height(self) -> float:
        """How high the table is."""
        return self.head + len(self.abouts) * self.row


def place_gates(p: Painter, box: Box, level: Level, rows: Sequence[GateRow]) -> GatesPlace:
    """Place the table of some rows in a box; it may come out higher than the box."""
    x, _, w, h = box
    abouts = tuple(dict.fromkeys((row.cls, row.condition) for row in rows))
    cases = {row.condition: _case(row) for row in rows}
    K, small, label = level.memory.blocks, p.line("small"), p.line("label")
    texts = [p.width(cls, "label", bold=True) for cls, _ in abouts]
    texts += [p.width(case, "small") for case in cases.values()]
    names = min(max([*texts, 120.0]) + 36, w * (0.34 if K < 3 else 0.2))
    locked = [not isinstance(level.gates.owner(gate), str) for gate in GATES]
    narrow, between = small + 36, 18.0 if K > 1 else 0.0
    room = w - PAD - names - between * (K - 1) - K * sum(locked) * narrow
    pitch = min(room / max(K * (len(GATES) - sum(locked)), 1), WIDEST)
    columns, at = {}, x + PAD / 2 + names
    for block in range(K):
        for gate, shut in zip(GATES, locked, strict=True):
            columns[block, gate] = at, narrow if shut else pitch
            at += columns[block, gate][1]
        at += between
    number = p.width("0.00 ±0.00", "small", mono=True)
    beside = pitch >= number + 76
    head = (small + 12) * (2 if K > 1 else 1)
    row = max(label + small + 10 if p.view.text <= LARGE else 2 * small + 6, label + 12)
    row = max(row, 0 if beside else small + 28)
    row = max(row, min((h - head - 5 * p.line("body")) / max(len(abouts), 1), TALLEST))
    return GatesPlace(box, abouts, cases, names, columns, head, row, beside)


def draw_gates(
    p: Painter, place: GatesPlace, level: Level, rows: Sequence[GateRow], glide: Glide
) -> float:
    """Draw the table; gives where it ends."""
    x, y, w, _ = place.box
    _head(p, place, level)
    found = {(row.cls, row.condition, row.block, row.gate): row for row in rows}
    before = ""
    for n, (cls, condition) in enumerate(place.abouts):
        top = y + place.head + n * place.row
        if cls != before:
            p.rect(x + 8, top, w - 16, 1, mix(p.theme.panel, p.theme.line, 0.7))
        _name(p, place, level, cls, condition, top, first=cls != before)
        before = cls
        for block in range(level.memory.blocks):
            for gate in GATES:
                row = found.get((cls, condition, block, gate))
                left, wide = place.columns[block, gate]
                column = (left, top, wide, place.row)
                if row is not None:
                    _bar(p, column, row, glide, beside=place.beside)
                elif not isinstance(owner := level.gates.owner(gate), str):
                    _locked(p, column, owner)
    return y + place.height


def _head(p: Painter, place: GatesPlace, level: Level) -> None:
    theme, small, K = p.theme, p.line("small"), level.memory.blocks
    x, y = place.box[0] + PAD / 2, place.box[1]
    at = y + place.head - (small + 12) / 2
    title = say(f"practice.inside.gates.{'cls' if p.view.text <= LARGE else 'cls_short'}")
    p.text(x + 10, at, title, "small", theme.muted, bold=True, width=place.names - 16)
    for block in range(K):
        if K > 1:
            left, right = place.columns[block, GATES[0]][0], sum(place.columns[block, GATES[-1]])
            name = say("practice.inside.block", name=BLOCKS[block])
            p.text((left + right) / 2, y + (small + 8) / 2, name, "small",
                   theme.muted, bold=True, align="center", width=right - left)  # fmt: skip
        for gate in GATES:
            left, wide = place.columns[block, gate]
            draw_sign(p, left + 10, at, small * 0.5, gate)
            word = gate_word(gate)
            if 24 + small * 0.5 + p.width(word, "small") <= wide:
                p.text(left + 14 + small * 0.5, at, word, "small", theme.gate(gate))


def _case(row: GateRow) -> str:
    condition = row_condition(row)
    if row.condition in ("", OTHERWISE):
        return condition
    return say("practice.inside.gates.case", condition=condition)


def _name(
    p: Painter,
    place: GatesPlace,
    level: Level,
    cls: str,
    condition: str,
    top: float,
    *,
    first: bool,
) -> None:
    theme, middle = p.theme, top + place.row / 2
    left, room = place.box[0] + PAD / 2 + 10, place.names - 22
    hue = class_hue(theme, level, cls) if first else theme.line
    p.rounded(left - 10, top + 7, 4, place.row - 14, 2, hue)
    small, label = p.line("small"), p.line("label")
    case = place.cases[condition]
    if p.view.text > LARGE:
        if not condition:
            p.text(left, middle, cls, "label", bold=True, width=room)
        elif first:
            p.text(left, middle - small * 0.5, cls, "small", bold=True, width=room)
        if condition:
            y = middle + small * 0.5 if first else middle
            p.text(left, y, case, "small", theme.memory, width=room)
        return
    below = case or shown_tokens(p, level, cls, room)
    if first:
        p.text(left, middle - small * 0.62, cls, "label", bold=True, width=room)
    y = middle + label * 0.52 if first else middle
    p.text(left, y, below, "small", theme.memory if case else theme.muted, width=room)


def _bar(p: Painter, column: Box, row: GateRow, glide: Glide, *, beside: bool) -> None:
    """A gate's mean as a bar, its deviation as a whisker, and both as numbers."""
    theme, small = p.theme, p.line("small")
    x, y, w, h = column
    text = gate_value(row)
    number = p.width("0.00 ±0.00", "small", mono=True)
    long = w - 16 if not beside else w - number - 24
    middle = y + h / 2 if beside else y + h / 2 - small * 0.5
    mean = glide.at((row.cls, row.condition, row.block, row.gate, "mean"), row.mean)
    spread = glide.at((row.cls, row.condition, row.block, row.gate, "spread"), row.spread)
    p.rounded(x + 2, middle - BAR / 2, long, BAR, BAR / 2, theme.raised, theme.line)
    if mean * long >= 2:
        p.rounded(x + 2, middle - BAR / 2, mean * long, BAR, min(BAR, mean * long) / 2,
                  theme.gate(row.gate))  # fmt: skip
        hatch(p, x + 4, middle - BAR / 2, mean * long - 4, BAR, GATE_PATTERNS[row.gate],
              theme.gate(row.gate))  # fmt: skip
    low, high = max(mean - spread, 0.0) * long, min(mean + spread, 1.0) * long
    if high - low > 2.5:
        p.rect(x + 2 + low, middle - 0.75, high - low, 1.5, theme.text)
        for end in (low, high):
            p.rect(x + 1.25 + end, middle - BAR / 2 - 2, 1.5, BAR + 4, theme.text)
    at = (x + 2 + long + 8, y + h / 2) if beside else (x + 2, middle + BAR / 2 + 3 + small / 2)
    if not beside and number > w - 4:
        text = f"{row.mean:.2f}"
    p.text(*at, text, "small", theme.text, mono=True)


def _locked(p: Painter, column: Box, value: float) -> None:
    x, y, w, h = column
    p.icon("padlock", x + 10, y + h / 2, 6, p.theme.muted, 1.4)
    p.text(x + 22, y + h / 2, f"{value:g}", "small", p.theme.muted, mono=True, width=w - 24)
