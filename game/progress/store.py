"""What a player has earned and set: attempts, plays left unfinished, and settings."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple, fields
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from platformdirs import user_data_path

from game.level.model import GATES, Level
from game.progress.database import Opened, copy_of, empty_memory, open_database
from game.progress.played import AnySession, AnyTableResult, MoveRow
from game.progress.records import Attempt, Best, SettingValue, Unfinished

__all__ = ["Attempt", "Best", "Store", "Unfinished", "data_folder"]

FOLDER_VARIABLE: Final = "LSTM_GAME_DATA"


def data_folder(chosen: Path | None = None, environ: Mapping[str, str] | None = None) -> Path:
    """Where progress is kept: the folder chosen, else `LSTM_GAME_DATA`, else the user's own."""
    if chosen is not None:
        return chosen
    variable = (os.environ if environ is None else environ).get(FOLDER_VARIABLE)
    return Path(variable) if variable else user_data_path("lstm-game", appauthor=False)


class Store:
    """Progress in one SQLite file; when there can be none, in memory, and `message` says why.

    Every write is one transaction, done when the method returns: a game that is killed a moment
    later has lost nothing. A write that fails (a full disk) moves the store to memory, so that
    the play goes on; no method raises because of the file.

    Args:
        folder: where the file is; None for a store that lasts as long as the program.
        clock: tells the time.
    """

    def __init__(
        self, folder: Path | None = None, clock: Callable[[], datetime] | None = None
    ) -> None:
        self.folder = folder
        self._clock = clock or (lambda: datetime.now(UTC))
        if folder is None:
            opened = Opened(empty_memory(), lasting=False)
        else:
            opened = open_database(folder, self._clock)
        self._connection = opened.connection
        self.lasting = opened.lasting
        self.message = opened.message

    def __del__(self) -> None:
        # Python 3.13 warns of connections that are dropped open; one never made has no file.
        if hasattr(self, "_connection"):
            self.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; closing twice is harmless."""
        self._connection.close()

    # -- attempts --------------------------------------------------------------------------------

    def record(
        self,
        session: AnySession,
        *,
        started: datetime | None = None,
        finished: datetime | None = None,
        mode: str = "play",
        retry: bool = False,
    ) -> None:
        """Keep a finished play, and drop the unfinished one of the same level.

        Args:
            session: the play.
            started: when it began, if that is known.
            finished: when it ended; now if not given.
            mode: `play` or `practice`.
            retry: whether the stream had been seen to its end before.

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
            mode=mode,
            retry=retry,
            started=None if started is None else started.isoformat(),
            finished=(finished or self._clock()).isoformat(),
        )
        self._write(
            _insert(attempt),
            ("DELETE FROM unfinished WHERE level_id = ?", (attempt.level_id,)),
        )

    def record_table(
        self,
        level: Level,
        seed: int,
        wiring: str,
        result: AnyTableResult,
        *,
        mode: str = "play",
        retry: bool = False,
    ) -> None:
        """Keep what a table earned on a run of streams.

        Args:
            level: the level.
            seed: the run's seed.
            wiring: the table as JSON, so that it can be shown again.
            result: what it earned.
            mode: `play` or `practice`.
            retry: whether a table was run on these streams before.
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
            finished=self._clock().isoformat(),
            act="wire",
            wiring=wiring,
        )
        self._write(_insert(attempt))

    def attempts(self, level_id: str) -> tuple[Attempt, ...]:
        """All finished plays of a level, the oldest first."""
        names = [field.name for field in fields(Attempt)]
        query = f"SELECT {', '.join(names)} FROM attempts WHERE level_id = ? ORDER BY id"
        found = [dict(zip(names, row, strict=True)) for row in self._read(query, level_id)]
        return tuple(Attempt(**(row | {"retry": bool(row["retry"])})) for row in found)

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
        self, session: AnySession, *, started: datetime | None = None, retry: bool = False
    ) -> None:
        """Keep where a play stands, in place of what was kept of its level before."""
        row = (
            session.level.id,
            session.level.task_hash,
            session.seed,
            _write_moves(session),
            session.undos,
            retry,
            None if started is None else started.isoformat(),
            self._clock().isoformat(),
        )
        self._write(("INSERT OR REPLACE INTO unfinished VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row))

    def unfinished(self, level_id: str) -> Unfinished | None:
        """The play of a level that was left before its end, if there is one."""
        rows = self._read(
            "SELECT task_hash, seed, moves, undos, retry, started FROM unfinished "
            "WHERE level_id = ?",
            level_id,
        )
        if not rows:
            return None
        task_hash, seed, text, undos, retry, started = rows[0]
        try:
            moves = _read_moves(text)
        except (ValueError, TypeError, KeyError):
            return None
        return Unfinished(level_id, task_hash, seed, moves, undos, bool(retry), started)

    def drop_unfinished(self, level_id: str) -> None:
        """Forget the unfinished play of a level."""
        self._write(("DELETE FROM unfinished WHERE level_id = ?", (level_id,)))

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

    # -- the file ----------------------------------------------------------------------------------

    def _read(self, query: str, *values: Any) -> list[Any]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.ProgrammingError:  # closed, or misspelt: ours to mend, not the file's
            raise
        except sqlite3.DatabaseError as error:
            self._go_on_in_memory(error)
            return self._connection.execute(query, values).fetchall()

    def _write(self, *statements: tuple[str, tuple[Any, ...]]) -> None:
        try:
            with self._transaction():
                for statement, values in statements:
                    self._connection.execute(statement, values)
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.DatabaseError as error:
            if not self.lasting:
                raise
            self._go_on_in_memory(error)
            with self._transaction():
                for statement, values in statements:
                    self._connection.execute(statement, values)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:  # a full disk may have ended it already
                self._connection.execute("ROLLBACK")
            raise

    def _go_on_in_memory(self, error: sqlite3.DatabaseError) -> None:
        file = self._connection
        try:
            self._connection = copy_of(file)
        except Exception:
            # Whatever is wrong with the file, the play must go on: then with nothing from before.
            self._connection = empty_memory()
        file.close()
        self.lasting = False
        self.message = (
            f"Progress could not be written to {self.folder} ({error}). You can go on playing, but "
            "what you earn from now on is lost when the game ends."
        )


def _insert(attempt: Attempt) -> tuple[str, tuple[Any, ...]]:
    names = ", ".join(field.name for field in fields(Attempt))
    marks = ", ".join("?" * len(fields(Attempt)))
    return f"INSERT INTO attempts ({names}) VALUES ({marks})", astuple(attempt)


def _write_moves(session: AnySession) -> str:
    rows = [{gate: played.move.gate(gate) for gate in GATES} for played in session.moves]
    return json.dumps(rows, separators=(",", ":"))


def _read_moves(text: str) -> tuple[MoveRow, ...]:
    return tuple(
        {gate: [float(value) for value in row[gate]] for gate in GATES} for row in json.loads(text)
    )
