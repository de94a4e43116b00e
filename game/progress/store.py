"""What a player has earned and set: attempts, plays left unfinished, and settings."""

from __future__ import annotations

import json
from dataclasses import astuple, fields
from datetime import datetime
from typing import Any

from game.level.model import GATES, Level, Mode
from game.progress.file import ProgressFile
from game.progress.folders import data_folder, exports_folder
from game.progress.played import AnySession, AnyTableResult, MoveRow
from game.progress.records import Attempt, Best, Bet, SettingValue, Unfinished

__all__ = ["Attempt", "Best", "Bet", "Store", "Unfinished", "data_folder", "exports_folder"]


class Store(ProgressFile):
    """Progress in one SQLite file; when there can be none, in memory, and `message` says why."""

    # -- attempts --------------------------------------------------------------------------------

    def record(
        self,
        session: AnySession,
        *,
        started: datetime | None = None,
        finished: datetime | None = None,
        retry: bool = False,
        seconds: float | None = None,
    ) -> None:
        """Keep a finished play, and drop the unfinished one of the same level and mode.

        Args:
            session: the play.
            started: when it began, if that is known.
            finished: when it ended; now if not given.
            retry: whether the stream had been seen to its end before.
            seconds: how long it was before the player's eyes, if somebody took the time.

        Raises:
            ValueError: the stream has not ended.
        """
        result = session.result
        if result is None:
            raise ValueError("Only a play whose stream has ended can be recorded.")
        attempt = Attempt(
            level_id=session.level.id,
            task_hash=session.level.task_hash,
            seed=session.seed,
            moves=_write_moves(session),
            confidence=result.confidence,
            par=result.par,
            stars=result.stars,
            gate_changes=result.gate_changes,
            budget=result.budget,
            undos=result.undos,
            questions_right=result.questions_right,
            questions=result.questions,
            mode=session.mode,
            retry=retry,
            started=None if started is None else started.isoformat(),
            finished=(finished or self._clock()).isoformat(),
            seconds=seconds,
        )
        self._write(_insert(attempt), _forget(attempt.level_id, session.mode))

    def record_table(
        self,
        level: Level,
        seed: int,
        wiring: str,
        result: AnyTableResult,
        *,
        mode: Mode = "play",
        retry: bool = False,
        seconds: float | None = None,
        finished: datetime | None = None,
    ) -> None:
        """Keep what a table earned on a run of streams.

        Args:
            level: the level.
            seed: the run's seed.
            wiring: the table as JSON, so that it can be shown again.
            result: what it earned.
            mode: `play` or `practice`.
            retry: whether a table was run on these streams before.
            seconds: how long the table was before the player's eyes, if somebody took the time.
            finished: when it was run; now if not given.
        """
        attempt = Attempt(
            level_id=level.id,
            task_hash=level.task_hash,
            seed=seed,
            moves="[]",
            confidence=result.confidence,
            par=result.par,
            stars=result.stars,
            gate_changes=result.touched,
            budget=0,
            undos=0,
            questions_right=result.questions_right,
            questions=result.questions,
            mode=mode,
            retry=retry,
            started=None,
            finished=(finished or self._clock()).isoformat(),
            act="wire",
            wiring=wiring,
            seconds=seconds,
        )
        self._write(_insert(attempt))

    def attempts(self, level_id: str) -> tuple[Attempt, ...]:
        """All finished plays of a level, the oldest first."""
        names = [field.name for field in fields(Attempt)]
        query = f"SELECT {', '.join(names)} FROM attempts WHERE level_id = ? ORDER BY id"
        found = [dict(zip(names, row, strict=True)) for row in self._read(query, level_id)]
        return tuple(Attempt(**(row | {"retry": bool(row["retry"])})) for row in found)

    def attempt_count(self, level_id: str) -> int:
        """How many finished plays of a level there are."""
        return int(self._read("SELECT count(*) FROM attempts WHERE level_id = ?", level_id)[0][0])

    def best(self, level_id: str) -> Best | None:
        """The best first-sight result on a level: most stars, then the highest confidence."""
        return self.bests(level_id).get(level_id)

    def bests(self, level_id: str | None = None) -> dict[str, Best]:
        """The best first-sight result on every level that was finished, by the level's id."""
        rows = self._read(
            "SELECT level_id, stars, confidence, par FROM attempts "
            "WHERE NOT retry AND mode = 'play' AND (? IS NULL OR level_id = ?) "
            "ORDER BY stars, confidence",
            level_id,
            level_id,
        )
        return {row[0]: Best(row[1], row[2], row[3]) for row in rows}  # the last one stays

    def seen(self, level_id: str, seed: int) -> bool:
        """Whether a stream of a level was ever played to its end."""
        query = "SELECT 1 FROM attempts WHERE level_id = ? AND seed = ? LIMIT 1"
        return bool(self._read(query, level_id, seed))

    # -- unfinished plays --------------------------------------------------------------------------

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
            _write_moves(session),
            session.undos,
            retry,
            None if started is None else started.isoformat(),
            self._clock().isoformat(),
            seconds,
        )
        marks = ", ".join("?" * len(row))
        self._write((f"INSERT OR REPLACE INTO unfinished VALUES ({marks})", row))

    def unfinished(self, level_id: str, mode: Mode = "play") -> Unfinished | None:
        """The play or practice of a level that was left before its end, if there is one."""
        rows = self._read(
            "SELECT task_hash, seed, moves, undos, retry, started, seconds FROM unfinished "
            "WHERE level_id = ? AND mode = ?",
            level_id,
            mode,
        )
        if not rows:
            return None
        task_hash, seed, text, undos, retry, started, seconds = rows[0]
        try:
            moves = _read_moves(text)
        except (ValueError, TypeError, KeyError):
            return None
        known = level_id, task_hash, seed, moves, undos, bool(retry), started
        return Unfinished(*known, mode=mode, seconds=seconds)

    def drop_unfinished(self, level_id: str, mode: Mode = "play") -> None:
        """Forget the unfinished play or practice of a level."""
        self._write(_forget(level_id, mode))

    # -- bets --------------------------------------------------------------------------------------

    def keep_bet(self, session: AnySession, t: int, bet: Bet) -> None:
        """Keep what was bet on step t of a play, and what came of it."""
        known = (session.level.id, session.level.task_hash, session.seed, t)
        row = (*known, bet.said, bet.sure, bet.came, self._clock().isoformat())
        names = "level_id, task_hash, seed, t, said, sure, came, made"
        self._write((f"INSERT INTO bets ({names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row))

    def bets(self, level_id: str | None = None) -> tuple[Bet, ...]:
        """All bets on a level, or on all of them, the oldest first."""
        rows = self._read(
            "SELECT said, sure, came FROM bets WHERE ? IS NULL OR level_id = ? ORDER BY id",
            level_id,
            level_id,
        )
        return tuple(Bet(*row) for row in rows)

    def bet_on(self, session: AnySession) -> frozenset[int]:
        """The steps of a stream on which bets were kept, in this play of it or another."""
        query = "SELECT t FROM bets WHERE level_id = ? AND task_hash = ? AND seed = ?"
        level = session.level
        return frozenset(
            row[0] for row in self._read(query, level.id, level.task_hash, session.seed)
        )

    # -- tables being written ----------------------------------------------------------------------

    def keep_wiring(self, level: Level, wiring: str) -> None:
        """Keep a level's table as it stands, as JSON, in place of the one kept before."""
        row = (level.id, level.task_hash, wiring, self._clock().isoformat())
        self._write(("INSERT OR REPLACE INTO wirings VALUES (?, ?, ?, ?)", row))

    def wiring(self, level: Level) -> str | None:
        """The table of a level as it was left, as JSON; None if there is none for its task."""
        query = "SELECT wiring FROM wirings WHERE level_id = ? AND task_hash = ?"
        rows = self._read(query, level.id, level.task_hash)
        return str(rows[0][0]) if rows else None

    # -- settings ----------------------------------------------------------------------------------

    def setting(self, name: str, default: SettingValue | None = None) -> SettingValue | None:
        """A setting that was kept, or the default."""
        rows = self._read("SELECT value FROM settings WHERE name = ?", name)
        try:
            value = json.loads(rows[0][0]) if rows else default
        except ValueError:
            return default
        return value if isinstance(value, bool | int | float | str) else default

    def set_setting(self, name: str, value: SettingValue) -> None:
        """Keep a setting."""
        row = (name, json.dumps(value))
        self._write(("INSERT OR REPLACE INTO settings VALUES (?, ?)", row))


def _insert(attempt: Attempt) -> tuple[str, tuple[Any, ...]]:
    names = ", ".join(field.name for field in fields(Attempt))
    marks = ", ".join("?" * len(fields(Attempt)))
    return f"INSERT INTO attempts ({names}) VALUES ({marks})", astuple(attempt)


def _forget(level_id: str, mode: Mode) -> tuple[str, tuple[Any, ...]]:
    return "DELETE FROM unfinished WHERE level_id = ? AND mode = ?", (level_id, mode)


def _write_moves(session: AnySession) -> str:
    rows = [{gate: played.move.gate(gate) for gate in GATES} for played in session.moves]
    return json.dumps(rows, separators=(",", ":"))


def _read_moves(text: str) -> tuple[MoveRow, ...]:
    return tuple(
        {gate: [float(value) for value in row[gate]] for gate in GATES} for row in json.loads(text)
    )
