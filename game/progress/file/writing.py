"""Whole writes to the progress file; while it fails, to memory, and to the file once it works."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Final, Self, TypeAlias, TypeVar

from game.progress.file.backup import FOLDER as BACKUPS
from game.progress.file.backup import BackupError, put_back, read_backup, write_backup
from game.progress.file.opening import (
    FILE,
    Opened,
    copy_of,
    empty_memory,
    open_database,
    open_file,
)
from game.progress.trouble import NotWritten, Trouble, UnusableError, reason
from game.words import say

T = TypeVar("T")

Connection: TypeAlias = sqlite3.Connection
Statement: TypeAlias = tuple[str, tuple[Any, ...]]
Job: TypeAlias = Callable[[Connection], None]
"""What is to be written, in one transaction."""

PATIENCE_SECONDS: Final = 10.0
"""How long a file that failed is left alone before it is tried again."""


_FAULTS: Final = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What a file raises that cannot be read or written; the second one of a form that is garbled."""


class ClashError(Exception):
    """What was to be written does not go with what is there, perhaps by another copy of the game.

    The file is whole, and nothing was written.
    """


class ProgressFile:
    """One SQLite file; when there can be none, a memory of the same form, and `message` says why.

    Every write is one transaction, done when the method returns: a game that is killed a moment
    later has lost nothing. A write that fails (a full disk) moves everything to memory, so that
    the play goes on; what is written from then on also waits for the file, which is tried again
    from time to time and when the store is closed. No method raises because of the file; what does
    not go with what another copy of the game has written is a ClashError.

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
        self._trouble: Trouble | None = opened.trouble
        self._waiting: list[Job] = []
        self._tried = monotonic()

    def __del__(self) -> None:
        # Python 3.13 warns of connections that are dropped open; one never made has no file.
        if hasattr(self, "_connection"):
            with suppress(sqlite3.ProgrammingError):  # another thread may be the one that drops it
                self._connection.close()

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
        if self._waiting:
            self._try_again()
        self._connection.close()

    @property
    def message(self) -> str:
        """What the player should be told of the file, in the player's language; empty for none."""
        return self._trouble.said() if self._trouble is not None else ""

    @property
    def trouble(self) -> Trouble | None:
        """What is the matter with the file, to tell whether it was told already."""
        return self._trouble

    # -- backups -----------------------------------------------------------------------------------

    def back_up(self) -> Path | None:
        """Write all progress to a file under a dated name; None where there is no folder for it.

        Raises:
            BackupError: it cannot be written.
        """
        if self.folder is None:
            return None
        return write_backup(self._connection, self.folder, self._clock())

    def restore(self, path: Path) -> Path | None:
        """Put a backup in the place of all progress, which is backed up itself before.

        Returns:
            The backup of what was there.

        Raises:
            BackupError: there is none of this name, it cannot be used, or what is there cannot be
                backed up; nothing was changed then.
        """
        if self.folder is not None and not self.lasting:
            raise BackupError(self.message)
        with closing(read_backup(path)) as backup:
            try:
                return self._write_backed_up(partial(put_back, backup))
            except ClashError as error:
                raise BackupError(say("store.bad_backup", file=path, why=error)) from None

    def _write_backed_up(self, job: Job) -> Path | None:
        """Back up everything and write, so that no other copy of the game earns anything between.

        Returns:
            The backup.

        Raises:
            BackupError: it could not be backed up, or not be written; nothing was changed.
            ClashError: what was to be written does not go with what is there.
        """
        if self.folder is None or not self.lasting:
            before = self.back_up()
            self._write(job)
            return before
        try:
            with _transaction(self._connection):
                # Of a file that is being written, SQLite has a copy made through another door.
                with closing(sqlite3.connect(self.folder / FILE)) as file:
                    before = write_backup(file, self.folder, self._clock())
                job(self._connection)
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.IntegrityError as error:
            raise ClashError(str(error)) from error
        except sqlite3.DatabaseError as error:
            where = self.folder / BACKUPS
            raise BackupError(say("store.no_backup", folder=where, why=reason(error))) from None
        return before

    # -- reading and writing -----------------------------------------------------------------------

    def _read(self, query: str, *values: Any) -> list[Any]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.ProgrammingError:  # closed, or misspelt: ours to mend, not the file's
            raise
        except _FAULTS as error:
            return self._in_memory(error, lambda memory: memory.execute(query, values).fetchall())

    def _write(self, job: Job) -> None:
        if not self.lasting and monotonic() - self._tried > PATIENCE_SECONDS:
            self._try_again()
        try:
            _whole(job, self._connection)
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.IntegrityError as error:
            raise ClashError(str(error)) from error
        except _FAULTS as error:
            if not self.lasting:
                raise
            self._in_memory(error, partial(_whole, job))
        if not self.lasting and self.folder is not None:
            self._waiting.append(job)

    def _in_memory(self, error: Exception, wanted: Callable[[Connection], T]) -> T:
        """Go on in memory after a fault of the file, and do there what could not be done."""
        self._go_on_in_memory(error)
        try:
            return wanted(self._connection)
        except _FAULTS:  # what is wrong with the file was copied with the rest
            self._connection.close()
            self._connection = empty_memory()
            return wanted(self._connection)

    def _go_on_in_memory(self, error: Exception) -> None:
        file = self._connection
        try:
            self._connection = copy_of(file)
        except Exception:
            # Whatever is wrong with the file, the play must go on: then with nothing from before.
            self._connection = empty_memory()
        file.close()
        self.lasting = False
        self._tried = monotonic()
        assert self.folder is not None  # memory does not fail
        self._trouble = NotWritten(self.folder, str(error))

    def _try_again(self) -> None:
        """Write what waits to the file, if that works by now; then go on with it."""
        if self.folder is None:
            return
        self._tried = monotonic()
        with suppress(sqlite3.Error, OSError, UnusableError, UnicodeDecodeError):
            self.folder.mkdir(parents=True, exist_ok=True)
            file = open_file(self.folder / FILE)
            try:
                with _transaction(file):
                    for job in self._waiting:
                        _write_if_possible(job, file)
            except BaseException:
                file.close()
                raise
            self._connection.close()
            self._connection = file
            self.lasting, self._trouble = True, None
            self._waiting.clear()


def _whole(job: Job, connection: Connection) -> None:
    """Do a job in a transaction of its own."""
    with _transaction(connection):
        job(connection)


def _write_if_possible(job: Job, connection: Connection) -> None:
    """Write it, unless another copy of the game has meanwhile written what it does not go with.

    So somebody may have been given a name that another one has by now. The rest is not held up.
    """
    connection.execute("SAVEPOINT waiting")
    try:
        job(connection)
    except sqlite3.IntegrityError:
        connection.execute("ROLLBACK TO waiting")
    connection.execute("RELEASE waiting")


@contextmanager
def _transaction(connection: Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have ended it already
            connection.execute("ROLLBACK")
        raise
