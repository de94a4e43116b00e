"""Draws what each block of memory holds: how well each fact is read from it, beside chance."""

from __future__ import annotations

from typing import Final

from game.level.measure.decoding import Decoded
from game.level.model import BLOCKS
from game.rules.ending import percent
from game.rules.practice.inside import Look
from game.rules.practice.told import HOW_MEASURED, holdings
from game.ui.paint import Box, Painter, mix
from game.ui.practice.inside.glide import Glide
from game.ui.practice.inside.layout import LARGE, PAD
from game.ui.theme import Colour
from game.ui.wire.side import paragraph

BAR: Final = 12.0
WIDEST: Final = 320.0
GRADES: Final = {"holds": "check", "partly": "plus", "nothing": "minus"}
"""The icon of each grade: nothing is told by colour alone."""


def row_height(p: Painter) -> float:
    """How high the row of a fact is."""
    return p.line("heading") + BAR + 26


def draw_memory(p: Painter, box: Box, look: Look, glide: Glide) -> float:
    """Draw the matrix of facts by blocks, then the same in words; gives where it ends."""
    theme, small = p.theme, p.line("small")
    x, y, w, _ = box
    inner = w - PAD
    if not look.facts:
        text = "This level asks nothing that could be looked for in memory."
        return paragraph(p, (x + PAD / 2, y, inner, 0), text, "body", theme.muted)
    each = look.of(look.facts[0])
    wide = [p.width(fact, "label", bold=True) for fact in look.facts]
    label = min(max([*wide, p.width("chance 100%", "small")]) + 40, w * 0.3)
    pitch = min((inner - label) / len(each), WIDEST)
    left = x + PAD / 2
    for n, one in enumerate(each):
        at = left + label + n * pitch
        p.text(at, y + small, _head(one, len(each)), "small", theme.muted, bold=True,
               width=pitch - 8)  # fmt: skip
    y += 2 * small
    for fact in look.facts:
        p.rect(x + 8, y, w - 16, 1, mix(theme.panel, theme.line, 0.7))
        found = look.of(fact)
        _fact(p, (left, y, label - 16, row_height(p)), found[0])
        for n, one in enumerate(found):
            _cell(p, (left + label + n * pitch, y, pitch, row_height(p)), one, glide)
        y += row_height(p)
    y += 8
    for said in holdings(look):
        y = paragraph(p, (left, y, inner, 0), said, "body", theme.text) + 4
    return paragraph(p, (left, y + 4, inner, 0), HOW_MEASURED, "small", theme.muted)


def _head(one: Decoded, count: int) -> str:
    if count == 1:
        return "MEMORY"
    return "ALL TOGETHER" if one.block is None else f"BLOCK {BLOCKS[one.block]}"


def _fact(p: Painter, box: Box, one: Decoded) -> None:
    x, y, w, h = box
    label, small = p.line("label"), p.line("small")
    top = y + (h - label - small) / 2
    p.text(x, top + label / 2, one.label, "label", bold=True, width=w)
    p.text(x, top + label + small / 2, f"chance {percent(one.chance)}", "small", p.theme.muted,
           width=w)  # fmt: skip


def _cell(p: Painter, box: Box, one: Decoded, glide: Glide) -> None:
    """One readout: its grade, how often it is right, and where chance is."""
    theme = p.theme
    x, y, w, h = box
    line, long = p.line("heading"), w - 28
    middle = y + 10 + line / 2
    hue: Colour = {"holds": theme.right, "partly": theme.memory, "nothing": theme.muted}[one.grade]
    size = 7.0 if p.view.text <= LARGE else 10.0
    p.icon(GRADES[one.grade], x + size, middle, size, hue, 2.0)
    ink = theme.muted if one.grade == "nothing" else theme.text
    p.text(x + 2 * size + 8, middle, percent(one.accuracy), "heading", ink,
           bold=one.grade == "holds", width=long - 2 * size)  # fmt: skip
    top = y + 10 + line + 4
    share = glide.at((one.label, one.block), one.accuracy)
    p.rounded(x, top, long, BAR, BAR / 2, theme.raised, theme.line)
    if share * long >= 2:
        p.rounded(x, top, share * long, BAR, min(BAR, share * long) / 2, mix(theme.panel, hue, 0.8))
    p.rect(x + one.chance * long - 1, top - 3, 2, BAR + 6, theme.text)
