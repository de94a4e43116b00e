"""Draws the weights of a stage as heat maps, with a name on every row and column."""

from __future__ import annotations

from collections.abc import Sequence

from game.level.model import BLOCKS, Level
from game.ui.heat import draw_number, heat, rounded_number
from game.ui.paint import Painter
from game.ui.practice.inside.map_place import MapPlace, named_blocks
from game.words import say


def draw_maps(
    p: Painter,
    level: Level,
    corner: tuple[float, float],
    places: Sequence[MapPlace],
    most: Sequence[float],
    seen: tuple[float, float],
) -> None:
    """Draw the maps.

    Args:
        p: draws.
        level: the level, some of whose gates may be locked.
        corner: where in the window the page begins.
        places: the maps.
        most: the end of each map's scale.
        seen: from where to where in the window the page can be seen.
    """
    for place, end in zip(places, most, strict=True):
        _map(p, level, corner, place, end, seen)


def _map(
    p: Painter,
    level: Level,
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
    _column_names(p, level, left, y, place)
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


def _column_names(p: Painter, level: Level, left: float, y: float, place: MapPlace) -> None:
    theme, small = p.theme, p.line("small")
    columns = place.map.columns
    several = named_blocks(place.map)
    below = y + (3 + small if several else 0.0) + small / 2
    for n, column in enumerate(columns):
        first = n == 0 or column.block != columns[n - 1].block
        if several and first and column.block is not None:
            last = max(m for m, other in enumerate(columns) if other.block == column.block)
            middle = (place.columns[n] + place.columns[last] + place.wide) / 2
            words = say("practice.inside.block", name=BLOCKS[column.block])
            p.text(left + middle, y + small / 2, words, "small",
                   theme.muted, bold=True, align="center",
                   width=place.columns[last] + place.wide - place.columns[n])  # fmt: skip
        name = column.name.upper() if column.gate else column.name
        if p.width(name, "small") > place.wide - 3:
            name = name[-1]  # g and h are told by where they stand
        free = column.gate is not None and isinstance(level.gates.owner(column.gate), str)
        ink = theme.gate(column.gate) if free and column.gate else theme.muted
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
