"""What holds of phrases in any language: things listed one after the other, a capital in front.

Numbers are written with a point in every language, as they are in the formulas beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from game.words.catalogue import say

Join: TypeAlias = Literal["and", "also", "or", "between"]


def listed(things: Sequence[str], join: Join = "between") -> str:
    """Things in one text; nothing for none.

    Args:
        things: what is listed.
        join: what stands before the last of them; a comma alone if not given.
    """
    if len(things) < 2:
        return "".join(things)
    *some, last = things
    before = some[0]
    for each in some[1:]:
        before = say("common.list.between", before=before, after=each)
    return say(f"common.list.{join}", before=before, after=last)


def capital(text: str) -> str:
    """A text with a capital in front, as it stands at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def grouped(number: int) -> str:
    """A large number, its thousands set apart."""
    before, after = divmod(number, 1000)
    if not before:
        return str(number)
    return say("common.thousands", before=grouped(before), after=f"{after:03d}")
