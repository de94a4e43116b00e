"""What is kept of an error nobody foresaw: a log file with the traceback, never the screen."""

from __future__ import annotations

import platform
import tempfile
import traceback
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import game


@dataclass(frozen=True, slots=True)
class Crash:
    """An error as the player is told of it; `log` is None when it could not be written."""

    summary: str
    log: Path | None


def log_folder() -> Path:
    """The player's folder for logs."""
    from platformdirs import user_log_path  # only a crash needs it

    return user_log_path("lstm-game", appauthor=False)


def report(error: BaseException, doing: str, folder: Path, now: datetime) -> Crash:
    """Write an error to a log file of its own; where that fails, to the folder for passing files.

    Args:
        error: what was raised.
        doing: what the game was doing, for whoever reads the log.
        folder: where logs are kept; made if it is missing.
        now: the time, which names the file.
    """
    summary = f"{type(error).__name__}: {error}".strip().rstrip(":").splitlines()[0][:200]
    text = "\n".join(
        [
            f"Play the LSTM Game {game.__version__}",
            f"{now.isoformat(timespec='seconds')} while {doing}",
            f"Python {platform.python_version()}, {_versions()}, {platform.platform()}",
            "",
            *traceback.format_exception(error),
        ]
    )
    for place in (folder, Path(tempfile.gettempdir())):
        path = place / f"crash-{now:%Y%m%d-%H%M%S}.log"
        try:
            place.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", errors="replace")
        except OSError:
            continue
        return Crash(summary, path)
    return Crash(summary, None)


def _versions() -> str:
    """The libraries that matter most, without importing them."""
    found = []
    for name in ("numpy", "pygame-ce"):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"no {name}")
    return ", ".join(found)
