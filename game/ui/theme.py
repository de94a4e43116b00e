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

LIGHT: Final = Theme(
    name="light",
    ground=(0xEE, 0xF1, 0xF6),
    panel=(0xFF, 0xFF, 0xFF),
    raised=(0xE6, 0xEB, 0xF3),
    line=(0xC2, 0xCB, 0xD9),
    text=(0x16, 0x1C, 0x28),
    muted=(0x52, 0x5E, 0x73),
    forget=(0xB0, 0x43, 0x14),
    input=(0x00, 0x73, 0x57),
    output=(0x00, 0x67, 0xA3),
    memory=(0x8A, 0x5D, 0x00),
    negative=(0x2C, 0x55, 0xB8),
    right=(0x1E, 0x78, 0x2C),
    wrong=(0xB7, 0x22, 0x2C),
    focus=(0x10, 0x14, 0x1C),
)
"""For projectors and bright rooms."""

CONTRAST: Final = Theme(
    name="contrast",
    ground=(0x00, 0x00, 0x00),
    panel=(0x0A, 0x0C, 0x10),
    raised=(0x1A, 0x1E, 0x26),
    line=(0x5A, 0x64, 0x76),
    text=(0xFF, 0xFF, 0xFF),
    muted=(0xC6, 0xCE, 0xDA),
    forget=(0xFF, 0x9A, 0x6B),
    input=(0x3F, 0xE8, 0xB8),
    output=(0x8C, 0xD6, 0xFF),
    memory=(0xFF, 0xD0, 0x5A),
    negative=(0x9C, 0xBE, 0xFF),
    right=(0x9A, 0xF0, 0x9A),
    wrong=(0xFF, 0xA0, 0xA0),
    focus=(0xFF, 0xFF, 0xFF),
)
"""Every text at 7:1 or more."""

THEMES: Final[dict[str, Theme]] = {one.name: one for one in (DARK, LIGHT, CONTRAST)}
"""The looks there are, by the name they are kept under."""
