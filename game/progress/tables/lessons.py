"""The table of lessons that are under way: how much time is left of each."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping

from game.progress.tables.profiles import Profiles


class Lessons(Profiles):
    """Lessons, so that one that a crash cut short ends when it would have."""

    def lesson(self, name: str) -> tuple[float, float, dict[str, int]] | None:
        """How a lesson stands; None for one that is not known.

        Returns:
            The seconds that are left, when that was (in seconds of the computer's clock), and how
            many attempts there were at each level before it.
        """
        query = "SELECT seconds_left, at, before FROM lessons WHERE profile = ? AND name = ?"
        rows = self._read_own(query, name)
        if not rows:
            return None
        try:
            left, at = float(rows[0][0]), float(rows[0][1])
            before = {str(key): int(count) for key, count in json.loads(rows[0][2]).items()}
        except (TypeError, ValueError, AttributeError, OverflowError, RecursionError):
            return None
        return (left, at, before) if math.isfinite(left) and math.isfinite(at) else None

    def keep_lesson(self, name: str, left: float, at: float, before: Mapping[str, int]) -> None:
        """Keep how a lesson stands, in place of what was kept of it before."""
        row = (name, left, at, json.dumps(dict(before)))
        self._write_own(("INSERT OR REPLACE INTO lessons VALUES (?, ?, ?, ?, ?)", row))
