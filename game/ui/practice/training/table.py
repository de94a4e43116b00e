"""The gates of the network under way as bars, by kind of token: they sharpen as it learns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pygame

from game.level.measure.legibility import GateRow
from game.level.model import BLOCKS, GATES, GateName, Level
from game.rules.names import gate_word, row_words
from game.ui.drawing.hatching import GATE_PATTERNS, hatch
from game.ui.motion import STEADY, remaining
from game.ui.paint import Box, Painter, mix
from game.ui.play.valve import draw_sign
from game.ui.practice.training.course import Place, Trail, place_of
from game.ui.theme import PANEL_CORNER
from game.words import listed, say

PAD: Final = 20.0
GAP: Final = 16.0
BAR: Final = 12.0
LINE: Final = 8.0, 66.0
"""How much higher than its letters a line is, at least and at most."""
TRAIL: Final = 38.0
ROOM_FOR_TRAIL: Final = 16.0
CLOSE: Final = 0.002
"""A bar this near to where it belongs is there."""


class GateBars:
    """Where the bars stand; they glide to what was seen last."""

    def __init__(self) -> None:
        self._shown: dict[Place, float] = {}

    def follow(self, rows: Sequence[GateRow], dt: float, *, still: bool) -> None:
        """Move the bars on by dt milliseconds towards the gates that were seen last."""
        rest = 0.0 if still else remaining(dt, STEADY)
        for row in rows:
            at = place_of(row)
            gap = self._shown.get(at, row.mean) - row.mean
            self._shown[at] = row.mean + (gap * rest if abs(gap) > CLOSE else 0.0)

    def at(self, row: GateRow) -> float:
        """Where a gate's bar stands now."""
        return self._shown.get(place_of(row), row.mean)


def free_gates(level: Level) -> list[GateName]:
    """The gates that nobody has locked: those that the network sets itself."""
    return [gate for gate in GATES if isinstance(level.gates.owner(gate), str)]


def sharpness(rows: Sequence[GateRow]) -> float:
    """How far gates are from 0 or 1, on average over the table."""
    return sum(min(row.mean, 1.0 - row.mean) for row in rows) / len(rows)


def line_height(p: Painter, lines: int, room: float = 0.0) -> float:
    """How high each of so many lines is: as high as there is room for, within reason."""
    least, most = (p.line("body") + more for more in LINE)
    return min(max(room / max(lines, 1), least), most)


def head_height(p: Painter) -> float:
    """How high the head above the lines is."""
    return PAD - 4 + 2 * p.line("small") + 14


def lines_of(rows: Sequence[GateRow]) -> list[tuple[str, int]]:
    """The lines of the table: kinds of tokens, and in each of them the blocks."""
    return list(dict.fromkeys((row.about, row.block) for row in rows))


def draw_head(p: Painter, box: Box, title: str, rows: Sequence[GateRow], level: Level) -> None:
    """The panel with its title, how sharp the gates are, and the columns' names."""
    x, y, w, h = box
    theme, small = p.theme, p.line("small")
    p.rounded(x, y, w, h, PANEL_CORNER, fill=theme.panel)
    middle = y + PAD - 4 + small / 2
    half_open = level.train.carries == "trends"
    said = say("practice.training.table.half_open")
    if rows and not half_open:
        said = say("practice.training.table.sharpness", distance=f"{sharpness(rows):.2f}")
    room = w - 2 * PAD
    taken = p.text(x + PAD, middle, title, "small", theme.muted, bold=True, width=room)
    if rows:
        p.text(x + w - PAD, middle, said, "small", theme.text, align="right",
               width=room - taken - 12)  # fmt: skip
    middle = y + PAD + small * 1.5 + 4
    columns = _columns(p, box, level, rows)
    if locked := [gate_word(gate) for gate in GATES if gate not in free_gates(level)]:
        first = columns[0][0] - GAP - x - PAD if columns else w - 2 * PAD
        said = say("practice.training.table.locked", gates=listed(locked, "and"))
        p.text(x + PAD, middle, said, "small", theme.muted, width=first)
    for left, wide, gate in columns:
        r = small * 0.62
        draw_sign(p, left + r, middle, r, gate)
        words = gate_word(gate)
        p.text(left + 2 * r + 8, middle, words, "small", theme.gate(gate), bold=True,
               width=wide - 2 * r - 8)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """What the table shows.

    Args:
        level: the level.
        rows: the gates.
        bars: where their bars stand.
        trails: how they have moved.
        steps: over how many steps.
    """

    level: Level
    rows: Sequence[GateRow]
    bars: GateBars
    trails: Mapping[Place, Trail]
    steps: int


def draw_lines(p: Painter, box: Box, top: float, high: float, table: Table) -> None:
    """Draw the lines that can be seen in the box.

    Args:
        p: the painter.
        box: what is seen of the table.
        top: where the first line begins.
        high: how high each line is.
        table: what they show.
    """
    x, y, w, h = box
    theme, level = p.theme, table.level
    found = {place_of(row): row for row in table.rows}
    called = {row.about: row_words(row) for row in table.rows}
    columns = _columns(p, box, level, table.rows)
    trail_high = min(high - p.line("body") - 20, TRAIL)
    before = ""
    for n, (about, block) in enumerate(lines_of(table.rows)):
        at = top + n * high
        first, before = about != before, about
        if at + high < y or at > y + h:
            continue
        trailed = trail_high >= ROOM_FOR_TRAIL
        middle, left = at + (p.line("body") / 2 + 2 if trailed else high / 2), x + PAD
        right = columns[0][0] - GAP if columns else x + w - PAD
        if level.memory.blocks > 1:
            letter = BLOCKS[block]
            right -= p.text(right, middle, letter, "body", theme.text, bold=True, align="right") + 8
        if first:
            p.text(left, middle, called[about], "body", theme.text, width=right - left)
        for start, wide, gate in columns:
            row = found[about, block, gate]
            long = wide - p.width("0.00", "small", mono=True) - 8
            _bar(p, start, middle, long, row, table.bars.at(row))
            number = f"{row.mean:.2f}"
            p.text(start + wide, middle, number, "small", theme.text, mono=True, align="right")
            if trailed:
                below = (start, middle + p.line("body") / 2 + 1, long, trail_high)
                _trail(p, below, gate, table.trails.get(place_of(row), []), table.steps)


def _columns(
    p: Painter, box: Box, level: Level, rows: Sequence[GateRow]
) -> list[tuple[float, float, GateName]]:
    """Where each gate's column begins, and how wide it is."""
    x, _, w, _ = box
    abouts = {row.about: row for row in rows}.values()
    names = max((p.width(row_words(row), "body") for row in abouts), default=0.0)
    blocks = p.width("A", "body", bold=True) + 12 if level.memory.blocks > 1 else 0.0
    first = min(max(names + blocks, w * 0.2), w * 0.38) + GAP
    gates = free_gates(level)
    wide = (w - 2 * PAD - first) / max(len(gates), 1)
    return [(x + PAD + first + n * wide, wide - GAP, gate) for n, gate in enumerate(gates)]


def _bar(p: Painter, x: float, middle: float, w: float, row: GateRow, shown: float) -> None:
    """A gate from 0 to 1: the bar is its mean, the fine line across its end how much it varies."""
    theme, hue, y = p.theme, p.theme.gate(row.gate), middle - BAR / 2
    p.rect(x, y, w, BAR, mix(theme.panel, hue, 0.16))
    if shown * w >= 1:
        p.rect(x, y, shown * w, BAR, hue)
        hatch(p, x, y, shown * w, BAR, GATE_PATTERNS[row.gate], hue)
    if row.spread * w > 1:
        left = x + max(shown - row.spread, 0.0) * w
        right = x + min(shown + row.spread, 1.0) * w
        p.rect(left, middle - 1, right - left, 2, theme.text)


def _trail(p: Painter, box: Box, gate: GateName, trail: Trail, steps: int) -> None:
    """How a gate has moved over the steps of the attempt, between a line for 0 and one for 1."""
    x, y, w, h = box
    faint = mix(p.theme.panel, p.theme.line, 0.6)
    for edge in (y, y + h):
        p.rect(x, edge, w, 1, faint)
    places = [p.view.point(x + w * step / steps, y + h * (1.0 - mean)) for step, mean in trail]
    if len(places) > 1:
        for off in (0.0, 0.6):  # a line of one pixel is too faint
            line = [(px, py + off) for px, py in places]
            pygame.draw.aalines(p.surface, p.theme.gate(gate), False, line)
