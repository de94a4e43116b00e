"""The one file that progress is kept in: whole writes only, and memory when the file fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from game.progress.database import Opened, copy_of, empty_memory, open_database


class ProgressFile:
    """One SQLite file; when there can be none, a memory of the same form, and `message` says why.

    Every write is one transaction, done when the method returns: a game that is killed a moment
    later has lost nothing. A write that fails (a full disk) moves everything to memory, so that
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
