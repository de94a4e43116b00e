"""Progress taken out of the progress file as it is exported, and taken over from elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from game.progress.classroom.pupils import Lesson, Pupil, put_together
from game.progress.file.writing import Connection
from game.progress.records import Attempt, Profile
from game.progress.tables.attempts import Attempts, insert
from game.progress.tables.lessons import STANDING, Lessons, Standing, standing
from game.progress.tables.profiles import begin, spelt


class Exchange(Attempts, Lessons):
    """What everybody played, for export and import."""

    def pupils(self, *profiles: Profile) -> tuple[Pupil, ...]:
        """What these played, or everybody if none is named, in the order of their names."""
        chosen = sorted(profiles or self.profiles(), key=lambda one: one.name.casefold())
        return tuple(self._pupil(one) for one in chosen)

    def _pupil(self, profile: Profile) -> Pupil:
        attempts = self.all_attempts(profile)
        by_level: dict[str, list[Attempt]] = {}
        for attempt in attempts:
            by_level.setdefault(attempt.level_id, []).append(attempt)
        lessons = self.lessons_of(profile).items()
        return Pupil(profile.name, attempts, tuple(_lesson(*each, by_level) for each in lessons))

    def take_over(self, pupils: Iterable[Pupil]) -> tuple[int, int]:
        """Keep what people played elsewhere, under their names here, all of it or nothing.

        Whoever has no name here yet is added. Plays that are here already are left as they are; of
        a lesson that is, it counts how it stood last.

        Returns:
            How many plays were added, and how many were here already.
        """
        together, now, added = put_together(pupils), self._clock().isoformat(), 0

        def job(connection: Connection) -> None:
            nonlocal added
            rows = connection.execute("SELECT id, name FROM profiles").fetchall()
            known = {spelt(name): number for number, name in rows}
            added = 0
            for pupil in together:
                number = known.get(spelt(pupil.name))
                if number is None:
                    number = begin(connection, pupil.name, now)
                before = connection.total_changes
                for attempt in pupil.attempts:
                    statement, values = insert(attempt)
                    connection.execute(statement, (number, *values))
                added += connection.total_changes - before
                for lesson in pupil.lessons:
                    _keep(connection, number, lesson)

        self._write(job)
        return added, sum(len(pupil.attempts) for pupil in together) - added


def _lesson(name: str, stands: Standing, by_level: Mapping[str, list[Attempt]]) -> Lesson:
    """A lesson as it is exported: which plays belong to it is said by their uids.

    In the file it is said by how many there were before it, which holds nowhere else.
    """
    left, at, before = stands
    played = [each for level, n in before.items() for each in by_level.get(level, [])[max(n, 0) :]]
    return Lesson(name, max(left, 0.0), at, tuple(before), tuple(each.uid for each in played))


def _keep(connection: Connection, profile: int, lesson: Lesson) -> None:
    """Keep somebody's lesson, as it stood last if it is here already."""
    query = f"SELECT {STANDING} FROM lessons WHERE profile = ? AND name = ?"
    row = connection.execute(query, (profile, lesson.name)).fetchone()
    left, at, before = (row and standing(*row)) or (lesson.seconds_left, lesson.at, {})
    if lesson.at > at:
        left, at = lesson.seconds_left, lesson.at
    played = set(lesson.played)
    for level in lesson.levels:
        query = "SELECT uid FROM attempts WHERE profile = ? AND level_id = ? ORDER BY id"
        uids = [uid for (uid,) in connection.execute(query, (profile, level))]
        first = next((n for n, uid in enumerate(uids) if uid in played), len(uids))
        before[level] = min(before.get(level, first), first)
    values = (profile, lesson.name, left, at, json.dumps(before))
    connection.execute("INSERT OR REPLACE INTO lessons VALUES (?, ?, ?, ?, ?)", values)
