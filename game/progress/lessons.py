"""Lessons that are under way: a small file beside the progress, so that one survives a crash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from game.whole import write_whole

FILE: Final = "lessons.json"
MOST: Final = 50
"""So many lessons are kept, the latest."""
MAX_BYTES: Final = 1_000_000


class Lessons:
    """The lessons that are kept in a folder; in memory alone where there is none.

    A file that cannot be read or written is as good as none: a lesson then begins anew.
    """

    def __init__(self, folder: Path | None) -> None:
        self._path = None if folder is None else folder / FILE
        self._kept: dict[str, Any] = self._read()

    def kept(self, name: str) -> tuple[float, float, dict[str, int]] | None:
        """Seconds left, when that was, and the attempts before it; None for an unknown lesson."""
        value: Any = self._kept.get(_key(name))
        try:
            left, at = float(value["left"]), float(value["at"])
            before = {str(key): int(count) for key, count in value["before"].items()}
        except (TypeError, KeyError, ValueError, AttributeError, OverflowError):
            return None
        finite = abs(left) < 1e12 and abs(at) < 1e12  # NaN is neither
        return (left, at, before) if finite else None

    def keep(self, name: str, left: float, at: float, before: Mapping[str, int]) -> None:
        """Keep how a lesson stands."""
        key = _key(name)
        self._kept.pop(key, None)
        self._kept[key] = {"left": round(left, 1), "at": at, "before": dict(before)}
        for old in list(self._kept)[:-MOST]:
            del self._kept[old]
        if self._path is not None:
            with suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(self._path, json.dumps(self._kept).encode())

    def _read(self) -> dict[str, Any]:
        if self._path is None:
            return {}
        try:
            if self._path.stat().st_size > MAX_BYTES:
                return {}
            value = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return value if isinstance(value, dict) else {}


def _key(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:16]
