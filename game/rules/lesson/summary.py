"""What was played in a lesson, level by level: shown at its end, and saved for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.rules.ending import percent
from game.rules.practice.attempts import AnyAttempt, best_of
from game.words import say


@dataclass(frozen=True, slots=True)
class Row:
    """What came of one level of a lesson.

    Args:
        level_id: the level.
        title: its title.
        stars: the most stars of the lesson's attempts; None if there was none.
        confidence: the confidence of the best of them.
        par: the network's on the same.
        attempts: how many there were.
        seconds: how long they took together.
    """

    level_id: str
    title: str
    stars: int | None = None
    confidence: float = 0.0
    par: float = 0.0
    attempts: int = 0
    seconds: float = 0.0


def row_of(level_id: str, title: str, attempts: Sequence[AnyAttempt]) -> Row:
    """What came of one level.

    Args:
        level_id: the level.
        title: its title.
        attempts: those of the lesson, the oldest first.
    """
    best = best_of(attempts)
    if best is None:
        return Row(level_id, title)
    one = attempts[best]
    seconds = sum(each.seconds or 0.0 for each in attempts)
    return Row(level_id, title, one.stars, one.confidence, one.par, len(attempts), seconds)


def spent_words(row: Row) -> str:
    """How long a level took, in minutes and seconds."""
    minutes, seconds = divmod(round(row.seconds), 60)
    return say("lesson.spent", minutes=minutes, seconds=f"{seconds:02d}")


def attempts_words(row: Row) -> str:
    """How many attempts there were."""
    return say("lesson.attempts", count=row.attempts)


def reached_words(row: Row) -> str:
    """What was reached on a level against par; that nothing was played yet, where so."""
    if row.stars is None:
        return say("lesson.not_played")
    return say("lesson.reached", confidence=percent(row.confidence), par=percent(row.par))


COLUMNS: Final = ("level", "title", "stars", "confidence", "par", "attempts", "seconds")


def as_csv(rows: Sequence[Row]) -> str:
    """The summary as a table for a spreadsheet, one line for each level."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        played = row.stars is not None
        figures = (row.stars, f"{row.confidence:.4f}", f"{row.par:.4f}") if played else ("", "", "")
        writer.writerow(
            [row.level_id, _plain(row.title), *figures, row.attempts, round(row.seconds)]
        )
    return out.getvalue()


def _plain(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
