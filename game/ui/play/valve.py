"""One valve as drawn: a dial that shows how far it is open, around a body of its own shape."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Final

import pygame

from game.level.model import GateName
from game.ui.paint import Painter, mix
from game.ui.ring import draw_round
from game.ui.theme import Colour, TextSize, Theme
from game.ui.view import View

BODY: Final[dict[GateName, str]] = {"f": "octagon", "i": "up", "o": "right"}
"""Forget is a stop sign on the highway; input points up into it; output points out of the cell."""

BODY_SHARE: Final = 0.56
"""How much of a valve's radius its body takes."""

SLEEP: Final[tuple[TextSize, ...]] = ("small", "body")
"""How large the letters of the sign of sleep are, the nearer one first."""

START, SWEEP = 135.0, 270.0
"""The dial runs clockwise from the lower left (shut) to the lower right (open), in degrees."""


@dataclass(frozen=True, slots=True)
class ValveLook:
    """How a valve is to be drawn.

    `shown` is where the dial stands at this moment, `owner` "player", "network", "locked", or
    "asleep" for one of the player's that cannot be turned yet;
    `ghost` is where the network would have it, in practice.
    """

    gate: GateName
    shown: float
    owner: str
    selected: bool = False
    ringed: bool = False
    hovered: bool = False
    ghost: float | None = None


def body_colours(theme: Theme, gate: GateName, value: float) -> tuple[Colour, Colour]:
    """A valve's body and its letter: the wider open, the brighter, and always to be read."""
    hue = theme.gate(gate)
    body = theme.tint(theme.panel, hue, 0.13 + 0.41 * value)
    return body, theme.readable(mix(hue, theme.text, 0.15 + value), body)


def draw_valve(painter: Painter, x: float, y: float, radius: float, look: ValveLook) -> None:
    """Draw a valve around a place."""
    theme, value = painter.theme, min(max(look.shown, 0.0), 1.0)
    painter.glow(x, y, radius * 1.75, theme.gate(look.gate), 0.34 * value)
    # A dial shows no finer differences than these.
    shown = round(value * SWEEP / 2) * 2 / SWEEP
    ghost = None if look.ghost is None else round(look.ghost * SWEEP) / SWEEP
    kept = ValveLook(look.gate, shown, look.owner, look.selected, look.ringed, look.hovered, ghost)
    painter.picture(_dial(theme, painter.view.scale, radius, kept), x, y)
    if look.owner == "asleep":
        _zzz(painter, x, y, radius)
    size: TextSize = "title" if radius >= 36 else "label" if radius >= 24 else "body"
    if painter.view.text > 1.4:
        size = "label" if radius >= 36 else "small"
    ink = theme.muted if look.owner == "asleep" else body_colours(theme, look.gate, value)[1]
    _letter(painter, x, y, radius, look.gate, size, ink)


@lru_cache(maxsize=200)
def _dial(theme: Theme, scale: float, radius: float, look: ValveLook) -> pygame.Surface:
    """All of a valve but its glow and its letter, in one picture: a screen may have a dozen."""
    half = max(ceil((radius + 9) * scale), 1)  # in a window of a few pixels it may be nothing
    surface = pygame.Surface((2 * half + 1, 2 * half + 1), pygame.SRCALPHA, 32)
    middle = half + 0.5
    view = View(surface.get_size(), scale, 0, 0)
    _draw_dial(Painter(surface, view, theme), middle / scale, middle / scale, radius, look)
    return surface


def _draw_dial(painter: Painter, x: float, y: float, radius: float, look: ValveLook) -> None:
    theme = painter.theme
    hue, value = theme.gate(look.gate), look.shown
    mine = look.owner == "player"
    if look.selected:
        painter.disc(x, y, radius + 5.5, theme.panel)
        if look.ringed:
            draw_round(painter, x, y, radius)
        else:
            painter.ring(x, y, radius + 5.5, 1.6, mix(theme.panel, theme.focus, 0.72))
    elif look.hovered and mine:
        painter.ring(x, y, radius + 5.5, 1.2, theme.muted)
    painter.disc(x, y, radius + 1.5, theme.line)
    painter.disc(x, y, radius, theme.raised if mine else theme.panel)

    dial = radius - max(radius * 0.12, 2.5)
    width = max(radius * 0.15, 3.0)
    painter.arc(x, y, dial, width, START, SWEEP, mix(theme.panel, theme.line, 0.9))
    sweep = value * SWEEP
    if value > 0.004:
        painter.arc(x, y, dial, width, START, sweep, hue if mine else mix(hue, theme.line, 0.25))
    if mine:
        angle = math.radians(START + sweep)
        away = dial - width / 2
        knob = max(width * 0.72, 2.6)
        painter.disc(x + away * math.cos(angle), y + away * math.sin(angle), knob, theme.text)

    if look.ghost is not None and mine:
        _ghost(painter, x, y, (dial - width * 1.5, radius + 4.5), look.ghost)

    body = radius * BODY_SHARE
    painter.icon(BODY[look.gate], x, y, body, body_colours(theme, look.gate, value)[0],
                 radius * 0.16)  # fmt: skip
    if look.owner == "locked":
        painter.disc(x, y + radius * 0.86, max(radius * 0.3, 7.5), theme.panel)
        painter.icon("padlock", x, y + radius * 0.86, max(radius * 0.2, 5.5), theme.muted, 1.4)


def _zzz(painter: Painter, x: float, y: float, radius: float) -> None:
    """The sign of sleep, beside a valve's shoulder."""
    for n, size in enumerate(SLEEP):
        away = radius * (0.84 + 0.3 * n)
        painter.text(x + away, y - away, "z", size, painter.theme.muted, bold=True, align="center")


def _ghost(painter: Painter, x: float, y: float, reach: tuple[float, float], own: float) -> None:
    """Where the network would have the valve: a tick across the dial, with a dark edge."""
    angle, theme = START + own * SWEEP, painter.theme
    painter.tick(x, y, reach, 4.5, angle, theme.panel)
    painter.tick(x, y, reach, 2.2, angle, theme.text)


def draw_sign(painter: Painter, x: float, y: float, radius: float, gate: GateName) -> None:
    """The sign of a gate in a line of text: the shape of its valve, with its letter."""
    hue = painter.theme.gate(gate)
    painter.icon(BODY[gate], x, y, radius, hue, radius * 0.16)
    _letter(painter, x, y, radius / BODY_SHARE, gate, "small", painter.theme.ground)


def _letter(
    painter: Painter,
    x: float,
    y: float,
    radius: float,
    gate: GateName,
    size: TextSize,
    colour: Colour,
) -> None:
    """A gate's letter, in the middle of what the eye takes for its shape's middle."""
    dx, dy = {"f": (0.0, 0.0), "i": (0.0, 0.06), "o": (-0.06, 0.0)}[gate]
    at = x + dx * radius, y + dy * radius
    painter.text(*at, gate.upper(), size, colour, bold=True, align="center")


def angle_value(dx: float, dy: float) -> float | None:
    """The value a pointer on the dial points at; None where the dial has its gap."""
    angle = (math.degrees(math.atan2(dy, dx)) - START) % 360.0
    if angle <= SWEEP:
        return angle / SWEEP
    return None
