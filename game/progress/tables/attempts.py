"""The table of attempts: every finished play, and the best of them."""

from __future__ import annotations

from dataclasses import astuple, fields
from datetime import datetime
from math import inf
from types import NoneType
from typing import Any, Final
from uuid import uuid4

from game.level.model import Level, Mode
from game.progress.file.writing import Statement
from game.progress.played import AnySession, AnyTableResult
from game.progress.records import Attempt, Best, Profile
from game.progress.rows import kinds, sound
from game.progress.tables.profiles import Profiles
from game.progress.tables.unfinished import forget, write_moves

NAMES: Final = tuple(field.name for field in fields(Attempt))
_STORED: Final[dict[str, type | tuple[type, ...]]] = {
    "str": str, "int": int, "float": float, "bool": int,
    "str | None": (str, NoneType), "float | None": (float, NoneType),
}  # fmt: skip
ATTEMPT: Final = kinds(*(_STORED[str(field.type)] for field in fields(Attempt)))
BEST: Final = kinds(int, float, float)


class Attempts(Profiles):
    """Finished plays, each kept whole in one transaction."""

    def record(
        self,
        session: AnySession,
        *,
        started: datetime | None = None,
        finished: datetime | None = None,
        retry: bool = False,
        seconds: float | None = None,
    ) -> None:
        """Keep a finished play, and drop the unfinished one of the same level and mode.

        Args:
            session: the play.
            started: when it began, if that is known.
            finished: when it ended; now if not given.
            retry: whether the stream had been seen to its end before.
            seconds: how long it was before the player's eyes, if somebody took the time.

        Raises:
            ValueError: the stream has not ended.
        """
        result = session.result
        if result is None:
            raise ValueError("Only a play whose stream has ended can be recorded.")
        attempt = Attempt(
            level_id=session.level.id,
            task_hash=session.level.task_hash,
            seed=session.seed,
            moves=write_moves(session),
            confidence=result.confidence,
            par=result.par,
            stars=result.stars,
            gate_changes=result.gate_changes,
            budget=result.budget,
            undos=result.undos,
            questions_right=result.questions_right,
            questions=result.questions,
            mode=session.mode,
            retry=retry,
            started=None if started is None else started.isoformat(),
            finished=(finished or self._clock()).isoformat(),
            seconds=seconds,
            uid=uuid4().hex,
        )
        self._write_own(insert(attempt), forget(attempt.level_id, session.mode))

    def record_table(
        self,
        level: Level,
        seed: int,
        wiring: str,
        result: AnyTableResult,
        *,
        mode: Mode = "play",
        retry: bool = False,
        seconds: float | None = None,
        finished: datetime | None = None,
    ) -> None:
        """Keep what a table earned on a run of streams.

        Args:
            level: the level.
            seed: the run's seed.
            wiring: the table as JSON, so that it can be shown again.
            result: what it earned.
            mode: `play` or `practice`.
            retry: whether a table was run on these streams before.
            seconds: how long the table was before the player's eyes, if somebody took the time.
            finished: when it was run; now if not given.
        """
        attempt = Attempt(
            level_id=level.id,
            task_hash=level.task_hash,
            seed=seed,
            moves="[]",
            confidence=result.confidence,
            par=result.par,
            stars=result.stars,
            gate_changes=result.touched,
            budget=0,
            undos=0,
            questions_right=result.questions_right,
            questions=result.questions,
            mode=mode,
            retry=retry,
            started=None,
            finished=(finished or self._clock()).isoformat(),
            act="wire",
            wiring=wiring,
            seconds=seconds,
            uid=uuid4().hex,
        )
        self._write_own(insert(attempt))

    def attempts(self, level_id: str) -> tuple[Attempt, ...]:
        """All finished plays of a level, the oldest first."""
        query = f"SELECT {', '.join(NAMES)} FROM attempts WHERE profile = ? AND level_id = ? "
        return _attempts(self._read_own(f"{query} ORDER BY id", level_id))

    def all_attempts(self, profile: Profile) -> tuple[Attempt, ...]:
        """All that somebody played to its end, the oldest first."""
        query = f"SELECT {', '.join(NAMES)} FROM attempts WHERE profile = ? ORDER BY id"
        return _attempts(self._read(query, profile.id))

    def last_played(self, profile: Profile) -> datetime | None:
        """When somebody last played anything to its end, by this computer's clock; None if never.

        A time that is none, which only a changed file has, counts as never.
        """
        query = "SELECT finished FROM attempts WHERE profile = ? ORDER BY id DESC LIMIT 1"
        rows = self._read(query, profile.id)
        try:
            return datetime.fromisoformat(rows[0][0]).astimezone() if rows else None
        except (ValueError, OverflowError):
            return None

    def attempt_count(self, level_id: str) -> int:
        """How many finished plays of a level there are."""
        query = "SELECT count(*) FROM attempts WHERE profile = ? AND level_id = ?"
        return int(self._read_own(query, level_id)[0][0])

    def best(self, level_id: str) -> Best | None:
        """The best first-sight result on a level: most stars, then the highest confidence."""
        return self._best(self.profile, level_id)

    def bests(self) -> dict[str, Best]:
        """The best first-sight result on every level that was finished, by the level's id."""
        return self.bests_of(self.profile)

    def bests_of(self, profile: Profile) -> dict[str, Best]:
        """Somebody's best first-sight results, by the level's id."""
        query = "SELECT DISTINCT level_id FROM attempts WHERE profile = ?"
        levels = [row[0] for row in sound(self._read(query, profile.id), kinds(str))]
        found = ((level_id, self._best(profile, level_id)) for level_id in levels)
        return {level_id: best for level_id, best in found if best is not None}

    def _best(self, profile: Profile, level_id: str) -> Best | None:
        rows = self._read(
            "SELECT stars, confidence, par FROM attempts "
            "WHERE profile = ? AND level_id = ? AND mode = 'play' AND retry = 0 "
            "AND typeof(stars) = 'integer' "
            "ORDER BY stars DESC, confidence DESC LIMIT 1",
            profile.id,
            level_id,
        )
        found = sound(rows, BEST)
        return Best(*found[0]) if found else None

    def seen(self, level_id: str, seed: int) -> bool:
        """Whether a stream of a level was ever played to its end."""
        query = "SELECT 1 FROM attempts WHERE profile = ? AND level_id = ? AND seed = ? LIMIT 1"
        return bool(self._read_own(query, level_id, seed))


def insert(attempt: Attempt) -> Statement:
    """What keeps an attempt, once; the profile is the statement's first value."""
    marks = ", ".join("?" * len(NAMES))
    statement = f"INSERT INTO attempts (profile, {', '.join(NAMES)}) VALUES (?, {marks})"
    return f"{statement} ON CONFLICT (uid) DO NOTHING", astuple(attempt)


def _attempts(rows: list[tuple[Any, ...]]) -> tuple[Attempt, ...]:
    return tuple(_attempt(row) for row in sound(rows, ATTEMPT))


def _attempt(row: tuple[Any, ...]) -> Attempt:
    found = dict(zip(NAMES, row, strict=True))
    seconds = found["seconds"]
    if seconds is not None and not 0.0 <= seconds < inf:  # nobody's time
        found["seconds"] = None
    return Attempt(**(found | {"retry": bool(found["retry"])}))
