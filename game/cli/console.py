"""What every command prints with: results to standard output, everything else to the other."""

from __future__ import annotations

import errno
import json
import sys
from typing import Any, Final, TextIO

from game.harmless import harmless, replacing

KNOWN_EXIT: Final = 1
"""The exit code when something that was asked for is not fine."""


class CommandError(Exception):
    """Something asked for that cannot be done; the text says what and why."""


def print_error(message: str) -> None:
    """Say something beside the results, as `print_line` does."""
    _print(message, sys.stderr)


def print_line(text: str = "") -> None:
    """Print one line of the result, whatever the terminal's encoding, and nothing it would obey."""
    _print(text, sys.stdout)


def _print(text: str, stream: TextIO) -> None:
    replacing(stream)
    print(harmless(text), file=stream, flush=stream is sys.stderr)


def print_json(value: dict[str, Any]) -> None:
    """Print the one JSON object that `--json` promises."""
    print(json.dumps(value, indent=2, allow_nan=False))


def known_error(error: Exception) -> str | None:
    """The message of an error that was foreseen; None for any other.

    Looked up by module, so that no command loads the parts that it does not use.
    """
    foreseen = {
        ("game.level.format.problems", "LevelError"),
        ("game.level.network", "NetworkError"),
        ("game.lstm.checkpoint", "CheckpointError"),
        ("game.lstm.descent", "DivergedError"),
        ("game.progress.classroom.form", "ImportedError"),
        ("game.progress.file.backup", "BackupError"),
        ("game.progress.tables.profiles", "ProfileError"),
        ("game.rules.script", "ScriptError"),
        ("game.rules.practice.duel", "DuelError"),
        ("game.rules.replays.form", "ReplayError"),
        ("game.ui.export.files", "ExportError"),
        (__name__, "CommandError"),
    }
    for kind in type(error).__mro__:
        if (kind.__module__, kind.__qualname__) in foreseen:
            return str(error)
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return f"{str(error.filename)[:60]}…: no file can have a name of that length."
    if isinstance(error, MemoryError):
        return "There is not enough memory for this."
    return None
