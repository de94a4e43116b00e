"""What players have earned and set, in one file: the tables of progress put together."""

from __future__ import annotations

from game.progress.classroom.keeping import Exchange
from game.progress.file.backup import BackupError
from game.progress.folders import data_folder, exports_folder
from game.progress.records import Attempt, Best, Bet, Profile, Unfinished
from game.progress.tables.bets import Bets
from game.progress.tables.profiles import ProfileError
from game.progress.tables.settings import KeptSettings
from game.progress.tables.unfinished import UnfinishedPlays
from game.progress.tables.wirings import Wirings

__all__ = [
    "Attempt",
    "BackupError",
    "Best",
    "Bet",
    "Profile",
    "ProfileError",
    "Store",
    "Unfinished",
    "data_folder",
    "exports_folder",
]


class Store(Exchange, UnfinishedPlays, Bets, Wirings, KeptSettings):
    """Progress in one SQLite file; when there can be none, in memory, and `message` says why."""
