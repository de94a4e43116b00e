"""Draws what each block of memory holds: how well each fact is read from it, beside chance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.level.measure.decoding import Decoded
from game.level.model import BLOCKS, Level
from game.rules.ending import percent
from game.rules.practice.inside import Look
from game.rules.practice.told import fact_words, holdings, how_measured, how_sought
from game.ui.paint import Box, Painter, mix
from game.ui.practice.inside.layout import LARGE, PAD
from game.ui.theme import Colour, Theme
from game.ui.wire.side import paragraph
from game.words import say

GRADES: Final = {"holds": "check", "partly": "plus", "nothing": "minus"}
"""The icon of each grade: nothing is told by colour alone."""
WIDEST: Final = 520.0
ALONE: Final = 1120.0
"""How wide a column may become: among several, and alone."""
HIGHEST: Final = 200.0
BAR: Final = 22.0
"""The widest that the bar of one stage may be without its name under it, and with it."""
BROAD: Final = 190.0


@dataclass(frozen=True)
class MemoryLook:
    """What is drawn: the look at one stage, and those at all stages so far, in their order."""

    level: Level
    look: Look
    names: tuple[str, ...]
    looks: Mapping[str, Look]


def draw_memory(p: Painter, box: Box, shown: MemoryLook) -> float:
    """Draw the matrix of facts by blocks, then the same in words; gives where it ends."""
    look, theme, small = shown.look, p.theme, p.line("small")
    x, y, w, h = box
    left, inner = x + PAD / 2, w - PAD
    if not look.facts:
        text = say("practice.inside.memory.none")
        return paragraph(p, (left, y, inner, 0), text, "body", theme.muted)
    each = look.of(look.facts[0])
    wide = [p.width(fact_words(fact, shown.level), "label", bold=True) for fact in look.facts]
    label = min(
        max([*wide, p.width(say("practice.inside.memory.chance", percent="100%"), "small")]) + 40,
        w * 0.3,
    )
    pitch = min((inner - label) / len(each), WIDEST if len(each) > 1 else ALONE)
    for n, one in enumerate(each):
        at = left + label + n * pitch
        p.text(at, y + small, _head(one, len(each)), "small", theme.muted, bold=True,
               width=pitch - 8)  # fmt: skip
    y += 2 * small
    high = _row_height(p, h - 2 * small, inner, shown)
    for fact in look.facts:
        p.rect(x + 8, y, w - 16, 1, mix(theme.panel, theme.line, 0.7))
        found = look.of(fact)
        _fact(p, (left, y, label - 16, high), found[0], shown.level)
        for n, one in enumerate(found):
            _cell(p, (left + label + n * pitch, y, pitch, high), one, shown)
        y += high
    y += 8
    for said in holdings(look, shown.level):
        y = paragraph(p, (left, y, inner, 0), said, "body", theme.text) + 4
    for said in _notes(shown):
        y = paragraph(p, (left, y + 2, inner, 0), said, "small", theme.muted)
    return y


def _notes(shown: MemoryLook) -> tuple[str, ...]:
    bars = say("practice.inside.memory.bars")
    several = len(shown.names) > 1
    return (f"{bars} " * several + how_measured(), how_sought(shown.look, shown.level))


def _row_height(p: Painter, room: float, wide: float, shown: MemoryLook) -> float:
    """How high the row of a fact is: what the words below leave, within reason."""
    look = shown.look
    words = sum(len(p.wrap(said, wide, "body")) for said in holdings(look, shown.level)) * p.line(
        "body"
    )
    words += sum(len(p.wrap(said, wide, "small")) for said in _notes(shown)) * p.line("small")
    rest = (room - words - 4 * len(look.facts) - 24) / len(look.facts)
    least = p.line("label") + p.line("small") + 14
    return min(max(rest, least), max(HIGHEST, least))


def _head(one: Decoded, count: int) -> str:
    if count == 1:
        return say("practice.inside.memory.whole")
    if one.block is None:
        return say("practice.inside.memory.together")
    return say("practice.inside.block", name=BLOCKS[one.block])


def _fact(p: Painter, box: Box, one: Decoded, level: Level) -> None:
    x, y, w, h = box
    label, small = p.line("label"), p.line("small")
    top = y + (h - label - small) / 2
    p.text(x, top + label / 2, fact_words(one.label, level), "label", bold=True, width=w)
    chance = say("practice.inside.memory.chance", percent=percent(one.chance))
    p.text(x, top + label + small / 2, chance, "small", p.theme.muted, width=w)


def _hue(theme: Theme, one: Decoded) -> Colour:
    return {"holds": theme.right, "partly": theme.memory, "nothing": theme.muted}[one.grade]


def _cell(p: Painter, box: Box, one: Decoded, shown: MemoryLook) -> None:
    """One readout: its grade, how often it is right, and how it came to that through training."""
    theme = p.theme
    x, y, w, h = box
    size = 7.0 if p.view.text <= LARGE else 10.0
    middle = y + h / 2
    p.icon(GRADES[one.grade], x + size, middle, size, _hue(theme, one), 2.0)
    ink = theme.muted if one.grade == "nothing" else theme.text
    number = p.width("99.9%", "heading", bold=True)
    p.text(x + 2 * size + 8, middle, percent(one.accuracy), "heading", ink,
           bold=one.grade == "holds")  # fmt: skip
    left = x + 2 * size + number + 22
    room = x + w - 20 - left
    small = p.line("small")
    titles = [say(f"practice.inside.stages.{name}") for name in shown.names]
    named = max(p.width(title, "small") for title in titles) + 12
    wide = room >= named * len(shown.names)  # then each bar has its name under it
    pitch = (
        max(named, min(room / len(shown.names), BROAD))
        if wide
        else min(room / len(shown.names), BAR + 6)
    )
    if pitch < 6:
        return
    top, high = y + 10, h - 20 - (small if wide else 0.0)
    for n, (name, title) in enumerate(zip(shown.names, titles, strict=True)):
        found = shown.looks.get(name)
        if found is None:
            continue
        its = next(each for each in found.of(one.label) if each.block == one.block)
        here = name == shown.look.stage.name
        fill = mix(theme.panel, _hue(theme, its), 0.9 if here else 0.4)
        bar = max(its.accuracy * high, 2.0)
        p.rounded(left + n * pitch, top + high - bar, pitch - 4, bar, 3, fill)
        if wide:
            ink = theme.text if here else theme.muted
            p.text(left + n * pitch + (pitch - 4) / 2, top + high + 4 + small / 2, title, "small",
                   ink, align="center")  # fmt: skip
        if here:
            p.rounded(left + n * pitch, top, pitch - 4, high, 3, None, theme.line)
    line = top + high * (1.0 - one.chance)
    p.rect(left - 3, line - 0.75, pitch * len(shown.names) + 2, 1.5, theme.text)
