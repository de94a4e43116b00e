"""Who plays: several people on one computer, each with progress and settings of their own."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from game.progress.file.writing import ClashError, Connection, Job, ProgressFile, Statement
from game.progress.records import Profile
from game.progress.understood import GUIDED, IDEAS
from game.words import listed, say

LONGEST: Final = 40
TAKEN_ALONG: Final = ("language", "fullscreen", "muted")
"""The settings that are the computer's rather than a person's: a new profile begins with them."""


EARNED: Final = ("attempts", "unfinished", "wirings", "bets", "lessons")


class ProfileError(Exception):
    """A name that cannot be given, or that nobody has; the text says so to the player."""


class Profiles(ProgressFile):
    """The progress file as seen by one profile: `profile` is whose progress is read and written.

    It begins as the profile that was played last.

    Args:
        folder: where the file is; None for a store that lasts as long as the program.
        clock: tells the time.
    """

    def __init__(
        self, folder: Path | None = None, clock: Callable[[], datetime] | None = None
    ) -> None:
        super().__init__(folder, clock)
        self.profile = self.profiles()[0]

    def profiles(self) -> tuple[Profile, ...]:
        """Everybody who plays here, whoever played last first; there is always one."""
        query = (
            "SELECT id, CAST(uid AS TEXT), CAST(name AS TEXT) FROM profiles ORDER BY used DESC, id"
        )
        rows = self._read(query)
        if not rows:  # a file that was changed by others
            self._write(_begin_alone)
            rows = self._read(query)
        return tuple(Profile(*row) for row in rows)

    def use_profile(self, name: str, *, playing: bool = True) -> Profile:
        """Read and write the progress of whoever has this name, small or capital letters alike.

        Args:
            name: the name.
            playing: whether it is to play, and so to be who played last; else its progress is only
                looked at or mended.

        Raises:
            ProfileError: nobody has it.
        """
        found = self._called(name)
        if found is None:
            names = sorted(one.name for one in self.profiles() if one.name)
            if not names:
                raise ProfileError(say("profiles.nobody", name=name))
            raise ProfileError(say("profiles.unknown", name=name, names=listed(names, "and")))
        self.profile = found
        if playing:  # not by the clock, which may go backwards
            used = "UPDATE profiles SET used = (SELECT max(used) + 1 FROM profiles) WHERE id = ?"
            self._write_own((used, ()))
        return found

    def add_profile(self, name: str, *, playing: bool = True) -> Profile:
        """Let somebody new play here, and read and write their progress from now on.

        Args:
            name: what they are called.
            playing: whether they play next; else whoever played last does.

        Raises:
            ProfileError: the name is empty, too long, cannot be printed, or somebody has it.
        """
        name = self._free(name)
        along = {key: self._kept(key) for key in TAKEN_ALONG}
        self.profile = Profile(0, uuid4().hex, name)
        statements = [("INSERT INTO settings VALUES (?, ?, ?)", each) for each in along.items()]
        self._write_own(*(each for each in statements if each[1][1] is not None))
        return self.use_profile(name, playing=playing)

    def rename_profile(self, name: str) -> Profile:
        """Give the profile that plays another name.

        Raises:
            ProfileError: the name is empty, too long, cannot be printed, or somebody else has it.
        """
        name = self._free(name, but=self.profile)
        try:
            self._write_own(("UPDATE profiles SET name = ?2 WHERE id = ?1", (name,)))
        except ClashError:  # given to somebody by another copy just now
            raise ProfileError(say("profiles.taken", name=name)) from None
        self.profile = replace(self.profile, name=name)
        return self.profile

    def remove_profile(self) -> Path | None:
        """Drop the profile that plays with all that it earned; whoever played before goes on.

        Returns:
            The backup of everybody's progress that was written before.

        Raises:
            BackupError: none could be written; nothing was dropped.
        """
        uid = self.profile.uid

        def job(connection: Connection) -> None:
            connection.execute("DELETE FROM profiles WHERE uid = ?", (uid,))
            if not connection.execute("SELECT 1 FROM profiles").fetchone():
                _begin_alone(connection)

        backup = self._write_backed_up(job)
        self.profile = self.profiles()[0]
        return backup

    def reset_profile(self) -> Path | None:
        """Forget all that the profile that plays has earned and understood; its settings stay.

        Returns:
            The backup of everybody's progress that was written before.

        Raises:
            BackupError: none could be written; nothing was forgotten.
        """
        return self._write_backed_up(
            self._own(
                *((f"DELETE FROM {table} WHERE profile = ?", ()) for table in EARNED),
                ("DELETE FROM settings WHERE profile = ? AND name = ?", (IDEAS,)),
                ("DELETE FROM settings WHERE profile = ? AND name GLOB ?", (f"{GUIDED}*",)),
            )
        )

    def reset_everybody(self) -> Path | None:
        """Drop everybody with all that they earned and set; somebody without a name goes on.

        Returns:
            The backup that was written before.

        Raises:
            BackupError: none could be written; nothing was dropped.
        """

        def job(connection: Connection) -> None:
            connection.execute("DELETE FROM profiles")
            begin(connection, "", None)

        backup = self._write_backed_up(job)
        self.profile = self.profiles()[0]
        return backup

    def restore(self, path: Path) -> Path | None:
        """Put a backup in the place of all progress; whoever played last there plays."""
        before = super().restore(path)
        self.profile = self.profiles()[0]
        return before

    # -- the progress of one profile ---------------------------------------------------------------

    def _read_own(self, query: str, *values: Any) -> list[Any]:
        """Read with the profile as the query's first value."""
        return self._read(query, self.profile.id, *values)

    def _write_own(self, *statements: Statement) -> None:
        """Write in one transaction, with the profile as every statement's first value."""
        self._write(self._own(*statements))

    def _own(self, *statements: Statement) -> Job:
        """What writes with the profile as every statement's first value.

        Another copy of the game may have removed the profile meanwhile; what it earns from then on
        begins it anew.
        """
        profile, now = self.profile, self._clock().isoformat()

        def job(connection: Connection) -> None:
            number = _find(connection, profile)
            if number is None:
                number = begin(connection, profile.name, now, profile.uid)
            for statement, values in statements:
                connection.execute(statement, (number, *values))
            if profile.uid == self.profile.uid:
                self.profile = replace(self.profile, id=number)

        return job

    def _kept(self, name: str) -> str | None:
        rows = self._read_own("SELECT value FROM settings WHERE profile = ? AND name = ?", name)
        return rows[0][0] if rows else None

    def _called(self, name: str) -> Profile | None:
        wanted = spelt(name)
        return next((one for one in self.profiles() if spelt(one.name) == wanted), None)

    def _free(self, name: str, but: Profile | None = None) -> str:
        name = clean_name(name)
        found = self._called(name)
        if found is not None and (but is None or found.uid != but.uid):
            raise ProfileError(say("profiles.taken", name=found.name))
        return name


def clean_name(text: str) -> str:
    """A name as it is kept: its letters composed, its spaces single.

    Raises:
        ProfileError: it is empty, too long, or cannot be printed.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name:
        raise ProfileError(say("profiles.no_name"))
    if len(name) > LONGEST:
        raise ProfileError(say("profiles.long_name", longest=LONGEST, long=len(name)))
    if not name.isprintable():
        raise ProfileError(say("profiles.odd_name"))
    return name


def spelt(name: str) -> str:
    """A name as it is compared: small or capital letters, and how accents are kept, are one."""
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


def _begin_alone(connection: Connection) -> None:
    """Add somebody without a name, where there is nobody."""
    begin(connection, "", None)


def _find(connection: Connection, profile: Profile) -> int | None:
    """The profile's number in a file, which need not be the one it had in another."""
    query = "SELECT id FROM profiles WHERE CAST(uid AS TEXT) = ?"
    row = connection.execute(query, (profile.uid,)).fetchone()
    return None if row is None else int(row[0])


def begin(connection: Connection, name: str, now: str | None, uid: str | None = None) -> int:
    """Add a profile, or find the one that has its name by now; its number.

    Args:
        connection: the file, in a transaction.
        name: what it is called.
        now: when it is made, as ISO 8601.
        uid: what tells it from all others; made up if not given.
    """
    connection.execute(
        "INSERT OR IGNORE INTO profiles (uid, name, made, used) VALUES (?, ?, ?, 0)",
        (uid or uuid4().hex, name, now),
    )
    query = "SELECT id FROM profiles WHERE CAST(name AS TEXT) = ? COLLATE NOCASE"
    return int(connection.execute(query, (name,)).fetchone()[0])
