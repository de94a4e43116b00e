"""What the store hands out: who plays, the best result, finished plays, plays left unfinished."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from game.level.model import Mode
from game.progress.played import MoveRow

SettingValue: TypeAlias = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Profile:
    """One of those who play on this computer.

    Args:
        id: its number in this file.
        uid: what tells it from all others, in any file.
        name: what it is called; empty for whoever plays alone and never gave a name.
    """

    id: int
    uid: str
    name: str


@dataclass(frozen=True, slots=True)
class Best:
    """The best first-sight result on one level."""

    stars: int
    confidence: float
    par: float


@dataclass(frozen=True, slots=True)
class Attempt:
    """One finished play, as it is kept. Times are ISO 8601; `retry` means the stream was known.

    `seconds` is how long it was before the player's eyes, pauses in other screens left out; None
    where nobody took the time.

    Of a table (act "wire") there are no moves: `wiring` is the table as JSON, `gate_changes` how
    many of its entries differ from the start, and the questions are those of all its streams.

    `uid` tells it from every other attempt, in whatever file it comes to be.
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
    seconds: float | None = None
    uid: str = ""


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
    mode: Mode = "play"
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Bet:
    """What a player thought the network would say to a question, before it was heard.

    Args:
        said: the answer that was bet on; empty for silence.
        sure: how sure the player was, from 0 to 1.
        came: what the network said.
    """

    said: str
    sure: float
    came: str

    @property
    def right(self) -> bool:
        """Whether it came as was said."""
        return self.said == self.came
