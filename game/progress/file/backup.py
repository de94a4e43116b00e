"""Backups of the progress file: written whole or not at all, and put back in its place."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from game.progress.file.opening import copy_of
from game.progress.file.schema import TABLES
from game.progress.trouble import UnusableError, reason, unusable
from game.whole import free_path
from game.words import say

FOLDER: Final = "backups"


class BackupError(Exception):
    """A backup that cannot be written or put back; the text says so to the player."""


def write_backup(source: sqlite3.Connection, folder: Path, now: datetime) -> Path:
    """Write all that a progress file holds to a file of its own, under a dated name.

    Args:
        source: the progress file.
        folder: where progress is kept; backups lie in a folder there.
        now: the time, which names the file.

    Raises:
        BackupError: it cannot be written; nothing is left of it.
    """
    place = folder / FOLDER
    part = place / f"{now:%Y%m%d-%H%M%S}-{id(source):x}.part"
    try:
        place.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(part)) as backup:
            source.backup(backup)
            backup.execute("PRAGMA journal_mode = DELETE")  # so that it is a single file
        path = free_path(place, f"progress-{now:%Y%m%d-%H%M%S}", ".sqlite3")
        part.rename(path)
    except (sqlite3.Error, OSError) as error:
        with suppress(OSError):
            part.unlink()
        raise BackupError(say("store.no_backup", folder=place, why=reason(error))) from None
    return path


def read_backup(path: Path) -> sqlite3.Connection:
    """A backup in memory, brought up to date.

    Raises:
        BackupError: there is none of this name, or it is no progress file that can be used.
    """
    try:
        uri = path.resolve(strict=True).as_uri() + "?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as source:
            if source.execute("PRAGMA user_version").fetchone() == (0,):
                raise UnusableError("foreign")  # or an empty file, which would be a new one
            return copy_of(source)
    except UnusableError as error:
        raise BackupError(say("store.bad_backup", file=path, why=unusable(error.kind))) from None
    except (sqlite3.Error, OSError, ValueError) as error:
        raise BackupError(say("store.bad_backup", file=path, why=reason(error))) from None


def put_back(backup: sqlite3.Connection, connection: sqlite3.Connection) -> None:
    """Put all that a backup holds in the place of what is there, row by row.

    The file itself stays: another copy of the game may have it open.

    Args:
        backup: the backup, brought up to date.
        connection: the progress file, in a transaction.

    Raises:
        sqlite3.IntegrityError: something in the backup is not what it should be.
    """
    for table in reversed(TABLES):
        connection.execute(f"DELETE FROM {table}")
    for table in TABLES:
        about = connection.execute(f"PRAGMA table_info({table})")
        columns = [name for _, name, *_ in about]
        marks = ", ".join("?" * len(columns))
        with closing(_rows(backup, f"SELECT {', '.join(columns)} FROM {table}")) as rows:
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _rows(backup: sqlite3.Connection, query: str) -> Generator[tuple[Any, ...]]:
    try:
        yield from backup.execute(query)
    except sqlite3.Error as error:  # it is the backup that is at fault, not the file
        raise sqlite3.IntegrityError(str(error)) from error
