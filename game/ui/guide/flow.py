"""An entry's text laid out in a column: paragraphs, lists, formulas, tables, places for figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from game.guide.entry import Entry, Figure, Formula, Heading, Items, Paragraph, Part, Table
from game.guide.markup import Run, runs
from game.ui.guide.formula import draw_formula, formula_width
from game.ui.guide.plot import draw_figure, figure_height
from game.ui.paint import Box, Painter, mix
from game.ui.theme import TextSize

TEXT: Final[TextSize] = "label"
LEADING: Final = 1.14
"""How much wider apart the lines of a text are than elsewhere: it is read at length."""

GAP: Final = 12.0
BEFORE_HEADING: Final = 14.0
INDENT: Final = 22.0
CELL_GAP: Final = 20.0

Draw = Callable[[Painter, float, float], None]
"""Draws a piece with its top left corner at a place."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of the column: how high it is, and what draws it."""

    top: float
    high: float
    draw: Draw


@dataclass
class Flow:
    """A column of some width; `figures` says where those stand, by name."""

    width: float
    pieces: list[Piece] = field(default_factory=list)
    figures: dict[str, Box] = field(default_factory=dict)
    height: float = 0.0

    def add(self, high: float, draw: Draw, gap: float = GAP) -> None:
        """Put a piece below the others, and a gap below it."""
        self.pieces.append(Piece(self.height, high, draw))
        self.height += high + gap

    def draw(self, p: Painter, x: float, y: float, seen: tuple[float, float]) -> None:
        """Draw all that can be seen between two heights, the column's top at y."""
        for piece in self.pieces:
            top = y + piece.top
            if top + piece.high >= seen[0] and top <= seen[1]:
                piece.draw(p, x, top)


def flow_of(p: Painter, entry: Entry, width: float) -> Flow:
    """Lay out an entry's parts."""
    flow = Flow(width)
    for n, part in enumerate(entry.parts):
        _add(p, flow, part, entry.parts[n + 1] if n + 1 < len(entry.parts) else None)
    return flow


def _add(p: Painter, flow: Flow, part: Part, following: Part | None) -> None:
    match part:
        case Heading(text):
            flow.height += BEFORE_HEADING
            _heading(p, flow, text)
        case Paragraph(text):
            _text(p, flow, text)
        case Items(items):
            for item in items:
                _item(p, flow, item)
        case Formula():
            _formula(p, flow, part, tight=isinstance(following, Formula))
        case Table():
            _table(p, flow, part)
        case Figure():
            _figure(p, flow, part)


# -- text -----------------------------------------------------------------------------------------

Words = list[list[Run]]
"""Words, each of one or more stretches that are not parted."""


def _words(text: str) -> Words:
    """A text as words: formulas are not broken, and punctuation stays with what it follows."""
    words: Words = [[]]
    for run in runs(text):
        if run.style == "formula":
            words[-1].append(run)
            continue
        for n, part in enumerate(run.text.split(" ")):
            if n:
                words.append([])
            if part:
                words[-1].append(Run(part, run.style))
    return [word for word in words if word]


def _width(p: Painter, run: Run, size: TextSize) -> float:
    if run.style == "formula":
        return formula_width(p, run.text, size)
    return p.width(run.text, size, bold=run.style == "bold")


def set_lines(p: Painter, text: str, width: float, size: TextSize) -> list[list[tuple[float, Run]]]:
    """A text in lines no wider than this; each is stretches with their place from the left."""
    space = p.width(" ", size)
    lines: list[list[tuple[float, Run]]] = [[]]
    at = 0.0
    for word in _words(text):
        wide = sum(_width(p, run, size) for run in word)
        if lines[-1] and at + wide > width:
            lines.append([])
            at = 0.0
        for run in word:
            lines[-1].append((at, run))
            at += _width(p, run, size)
        at += space
    return lines


def _lines_piece(
    p: Painter, lines: list[list[tuple[float, Run]]], size: TextSize, *, muted: bool = False
) -> tuple[float, Draw]:
    """The height of some lines, and what draws them."""
    line = p.line(size) * LEADING

    def draw(p: Painter, x: float, y: float) -> None:
        theme = p.theme
        colour = theme.muted if muted else mix(theme.text, theme.muted, 0.12)
        for n, stretches in enumerate(lines):
            middle = y + (n + 0.5) * line
            for at, run in stretches:
                if run.style == "formula":
                    draw_formula(p, x + at, middle, run.text, size, theme.text)
                else:
                    bold = run.style == "bold"
                    p.text(x + at, middle, run.text, size, theme.text if bold else colour,
                           bold=bold)  # fmt: skip

    return len(lines) * line, draw


def _heading(p: Painter, flow: Flow, text: str) -> None:
    high = p.line("heading")

    def draw(p: Painter, x: float, y: float) -> None:
        p.text(x, y + high / 2, text, "heading", bold=True, width=flow.width)

    flow.add(high, draw, gap=6.0)


def _text(p: Painter, flow: Flow, text: str) -> None:
    flow.add(*_lines_piece(p, set_lines(p, text, flow.width, TEXT), TEXT))


def _item(p: Painter, flow: Flow, text: str) -> None:
    high, inner = _lines_piece(p, set_lines(p, text, flow.width - INDENT, TEXT), TEXT)
    line = p.line(TEXT) * LEADING

    def draw(p: Painter, x: float, y: float) -> None:
        p.disc(x + 7, y + line * 0.52, line * 0.11, p.theme.muted)
        inner(p, x + INDENT, y)

    flow.add(high, draw, gap=8.0)


def _caption(p: Painter, flow: Flow, text: str) -> None:
    lines = set_lines(p, text, flow.width, "body")
    flow.add(*_lines_piece(p, lines, "body", muted=True), gap=GAP + 8)


# -- formulas and tables --------------------------------------------------------------------------


def _formula(p: Painter, flow: Flow, part: Formula, *, tight: bool) -> None:
    """An equation on a bar; its note beside it, or below where there is no room."""
    wide = formula_width(p, part.text, "heading")
    note = set_lines(p, part.note, flow.width - 32, "body") if part.note else []
    beside = (
        bool(note)
        and len(note) == 1
        and (wide + 48 + p.width(part.note, "body") <= flow.width - 32)
    )
    line = p.line("heading") + 14
    below = 0.0 if beside or not note else len(note) * p.line("body") * LEADING + 6
    _, draw_note = _lines_piece(p, note, "body", muted=True)
    taken = p.width(part.note, "body") if beside else 0.0

    def draw(p: Painter, x: float, y: float) -> None:
        theme = p.theme
        p.rounded(x, y, flow.width, line + below, 8, fill=mix(theme.ground, theme.panel, 0.9))
        draw_formula(p, x + 16, y + line / 2, part.text, "heading")
        if beside:
            small = p.line("body") * LEADING
            draw_note(p, x + flow.width - 16 - taken, y + line / 2 - small / 2)
        elif note:
            draw_note(p, x + 16, y + line - 4)

    flow.add(line + below, draw, gap=4.0 if tight else GAP + 4)


def _table(p: Painter, flow: Flow, part: Table) -> None:
    """A table; its columns share the width by what stands in them."""
    rows = (part.head, *part.rows)
    size: TextSize = "body"
    natural = [max(_cell_width(p, row[n], size) for row in rows) + 4 for n in range(len(part.head))]
    spare = flow.width - sum(natural) - CELL_GAP * (len(natural) - 1)
    text_columns = len(natural) if part.wide else 1
    if spare < 0:  # the widest column of text gives way, and its cells are wrapped
        widest = max(range(text_columns), key=lambda n: natural[n])
        natural[widest] = max(natural[widest] + spare, 60.0)
    elif not part.wide:
        natural = [natural[0], *(wide + min(spare / len(natural), 36.0) for wide in natural[1:])]
    set_rows = [
        [set_lines(p, cell, natural[n] + 1.0, size) for n, cell in enumerate(row)] for row in rows
    ]
    line = p.line(size) * LEADING
    heights = [max(len(cell) for cell in row) * line + 8 for row in set_rows]

    def draw(p: Painter, x: float, y: float) -> None:
        theme, top = p.theme, y
        for k, (row, high) in enumerate(zip(set_rows, heights, strict=True)):
            left = x
            for n, cell in enumerate(row):
                for m, stretches in enumerate(cell):
                    _cell(p, left, top + 4 + (m + 0.5) * line, natural[n], stretches, size,
                          right=n >= text_columns, head=k == 0)  # fmt: skip
                left += natural[n] + CELL_GAP
            top += high
            p.rect(x, top, min(left - CELL_GAP - x, flow.width), 1,
                   theme.line if k == 0 else mix(theme.ground, theme.line, 0.45))  # fmt: skip

    flow.add(sum(heights) + 1, draw, gap=6.0)
    _caption(p, flow, part.caption)


def _cell_width(p: Painter, text: str, size: TextSize) -> float:
    """How wide a cell is when nothing is wrapped."""
    lines = set_lines(p, text, 1e9, size)
    return max((at + _width(p, run, size) for line in lines for at, run in line), default=0.0)


def _cell(
    p: Painter, x: float, y: float, width: float, stretches: list[tuple[float, Run]],
    size: TextSize, *, right: bool, head: bool,
) -> None:  # fmt: skip
    """One line of a cell; figures stand to the right of theirs."""
    theme = p.theme
    if right:
        text = " ".join(run.text for _, run in stretches)
        colour = theme.muted if head else theme.text
        p.text(x + width, y, text, size, colour, mono=not head, align="right")
        return
    for at, run in stretches:
        if run.style == "formula":
            draw_formula(p, x + at, y, run.text, size)
        else:
            p.text(x + at, y, run.text, size, theme.muted if head else theme.text)


def _figure(p: Painter, flow: Flow, part: Figure) -> None:
    high = figure_height(p, part.name, flow.width)
    flow.figures[part.name] = (0.0, flow.height, flow.width, high)
    name = part.name

    def draw(p: Painter, x: float, y: float) -> None:
        draw_figure(p, name, (x, y, flow.width, high))

    flow.add(high, draw, gap=8.0)
    _caption(p, flow, part.caption)
