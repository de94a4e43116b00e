"""One square of a race's board: what a player said at a step, how sure, and its gates."""

from __future__ import annotations

from typing import Final

from game.level.model import GATES
from game.level.stream import BLANK
from game.lstm.cell import Gates
from game.rules.practice.rival_run import Track
from game.ui.drawing.hatching import GATE_PATTERNS, hatch
from game.ui.paint import Box, Painter, mix
from game.ui.theme import Colour
from game.words import say

GAP: Final = 2.0
BAR: Final = 4.0
GATES_HIGH: Final = 16.0
THINNEST: Final = 2.5
"""Gates are left out where a bar would be thinner than this."""


def draw_said(p: Painter, box: Box, track: Track, t: int) -> None:
    """Draw the square of a step that the player has made."""
    theme = p.theme
    inner = _inside(box)
    said, right = track.steps[t], track.verdict(t)
    hue = {True: theme.right, False: theme.wrong, None: theme.line}[right]
    p.rounded(*inner, 8, fill=mix(theme.panel, hue, 0.2 if right is not None else 0.3))
    with p.within(box):
        _answer(p, inner, said.answer, right, hue)
        if said.gates is not None:
            _gates(p, inner, said.gates)
        _chance(p, inner, said.chance, right)


def draw_unsaid(p: Painter, box: Box, *, waits: bool = False, hidden: bool = False) -> None:
    """Draw the square of a step that was not made yet, or that may not be seen yet.

    Args:
        p: the painter.
        box: the square.
        waits: whether it is this player's turn at this step.
        hidden: whether it was made already.
    """
    theme = p.theme
    inner = _inside(box)
    fill = mix(theme.panel, theme.line, 0.5 if hidden else 0.26)
    p.rounded(*inner, 8, fill=fill, border=mix(theme.panel, theme.text, 0.5) if waits else None)
    if hidden:
        x, y, w, h = inner
        p.text(x + w / 2, y + h / 2, "?", "body", theme.muted, align="center")


def _inside(box: Box) -> Box:
    x, y, w, h = box
    return x + GAP, y + GAP + 1, w - 2 * GAP, h - 2 * GAP - 2


def _answer(p: Painter, box: Box, answer: str, right: bool | None, hue: Colour) -> None:
    """The word that was said; a dot for a silence that was right to keep."""
    x, y, w, h = box
    theme = p.theme
    line = p.line("body")
    middle = y + max(min(h * 0.36, line * 0.75), line * 0.52)
    if answer == BLANK and right is None:
        p.disc(x + w / 2, middle, 2.5, mix(theme.panel, theme.muted, 0.8))
        return
    words = say("practice.silent") if answer == BLANK else answer
    sign = {True: "check", False: "cross", None: ""}[right]
    beside = 16.0 if sign and w > 60 else 0.0
    ink = theme.muted if right is None else mix(theme.text, hue, 0.35)
    wide = min(p.width(words, "body", bold=right is not None), w - 8 - beside)
    start = x + (w - wide - beside) / 2
    if beside:
        p.icon(sign, start + 5, middle, 5, hue, 2)
    p.text(start + beside, middle, words, "body", ink, bold=right is not None, width=wide + 1)


def shows_gates(p: Painter, wide: float, high: float, blocks: int) -> bool:
    """Whether a square of this size has room for the gates of so many blocks."""
    _, _, w, h = _inside((0.0, 0.0, wide, high))
    bar, tall = _gate_size(p, w, h, blocks)
    return tall >= 8 and bar >= THINNEST


def _gate_size(p: Painter, w: float, h: float, blocks: int) -> tuple[float, float]:
    """How wide a gate's bar is, and how high it may become."""
    bar = min((w - 12 - 4 * (blocks - 1)) / (3 * blocks), 9.0)
    return bar, min(h - p.line("body") - BAR - 12, GATES_HIGH * 2)


def _gates(p: Painter, box: Box, gates: Gates) -> None:
    """The gates of all blocks as small bars, f, i and o beside each other."""
    x, y, w, h = box
    blocks = len(gates.f)
    bar, high = _gate_size(p, w, h, blocks)
    if high < 8 or bar < THINNEST:
        return
    wide = 3 * bar * blocks + 4 * (blocks - 1)
    bottom = y + h - BAR - 7
    left = x + (w - wide) / 2
    for block in range(blocks):
        for n, gate in enumerate(GATES):
            value, colour = float(getattr(gates, gate)[block]), p.theme.gate(gate)
            at = left + block * (3 * bar + 4) + n * bar
            p.rect(at, bottom - high, bar - 1, high, mix(p.theme.panel, colour, 0.18))
            if value > 0.02:
                p.rect(at, bottom - high * value, bar - 1, high * value, colour)
                hatch(p, at, bottom - high * value, bar - 1, high * value,
                      GATE_PATTERNS[gate], colour)  # fmt: skip


def _chance(p: Painter, box: Box, chance: float, right: bool | None) -> None:
    """What was given to the right answer."""
    x, y, w, h = box
    theme = p.theme
    top, room = y + h - BAR - 3, w - 12
    p.rounded(x + 6, top, room, BAR, 2, mix(theme.panel, theme.line, 0.55))
    strong = theme.output if right is not None else mix(theme.panel, theme.output, 0.5)
    if chance > 0.01:
        p.rounded(x + 6, top, max(room * chance, BAR), BAR, 2, strong)
