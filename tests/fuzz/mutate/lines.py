"""Typed lines spoilt: what is known with signs changed, any text at all, and an end anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final

from tests.fuzz.mutate import odd, raw

GARBAGE: Final = (
    "i=nan", "i=inf", "i=-0", "i=1e-9", "i=1_0", "i=0,5", "i=٠", "i=½", "i==1", "=1", "i=", "i",
    "i i", ".i=1", "A.=1", "Z.i=1", "AB.i=1", "ß.i=1", "i=1 i=1", "open", "shut shut", "whatif",
    "whatif 0 i=1", "whatif ² i=1", "whatif 999999 i=1", "branch -1", "branch ٣", "bet", "bet x",
    "bet 50", "bet French 101", "bet French nan", "set", "set text 1e999", "set text nan",
    "set tempo -1", "set language zz", "set keys x", "set a b c", "set language ../en",
    "practice 0", "practice 99999", "world", "world 0", "guide 0", "guide zz", "guide 1 1",
    "history save", "history save 0 x", "history save ² x", "history save 99999999999 x",
    "highway x", "inside x", "duel nobody", "open 0", "open 65", "run -1", "run ²", "run 1000000",
    "case", "drop", "up 1", "clear x", "0", "-1", "٣", "²", "99999", "1e5", "\x1b[A\x1b[A", "\x03",
    "\x04", "\x1a", "\x7f\x7f", "y", "n", "yes", "coach maybe", "show 5", "#", "# x", "\\", "'",
    '"', "{}", "%s", "%{count}", "../../x", "a" * 1999, "a" * 2000, "a" * 2001, "i=1 " * 3000,
    "é" * 5000, "🦊" * 600, "\u202e", "\u2028", "\x85", "\x1c", "\x0b\x0c",
)  # fmt: skip


MOST_LINES: Final = 60
"""However often lines were doubled: each may do work that takes its time."""


def spoilt(random: Random, known: Sequence[str], most: int = 25) -> bytes:
    """Lines as they may be typed at a prompt: mostly known ones, some spoilt, some any text at all.

    Args:
        random: what all follows from.
        known: what is understood there.
        most: how many lines at the most.
    """
    lines = [_line(random, known) for _ in range(random.randint(0, most))]
    end = random.choice(["\n", "\n", "\n", "\r\n", "\r"])
    data = end.join(lines).encode("utf-8", "surrogatepass")
    if random.random() < 0.75:
        data += b"\n"
    if random.random() < 0.2:
        data = data[: random.randint(0, len(data))]
    if random.random() < 0.1:
        data = b"\n".join(_kept_here(line) for line in raw.spoil(random, data).split(b"\n"))
    return b"\n".join(data.split(b"\n")[:MOST_LINES])


def _line(random: Random, known: Sequence[str]) -> str:
    kind = random.random()
    if kind < 0.55:
        return random.choice(known)
    if kind < 0.7:
        return random.choice(GARBAGE)
    if kind < 0.8:
        return _safe(odd.text(random)[:3000])
    line = random.choice(known) + random.choice(["", " ", " " + random.choice(known)])
    place = random.randint(0, len(line))
    new = random.choice(
        [odd.text(random)[:50], " ", "=", ".", "", line, chr(random.randrange(1, 0x3000))]
    )
    return _safe(line[:place] + new + line[place + random.randint(0, 2) :])


def _safe(line: str) -> str:
    """The line without what makes a path of a file's name: whoever types one may save anywhere."""
    return (
        line.replace("/", "").replace("\\", "").replace("~", "") if "save" in line.lower() else line
    )


def _kept_here(line: bytes) -> bytes:
    return line.replace(b"/", b"").replace(b"~", b"") if b"sav" in line.lower() else line
