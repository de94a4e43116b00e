"""Draws the weights of a stage as heat maps, with a name on every row and column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from game.level.model import BLOCKS
from game.rules.practice.weight_maps import MapColumn, WeightMap
from game.ui.heat import draw_number, heat, rounded_number
from game.ui.paint import Box, Painter
from game.ui.practice.inside.layout import PAD

BETWEEN: Final = 40.0
"""How far apart the maps stand."""
BLOCK_GAP: Final = 10.0
"""How much wider the gap between two blocks is than between two columns."""
WIDEST: Final = 64.0
READABLE: Final = 36.0
"""Columns this wide, at 100% text, have room for their numbers."""

SECTIONS: Final = {
    "bias": "always",
    "class": "from the token's class, W·x",
    "token": "from the token itself, W·x",
    "h'": "from h one step before, U·h'",
    "c'": "from c one step before, peepholes P·c'",
    "answer": "the logit of an answer, V·h + d",
}
"""What stands over the rows of each kind."""

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
    stacked = beside < READABLE * p.view.text
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


def _named_blocks(found: WeightMap) -> bool:
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
    y = top + p.line("label") + 6 + (1 + _named_blocks(found)) * (p.line("small") + 3)
    heads, rows, kind = [], [], ""
    for row in found.rows:
        if row.kind != kind:
            kind = row.kind
            heads.append((y, SECTIONS[kind]))
            y += high
        rows.append(y)
        y += high
    return MapPlace(found, x, label, tuple(heads), tuple(rows), tuple(columns), wide, high, top)


def page_height(places: Sequence[MapPlace]) -> float:
    """How high the page is."""
    return max(place.bottom for place in places) + 8


def draw_maps(
    p: Painter,
    corner: tuple[float, float],
    places: Sequence[MapPlace],
    most: Sequence[float],
    seen: tuple[float, float],
) -> None:
    """Draw the maps.

    Args:
        p: draws.
        corner: where in the window the page begins.
        places: the maps.
        most: the end of each map's scale.
        seen: from where to where in the window the page can be seen.
    """
    for place, end in zip(places, most, strict=True):
        _map(p, corner, place, end, seen)


def _map(
    p: Painter,
    corner: tuple[float, float],
    place: MapPlace,
    most: float,
    seen: tuple[float, float],
) -> None:
    theme, found = p.theme, place.map
    left, top = corner
    x, y = left + place.x, top + place.top
    label_h = p.line("label")
    used = p.text(x, y + label_h / 2, found.title, "label", bold=True) + 20
    _scale(p, x + used, y + label_h / 2, max(left + place.right - x - used, 0.0), most)
    y += label_h + 6
    _column_names(p, left, y, place)
    for at, words in place.heads:
        p.text(x, top + at + place.high / 2, words, "small", theme.memory,
               width=place.right - place.x)  # fmt: skip
    places = _decimals(p, place, most)
    for r, row in enumerate(found.rows):
        middle = top + place.rows[r] + place.high / 2
        if not seen[0] - place.high < middle < seen[1] + place.high:
            continue  # a vocabulary may be far longer than the window is high
        p.text(x, middle, row.name, "small", theme.text, width=place.label - 8)
        for c in range(len(found.columns)):
            cx, cy, cw, ch = place.cell(r, c)
            value = found.value(r, c)
            text = "" if places is None else rounded_number(value or 0.0, places)
            if value is None:
                p.rect(left + cx + cw / 2 - 3, top + cy + ch / 2 - 0.5, 6, 1, theme.line)
            else:
                draw_number(p, (left + cx, top + cy, cw, ch), value, most, text)


def _decimals(p: Painter, place: MapPlace, most: float) -> int | None:
    """To how many places numbers are written, so that all of them fit; None if none do."""
    texts = ((places, rounded_number(-most, places)) for places in (1, 0))
    room = place.wide - 4
    return next((n for n, text in texts if p.width(text, "small", mono=True) <= room), None)


def _column_names(p: Painter, left: float, y: float, place: MapPlace) -> None:
    theme, small = p.theme, p.line("small")
    columns = place.map.columns
    several = _named_blocks(place.map)
    below = y + (3 + small if several else 0.0) + small / 2
    for n, column in enumerate(columns):
        first = n == 0 or column.block != columns[n - 1].block
        if several and first and column.block is not None:
            last = max(m for m, other in enumerate(columns) if other.block == column.block)
            middle = (place.columns[n] + place.columns[last] + place.wide) / 2
            p.text(left + middle, y + small / 2, f"BLOCK {BLOCKS[column.block]}", "small",
                   theme.muted, bold=True, align="center",
                   width=place.columns[last] + place.wide - place.columns[n])  # fmt: skip
        name = column.name.upper() if column.gate else column.name
        if p.width(name, "small") > place.wide - 3:
            name = name[-1]  # g and h are told by where they stand
        ink = theme.gate(column.gate) if column.gate else theme.muted
        p.text(left + place.columns[n] + place.wide / 2, below, name, "small", ink,
               bold=column.gate is not None, align="center", width=place.wide)  # fmt: skip


def _scale(p: Painter, x: float, y: float, room: float, most: float) -> None:
    """The scale of colours, from the lowest number to the highest."""
    low, high = rounded_number(-most, 1), rounded_number(most, 1)
    edge = p.width(low, "small", mono=True) + 6
    wide = min(room - 2 * edge, 120.0)
    if wide < 40:
        return
    p.text(x + edge - 6, y, low, "small", p.theme.muted, mono=True, align="right")
    steps = 24
    for n in range(steps):
        value = most * (2 * (n + 0.5) / steps - 1)
        p.rect(
            x + edge + n * wide / steps, y - 5, wide / steps + 0.5, 10, heat(p.theme, value, most)
        )
    p.text(x + edge + wide + 6, y, high, "small", p.theme.muted, mono=True)


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
