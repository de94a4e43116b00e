"""The order in which parts of a line are seen: right-to-left scripts, and numbers within them.

Which characters are read which way is found by python-bidi, after the Unicode Bidirectional
Algorithm (UAX 9); signs that only steer it are left out, which it drops and fonts do not have.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby

from game.ui.scripts.script import Script, script_of


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
    signs = levels(text, base)
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


def levels(text: str, base: int) -> list[tuple[int, str]]:
    """Each character with how deep it is nested: odd levels are read from right to left.

    Args:
        text: a line.
        base: its own direction, 0 or 1.
    """
    from bidi import algorithm  # most players never meet such a line, and all wait for the start

    # The steps of python-bidi's `get_display` up to the levels: it would go on to turn letters
    # around, which a font that joins them must get as they are written.
    line = algorithm.get_empty_storage()
    line["base_level"], line["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, line)
    algorithm.explicit_embed_and_overrides(line)
    algorithm.resolve_weak_types(line)
    algorithm.resolve_neutral_types(line, debug=False)
    algorithm.resolve_implicit_levels(line, debug=False)
    found = [(int(each["level"]), str(each["ch"])) for each in line["chars"]]
    for n in range(len(found) - 1, -1, -1):  # what is blank at the end belongs to the line
        if not found[n][1].isspace():
            break
        found[n] = base, found[n][1]
    return found
