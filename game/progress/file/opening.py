"""The progress file: opened, brought up to date, set aside when damaged, replaced by memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from time import monotonic, sleep
from typing import Final

from game.alone import alone
from game.progress.file.schema import APPLICATION, MIGRATIONS, TABLES, VERSION
from game.progress.trouble import NoPlace, SetAside, Trouble, UnusableError, reason
from game.whole import free_path
from game.words import say

FILE: Final = "progress.sqlite3"
LOCK: Final = "progress.lock"
"""Who holds this may set a file aside, lest two copies of the game do so one after the other."""
WAIT_SECONDS: Final = 5.0
AGAIN_SECONDS: Final = 0.02
CHECKED_WHOLE: Final = 16_000_000
"""Up to how many bytes a file is checked with its indexes when it is opened."""

MOST_PROFILES: Final = 2**62
"""No profile has a number beyond this: SQLite gives a new one the next, and there is a largest."""

_DAMAGED: Final = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}


@dataclass(frozen=True, slots=True)
class Opened:
    """A connection, whether what it keeps will last, and what the player should be told."""

    connection: sqlite3.Connection
    lasting: bool
    trouble: Trouble | None = None


def open_database(folder: Path, now: Callable[[], datetime]) -> Opened:
    """The progress file of a folder, or a memory of the same form when there can be none.

    A file that is damaged, or was written by a newer game, is set aside under a dated name. When
    the folder cannot be written to, what is there is read into memory, so that play can go on.
    """
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            return Opened(open_file(path), lasting=True)
        except UnusableError:
            with alone(folder / LOCK, WAIT_SECONDS):
                return _begin_anew(path, now)
    except (sqlite3.Error, OSError, UnusableError) as error:
        return Opened(memory_copy(path), lasting=False, trouble=NoPlace(folder, reason(error)))


def _begin_anew(path: Path, now: Callable[[], datetime]) -> Opened:
    """A new file in place of one that cannot be used, unless another copy has begun one by now."""
    try:
        return Opened(open_file(path), lasting=True)
    except UnusableError as error:
        told = SetAside(error.kind, _set_aside(path, now()))
        return Opened(open_file(path), lasting=True, trouble=told)


def memory_copy(path: Path) -> sqlite3.Connection:
    """A database in memory that holds what can be read of a file, or nothing."""
    # What a killed game left in the log beside the file is only read where SQLite may write, too.
    for how in ("mode=ro", "mode=ro&immutable=1"):
        with suppress(sqlite3.Error, OSError, UnusableError, ValueError):
            uri = f"{path.resolve().as_uri()}?{how}"
            with closing(sqlite3.connect(uri, uri=True)) as source:
                return copy_of(source)
    return empty_memory()


def copy_of(source: sqlite3.Connection) -> sqlite3.Connection:
    """A database in memory with all that another one holds.

    Raises:
        sqlite3.Error: the other one cannot be read.
        UnusableError: it is damaged or newer.
    """
    memory = _connected(":memory:")
    try:
        source.backup(memory)
        _bring_up_to_date(memory)
    except BaseException:
        memory.close()
        raise
    return memory


def empty_memory() -> sqlite3.Connection:
    """A database in memory that holds nothing yet."""
    memory = _connected(":memory:")
    _bring_up_to_date(memory)
    return memory


def open_file(path: Path) -> sqlite3.Connection:
    """A progress file that can be written to, brought up to date; a new one where there is none.

    Raises:
        sqlite3.Error: it cannot be opened or written to.
        UnusableError: it is damaged, newer, or another program's.
    """
    connection = _connected(path)
    try:
        _keep_a_log(connection)
        # NORMAL may lose the last play when the power fails, never when the game is killed;
        # FULL keeps both, and a play ends once in minutes.
        connection.execute("PRAGMA synchronous = FULL")
        _bring_up_to_date(connection)
    except sqlite3.Error as error:
        connection.close()
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED:
            raise UnusableError("damaged") from error
        raise
    except UnusableError as error:
        with closing(connection):
            if error.kind == "newer":
                _have_alone(connection)
        raise
    except UnicodeDecodeError as error:  # of what SQLite says of a form that is garbled
        connection.close()
        raise UnusableError("damaged") from error
    except BaseException:
        connection.close()
        raise
    return connection


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Have a file written by way of a log beside it, so that nobody who reads waits for who writes.

    SQLite waits for nobody here, though another copy of the game may be beginning the same file.

    Raises:
        sqlite3.Error: it cannot be written, or others are at it for too long.
    """
    until = monotonic() + WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(AGAIN_SECONDS)
        else:
            return


def _have_alone(connection: sqlite3.Connection) -> None:
    """Have all of a file in one piece, to be set aside; only whoever has it alone can.

    A game that has it open would go on with it under its new name, but with the old one's log.

    Raises:
        sqlite3.Error: another copy of the game has it open.
    """
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError:
        raise sqlite3.OperationalError(say("store.in_use")) from None


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    if not _is_sound(connection):
        raise UnusableError("damaged")
    connection.execute("BEGIN IMMEDIATE")  # also proves that the file can be written
    try:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version > VERSION:
            raise UnusableError("newer")
        for statements in MIGRATIONS[version:]:
            for statement in statements:
                connection.execute(statement)
        if version < VERSION:
            connection.execute(f"PRAGMA user_version = {VERSION}")
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
        _check_form(connection)
    except sqlite3.OperationalError as error:
        connection.execute("ROLLBACK")
        if "already exists" in str(error):
            raise UnusableError("foreign") from error
        if "no such table" in str(error):  # one that a step leads on from
            raise UnusableError("incomplete") from error
        raise
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _connected(path: Path | str) -> sqlite3.Connection:
    """A connection that is never stopped by a text that is none: its bytes are shown as �."""
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    return connection


def _check_form(connection: sqlite3.Connection) -> None:
    """Hold tables and columns against those that our own statements make.

    Raises:
        UnusableError: some are missing, there is what acts by itself when something is written, or
            nobody could be added.
    """
    found, expected = _columns(connection), _expected_columns()
    if any(found.get(table) != expected[table] for table in TABLES):
        raise UnusableError("incomplete")
    if connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'trigger'").fetchone():
        raise UnusableError("foreign")
    [(most,)] = connection.execute("SELECT max(id) FROM profiles")
    if most is not None and most > MOST_PROFILES:
        raise UnusableError("damaged")


def _columns(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """The columns of each table, in their order."""
    found: dict[str, list[str]] = {}
    rows = connection.execute(
        "SELECT tables.name, columns.name FROM sqlite_master AS tables "
        "JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table' "
        "ORDER BY tables.name, columns.cid"
    )
    for table, column in rows:
        found.setdefault(table, []).append(column)
    return found


@cache
def _expected_columns() -> dict[str, list[str]]:
    with closing(sqlite3.connect(":memory:")) as memory:
        for statements in MIGRATIONS:
            for statement in statements:
                memory.execute(statement)
        return _columns(memory)


def _is_sound(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds the file whole.

    The full check also holds every index against its table, which takes more than half a second
    for a class's hundred thousand plays: a large file is checked without that.
    """
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    size = pages * connection.execute("PRAGMA page_size").fetchone()[0]
    check = "quick_check" if size > CHECKED_WHOLE else "integrity_check"
    return bool(connection.execute(f"PRAGMA {check}(1)").fetchone() == ("ok",))


def _set_aside(path: Path, now: datetime) -> Path:
    """Rename a file and what SQLite keeps beside it; nothing is ever overwritten."""
    aside = free_path(path.parent, f"{path.stem}-set-aside-{now:%Y%m%d-%H%M%S}", path.suffix)
    # The file itself last: who finds it gone begins a new one, which no old log may lie beside.
    for tail in ("-wal", "-shm", ""):
        beside = path.with_name(path.name + tail)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + tail))
    return aside
