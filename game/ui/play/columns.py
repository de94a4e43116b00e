"""Where everything in the timeline stands: its columns, and the rows of cells and gates in them."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.paint import Box, Painter
from game.ui.play.picture import Picture
from game.words import say

THINNEST = 6.0
WIDEST = 64.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Where everything in the timeline stands."""

    box: Box
    left: float
    top: float
    first: int
    count: int
    wide: float
    length: int
    blocks: int
    cells: int
    row: float
    """How high one cell is."""
    block_gap: float
    gate_rows: tuple[int, ...]
    """The blocks whose gates are shown under the map."""
    gate_h: float

    @property
    def gates_top(self) -> float:
        """Where the gates begin."""
        return self.block_top(self.blocks)

    @property
    def bottom(self) -> float:
        """Where a column ends."""
        return self.gates_top + self.gate_h * len(self.gate_rows) + 2

    def block_top(self, block: int) -> float:
        """Where a block's cells begin."""
        return self.top + block * (self.cells * self.row + self.block_gap)

    def x(self, t: int) -> float:
        """Where a step's column begins."""
        return self.left + (t - self.first) * self.wide

    def step_at(self, x: float, y: float) -> int | None:
        """The step whose column a place is in."""
        bx, by, w, h = self.box
        if not (by + 16 <= y < by + h and self.left <= x < bx + w):
            return None
        t = self.first + int((x - self.left) // self.wide)
        return t if self.first <= t < min(self.first + self.count, self.length) else None


def make_columns(
    painter: Painter, box: Box, picture: Picture, at: int, focus_block: int
) -> Columns:
    """Share the panel out.

    Args:
        painter: measures texts.
        box: the panel.
        picture: says how many blocks and cells there are.
        at: the step that must be in sight.
        focus_block: whose gates are shown when there is no room for all.
    """
    x, y, w, h = box
    large = painter.view.text > 1.4
    K, S = picture.blocks, picture.cells
    header = painter.line("small") + (14 if large else 20) if headed(painter, K) else 18.0
    top = y + header
    inner = h - header - 10
    rows: tuple[int, ...] = tuple(range(K)) if K <= 1 else (focus_block,)
    block_gap = 8.0 if K <= 2 else 5.0
    gate_h = min(32.0, max(inner * (0.3 if K * S <= 2 else 0.2), 14.0))
    row = (inner - gate_h * len(rows) - block_gap * K) / (K * S)
    label = (
        max(
            painter.width("A  F I O", "small", bold=True) + 14,
            painter.width(
                say("play.timeline.memory") if K == 1 else say("common.block", name="A"), "small"
            ),
        )
        + 14
    )
    if large:
        shift = 0.0 if named_whole(painter, S * row + block_gap) else aside(painter)
        label = painter.width("A", "small") + shift + 22
    left = x + 16 + label
    room = x + w - 16 - left
    length = len(picture.session.deal)
    wide = min(max(room / length, THINNEST), WIDEST)
    count = min(length, int(room // wide))
    first = min(max(0, at - int(count * 0.75)), length - count)
    return Columns(
        box, left, top, first, count, wide, length, K, S, min(row, 40.0), block_gap, rows, gate_h
    )


def headed(painter: Painter, blocks: int) -> bool:
    """Whether the panel says what it is; with large text, many blocks need the room more."""
    return blocks <= 2 or painter.view.text <= 1.4


def named_whole(painter: Painter, pitch: float) -> bool:
    """Whether the names of blocks so far apart fit beneath each other."""
    return pitch >= painter.line("small") * 0.8


def aside(painter: Painter) -> float:
    """How far to the right every other name stands where they do not."""
    return painter.width("A", "small") + 6
