"""The cell in small, on a level's card: the valves that the level teaches stand open and alight."""

from __future__ import annotations

from typing import Final

from game.level.model import GATES, GateName
from game.ui.paint import Box, Painter, mix
from game.ui.play.valve import BODY, ValveLook, draw_valve
from game.ui.theme import Colour

DIALS_FROM: Final = 20.0
"""From this radius on a valve is drawn with its dial; a smaller one is its shape alone."""
LARGEST: Final = 38.0
FLAT: Final = 120.0
"""A picture lower than this has its valves side by side with the road."""


def draw_mini(
    p: Painter, box: Box, gates: tuple[GateName, ...], blocks: int, ground: Colour
) -> None:
    """Draw the cell into a box; `gates` are those to be lit, and each block has its own road."""
    x, y, w, h = box
    theme = p.theme
    bed = mix(theme.ground, theme.line, 0.75)

    def ink(gate: GateName, colour: Colour) -> Colour:
        return mix(ground, colour, 0.8) if gate in gates else bed

    r = min(h * 0.165, w * 0.12, LARGEST) if h >= FLAT else min(h * 0.2, w * 0.12, 16.0)
    high, low = y + h * (0.33 if h >= FLAT else 0.3), y + h * (0.72 if h >= FLAT else 0.74)
    at = {"f": x + w * 0.22, "i": x + w * 0.50, "o": x + w * 0.78}
    lane, thin = max(r * 0.22, 3.0), max(r * 0.15, 2.0)
    apart = lane * 1.7
    for n in range(blocks):
        at_y = high + (n - (blocks - 1) / 2) * apart
        p.rect(x, at_y - lane / 2, w, lane, mix(ground, theme.held, 0.7) if gates else bed)
    p.rect(at["i"] - thin / 2, high, thin, low - high, ink("i", theme.input))
    p.rect(x + w * 0.22, low - thin / 2, w * 0.28, thin, ink("i", theme.held))
    p.rounded(x + w * 0.16, low - r * 0.4, w * 0.12, r * 0.8, r * 0.25, theme.raised, theme.line)
    p.rect(at["o"] - thin / 2, high, thin, low - high, ink("o", theme.output))
    p.rect(at["o"], low - thin / 2, x + w - at["o"], thin, ink("o", theme.output))
    for gate in GATES:
        place = at[gate], high if gate == "f" else low
        if r >= DIALS_FROM:
            value = 1.0 if gate in gates else 0.0
            draw_valve(p, *place, r, ValveLook(gate, value, "network"))
        else:
            _shape(p, *place, r, gate, lit=gate in gates)
    if r >= DIALS_FROM:
        p.disc(at["i"], high, r * 0.42 + 1.5, theme.line)
        p.disc(at["i"], high, r * 0.42, theme.raised)
        p.icon("plus", at["i"], high, r * 0.26, theme.text, 2)


def _shape(p: Painter, x: float, y: float, r: float, gate: GateName, *, lit: bool) -> None:
    theme = p.theme
    p.disc(x, y, r + 1.5, theme.line)
    p.disc(x, y, r, theme.panel)
    hue = theme.gate(gate)
    p.icon(BODY[gate], x, y, r * 0.56, hue if lit else mix(theme.panel, hue, 0.25), r * 0.16)
