"""The two curves of a review: what each move was worth in bits, and the outlook after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.rules.ending import percent
from game.rules.played import Played
from game.ui.drawing.strokes import draw_line, draw_mark
from game.ui.paint import Box, Painter, mix

SMALL_BITS: Final = 0.005
"""A value this near to nothing is drawn as nothing."""
DASH: Final = 6.0
NARROW: Final = 12.0
"""Columns narrower than this have no points on their line."""
GAP_ABOVE: Final = 10.0


def zero(values: Sequence[float], y: float, high: float) -> float:
    """The height of the line that bars of these values stand on, in a row from y on."""
    return y + high * _share_above(values)


def _share_above(values: Sequence[float]) -> float:
    """How much of the row is for what was gained; the rest is for what was lost."""
    if not any(abs(value) > SMALL_BITS for value in values):
        return 0.5
    best, worst = max(*values, 0.0), min(*values, 0.0)
    return min(max(best / (best - worst + 1e-9), 0.28), 0.6)


def draw_values(p: Painter, box: Box, moves: Sequence[Played]) -> None:
    """A bar for every move, up for what it gained and down for what it cost, with its mark."""
    left, y, w, high = box
    theme, line = p.theme, p.line("body")
    values = [played.value for played in moves]
    most, up = max(0.5, *(abs(value) for value in values)), _share_above(values)
    base, wide = zero(values, y, high), w / max(len(moves), 1)
    p.rect(left, base, w, 1, theme.line)
    gap = min(3.0, wide * 0.2)
    for t, played in enumerate(moves):
        gained = played.value > 0
        room = high * (up if gained else 1 - up) - line * 0.9
        size = min(abs(played.value) / most, 1.0) * room
        if abs(played.value) > SMALL_BITS:
            top = base - size if gained else base + 1
            colour = theme.right if gained else theme.wrong
            p.rect(left + t * wide + gap, top, wide - 2 * gap, max(size, 2), colour)
        if played.mark:
            middle = left + (t + 0.5) * wide
            draw_mark(p, middle, base - (size if gained else 0) - line * 0.5, played.mark)


def draw_outlook(
    p: Painter,
    box: Box,
    chances: Sequence[float],
    chosen: int,
    was: Sequence[float] | None = None,
) -> None:
    """The outlook before the first move and after every one, against a dashed line for par.

    Args:
        p: the painter.
        box: where the row is.
        chances: the outlook as a confidence, one more than there are steps.
        chosen: the step whose outlook is told as a number.
        was: another run's, drawn behind it.
    """
    left, y, w, row = box
    theme, wide = p.theme, w / max(len(chances) - 1, 1)
    low, high = y + row - 6, y + 6
    top = max(*chances, *(was or ()), 1e-6)

    def height(chance: float) -> float:
        return low + (high - low) * chance / top

    p.rect(left, low, w, 1, theme.line)
    par = height(chances[0])
    for n in range(int(w // (2 * DASH))):
        p.rect(left + 2 * n * DASH, par, DASH, 1, theme.muted)
    points = [(left + (t + 0.5) * wide, height(c)) for t, c in enumerate(chances[1:])]
    if was is not None:
        before = [(left + (t + 0.5) * wide, height(c)) for t, c in enumerate(was[1:])]
        draw_line(p, [(left, par), *before], mix(theme.panel, theme.muted, 0.7))
    draw_line(p, [(left, par), *points], theme.output)
    for t, (px, py) in enumerate(points):
        if t == chosen:
            p.disc(px, py, 4.5, theme.text)
            near_end = t > len(points) / 2
            _outlook(p, (px, py), (y, y + row), wide, percent(chances[t + 1]), near_end=near_end)
        elif wide >= NARROW:
            p.disc(px, py, 2.5, theme.output)


def _outlook(
    p: Painter,
    at: tuple[float, float],
    within: tuple[float, float],
    wide: float,
    words: str,
    *,
    near_end: bool,
) -> None:
    """The chosen step's outlook as a number: at its point, clear of the column's outline."""
    (x, y), (top, bottom), line = at, within, p.line("body")
    y = y - line * 0.8 if y - line * 1.3 > top - GAP_ABOVE else y + line * 0.8
    y = min(y, bottom - line * 0.4)
    if p.width(words, "body", bold=True) <= wide - 4:
        p.text(x, y, words, "body", bold=True, align="center")
    elif near_end:
        p.text(x - wide / 2 - 8, y, words, "body", bold=True, align="right")
    else:
        p.text(x + wide / 2 + 8, y, words, "body", bold=True)
