"""Where everything stands while a table is wired, for one view, one text size and one table."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from game.level.model import GateName
from game.rules.wiring.table import Entry, GateTable
from game.ui.paint import Box, Painter
from game.ui.play.layout import MARGIN
from game.ui.view import HEIGHT, WIDTH

LARGE: Final = 1.4
"""Above this text size secondary things are left out."""

PAD: Final = 20.0
TILE_COLUMNS: Final = 16
"""How many of a run's streams stand in a row."""

BESIDE: Final = 76.0
"""A valve with this much room has its number beside it; else it stands below."""


@dataclass(frozen=True, slots=True)
class Row:
    """One case of a class in the table: where it is on the scrolled page."""

    cls: str
    case: int
    cases: int
    """How many cases the class has."""
    y: float
    h: float

    @property
    def last(self) -> bool:
        """Whether the case is the one that always applies."""
        return self.case == self.cases - 1


@dataclass(frozen=True, slots=True)
class TablePlace:
    """The table in its panel: rows below each other, for every block its gates side by side."""

    box: Box
    """The whole panel."""
    page: Box
    """The part of it that shows rows."""
    rows: tuple[Row, ...]
    names: tuple[float, float]
    """From where to where the classes' names stand."""
    first: float
    """Where the gates' columns begin."""
    pitch: float
    """How wide a gate's column is."""
    between: float
    """How much wider the gap between two blocks is."""
    radius: float
    beside: bool
    tools: float
    """Where what adds and removes cases begins."""
    gates: tuple[GateName, ...]

    @property
    def height(self) -> float:
        """How high all rows together are."""
        return self.rows[-1].y + self.rows[-1].h

    def column(self, block: int, gate: GateName) -> float:
        """Where a gate's column begins."""
        place = block * len(self.gates) + self.gates.index(gate)
        return self.first + place * self.pitch + block * self.between

    def row(self, cls: str, case: int) -> Row:
        """The row of a case."""
        return next(row for row in self.rows if (row.cls, row.case) == (cls, case))

    def valve(self, entry: Entry, offset: float) -> tuple[float, float, float]:
        """Middle and radius of an entry's valve, with the page scrolled by `offset`."""
        row = self.row(entry.cls, entry.case)
        y = self.page[1] + row.y - offset + row.h / 2
        column = self.column(entry.block, entry.gate)
        if self.beside:
            return column + self.radius + 8, y, self.radius
        return column + self.pitch / 2, y - self.radius * 0.45, self.radius

    def cell(self, entry: Entry, offset: float) -> Box:
        """The area that belongs to an entry."""
        row = self.row(entry.cls, entry.case)
        y = self.page[1] + row.y - offset
        return (self.column(entry.block, entry.gate), y + 2, self.pitch - 2, row.h - 4)


@dataclass(frozen=True, slots=True)
class WireLayout:
    """All boxes, in units."""

    top: Box
    banner: Box
    banner_lines: int
    table: TablePlace
    side: Box
    tabs: tuple[Box, ...]
    inside: Box
    """What the tabs show stands here."""
    actions: Box
    """The row of buttons under it."""
    belt: Box
    flow: Box
    """The control at the end of the belt."""
    timeline: Box
    prediction: Box | None
    footer: Box
    large: bool


def make_layout(painter: Painter, table: GateTable, banner_lines: int, flow: float) -> WireLayout:
    """Share the window out.

    Args:
        painter: measures texts in the view.
        table: the table whose rows are shown.
        banner_lines: how many lines the longest brief or hint takes.
        flow: how wide the control at the end of the belt is.
    """
    body, small, label = painter.line("body"), painter.line("small"), painter.line("label")
    large, tight = painter.view.text > LARGE, painter.view.text > 1.2
    gap = 8.0 if tight else 12.0
    top_h = max(60.0, 2 * small + 4, 0.0 if large else painter.line("title") + small + 10)
    banner_h = banner_lines * (small if large else body) + (4 if tight else 10)
    footer_h = 2 * body + 8
    looks = table.level.has_looks
    belt_h = max(60.0 if looks else 44.0, label + 12)  # looks want more room than words
    timeline_h = 92.0 if large else max(124.0, small + 84)
    main_y = top_h + banner_h
    footer_y = HEIGHT - footer_h - (2 if tight else 6)
    timeline_y = footer_y - timeline_h - 6
    belt_y = timeline_y - belt_h - (4 if tight else 8)
    main_h = belt_y - gap - main_y

    wide = WIDTH - 2 * MARGIN
    side_w = 372.0 if not large else 440.0
    table_w = wide - side_w - 16
    side = (MARGIN + table_w + 16, main_y, side_w, main_h)
    x, y, w, h = side
    tab_h = label + 12
    tab_w = (w - 2 * 12) / 3
    tabs = tuple((x + 12 + n * tab_w, y + 8, tab_w, tab_h) for n in range(3))
    action_h = 40 + 24 * (painter.view.text - 1.0)
    pad = 12.0 if large else PAD
    actions = (x + pad, y + h - action_h - 12, w - 2 * pad, action_h)
    inside = (x + pad, y + tab_h + 18, w - 2 * pad, actions[1] - 8 - (y + tab_h + 18))
    stream_w = wide if large else table_w
    return WireLayout(
        top=(MARGIN, 0.0, wide, top_h),
        banner=(MARGIN, top_h, wide, banner_h),
        banner_lines=banner_lines,
        table=make_table(painter, (MARGIN, main_y, table_w, main_h), table),
        side=side,
        tabs=tabs,
        inside=inside,
        actions=actions,
        belt=(MARGIN, belt_y, stream_w - flow - 8, belt_h),
        flow=(MARGIN + stream_w - flow, belt_y, flow, belt_h),
        timeline=(MARGIN, timeline_y, stream_w, timeline_h),
        prediction=(
            (side[0], belt_y, side_w, timeline_y + timeline_h - belt_y) if not large else None
        ),
        footer=(MARGIN, footer_y, wide, footer_h),
        large=large,
    )


def make_table(painter: Painter, box: Box, table: GateTable) -> TablePlace:
    """Place the rows and columns of a table in its panel."""
    x, y, w, h = box
    text, K = painter.view.text, table.level.memory.blocks
    small, label = painter.line("small"), painter.line("label")
    pad = 12.0 if text > LARGE else PAD
    header = (small + 10) * (2 if K > 1 else 1) + 4
    page = (x + 4, y + header, w - 8, h - header - 8)
    tools_w = 2 * max(24.0, label) + 12
    tools = x + w - pad - tools_w
    between = 14.0 if K > 1 else 0.0
    count = K * len(table.gates)
    names_w = _names_width(painter, table, (w - 2 * pad - tools_w) * (0.44 if K < 3 else 0.30))
    room = tools - 8 - (x + pad + names_w + 12) - between * (K - 1)
    pitch = min(room / count, 128.0)
    number = painter.width("0.00", "small", mono=True)
    beside = pitch >= max(BESIDE, number + 52)
    radius = min(17.0, pitch * 0.36, pitch / 2 - 2)
    least = max(42.0, small + label * (1.0 if text <= LARGE else 0.2) + 8)
    if not beside:
        least = max(least, 2 * radius + small + 8)
    rows = _rows(table, least, page[3])
    first = tools - 8 - count * pitch - between * (K - 1)
    names = (x + pad + 10, min(first - 12, x + pad + 10 + max(names_w, 80.0) + 200))
    return TablePlace(
        box, page, rows, names, first, pitch, between, radius, beside, tools, table.gates
    )


def _names_width(painter: Painter, table: GateTable, most: float) -> float:
    """How wide the column of the classes' names is to be."""
    widest = max(painter.width(cls, "label", bold=True) for cls in table.cases)
    return min(max(widest + 24, 170.0 * painter.view.text), most)


def _rows(table: GateTable, least: float, room: float) -> tuple[Row, ...]:
    """The rows, as high as there is room for, within reason; else the page scrolls."""
    count = sum(len(cases) for cases in table.cases.values())
    high = math.floor(min(max(room / count, least), max(76.0, least)))
    out: list[Row] = []
    for cls, cases in table.cases.items():
        for case in range(len(cases)):
            out.append(Row(cls, case, len(cases), len(out) * high, high))
    return tuple(out)


def tile_boxes(box: Box, count: int) -> list[Box]:
    """Where each stream's tile is: as near to squares as fits the box."""
    x, y, w, h = box
    columns = min(count, TILE_COLUMNS)
    wide = w / columns
    high = min(h / -(-count // columns), wide)
    return [
        (x + (n % columns) * wide + 1.5, y + (n // columns) * high + 1.5, wide - 3, high - 3)
        for n in range(count)
    ]
