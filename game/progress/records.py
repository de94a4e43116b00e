"""What the store hands out: the best result, finished plays, plays left unfinished."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from game.progress.played import MoveRow

SettingValue: TypeAlias = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Best:
    """The best first-sight result on one level."""

    stars: int
    confidence: float
    par: float


@dataclass(frozen=True, slots=True)
class Attempt:
    """One finished play, as it is kept. Times are ISO 8601; `retry` means the stream was known.

    Of a table (act "wire") there are no moves: `wiring` is the table as JSON, `gate_changes` how
    many of its entries differ from the start, and the questions are those of all its streams.
    """

    level_id: str
    task_hash: str
    seed: int
    moves: str
    confidence: float
    par: float
    stars: int
    gate_changes: int
    budget: int
    undos: int
    questions_right: int
    questions: int
    mode: str
    retry: bool
    started: str | None
    finished: str
    act: str = "hand"
    wiring: str = ""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A play that was left before the stream ended."""

    level_id: str
    task_hash: str
    seed: int
    moves: tuple[MoveRow, ...]
    undos: int
    retry: bool
    started: str | None
