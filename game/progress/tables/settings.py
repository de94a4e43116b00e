"""The table of settings: a value, as JSON, under each name."""

from __future__ import annotations

import json

from game.progress.records import SettingValue
from game.progress.tables.profiles import Profiles


class KeptSettings(Profiles):
    """What was set, each value in one write."""

    def setting(self, name: str, default: SettingValue | None = None) -> SettingValue | None:
        """A setting that was kept, or the default."""
        kept = self._kept(name)
        try:
            value = json.loads(kept) if kept is not None else default
        except (ValueError, RecursionError):
            return default
        return value if isinstance(value, bool | int | float | str) else default

    def set_setting(self, name: str, value: SettingValue) -> None:
        """Keep a setting."""
        row = (name, json.dumps(value))
        self._write_own(("INSERT OR REPLACE INTO settings VALUES (?, ?, ?)", row))
