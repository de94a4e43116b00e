"""The list of attempts: a row each, the newest first, with as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from game.rules.ending import percent
from game.rules.practice.attempts import AnyAttempt, ended, kind_of, kind_words
from game.rules.practice.histogram import clock
from game.rules.practice.history import History
from game.ui.paint import Box, Painter, mix
from game.ui.theme import Colour
from game.words import say

PAD: Final = 18.0
BETWEEN: Final = 26.0
LONG_DATE: Final = datetime(2026, 9, 30, 20, 0)
LONG_TIME: Final = 1250.0
"""A time in seconds that takes as much room as any."""

Words: TypeAlias = Callable[[AnyAttempt], str]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the catalogue, what stands in it, and the widest that may be."""

    name: str
    words: Words
    widest: Callable[[], str]
    mono: bool = False

    @property
    def head(self) -> str:
        """What stands over it."""
        return say(f"practice.history.columns.{self.name}") if self.name != KIND else ""


def _when(attempt: AnyAttempt) -> str:
    when = ended(attempt)
    return say("practice.history.some_day") if when is None else _date(when)


def _date(when: datetime) -> str:
    month = say(f"practice.history.months.{when.month}")
    return say("practice.history.when", day=when.day, month=month, year=when.year,
               time=f"{when:%H:%M}")  # fmt: skip


def _changes(attempt: AnyAttempt) -> str:
    if attempt.act == "wire":
        return say("practice.history.entries", count=attempt.gate_changes)
    return say("practice.history.changes", count=attempt.gate_changes, budget=attempt.budget)


def _time(attempt: AnyAttempt) -> str:
    return "–" if attempt.seconds is None else clock(attempt.seconds)


def _of_old() -> str:
    return say("practice.history.changed_short")


KIND: Final = "kind"
"""The column without a head: which kind of attempt it is, or that it is of old."""
STARS: Final = Column("stars", lambda attempt: "", lambda: "*****")
"""Drawn, not written."""
COLUMNS: Final = (
    Column("when", _when, lambda: _date(LONG_DATE)),
    STARS,
    Column("confidence", lambda attempt: percent(attempt.confidence), lambda: "99.9%", mono=True),
    Column("par", lambda attempt: percent(attempt.par), lambda: "99.9%", mono=True),
    Column("changes", _changes, lambda: say("practice.history.entries", count=100)),
    Column("time", _time, lambda: clock(LONG_TIME)),
    Column(KIND, lambda attempt: kind_words(kind_of(attempt)), _of_old),
    Column("stream", lambda attempt: str(attempt.seed), lambda: "4000000000", mono=True),
    Column("undos", lambda attempt: str(attempt.undos or "–"), lambda: "99", mono=True),
)
"""In the order they are shown."""
DROPPED: Final = ("undos", "par", "stream", "time", "changes")
"""Which are left out first where there is no room for all."""


def row_height(p: Painter) -> float:
    """How high a row is."""
    return p.line("body") + 10


def columns_for(p: Painter, w: float) -> list[tuple[Column, float]]:
    """The columns that fit a list this wide, each with where it begins."""
    widths = {
        column.name: max(
            p.width(column.widest(), "body", mono=column.mono), p.width(column.head, "small")
        )
        for column in COLUMNS
    }
    shown = list(COLUMNS)
    room = w - 2 * PAD - p.line("body")
    for name in DROPPED:
        if sum(widths[c.name] for c in shown) + BETWEEN * (len(shown) - 1) <= room:
            break
        shown = [column for column in shown if column.name != name]
    spare = room - sum(widths[c.name] for c in shown)
    between = min(max(spare / max(len(shown) - 1, 1), 8.0), BETWEEN * 2)
    x, placed = PAD + p.line("body"), []
    for column in shown:
        placed.append((column, x))
        x += widths[column.name] + between
    return placed


def draw_head(p: Painter, box: Box) -> None:
    """Draw the names of the columns."""
    x, y, w, h = box
    for column, left in columns_for(p, w):
        p.text(x + left, y + h / 2, column.head, "small", p.theme.muted)


def draw_row(p: Painter, box: Box, found: History, n: int, *, chosen: bool, hot: bool) -> None:
    """Draw one attempt; the best of all has a star before it."""
    theme, attempt = p.theme, found.attempts[n]
    x, y, w, h = box
    if chosen or hot:
        fill = theme.raised if chosen else mix(theme.panel, theme.raised, 0.5)
        p.rounded(x + 6, y, w - 12, h, 8, fill=fill, border=theme.muted if chosen else None)
    middle, fresh = y + h / 2, found.is_replayable(n)
    if n == found.best:
        p.icon("star", x + PAD + p.line("body") * 0.3, middle, p.line("body") * 0.3, theme.held,
               1.5)  # fmt: skip
    for column, left in columns_for(p, w):
        if column is STARS:
            _stars(p, x + left, middle, attempt.stars)
            continue
        words = column.words(attempt)
        if not fresh and column.name == KIND:
            words = _of_old()
        p.text(x + left, middle, words, "body", _ink(p, column, fresh=fresh), mono=column.mono)


def _ink(p: Painter, column: Column, *, fresh: bool) -> Colour:
    if not fresh:
        return p.theme.muted
    return p.theme.text if column.name in ("when", "confidence") else mix(
        p.theme.muted, p.theme.text, 0.5
    )  # fmt: skip


def _stars(p: Painter, x: float, y: float, stars: int) -> None:
    size = p.line("body") * 0.34
    for n in range(3):
        colour = p.theme.held if n < stars else p.theme.line
        p.icon("star", x + size + n * size * 2.5, y, size, colour, size * 0.2)
