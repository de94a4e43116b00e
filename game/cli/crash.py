"""The last resort: an error nobody foresaw becomes a sentence and a log file, not a traceback."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import game
from game.cli.console import print_error


def log_folder() -> Path:
    """The player's folder for logs."""
    from platformdirs import user_log_path  # only a crash needs it

    return user_log_path("lstm-game", appauthor=False)


def say_crash(error: Exception, argv: Sequence[str]) -> None:
    """Write the traceback to a log file and say where it lies."""
    summary = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    path = _write(error, argv)
    where = f" What is known of it was written to {path}." if path else ""
    print_error(f"Something went wrong that should not have: {summary}.{where}")


def _write(error: Exception, argv: Sequence[str]) -> Path | None:
    now = datetime.now()
    text = "\n".join(
        [
            f"Play the LSTM Game {game.__version__}",
            f"{now.isoformat(timespec='seconds')} while running: {' '.join(argv)}",
            f"Python {platform.python_version()}, {platform.platform()}, {sys.executable}",
            "",
            *traceback.format_exception(error),
        ]
    )
    for folder in (log_folder(), Path(tempfile.gettempdir())):
        path = folder / f"crash-{now:%Y%m%d-%H%M%S}.log"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", errors="replace")
        except OSError:
            continue
        return path
    return None
