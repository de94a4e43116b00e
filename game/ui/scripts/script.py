"""Which script a character belongs to, and so which font has it."""

from __future__ import annotations

import re
from typing import Final, Literal, TypeAlias

Script: TypeAlias = Literal["latin", "hebrew", "arabic", "georgian", "kana", "han", "hangul"]
"""`latin` is all that Noto Sans and Fira Code have themselves, digits and punctuation too."""

_RANGES: Final[tuple[tuple[Script, str], ...]] = (
    ("hebrew", "\u0590-\u05ff\ufb1d-\ufb4f"),
    ("arabic", "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"),
    ("georgian", "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f"),
    ("kana", "\u3040-\u30ff\u31f0-\u31ff\uff65-\uff9f"),
    ("hangul", "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"),
    (
        "han",
        "\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff64\U00020000-\U0003ffff",
    ),
)
_OF_EACH: Final = tuple((script, re.compile(f"[{letters}]")) for script, letters in _RANGES)
_OTHER: Final = re.compile(f"[{''.join(letters for _, letters in _RANGES)}]")


def is_plain(text: str) -> bool:
    """Whether one font has all of it, and its letters stand in the order they are written in."""
    return text.isascii() or _OTHER.search(text) is None


def script_of(sign: str) -> Script:
    """The script of one character."""
    if sign.isascii() or _OTHER.match(sign) is None:
        return "latin"
    return next(script for script, letters in _OF_EACH if letters.match(sign))


def has(text: str, script: Script) -> bool:
    """Whether any character of a text is of a script."""
    return any(script_of(sign) == script for sign in text)
