"""One palette, one type scale, one grid: how everything in the window looks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
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

GRID: Final = 8
"""Margins and gaps are multiples of this, in units; half of it within what belongs together."""
CORNER: Final = 10
PANEL_CORNER: Final = 18


@lru_cache(maxsize=8000)
def mix(a: Colour, b: Colour, share: float) -> Colour:
    """The colour that lies `share` of the way from a to b."""
    share = min(max(share, 0.0), 1.0)
    return (
        round(a[0] + (b[0] - a[0]) * share),
        round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
    )


@lru_cache(maxsize=4000)
def luminance(colour: Colour) -> float:
    """Relative luminance from 0 to 1, as WCAG 2.2 defines it."""
    parts = [part / 255 for part in colour]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: Colour, b: Colour) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


SHADES: Final = 32
"""How finely a shade is looked for that can be read."""


@lru_cache(maxsize=4000)
def _readable(ink: Colour, ground: Colour, towards: tuple[Colour, ...], least: float) -> Colour:
    for n in range(SHADES + 1):
        for end in towards:
            shade = mix(ink, end, n / SHADES)
            if contrast(shade, ground) >= least:
                return shade
    return max(towards, key=lambda end: contrast(end, ground))


@lru_cache(maxsize=4000)
def _deepest(ground: Colour, hue: Colour, ink: Colour, least: float) -> float:
    shares = (n / (4 * SHADES) for n in range(4 * SHADES, 0, -1))
    return next((s for s in shares if contrast(ink, mix(ground, hue, s)) >= least), 0.0)


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
    held: Colour
    """Memory as an area, which may be brighter than what is read."""
    negative: Colour
    right: Colour
    wrong: Colour
    focus: Colour
    kinds: tuple[Colour, ...]
    """Hues to tell kinds of tokens apart, besides their names."""
    least: float = 4.5
    """The contrast that every text has at least."""
    patterns: bool = False
    """Whether areas carry patterns besides their colours."""

    @property
    def edged(self) -> bool:
        """Whether buttons have an edge, for those who need contrast."""
        return self.least >= 7.0

    def readable(self, ink: Colour, ground: Colour) -> Colour:
        """A text's colour, moved as far towards black or white as it takes to read it there."""
        return _readable(ink, ground, (self.text, self.ground), self.least)

    def tint(self, ground: Colour, hue: Colour, share: float) -> Colour:
        """A ground with some of a hue; no more of it than lets `text` be read on it."""
        return mix(ground, hue, min(share, _deepest(ground, hue, self.text, self.least)))

    def deepest(self, ground: Colour, *hues: Colour) -> float:
        """How much of each of these hues a ground may have at the most, for `text` to be read."""
        return min(_deepest(ground, hue, self.text, self.least) for hue in hues)

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
    held=(0xE6, 0xB0, 0x3C),
    negative=(0x4B, 0x7B, 0xDC),
    right=(0x78, 0xD2, 0x78),
    wrong=(0xF0, 0x6A, 0x6A),
    focus=(0xFF, 0xFF, 0xFF),
    kinds=(
        (0xCC, 0x79, 0xA7),
        (0x9A, 0xA7, 0xFF),
        (0x8F, 0x9B, 0xAE),
        (0xF0, 0xE4, 0x42),
        (0x6F, 0xD3, 0xD9),
        (0xC5, 0x8B, 0x5A),
        (0xB7, 0xE3, 0x8C),
        (0xE8, 0xA5, 0xA5),
    ),
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
    held=(0xBF, 0x82, 0x00),
    negative=(0x2C, 0x55, 0xB8),
    right=(0x1E, 0x78, 0x2C),
    wrong=(0xB7, 0x22, 0x2C),
    focus=(0x10, 0x14, 0x1C),
    kinds=(
        (0xA3, 0x3F, 0x77),
        (0x4A, 0x52, 0xC4),
        (0x5B, 0x67, 0x7A),
        (0x7A, 0x6C, 0x00),
        (0x00, 0x6F, 0x78),
        (0x8A, 0x55, 0x22),
        (0x3F, 0x74, 0x12),
        (0xA8, 0x40, 0x40),
    ),
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
    held=(0xFF, 0xD0, 0x5A),
    negative=(0x9C, 0xBE, 0xFF),
    right=(0x9A, 0xF0, 0x9A),
    wrong=(0xFF, 0xA0, 0xA0),
    focus=(0xFF, 0xFF, 0xFF),
    kinds=(
        (0xF2, 0xA6, 0xD2),
        (0xB8, 0xC1, 0xFF),
        (0xBC, 0xC7, 0xD8),
        (0xF8, 0xEE, 0x66),
        (0x8E, 0xEA, 0xF0),
        (0xE8, 0xB4, 0x86),
        (0xC8, 0xF2, 0xA2),
        (0xFF, 0xC0, 0xC0),
    ),
    least=7.0,
)
"""Every text at 7:1 or more."""

THEMES: Final[dict[str, Theme]] = {one.name: one for one in (DARK, LIGHT, CONTRAST)}
"""The looks there are, by the name they are kept under."""

PATTERNED: Final[dict[str, Theme]] = {
    name: replace(theme, patterns=True) for name, theme in THEMES.items()
}
"""The same looks with patterns besides colours."""
