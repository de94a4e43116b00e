"""Replay files: written once and never over another, and read with every precaution."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any, Final

from game import whole
from game.rules.replays.form import Play1, ReplayError, parse_form
from game.rules.replays.played import Replay
from game.rules.replays.table import TableReplay
from game.rules.session import Session
from game.rules.wiring.run import TableRun
from game.words import say

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
        raise TakenError(say("replay.file.taken", file=path)) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise ReplayError(say("replay.file.unwritable", file=path, why=why)) from None


def load_replay(path: Path) -> Replay | TableReplay:
    """Read a replay, of a play or of a table.

    Raises:
        ReplayError: the file is missing, empty, cut off, too large, not UTF-8, nested too deeply,
            or not a replay; the text says what was found and what was expected.
    """
    try:
        return parse_replay(_read_text(path))
    except ReplayError as error:
        raise ReplayError(f"{path}: {error}") from None


def parse_replay(text: str) -> Replay | TableReplay:
    """The replay that a text spells.

    Raises:
        ReplayError: it spells none; the text says where, what was expected, and what was found.
    """
    part = parse_form(text)
    return Replay.read(part) if isinstance(part, Play1) else TableReplay.read(part)


def _read_text(path: Path) -> str:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ReplayError(say("replay.file.not_ordinary"))
        if status.st_size > MAX_BYTES:
            size, most = (f"{number:,}" for number in (status.st_size, MAX_BYTES))
            raise ReplayError(say("replay.file.large", size=size, most=most))
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ReplayError(say("replay.file.missing")) from None
    except UnicodeDecodeError as error:
        raise ReplayError(say("replay.file.not_utf8", byte=error.start + 1)) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise ReplayError(say("replay.file.unreadable", why=why)) from None
