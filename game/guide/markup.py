"""The little markup that texts of the Field guide have, read in one place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Style: TypeAlias = Literal["plain", "bold", "formula"]

_MARKS: Final = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*")
_LOWERED: Final = re.compile(r"(?<=\b[A-Za-z])_([a-z])\b")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    style: Style


def runs(text: str) -> tuple[Run, ...]:
    """A text as stretches of one style each."""
    found: list[Run] = []
    at = 0
    for mark in _MARKS.finditer(text):
        if mark.start() > at:
            found.append(Run(text[at : mark.start()], "plain"))
        formula, bold = mark.groups()
        found.append(Run(formula, "formula") if formula else Run(bold, "bold"))
        at = mark.end()
    if at < len(text):
        found.append(Run(text[at:], "plain"))
    return tuple(found)


def plain(text: str) -> str:
    """A text without its marks, for a terminal: W_f becomes Wf."""
    return "".join(linear(run.text) if run.style == "formula" else run.text for run in runs(text))


def linear(formula: str) -> str:
    """A formula on one line, its lowered letters on the line too."""
    return _LOWERED.sub(r"\1", formula)


def pieces(formula: str) -> tuple[tuple[str, bool], ...]:
    """A formula in pieces, each with whether it is lowered."""
    parts = _LOWERED.split(formula)
    return tuple((part, n % 2 == 1) for n, part in enumerate(parts) if part)
