"""The table of plays that were left before their stream ended, one for each level and mode."""

from __future__ import annotations

import json
from datetime import datetime
from math import inf
from types import NoneType
from typing import Final

from game.level.model import GATES, Mode
from game.progress.file.writing import Statement
from game.progress.played import AnySession, MoveRow
from game.progress.records import Unfinished
from game.progress.rows import kinds, sound
from game.progress.tables.profiles import Profiles

MOST_UNDOS: Final = 10**6
"""Nobody takes more moves back; of a larger number one more could not be kept."""
LEFT: Final = kinds(str, int, str, int, int, (str, NoneType), float)


class UnfinishedPlays(Profiles):
    """Where plays stand, so that a killed game goes on at the same move."""

    def keep_unfinished(
        self,
        session: AnySession,
        *,
        started: datetime | None = None,
        retry: bool = False,
        seconds: float = 0.0,
    ) -> None:
        """Keep where a play stands, in place of what was kept of its level and mode before."""
        row = (
            session.level.id,
            session.mode,
            session.level.task_hash,
            session.seed,
            write_moves(session),
            session.undos,
            retry,
            None if started is None else started.isoformat(),
            self._clock().isoformat(),
            seconds,
        )
        marks = ", ".join("?" * len(row))
        self._write_own((f"INSERT OR REPLACE INTO unfinished VALUES (?, {marks})", row))

    def unfinished(self, level_id: str, mode: Mode = "play") -> Unfinished | None:
        """The play or practice of a level that was left before its end, if there is one."""
        rows = self._read_own(
            "SELECT task_hash, seed, moves, undos, retry, started, seconds FROM unfinished "
            "WHERE profile = ? AND level_id = ? AND mode = ?",
            level_id,
            mode,
        )
        found = sound(rows, LEFT)
        if not found:
            return None
        task_hash, seed, text, undos, retry, started, seconds = found[0]
        try:
            moves = _read_moves(text)
        except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
            return None
        undos = min(max(undos, 0), MOST_UNDOS)
        seconds = seconds if 0.0 <= seconds < inf else 0.0
        known = level_id, task_hash, seed, moves, undos, bool(retry), started
        return Unfinished(*known, mode=mode, seconds=seconds)

    def drop_unfinished(self, level_id: str, mode: Mode = "play") -> None:
        """Forget the unfinished play or practice of a level."""
        self._write_own(forget(level_id, mode))


def forget(level_id: str, mode: Mode) -> Statement:
    """What drops the unfinished play of a level and mode."""
    statement = "DELETE FROM unfinished WHERE profile = ? AND level_id = ? AND mode = ?"
    return statement, (level_id, mode)


def write_moves(session: AnySession) -> str:
    """The moves of a play as they are kept, as JSON."""
    rows = [{gate: played.move.gate(gate) for gate in GATES} for played in session.moves]
    return json.dumps(rows, separators=(",", ":"))


def _read_moves(text: str) -> tuple[MoveRow, ...]:
    return tuple(
        {gate: [float(value) for value in row[gate]] for gate in GATES} for row in json.loads(text)
    )
