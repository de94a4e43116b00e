"""The table of lessons that are under way: how much time is left of each."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from game.progress.records import Profile
from game.progress.tables.profiles import Profiles

Standing: TypeAlias = tuple[float, float, dict[str, int]]
"""How a lesson stands: the seconds that are left, when that was (in seconds of the computer's
clock), and how many attempts there were at each level before it."""
STANDING: Final = "seconds_left, at, before"
"""The columns that say so."""


class Lessons(Profiles):
    """Lessons, so that one that a crash cut short ends when it would have."""

    def lesson(self, name: str) -> Standing | None:
        """How a lesson of whoever plays stands; None for one that is not known."""
        return self.lessons_of(self.profile).get(name)

    def lessons_of(self, profile: Profile) -> dict[str, Standing]:
        """How somebody's lessons stand, by their names; a spoilt one is left out."""
        rows = self._read(f"SELECT name, {STANDING} FROM lessons WHERE profile = ?", profile.id)
        found = {name: standing(*row) for name, *row in rows if isinstance(name, str)}
        return {name: stands for name, stands in found.items() if stands is not None}

    def keep_lesson(self, name: str, left: float, at: float, before: Mapping[str, int]) -> None:
        """Keep how a lesson stands, in place of what was kept of it before."""
        row = (name, left, at, json.dumps(dict(before)))
        self._write_own(("INSERT OR REPLACE INTO lessons VALUES (?, ?, ?, ?, ?)", row))


def standing(seconds_left: Any, at: Any, before: Any) -> Standing | None:
    """How a lesson stands, as it was kept; None if that is no lesson."""
    try:
        left, at = float(seconds_left), float(at)
        counts = {str(key): int(count) for key, count in json.loads(before).items()}
    except (TypeError, ValueError, AttributeError, OverflowError, RecursionError):
        return None
    return (left, at, counts) if math.isfinite(left) and math.isfinite(at) else None
