"""Where the heat maps of a network's weights stand on their page: rows, columns, and ways about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from game.rules.practice.weight_maps import MapColumn, WeightMap
from game.ui.paint import Box, Painter
from game.ui.practice.inside.layout import PAD
from game.words import say

BETWEEN: Final = 40.0
"""How far apart the maps stand."""
BLOCK_GAP: Final = 10.0
"""How much wider the gap between two blocks is than between two columns."""
WIDEST: Final = 64.0
READABLE: Final = 36.0
"""Columns this wide, at 100% text, have room for their numbers."""

SECTIONS: Final = {
    "bias": "practice.inside.weights.bias",
    "class": "practice.inside.weights.class",
    "token": "practice.inside.weights.token",
    "h'": "practice.inside.weights.hidden",
    "c'": "practice.inside.weights.peephole",
    "answer": "practice.inside.weights.answer",
}
"""What stands over the rows of each kind, as the catalogue knows it."""

At = tuple[int, int, int]
"""A weight: which map, which row, which column."""


@dataclass(frozen=True, slots=True)
class MapPlace:
    """One map on the page: where its rows and columns stand."""

    map: WeightMap
    x: float
    label: float
    """How wide the column of the rows' names is."""
    heads: tuple[tuple[float, str], ...]
    """Where over which rows it is said what they are."""
    rows: tuple[float, ...]
    columns: tuple[float, ...]
    wide: float
    high: float
    top: float

    @property
    def right(self) -> float:
        """Where the last column ends."""
        return self.columns[-1] + self.wide

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.rows[-1] + self.high

    def cell(self, row: int, column: int) -> Box:
        """The area of one weight."""
        return self.columns[column] + 0.5, self.rows[row] + 0.5, self.wide - 1, self.high - 1

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column at a place of the page; None where there is no weight."""
        row = next((n for n, top in enumerate(self.rows) if top <= y < top + self.high), None)
        columns = enumerate(self.columns)
        column = next((n for n, left in columns if left <= x < left + self.wide), None)
        return None if row is None or column is None else (row, column)


def place_maps(p: Painter, width: float, maps: Sequence[WeightMap]) -> tuple[MapPlace, ...]:
    """Place the maps on a page of this width: side by side if their numbers fit, else stacked."""
    high = p.line("small") + 5
    room = width - PAD
    labels = [_label(p, found, room) for found in maps]
    gaps = [BLOCK_GAP * _gaps(found.columns) for found in maps]
    count = sum(len(found.columns) for found in maps)
    beside = (room - sum(labels) - sum(gaps) - BETWEEN * (len(maps) - 1)) / count
    left, top, placed = PAD / 2, 0.0, []
    least = [p.width(found.title, "label", bold=True) for found in maps]
    widest = [label + gap + min(beside, WIDEST) * len(found.columns)
              for found, label, gap in zip(maps, labels, gaps, strict=True)]  # fmt: skip
    stacked = beside < READABLE * p.view.text or any(
        title > wide for title, wide in zip(least, widest, strict=True)
    )
    for found, label, gap in zip(maps, labels, gaps, strict=True):
        wide = min((room - label - gap) / len(found.columns) if stacked else beside, WIDEST)
        wide = min(wide, WIDEST * p.view.text)
        one = _place(p, found, (left, top), label, wide, high)
        placed.append(one)
        if stacked:
            top = one.bottom + high
        else:
            left = one.right + BETWEEN
    return tuple(placed)


def _label(p: Painter, found: WeightMap, room: float) -> float:
    return min(max(p.width(row.name, "small") for row in found.rows) + 14, room * 0.22)


def named_blocks(found: WeightMap) -> bool:
    """Whether there are several blocks, whose names then stand over their columns."""
    return len({column.block for column in found.columns} - {None}) > 1


def _gaps(columns: Sequence[MapColumn]) -> int:
    """How many times the block changes from one column to the next."""
    blocks = [column.block for column in columns]
    return sum(one != other for one, other in pairwise(blocks))


def _place(
    p: Painter, found: WeightMap, at: tuple[float, float], label: float, wide: float, high: float
) -> MapPlace:
    x, top = at
    columns, here = [], x + label
    for n, column in enumerate(found.columns):
        if n and column.block != found.columns[n - 1].block:
            here += BLOCK_GAP
        columns.append(here)
        here += wide
    y = top + p.line("label") + 6 + (1 + named_blocks(found)) * (p.line("small") + 3)
    heads, rows, kind = [], [], ""
    for row in found.rows:
        if row.kind != kind:
            kind = row.kind
            heads.append((y, say(SECTIONS[kind])))
            y += high
        rows.append(y)
        y += high
    return MapPlace(found, x, label, tuple(heads), tuple(rows), tuple(columns), wide, high, top)


def page_height(places: Sequence[MapPlace]) -> float:
    """How high the page is."""
    return max(place.bottom for place in places) + 8


def neighbour(places: Sequence[MapPlace], at: At, rows: int, columns: int) -> At | None:
    """The weight so many rows and columns on, in the next map past the edge; None past the last."""
    m, r, c = at
    found = places[m].map
    r, c = r + rows, c + columns
    if 0 <= r < len(found.rows) and 0 <= c < len(found.columns):
        return m, r, c
    stacked = places[0].x == places[-1].x
    way = columns + rows
    if (rows != 0) != stacked or not 0 <= m + way < len(places):
        return None
    other = places[m + way].map
    if stacked:
        return m + way, 0 if way > 0 else len(other.rows) - 1, min(c, len(other.columns) - 1)
    return m + way, min(r, len(other.rows) - 1), 0 if way > 0 else len(other.columns) - 1
