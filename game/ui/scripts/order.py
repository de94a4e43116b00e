"""The order in which parts of a line are seen: right-to-left scripts, and numbers within them.

This is the Unicode Bidirectional Algorithm (UAX 9) for a single line without explicit marks of
embedding or isolation, and without its rule on paired brackets: enough for labels and sentences.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from game.ui.scripts.script import Script, script_of

_STRONG: Final = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""How strong letters and numbers count for the neutral signs between them."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some characters that stand together, of one script and one direction."""

    text: str
    script: Script
    rtl: bool


def runs(text: str, *, rtl: bool = False) -> tuple[Run, ...]:
    """A line in runs, from left to right as they are seen; their texts are as they are written.

    Args:
        text: the line.
        rtl: whether it stands among text that is read from right to left. A line that holds any
            letter of such a script does then; else the first letter decides, as UAX 9 has it.
    """
    base = int(is_rtl(text, rtl=rtl))
    parts: list[tuple[int, Run]] = []
    signs = zip(levels(text, base), text, strict=True)
    for (level, script), group in groupby(signs, lambda each: (each[0], script_of(each[1]))):
        parts.append((level, Run("".join(sign for _, sign in group), script, level % 2 == 1)))
    for level in range(max((level for level, _ in parts), default=0), 0, -1):
        parts = _turned(parts, level)
    return tuple(run for _, run in parts)


def _turned(parts: list[tuple[int, Run]], level: int) -> list[tuple[int, Run]]:
    """Rule L2: what is nested at least so deep is seen in the opposite order."""
    found: list[tuple[int, Run]] = []
    for deep, group in groupby(parts, lambda each: each[0] >= level):
        some = list(group)
        found += some[::-1] if deep else some
    return found


def is_rtl(text: str, *, rtl: bool = False) -> bool:
    """Whether a text as a whole is read from right to left; `rtl` as for `runs`."""
    strong = [kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")]
    if rtl:
        return any(kind != "L" for kind in strong)
    return bool(strong) and strong[0] != "L"


def levels(text: str, base: int) -> list[int]:
    """How deep each character is nested: odd levels are read from right to left.

    Args:
        text: a line.
        base: its own direction, 0 or 1.
    """
    kinds = _numbers([unicodedata.bidirectional(sign) or "L" for sign in text], base)
    sides = _neutrals(kinds, base)
    found = []
    for kind, side in zip(kinds, sides, strict=True):
        number = kind in ("EN", "AN")
        if base == 0:
            found.append(2 if number else 1 if side == "R" else 0)
        else:
            found.append(2 if number or side == "L" else 1)
    for n in range(len(text) - 1, -1, -1):  # what is blank at the end belongs to the line
        if not text[n].isspace():
            break
        found[n] = base
    return found


def _numbers(kinds: list[str], base: int) -> list[str]:
    """Rules W1 to W7: marks follow their letter, and signs in numbers belong to them."""
    out: list[str] = []
    before, strong = ("R" if base else "L"), ("R" if base else "L")
    for kind in kinds:
        if kind == "NSM":
            kind = before
        before = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        if kind == "EN" and strong == "AL":
            kind = "AN"
        out.append("R" if kind == "AL" else kind)
    for n in range(1, len(out) - 1):
        around = out[n - 1], out[n + 1]
        if (out[n] == "ES" and around == ("EN", "EN")) or (
            out[n] == "CS" and around[0] == around[1] and around[0] in ("EN", "AN")
        ):
            out[n] = around[0]
    for order in (range(len(out)), range(len(out) - 1, -1, -1)):
        last = ""
        for n in order:
            if out[n] == "ET" and last == "EN":
                out[n] = "EN"
            last = out[n]
    strong = "R" if base else "L"
    for n, kind in enumerate(out):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            out[n] = "L"
        elif kind not in ("EN", "AN"):
            out[n] = "N"
    return out


def _neutrals(kinds: list[str], base: int) -> list[str]:
    """Rules N1 and N2: a neutral sign goes with its neighbours if they agree, else as the line."""
    line = "R" if base else "L"
    out = [_STRONG.get(kind, "") for kind in kinds]
    n = 0
    while n < len(out):
        if out[n]:
            n += 1
            continue
        end = n
        while end < len(out) and not out[end]:
            end += 1
        before = out[n - 1] if n else line
        after = out[end] if end < len(out) else line
        out[n:end] = [before if before == after else line] * (end - n)
        n = end
    return out
