"""The table of gate tables that are being written, one for each level."""

from __future__ import annotations

from game.level.model import Level
from game.progress.rows import kinds, sound
from game.progress.tables.profiles import Profiles


class Wirings(Profiles):
    """Tables as they stand, so that a killed game loses no entry."""

    def keep_wiring(self, level: Level, wiring: str) -> None:
        """Keep a level's table as it stands, as JSON, in place of the one kept before."""
        row = (level.id, level.task_hash, wiring, self._clock().isoformat())
        self._write_own(("INSERT OR REPLACE INTO wirings VALUES (?, ?, ?, ?, ?)", row))

    def wiring(self, level: Level) -> str | None:
        """The table of a level as it was left, as JSON; None if there is none for its task."""
        query = "SELECT wiring FROM wirings WHERE profile = ? AND level_id = ? AND task_hash = ?"
        rows = sound(self._read_own(query, level.id, level.task_hash), kinds(str))
        return str(rows[0][0]) if rows else None
