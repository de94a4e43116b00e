"""Replay files: written once and never over another, and read with every precaution."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any, Final

from game import whole
from game.rules.replays.fields import ReplayError, parse_object
from game.rules.replays.played import Replay, replay_of
from game.rules.replays.table import KIND as TABLE
from game.rules.replays.table import TableReplay, table_replay_of
from game.rules.session import Session
from game.rules.wiring.run import TableRun

MAX_BYTES: Final = 1_000_000


class TakenError(ReplayError, FileExistsError):
    """There is a file of the name that a replay is to have; it stays as it is."""


def save_replay(path: Path, session: Session) -> None:
    """Write a finished play; a file that is there already is never overwritten.

    Raises:
        ReplayError: the stream has not ended, the file is there, or it cannot be written.
    """
    _write_new(path, Replay.of(session).to_dict())


def save_table_replay(path: Path, run: TableRun) -> None:
    """Write the replay of a run; a file that is there already is never overwritten.

    Raises:
        ReplayError: the file is there, or it cannot be written.
    """
    _write_new(path, TableReplay.of(run).to_dict())


def _write_new(path: Path, value: dict[str, Any]) -> None:
    """Write a replay's JSON to a file that is not there yet: the same bytes on every system."""
    text = json.dumps(value, indent=1)
    try:
        whole.write_new(path, f"{text}\n".encode())
    except FileExistsError:
        raise TakenError(f"{path}: there is a file of this name. Choose another name.") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise ReplayError(f"{path}: cannot be written ({why}).") from None


def load_replay(path: Path) -> Replay | TableReplay:
    """Read a replay, of a play or of a table.

    Raises:
        ReplayError: the file is missing, empty, cut off, too large, not UTF-8, nested too deeply,
            or not a replay; the text says what was found and what was expected.
    """
    try:
        value = parse_object(_read_text(path))
        return table_replay_of(value) if value.get("kind") == TABLE else replay_of(value)
    except ReplayError as error:
        raise ReplayError(f"{path}: {error}") from None


def _read_text(path: Path) -> str:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ReplayError("this is not an ordinary file.")
        if status.st_size > MAX_BYTES:
            raise ReplayError(
                f"{status.st_size:,} bytes is more than a replay may have ({MAX_BYTES:,})."
            )
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ReplayError("there is no such file.") from None
    except UnicodeDecodeError as error:
        raise ReplayError(f"byte {error.start + 1} is not UTF-8; a replay is.") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise ReplayError(f"the file cannot be read ({why}).") from None
