"""One palette, one type scale, one grid: how everything in the window looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from game.level.model import GateName

Colour: TypeAlias = tuple[int, int, int]
TextSize: TypeAlias = Literal["small", "body", "label", "heading", "title", "display"]

TEXT_UNITS: Final[dict[TextSize, int]] = {
    "small": 11,
    "body": 13,
    "label": 15,
    "heading": 17,
    "title": 22,
    "display": 40,
}
"""The type scale, in the design's units at 100% text."""

CORNER: Final = 10
PANEL_CORNER: Final = 18


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one look."""

    name: str
    ground: Colour
    panel: Colour
    raised: Colour
    line: Colour
    text: Colour
    muted: Colour
    forget: Colour
    input: Colour
    output: Colour
    memory: Colour
    negative: Colour
    right: Colour
    wrong: Colour
    focus: Colour

    def gate(self, gate: GateName) -> Colour:
        """The hue of a gate, which its valve, its bar and its label share."""
        return {"f": self.forget, "i": self.input, "o": self.output}[gate]


DARK: Final = Theme(
    name="dark",
    ground=(0x0F, 0x13, 0x1B),
    panel=(0x17, 0x1D, 0x28),
    raised=(0x1E, 0x25, 0x33),
    line=(0x30, 0x3A, 0x4C),
    text=(0xE8, 0xEC, 0xF3),
    muted=(0x8A, 0x96, 0xAA),
    forget=(0xE2, 0x68, 0x3C),
    input=(0x2D, 0xC4, 0x9A),
    output=(0x56, 0xB4, 0xE9),
    memory=(0xE6, 0xB0, 0x3C),
    negative=(0x4B, 0x7B, 0xDC),
    right=(0x78, 0xD2, 0x78),
    wrong=(0xF0, 0x6A, 0x6A),
    focus=(0xFF, 0xFF, 0xFF),
)
