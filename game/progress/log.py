"""The game's log: errors nobody foresaw, and trouble with progress; never on the screen.

It lies in the data folder and is kept small. It holds the versions of the game and of what it
stands on, and nothing personal: folders are named as seen from the player's own.
"""

from __future__ import annotations

import getpass
import logging
import platform
import re
import tempfile
import traceback
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

import game

FOLDER: Final = "logs"
FILE: Final = "game.log"
MAX_BYTES: Final = 200_000
KEPT: Final = 3
"""So many older logs are kept beside the newest."""
LIBRARIES: Final = ("numpy", "pygame-ce", "pygame_gui")


@dataclass(frozen=True, slots=True)
class Crash:
    """An error as the player is told of it; `log` is None when it could not be written."""

    summary: str
    log: Path | None


def log_folder(data: Path | None) -> Path:
    """Where logs of the game lie that keeps its progress in a folder, or nowhere."""
    return (Path(tempfile.gettempdir()) / "lstm-game" if data is None else data) / FOLDER


def report(error: BaseException, doing: str, folder: Path, now: datetime) -> Crash:
    """Write an error to the log; where that fails, to one in the folder for passing files.

    Args:
        error: what was raised.
        doing: what the game was doing, for whoever reads the log.
        folder: where logs are kept; made if it is missing.
        now: the time.
    """
    summary = f"{type(error).__name__}: {error}".strip().rstrip(":").splitlines()[0][:200]
    told = "".join(traceback.format_exception(error)).rstrip()
    return Crash(summary, write(f"Error while {doing}\n{told}", folder, now))


def write(text: str, folder: Path, now: datetime, level: int = logging.ERROR) -> Path | None:
    """Write an entry to the log; its file, or None where none can be written.

    Args:
        text: what is to be known.
        folder: where logs are kept; made if it is missing, replaced by a passing one if it cannot.
        now: the time.
        level: how bad it is, as `logging` counts it.
    """
    told = _impersonal(f"{_stands_on()}\n{text}")
    record = logging.LogRecord("game", level, "", 0, told, None, None)
    record.created = now.timestamp()
    for place in (folder, log_folder(None)):
        try:
            place.mkdir(parents=True, exist_ok=True)
            _append(record, place / FILE)
        except OSError:
            continue
        return place / FILE
    return None


class _Handler(RotatingFileHandler):
    """A handler that says when it fails, where the library's would print a traceback."""

    def handleError(self, record: logging.LogRecord) -> None:
        raise


def _append(record: logging.LogRecord, path: Path) -> None:
    """Write one entry.

    The file is opened for each: two copies of the game may write to it, and Windows renames no
    file that is open.

    Raises:
        OSError: it cannot be written.
    """
    handler = _Handler(
        path, maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8", delay=True,
        errors="backslashreplace",
    )  # fmt: skip
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    try:
        handler.emit(record)
    finally:
        handler.close()


def _stands_on() -> str:
    """The versions of the game and of what it stands on, without importing any of it."""
    libraries = []
    for name in LIBRARIES:
        try:
            libraries.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            libraries.append(f"no {name}")
    return (
        f"Play the LSTM Game {game.__version__}, Python {platform.python_version()}, "
        f"{', '.join(libraries)}, {platform.platform()}"
    )


def _impersonal(text: str) -> str:
    """A text without the name of whoever is logged in, and without where their folder lies."""
    try:
        text = text.replace(str(Path.home()), "~")
        name = re.escape(getpass.getuser())
    except (OSError, RuntimeError, KeyError, ImportError):  # nobody is known
        return text
    return re.sub(rf"(?<=[/\\]){name}(?=[/\\])", "USER", text)
