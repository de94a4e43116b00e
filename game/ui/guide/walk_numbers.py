"""One step of the forward pass in numbers: equations, columns that add up, and a sentence."""

from __future__ import annotations

from typing import Final

from game.guide.step import Row, Step
from game.ui.guide.flow import LEADING, set_lines
from game.ui.guide.formula import draw_formula, formula_width
from game.ui.paint import Painter, mix
from game.ui.theme import Colour, TextSize

SIZE: Final[TextSize] = "label"
ROW_PAD: Final = 5.0
GAP: Final = 10.0
APART: Final = 10.0
LABEL_SHARE: Final = 0.34
"""How much of the width a label may take."""

STEP_MS: Final = 1800.0
ROW_MS: Final = 420.0
WORD_MS: Final = 90.0


def reading_ms(step: Step) -> float:
    """How long a step is shown when the walk runs by itself, in milliseconds."""
    return STEP_MS + ROW_MS * len(step.rows) + WORD_MS * len(step.said.split())


def numbers_height(p: Painter, step: Step, w: float) -> float:
    """How high a step is when it is this wide, in units."""
    return _set(p, 0, 0, w, step, 1e9, draw=False)


def draw_numbers(p: Painter, x: float, y: float, w: float, step: Step, rows: float) -> None:
    """Draw a step; of its rows, so many have come in."""
    _set(p, x, y, w, step, rows, draw=True)


def _hue(p: Painter, row: Row) -> Colour:
    theme = p.theme
    if row.hue == "memory":
        return theme.memory
    return theme.text if row.hue == "plain" else theme.gate(row.hue)


def _set(p: Painter, x: float, y: float, w: float, step: Step, rows: float, *, draw: bool) -> float:
    theme, at = p.theme, y + 8
    line = p.line("heading")
    if draw:
        p.text(x, at + line / 2, f"{step.number}. {step.title}", "heading", bold=True, width=w)
    at += line + 6
    for formula in step.formulas:
        high = p.line("heading") + 4
        if draw:
            draw_formula(p, x, at + high / 2, formula, "heading", mix(theme.text, theme.muted, 0.2))
        at += high
    at += GAP
    high = p.line(SIZE) + ROW_PAD
    label = min(
        max(formula_width(p, row.label, SIZE) for row in step.rows) + _sign(p) + 6, w * LABEL_SHARE
    )
    column = max(p.width(value, SIZE, mono=True) for row in step.rows for value in row.shown) + 14
    for n, row in enumerate(step.rows):
        at += APART if row.apart else 0.0
        if draw:
            come = min(max(rows - n, 0.0), 1.0)
            _row(p, (x, at, w, high), row, label, column, come)
        at += high
    at += GAP
    for stretches in set_lines(p, step.said, w, SIZE):
        if draw:
            text = " ".join(run.text for _, run in stretches)
            p.text(x, at + p.line(SIZE) * LEADING / 2, text, SIZE, theme.muted)
        at += p.line(SIZE) * LEADING
    return at - y


def _sign(p: Painter) -> float:
    """The room for a plus or an equals sign before a name."""
    return p.width("+ ", SIZE, mono=True)


def _row(
    p: Painter, box: tuple[float, float, float, float], row: Row, label: float, column: float,
    come: float,
) -> None:  # fmt: skip
    """One row: its sign, its name, its numbers, and a note where there is room for one."""
    x, y, w, h = box
    theme, middle = p.theme, y + h / 2
    hue = mix(theme.panel, _hue(p, row), come)
    dim = mix(theme.panel, theme.muted, come)
    if row.sign == "=":
        p.rect(x, y, label + column * len(row.shown), 1, mix(theme.panel, theme.line, come))
    if row.sign:
        p.text(x, middle, row.sign, SIZE, dim, mono=True)
    name, size = row.label, SIZE
    if formula_width(p, name, size) > label - _sign(p):
        name = p.shorten(name, label - _sign(p) - 4, size, mono=True)
    draw_formula(p, x + _sign(p), middle, name, size, mix(theme.panel, theme.text, come))
    at = x + label
    for value in row.shown:
        at += column
        p.text(at, middle, value, SIZE, hue, mono=True, align="right")
    room = x + w - at - 16
    if row.note and p.width(row.note, "body") <= room:
        p.text(at + 16, middle, row.note, "body", dim)
