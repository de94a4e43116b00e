"""Memory over time: a column a step, with the cells' state as a heat map and the gates below it."""

from __future__ import annotations

from game.level.model import BLOCKS, GATES
from game.lstm.cell import StepTrace
from game.rules.session import Session
from game.ui.drawing.hatching import GATE_PATTERNS, hatch, hatch_number
from game.ui.paint import Painter, mix
from game.ui.play.belt import verdict
from game.ui.play.columns import Columns, aside, headed, named_whole
from game.ui.play.marks import draw_over
from game.ui.play.picture import Picture
from game.ui.play.strands import shade, strength
from game.ui.theme import PANEL_CORNER, Colour
from game.words import say


def draw_base(
    painter: Painter,
    columns: Columns,
    picture: Picture,
    answered: int,
    *,
    marks: bool = False,
) -> None:
    """Draw the panel with all past steps; changes only when a step is taken.

    In practice moves have their `marks`.
    """
    painter.rounded(*columns.box, PANEL_CORNER, painter.theme.panel)
    draw_names(painter, columns)
    for t in range(columns.first, columns.first + columns.count):
        draw_step(painter, columns, picture.session, t, answered, marks=marks)


def draw_names(painter: Painter, columns: Columns) -> None:
    """Say what the panel and its rows are."""
    theme = painter.theme
    x, y, _, _ = columns.box
    large = painter.view.text > 1.4
    with painter.within(columns.box):
        if headed(painter, columns.blocks):
            head = y + painter.line("small") / 2 + (1 if large else 7)
            painter.text(x + 20, head, say("play.timeline.title"), "small", theme.muted, bold=True)
        whole = named_whole(painter, columns.cells * columns.row + columns.block_gap)
        for block in range(columns.blocks):
            middle = columns.block_top(block) + columns.cells * columns.row / 2
            name = BLOCKS[block]
            if columns.blocks == 1:
                name = "c" if large else say("play.timeline.memory")
            elif whole and not large:
                name = say("common.block", name=name)
            shift = 0.0 if whole else block % 2 * aside(painter)
            painter.text(x + 20 + shift, middle, name, "small", theme.muted)
        _name_gates(painter, columns)


def _name_gates(painter: Painter, columns: Columns) -> None:
    """The letters before the rows of gates, and whose gates they are; large text has no room."""
    if painter.view.text > 1.4:
        return
    theme = painter.theme
    for n, block in enumerate(columns.gate_rows):
        middle = columns.gates_top + (n + 0.5) * columns.gate_h
        start = columns.box[0] + 20
        if columns.blocks > 1:
            start += painter.text(start, middle, BLOCKS[block], "small", theme.muted) + 10
        for gate in GATES:
            letter = gate.upper()
            start += painter.text(start, middle, letter, "small", theme.gate(gate), bold=True) + 7


def draw_gates(painter: Painter, columns: Columns, session: Session, answered: int) -> None:
    """Draw only the rows of gates, over those of another block."""
    x, _, w, _ = columns.box
    high = columns.bottom - columns.gates_top
    painter.rect(x + 14, columns.gates_top, w - 28, high, painter.theme.panel)
    with painter.within(columns.box):
        _name_gates(painter, columns)
    for t in range(columns.first, min(columns.first + columns.count, answered)):
        _column_gates(painter, columns, t, session.moves[t].trace)


def draw_step(
    painter: Painter,
    columns: Columns,
    session: Session,
    t: int,
    answered: int,
    *,
    marks: bool = False,
) -> None:
    """Draw one step's column on the panel, over whatever stood there; empty if still to come."""
    if not columns.first <= t < columns.first + columns.count:
        return
    panel = painter.theme.panel
    top = columns.top - 14
    painter.rect(columns.x(t), top, columns.wide, columns.bottom - top, panel)
    if t < answered:
        draw_column(painter, columns, t, session.moves[t].trace)
        _mark(painter, columns, session, t, marks=marks)
        return
    gap, wide = _inner(columns)
    for block in range(columns.blocks):
        painter.rounded(
            columns.x(t) + gap,
            columns.block_top(block),
            wide,
            columns.cells * columns.row - 2,
            3,
            mix(panel, painter.theme.line, 0.28),
        )


def _inner(columns: Columns) -> tuple[float, float]:
    """How far a column's content is from its left edge, and how wide it is."""
    gap = 1.0 if columns.wide < 14 else 2.0
    return gap, columns.wide - 2 * gap


def draw_column(painter: Painter, columns: Columns, t: int, trace: StepTrace) -> None:
    """Draw one step: its cells, and the gates of the blocks whose gates are shown."""
    theme = painter.theme
    gap, wide = _inner(columns)
    x, row = columns.x(t) + gap, columns.row
    bed = mix(theme.panel, theme.ground, 0.55)
    for block in range(columns.blocks):
        top = columns.block_top(block)
        painter.rounded(x, top, wide, columns.cells * row - 2, 3, bed)
        for cell in range(columns.cells):
            value = float(trace.c[block * columns.cells + cell])
            power = strength(value)
            high = max((row - 2) * (0.16 + 0.84 * power), 1.0)
            middle = top + cell * row + row / 2 - 1
            colour = shade(theme, value)
            if wide < 14 or high < 3:  # thin lines are kept from falling between two pixels
                painter.rect(x, middle - high / 2, wide, high, colour)
            else:
                painter.rounded(x, middle - high / 2, wide, high, 3, colour)
            if theme.patterns:
                hatch_number(painter, x + 1, middle - high / 2, wide - 2, high, value, colour)
            elif value < -0.3 and high >= 5 and wide >= 9:
                # A minus in the cell: the sign is not told by colour alone.
                painter.rect(x + wide * 0.3, middle - 0.75, wide * 0.4, 1.5, theme.ground)
    _column_gates(painter, columns, t, trace)


def _column_gates(painter: Painter, columns: Columns, t: int, trace: StepTrace) -> None:
    theme = painter.theme
    gap, wide = _inner(columns)
    x, third = columns.x(t) + gap, wide / 3
    for n, block in enumerate(columns.gate_rows):
        bottom = columns.gates_top + (n + 1) * columns.gate_h
        full = columns.gate_h - 4
        for place, gate in enumerate(GATES):
            hue = theme.gate(gate)
            bar = max(third - (2 if third > 6 else 1), 1.5)
            value = float(getattr(trace, gate)[block])
            left = x + place * third + (third - bar) / 2
            painter.rect(left, bottom - full, bar, full, mix(theme.panel, hue, 0.2))
            if value > 0.01:
                painter.rect(left, bottom - full * value, bar, full * value, hue)
                hatch(painter, left, bottom - full * value, bar, full * value,
                      GATE_PATTERNS[gate], hue)  # fmt: skip


def _mark(painter: Painter, columns: Columns, session: Session, t: int, *, marks: bool) -> None:
    """Over a column: the mark of the move, or else how the answer turned out."""
    theme = painter.theme
    middle = columns.x(t) + columns.wide / 2
    if marks and session.moves[t].mark:
        with painter.within(columns.box):
            draw_over(painter, middle, columns.top - 9, columns.wide, session.moves[t].mark)
        return
    right = verdict(session, session.moves[t])
    if right is None:
        return
    size = min(4.5, columns.wide * 0.45)
    painter.icon(
        "check" if right else "cross",
        middle,
        columns.top - 9,
        size,
        theme.right if right else theme.wrong,
        1.6,
    )


def draw_frame(painter: Painter, columns: Columns, t: int, colour: Colour) -> None:
    """Draw the outline around one step's column."""
    if not columns.first <= t < columns.first + columns.count:
        return
    top = columns.top - 3
    x = columns.x(t) - 1
    painter.rounded(x, top, columns.wide + 2, columns.bottom - top, 5, None, colour, 2)
