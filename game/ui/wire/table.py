"""Draws the table: a row for each case of each class, a valve for each gate of each block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.level.model import BLOCKS, Level
from game.rules.names import condition_words, gate_word
from game.rules.wiring.table import UNTOUCHED, Entry, GateTable
from game.ui.pace.steps import Part
from game.ui.paint import Box, Painter, mix
from game.ui.play.lights import PART_GATE
from game.ui.play.valve import ValveLook, draw_valve
from game.ui.theme import PANEL_CORNER, Colour, Theme
from game.ui.wire.layout import LARGE, Row, TablePlace
from game.ui.wire.model import WireModel
from game.words import say

MENTIONED: Final = 3
"""How many tokens of a class its row shows at most."""


@dataclass(frozen=True, slots=True)
class TableLook:
    """What the table is drawn from, besides the table itself."""

    selected: Entry
    ringed: bool
    hovered: str | None
    compare: bool
    """Whether the network's gates stand beside the player's."""


def class_hue(theme: Theme, level: Level, cls: str) -> Colour:
    """The colour of a class; every class is named as well."""
    place = level.vocabulary.class_index[cls]
    return theme.kinds[place % len(theme.kinds)]


def shown_tokens(painter: Painter, level: Level, cls: str, room: float) -> str:
    """What the tokens of a class look like: a few, each of them whole, if one of them fits."""
    token_class = next(each for each in level.classes if each.name == cls)
    texts = [token_class.show.replace("{}", token) for token in token_class.tokens]
    for most in range(MENTIONED, 0, -1):
        words = ", ".join(texts[:most]) + (" …" if len(texts) > most else "")
        if painter.width(words, "small") <= room:
            break
    return words


def draw_table(
    painter: Painter, place: TablePlace, model: WireModel, look: TableLook, offset: float
) -> None:
    """Draw the panel with all rows that are in sight."""
    theme = painter.theme
    x, y, w, h = place.box
    painter.rounded(x, y, w, h, PANEL_CORNER, theme.panel)
    with painter.within(place.box):
        _head(painter, place, model.table)
    with painter.within(place.page, clip=True):
        for row in place.rows:
            top = place.page[1] + row.y - offset
            if top + row.h > place.page[1] and top < place.page[1] + place.page[3]:
                _row(painter, place, model, look, row, top, offset)


def draw_lit(
    painter: Painter, place: TablePlace, level: Level, lit: tuple[str, int], offset: float
) -> None:
    """Draw the outline around the case that the sample stream is at."""
    row, (x, y, w, _) = place.row(*lit), place.page
    hue = mix(painter.theme.panel, class_hue(painter.theme, level, row.cls), 0.6)
    with painter.within(place.page, clip=True):
        top = y + row.y - offset
        painter.rounded(x + 4, top + 1, w - 8, row.h - 2, 10, None, hue)


def point_out(
    painter: Painter,
    place: TablePlace,
    level: Level,
    lit: tuple[str, int],
    part: Part,
    offset: float,
) -> None:
    """A ring around the entries of that case which a part of the step is about."""
    gate = PART_GATE.get(part)
    if gate is None or gate not in place.gates:
        return
    with painter.within(place.page, clip=True):
        for block in range(level.memory.blocks):
            x, y, r = place.valve(Entry(*lit, block, gate), offset)
            painter.ring(x, y, r + 5, 2.4, painter.theme.gate(gate))


def _head(painter: Painter, place: TablePlace, table: GateTable) -> None:
    """The names of blocks and gates over their columns."""
    theme, small = painter.theme, painter.line("small")
    y = place.box[1]
    K = table.level.memory.blocks
    painter.text(
        place.names[0], y + 7 + small / 2, say("wire.table.head"), "small", theme.muted, bold=True
    )
    at = y + 7 + small / 2
    for block in range(K):
        if K > 1:
            left = place.column(block, place.gates[0])
            wide = place.pitch * len(place.gates)
            middle = left + wide / 2 - 4
            name = say("wire.table.block", name=BLOCKS[block])
            painter.text(middle, at, name, "small", theme.muted, bold=True, align="center")
        for gate in place.gates:
            column = place.column(block, gate)
            word = gate_word(gate)
            if painter.width(word, "small") > place.pitch - 6:
                word = gate.upper()
            high = at + (small + 8 if K > 1 else 0)
            if place.beside:
                painter.text(column + 2, high, word, "small", theme.gate(gate))
            else:
                painter.text(column + place.pitch / 2, high, word, "small", theme.gate(gate),
                             align="center")  # fmt: skip


def _row(
    painter: Painter,
    place: TablePlace,
    model: WireModel,
    look: TableLook,
    row: Row,
    top: float,
    offset: float,
) -> None:
    theme, table = painter.theme, model.table
    x, _, w, _ = place.page
    hue = class_hue(theme, table.level, row.cls)
    if (look.selected.cls, look.selected.case) == (row.cls, row.case):
        fill = mix(theme.panel, theme.raised, 0.9)
        painter.rounded(x + 4, top + 1, w - 8, row.h - 2, 10, fill)
    elif row.case == 0 and row.y > 0:
        painter.rect(x + 16, top, w - 32, 1, mix(theme.panel, theme.line, 0.7))
    painter.rounded(x + 8, top + 7, 4, row.h - 14, 2, hue if row.case == 0 else theme.line)
    _name(painter, place, model, look, row, top)
    _tools(painter, place, look, row, top)
    K = table.level.memory.blocks
    for block in range(K):
        for gate in place.gates:
            entry = Entry(row.cls, row.case, block, gate)
            _entry(painter, place, model, look, entry, offset)


def _name(
    painter: Painter, place: TablePlace, model: WireModel, look: TableLook, row: Row, top: float
) -> None:
    """The class with what its tokens look like; a case by its condition."""
    theme, table = painter.theme, model.table
    left, right = place.names
    room = right - left
    middle = top + row.h / 2
    label, small = painter.line("label"), painter.line("small")
    large = painter.view.text > LARGE
    if row.cases > 1:
        hot = look.hovered == f"when:{row.cls}:{row.case}"
        _condition(painter, place, table, row, top, hot=hot)
        if row.case == 0 and not large:
            painter.text(left, middle - small * 0.75, row.cls, "label", bold=True, width=room)
        elif row.case == 0:
            painter.text(left, middle, row.cls, "label", bold=True, width=room * 0.4)
        return
    if large:
        painter.text(left, middle, row.cls, "label", bold=True, width=room)
        return
    painter.text(left, middle - small * 0.62, row.cls, "label", bold=True, width=room)
    tokens = shown_tokens(painter, table.level, row.cls, room)
    painter.text(left, middle + label * 0.52, tokens, "small", theme.muted, width=room)


def condition_text(table: GateTable, row: Row) -> str:
    """What a case goes by, in words."""
    when = table.cases[row.cls][row.case].when
    condition = condition_words(when)
    return say("wire.table.if", condition=condition) if when else condition


def condition_box(
    painter: Painter, place: TablePlace, table: GateTable, row: Row, top: float
) -> Box:
    """Where the condition of a case stands, to be read and pressed."""
    left, right = place.names
    high, middle = painter.line("small") + 6, top + row.h / 2
    if painter.view.text > LARGE:
        left += (right - left) * 0.42
    elif row.case == 0:
        middle += painter.line("label") * 0.52
    wide = min(painter.width(condition_text(table, row), "small") + 20, right - left)
    return left, middle - high / 2, wide, high


def _condition(
    painter: Painter, place: TablePlace, table: GateTable, row: Row, top: float, *, hot: bool
) -> None:
    theme, text = painter.theme, condition_text(table, row)
    x, y, w, h = condition_box(painter, place, table, row, top)
    if row.last:
        painter.text(x, y + h / 2, text, "small", theme.muted, width=w)
        return
    painter.rounded(x, y, w, h, h / 2, theme.raised, theme.muted if hot else theme.line)
    painter.text(x + 10, y + h / 2, text, "small", theme.memory, width=w - 12)


def tool_boxes(painter: Painter, place: TablePlace, row: Row, top: float) -> dict[str, Box]:
    """The small buttons of a row: add a case, or take this one away and move it."""
    size = max(22.0, painter.line("label"))
    y = top + (row.h - size) / 2
    x = place.tools
    if row.case == 0 and row.cases == 1:
        return {"add": (x, y, 2 * size + 6, size)}
    if row.last:
        return {"add": (x, y, 2 * size + 6, size)}
    boxes = {"drop": (x + size + 6, y, size, size)}
    if row.cases > 2:
        boxes["move"] = (x, y, size, size)
    return boxes


def _tools(painter: Painter, place: TablePlace, look: TableLook, row: Row, top: float) -> None:
    theme = painter.theme
    for name, box in tool_boxes(painter, place, row, top).items():
        x, y, w, h = box
        hot = look.hovered == f"{name}:{row.cls}:{row.case}"
        ink = theme.text if hot else theme.muted
        painter.rounded(x, y, w, h, 7, theme.raised if hot else None, theme.line)
        if name == "add":
            painter.text(x + w / 2, y + h / 2, say("wire.table.add"), "small", ink, align="center")
        else:
            icon = "cross" if name == "drop" else "arrow_down" if row.case == 0 else "arrow_up"
            painter.icon(icon, x + w / 2, y + h / 2, h * 0.24, ink, 1.6)


def _entry(
    painter: Painter,
    place: TablePlace,
    model: WireModel,
    look: TableLook,
    entry: Entry,
    offset: float,
) -> None:
    theme, value = painter.theme, model.table.value(entry)
    x, y, r = place.valve(entry, offset)
    selected = look.selected == entry
    name = f"entry:{entry.cls}:{entry.case}:{entry.block}:{entry.gate}"
    draw_valve(
        painter, x, y, r,
        ValveLook(entry.gate, value, "player", selected=selected, ringed=look.ringed,
                  hovered=look.hovered == name),
    )  # fmt: skip
    ink = theme.muted if value == UNTOUCHED[entry.gate] else theme.text
    small = painter.line("small")
    own = model.network_gate(entry) if look.compare else None
    shift = small * 0.55 if own is not None and place.beside else 0.0
    text = f"{value:.2f}" if place.beside else f"{value:g}"
    if place.beside:
        left = x + r + 9
        painter.text(left, y - shift, text, "small", ink, mono=True, bold=ink == theme.text)
        at = left, y + shift
    else:
        painter.text(x, y + r + 3 + small / 2, text, "small", ink, mono=True, align="center")
        at = x + r * 0.9, y - r * 0.9
    if own is None:
        return
    differ = own.differ
    hue = theme.memory if differ else theme.muted
    if place.beside:
        painter.text(*at, f"{own.network.mean:.2f}", "small", hue, mono=True, bold=differ)
    if differ:
        spot = (x + r * 0.95, y - r * 0.95)
        painter.disc(*spot, 7, theme.panel)
        painter.icon("unequal", *spot, 4.5, theme.memory, 1.6)
