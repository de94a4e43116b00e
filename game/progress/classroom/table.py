"""Progress as CSV, for a spreadsheet: a row for each person and level, or for each play."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import astuple, fields
from typing import Any, Final

from game.harmless import harmless
from game.progress.classroom.pupils import LevelSum, Pupil, level_sums
from game.progress.records import Attempt

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take a text for a formula by."""
LEFT_OUT: Final = ("moves", "wiring")
"""What of a play is for machines alone; the JSON has it."""


def levels_csv(pupils: Iterable[Pupil]) -> str:
    """A row for each person and level: attempts, best, time."""
    names = ["name", *(field.name for field in fields(LevelSum))]
    rows = ([pupil.name, *astuple(each)] for pupil in pupils for each in level_sums(pupil))
    return _csv(names, rows)


def plays_csv(pupils: Iterable[Pupil]) -> str:
    """A row for each finished play."""
    kept = [field.name for field in fields(Attempt) if field.name not in LEFT_OUT]
    rows = (
        [pupil.name, *(getattr(each, name) for name in kept)]
        for pupil in pupils
        for each in pupil.attempts
    )
    return _csv(["name", *kept], rows)


def _csv(names: list[str], rows: Iterable[list[Any]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")  # as RFC 4180 has it, on every system
    writer.writerow(names)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return file.getvalue()


def _cell(value: Any) -> Any:
    """A value as a cell: a text that begins like a formula is kept from being one."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str):
        value = harmless(value)
        return f"'{value}" if value.startswith(FORMULA) else value
    return value
