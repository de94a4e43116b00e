"""Where a text may be cut: between characters as people see them, and where a line may end."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from game.ui.scripts.script import is_plain, script_of

JOINER: Final = "\u200d"
NOT_FIRST: Final = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー）］｝〕〉》」』】〙〗’”…‥ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}%"
)
"""What never begins a line."""
NOT_LAST: Final = frozenset("（［｛〔〈《「『【〘〖‘“([{")
"""What never ends one."""


def graphemes(text: str) -> list[str]:
    """A text in characters as people see them: a letter with its marks is one of them."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for sign in text:
        joined = bool(found) and (_goes_with(sign) or found[-1].endswith(JOINER))
        if joined:
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _goes_with(sign: str) -> bool:
    """Whether a sign belongs to the one before it: a mark, a joiner, a vowel of a syllable."""
    return (
        unicodedata.category(sign) in ("Mn", "Me", "Mc")
        or sign == JOINER
        or "\u1160" <= sign <= "\u11ff"  # the later parts of a syllable of Hangul
        or "\U0001f3fb" <= sign <= "\U0001f3ff"
    )


def pieces(text: str) -> list[tuple[str, bool]]:
    """A text in pieces that a line may end after, and whether a space stands before each.

    Words where spaces part them; Chinese and Japanese anywhere but before or after some signs.
    """
    found: list[tuple[str, bool]] = []
    for n, word in enumerate(text.split()):
        parts = [word] if is_plain(word) else _parted(word)
        found += [(part, bool(n) and not k) for k, part in enumerate(parts)]
    return found


def joined(some: Sequence[tuple[str, bool]]) -> str:
    """Pieces that follow each other, as one line."""
    return "".join(f" {piece}" if spaced else piece for piece, spaced in some).lstrip()


def _parted(word: str) -> list[str]:
    found: list[str] = []
    for sign in graphemes(word):
        if found and not _may_break(found[-1][-1], sign[0]):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _may_break(before: str, after: str) -> bool:
    wide = {script_of(before), script_of(after)} & {"han", "kana"}
    return bool(wide) and after not in NOT_FIRST and before not in NOT_LAST
