"""One valve as drawn: a dial that shows how far it is open, around a body of its own shape."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from game.level.model import GateName
from game.ui.paint import Painter, mix
from game.ui.theme import TextSize

BODY: Final[dict[GateName, str]] = {"f": "octagon", "i": "up", "o": "right"}
"""Forget is a stop sign on the highway; input points up into it; output points out of the cell."""

START, SWEEP = 135.0, 270.0
"""The dial runs clockwise from the lower left (shut) to the lower right (open), in degrees."""


@dataclass(frozen=True, slots=True)
class ValveLook:
    """How a valve is to be drawn.

    `shown` is where the dial stands at this moment, `owner` "player", "network" or "locked".
    """

    gate: GateName
    shown: float
    owner: str
    selected: bool = False
    ringed: bool = False
    hovered: bool = False
    glow: float = 0.0


def draw_valve(painter: Painter, x: float, y: float, radius: float, look: ValveLook) -> None:
    """Draw a valve around a place."""
    theme = painter.theme
    hue, value = theme.gate(look.gate), min(max(look.shown, 0.0), 1.0)
    mine = look.owner == "player"
    painter.glow(x, y, radius * 1.75, hue, 0.34 * value + 0.5 * look.glow)
    if look.selected:
        width = 2.6 if look.ringed else 1.6
        ring = theme.focus if look.ringed else mix(theme.panel, theme.focus, 0.72)
        painter.disc(x, y, radius + 5.5, theme.panel)
        painter.ring(x, y, radius + 5.5, width, ring)
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

    body = radius * 0.56
    fill = mix(theme.panel, hue, 0.16 + 0.5 * value)
    painter.icon(BODY[look.gate], x, y, body, fill, radius * 0.16)
    letter = mix(mix(theme.raised, hue, 0.82), theme.text, value)
    size: TextSize = "title" if radius >= 36 else "label" if radius >= 24 else "body"
    if painter.view.text > 1.4:
        size = "label" if radius >= 36 else "small"
    nudge = {"f": (0.0, 0.0), "i": (0.0, 0.06), "o": (-0.06, 0.0)}[look.gate]
    painter.text(
        x + nudge[0] * radius,
        y + nudge[1] * radius,
        look.gate.upper(),
        size,
        letter,
        bold=True,
        align="center",
    )
    if look.owner == "locked":
        painter.disc(x, y + radius * 0.86, max(radius * 0.3, 7.5), theme.panel)
        painter.icon("padlock", x, y + radius * 0.86, max(radius * 0.2, 5.5), theme.muted, 1.4)


def angle_value(dx: float, dy: float) -> float | None:
    """The value a pointer on the dial points at; None where the dial has its gap."""
    angle = (math.degrees(math.atan2(dy, dx)) - START) % 360.0
    if angle <= SWEEP:
        return angle / SWEEP
    return None
