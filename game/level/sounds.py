"""What tokens and answers can sound like: pitches and phonemes, and how they may be written."""

from __future__ import annotations

from typing import Final, TypeAlias

from game.level.looks import is_pitch

Heard: TypeAlias = tuple[str, ...]
"""Pitches and phonemes, one after the other."""

VOWELS: Final = (
    "ee", "ih", "eh", "ae", "ah", "aw", "uu", "oo", "uh", "er", "ay", "eye", "oy", "oh", "ow",
)  # fmt: skip
"""As in bee, bit, bet, bat, spa, law, book, boo, but, bird, bay, buy, boy, bow, cow."""
CONSONANTS: Final = (
    "p", "b", "t", "d", "k", "g", "f", "v", "th", "dh", "s", "z", "sh", "zh", "ch", "j", "h",
    "m", "n", "ng", "l", "r", "w", "y",
)  # fmt: skip
"""As they are spelled; dh is the beginning of this, zh the middle of measure, j that of jam."""
RESTS: Final = ("breath", "rest")
"""A breath, and a short silence."""
PHONEMES: Final = (*VOWELS, *CONSONANTS, *RESTS)
MOST: Final = 12
"""So many sounds one after the other a token has at the most."""


def heard_of(text: str) -> Heard:
    """The sounds a text spells, with spaces between them."""
    return tuple(text.split())


def is_sound(name: str) -> bool:
    """Whether there is such a sound: a pitch such as C4, or a phoneme such as ee."""
    return name in PHONEMES or is_pitch(name)
