"""SVG pictures of a level's own: what may be in them, so that they show and do no more than that.

They are looked at the way the game's own reader takes them apart, which is no XML parser: what
stands in a comment is drawn, too. That reader trusts its numbers, so these are kept within bounds.
"""

from __future__ import annotations

import re
from math import prod
from typing import Final

MOST: Final = 100_000.0
"""The largest number in a drawing, whatever it measures."""
GROWTH: Final = 1_000.0
"""By how much all of a drawing's transforms together may enlarge."""

_MORE_THAN_SHOWN: Final = re.compile(
    r"<!(entity|doctype)|<(\w+:)?(script|foreignobject)\b|\son\w+\s*=|javascript:"
    r"|href\s*=\s*[\"']?\s*[^\"'#\s]|url\(\s*[\"']?\s*[^\"'#\s]|@import"
)
"""In an SVG without capital letters: what runs, what stands for something else, what leads out.

The game's own reader takes none of it in, but a pack's pictures are opened by others too. A link
within the picture, such as to a gradient, begins with #.
"""

_TAG: Final = re.compile(r"<([^>]*)")
_ATTRIBUTE: Final = re.compile(r"([^\s=]+)[^\"']*?([\"'])(.*?)(?:\2|$)", re.DOTALL)
_NO_MEASURE: Final = re.compile(r"xml|id$|class$|data-|\w+:|href$|font-family$")
"""Attributes in which numbers are but signs."""
_NUMBER: Final = re.compile(r"(?<!#)(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?")
_COLOUR: Final = re.compile(r"#\w*")
_ENLARGES: Final = re.compile(r"(matrix|scale)\s*\(([^)]*)")
_DASHES: Final = re.compile(r"stroke-dasharray\s*:\s*([^;]*)")
_NO_DASHES: Final = ("", "none", "0", "inherit")


def drawing_fault(data: bytes) -> str | None:
    """Why a drawing cannot be used, in words; None if it can."""
    try:
        text = data.decode("utf-8-sig").casefold()
    except UnicodeDecodeError:
        return "the picture is not UTF-8 text, as an SVG is"
    if "<svg" not in text or "\0" in text:
        return "the file is no SVG picture"
    if _MORE_THAN_SHOWN.search(text):
        return "the picture does more than show: it has a script, an entity or a link"
    told = [
        (name, value)
        for tag in _TAG.findall(text)
        for name, _, value in _ATTRIBUTE.findall("".join(tag.split(maxsplit=1)[1:]))
    ]
    if any(_dashed(name, value) for name, value in told):
        # Of short dashes on a long line the reader makes as many shapes, and never ends.
        return "the picture has dashed lines (stroke-dasharray): draw each dash as a line"
    numbers = (
        float(number)
        for name, value in told
        if not _NO_MEASURE.match(name)
        for number in _NUMBER.findall(_COLOUR.sub("", value))
    )
    if max(numbers, default=0.0) > MOST or prod(_growths(told)) > GROWTH:
        return f"the picture has numbers or transforms beyond {MOST:,.0f}: draw it smaller"
    return None


def _dashed(name: str, value: str) -> bool:
    found = [value] if name == "stroke-dasharray" else _DASHES.findall(value)
    return any(each.strip() not in _NO_DASHES for each in found)


def _growths(told: list[tuple[str, str]]) -> list[float]:
    """By how much each transform enlarges, at least 1."""
    return [
        max([1.0, *map(float, _NUMBER.findall(numbers)[: 4 if kind == "matrix" else 2])])
        for _, value in told
        for kind, numbers in _ENLARGES.findall(value)
    ]
