"""How tokens look and sound: colours and pitches as they may be written, and what they mean."""

from __future__ import annotations

import re
from typing import Final

COLOURS: Final[dict[str, str]] = {
    "black": "#000000", "silver": "#c0c0c0", "gray": "#808080", "grey": "#808080",
    "white": "#ffffff", "maroon": "#800000", "red": "#ff0000", "purple": "#800080",
    "fuchsia": "#ff00ff", "magenta": "#ff00ff", "green": "#008000", "lime": "#00ff00",
    "olive": "#808000", "yellow": "#ffff00", "navy": "#000080", "blue": "#0000ff",
    "teal": "#008080", "aqua": "#00ffff", "cyan": "#00ffff", "orange": "#ffa500",
    "pink": "#ffc0cb", "brown": "#a52a2a", "gold": "#ffd700", "violet": "#ee82ee",
}  # fmt: skip
"""Colours by the names they have in CSS: the sixteen basic ones, and some that people miss there.

Source: CSS Color Module Level 4, section 6.1.
"""

_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}", re.ASCII)
_PITCH: Final = re.compile(r"([A-G])([#b]?)([0-8])", re.ASCII)


def colour_of(text: str) -> str | None:
    """The colour that a word or "#rrggbb" spells, as "#rrggbb"; None if it spells none."""
    if _HEX.fullmatch(text):
        return text.lower()
    return COLOURS.get(text.lower())


def is_pitch(text: str) -> bool:
    """Whether a text is a pitch: a letter, perhaps # or b, and the octave, such as F#3."""
    return _PITCH.fullmatch(text) is not None


def staff_step(pitch: str) -> tuple[int, str]:
    """How many places of a staff a pitch stands above C4 (each a line or a space), and its sign.

    Raises:
        ValueError: it is no pitch.
    """
    letter, sign, octave = _parts(pitch)
    return 7 * (octave - 4) + "CDEFGAB".index(letter), sign


def semitones(pitch: str) -> int:
    """How many semitones a pitch is above C4, in equal temperament.

    Raises:
        ValueError: it is no pitch.
    """
    letter, sign, octave = _parts(pitch)
    natural = (0, 2, 4, 5, 7, 9, 11)["CDEFGAB".index(letter)]
    return 12 * (octave - 4) + natural + {"#": 1, "b": -1, "": 0}[sign]


def _parts(pitch: str) -> tuple[str, str, int]:
    found = _PITCH.fullmatch(pitch)
    if found is None:
        raise ValueError(f'"{pitch}" is no pitch')
    letter, sign, octave = found.groups()
    return letter, sign, int(octave)
