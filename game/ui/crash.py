"""What is kept of an exception nobody foresaw: a log file with the traceback, never the screen."""

from __future__ import annotations

import platform
import traceback
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pygame

import game


@dataclass(frozen=True, slots=True)
class Crash:
    """An exception as the player is told of it; `log` is None when it could not be written."""

    summary: str
    log: Path | None


def log_folder() -> Path:
    """The player's folder for logs."""
    from platformdirs import user_log_path  # only a crash needs it

    return user_log_path("lstm-game", appauthor=False)


def report(error: BaseException, doing: str, folder: Path, now: datetime) -> Crash:
    """Write an exception to a log file of its own.

    Args:
        error: what was raised.
        doing: what the window was doing, for whoever reads the log.
        folder: where logs are kept; made if it is missing.
        now: the time, which names the file.
    """
    summary = f"{type(error).__name__}: {error}".strip().rstrip(":").splitlines()[0][:200]
    text = "\n".join(
        [
            f"Play the LSTM Game {getattr(game, '__version__', '')}",
            f"{now.isoformat(timespec='seconds')} while {doing}",
            f"Python {platform.python_version()}, pygame-ce {pygame.version.ver}, "
            f"{platform.platform()}",
            "",
            *traceback.format_exception(error),
        ]
    )
    path = folder / f"crash-{now:%Y%m%d-%H%M%S}.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError:
        return Crash(summary, None)
    return Crash(summary, path)
