"""Quotes inside quotes: what is quoted within a quotation has the other kind of marks."""

from __future__ import annotations

import re
from typing import Final

ENGLISH: Final = re.compile("“([^“”„]*)”")
"""A quotation as levels have it in their texts, which are written once for all languages."""


def set_apart(text: str, outer: str, inner: str) -> str:
    """A text with its quotations marked as a language marks them, those inside others apart.

    Args:
        text: the text.
        outer: the marks of a quotation, the opening one first.
        inner: those of one that is inside another.
    """
    if len(outer) != 2 or len(inner) != 2:
        return text
    begin, end = outer[0], outer[1]
    if outer != "“”":
        text = ENGLISH.sub(rf"{begin}\1{end}", text)
    if text.count(begin) < 2:
        return text
    depth, signs = 0, []
    for sign in text:
        if sign == begin:
            depth += 1
        within, known = depth > 1, sign in outer
        signs.append(inner[outer.index(sign)] if known and within else sign)
        if sign == end:
            depth = max(depth - 1, 0)
    return "".join(signs)
