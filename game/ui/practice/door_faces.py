"""The small pictures on the doors of the practice room: each shows what is behind it."""

from __future__ import annotations

from math import exp, sin
from typing import Final

from game.ui.drawing.strokes import draw_line, draw_mark
from game.ui.paint import Box, Painter, mix
from game.ui.play.valve import ValveLook, draw_valve
from game.ui.theme import PANEL_CORNER, Colour

FELL: Final = 0.62
"""How high the evaluation bar stands after a mistake, for a picture of one."""
RACE: Final = (("network", 0.98), ("you", 0.86), ("master", 0.74), ("RNN", 0.52), ("novice", 0.33))
PLAYED: Final = (1, 0, 2, 1, 3, 5, 8)
"""Heights of a histogram, as an example."""


def draw_face(p: Painter, box: Box, name: str, *, lit: bool) -> None:
    """Draw the picture of a door into a box; brighter when the door is pointed at."""
    x, y, w, h = box
    ground = mix(p.theme.ground, p.theme.panel, 0.4 if lit else 0.2)
    p.rounded(x, y, w, h, PANEL_CORNER - 6, fill=ground)
    draw = {
        "coach": _coach,
        "rivals": _rivals,
        "inside": _inside,
        "history": _history,
        "train": _training,
    }.get(name)
    if draw is not None:
        margin = min(w, h) * 0.16
        with p.within(box, clip=True):
            draw(p, (x + margin, y + margin, w - 2 * margin, h - 2 * margin), ground)


def _coach(p: Painter, box: Box, ground: Colour) -> None:
    """The evaluation bar after a mistake, and the valve that made it, with the network's tick."""
    x, y, w, h = box
    theme = p.theme
    bar = max(w * 0.07, 6.0)
    p.rounded(x, y, bar, h, bar / 2, fill=mix(ground, theme.line, 0.6))
    p.rounded(x, y + h * (1 - FELL), bar, h * FELL, bar / 2, fill=theme.right)
    p.rect(x - 3, y + h * 0.06, bar + 6, 2, theme.text)
    radius = min(h * 0.36, w * 0.26)
    middle = x + bar + (w - bar) * 0.5
    draw_valve(p, middle, y + h * 0.54, radius, ValveLook("i", 1.0, "player", ghost=0.0))
    draw_mark(p, middle + radius * 1.35, y + h * 0.16, "??")


def _rivals(p: Painter, box: Box, ground: Colour) -> None:
    """Everyone's bar beneath the others, yours alight."""
    x, y, w, h = box
    theme, row = p.theme, h / len(RACE)
    for n, (name, share) in enumerate(RACE):
        top = y + n * row + row * 0.22
        p.rounded(x, top, w, row * 0.56, 4, fill=mix(ground, theme.line, 0.4))
        colour = theme.held if name == "you" else mix(ground, theme.output, 0.55)
        p.rounded(x, top, w * share, row * 0.56, 4, fill=colour)


def _inside(p: Painter, box: Box, ground: Colour) -> None:
    """Weights as a heat map."""
    x, y, w, h = box
    theme, columns, rows = p.theme, 8, 5
    for row in range(rows):
        for column in range(columns):
            value = sin(2.9 * row + 1.3 * column * column + 0.7)
            hue = theme.held if value > 0 else theme.negative
            place = x + column * w / columns, y + row * h / rows
            p.rounded(*place, w / columns - 3, h / rows - 3, 3, fill=mix(ground, hue, abs(value)))


def _history(p: Painter, box: Box, ground: Colour) -> None:
    """A histogram with the best of it."""
    x, y, w, h = box
    theme, wide, most = p.theme, w / len(PLAYED), max(PLAYED)
    for n, count in enumerate(PLAYED):
        high = h * 0.86 * count / most
        best = n == len(PLAYED) - 1
        colour = theme.output if best else mix(ground, theme.output, 0.55)
        p.rounded(x + n * wide + 3, y + h - high, wide - 6, high, 3, fill=colour)
    p.icon("star", x + w - wide / 2, y + h * 0.04, wide * 0.34, theme.held, 2)
    p.rect(x, y + h, w, 1, theme.line)


def _training(p: Painter, box: Box, ground: Colour) -> None:
    """A loss that falls."""
    x, y, w, h = box
    theme, steps = p.theme, 40
    p.rect(x, y + h, w, 1, theme.line)
    losses = [exp(-4.5 * n / steps) + 0.05 * sin(9.0 * n) * (n / steps) for n in range(steps + 1)]
    points = [(x + w * n / steps, y + h * (0.92 - 0.9 * loss)) for n, loss in enumerate(losses)]
    draw_line(p, points, mix(ground, theme.input, 0.9))
