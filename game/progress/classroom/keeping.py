"""Progress taken out of the progress file as it is exported, and taken over from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from game.progress.classroom.pupils import Pupil, put_together
from game.progress.file.writing import Connection
from game.progress.records import Profile
from game.progress.tables.attempts import Attempts, insert
from game.progress.tables.profiles import begin, spelt


class Exchange(Attempts):
    """What everybody played, for export and import."""

    def pupils(self, *profiles: Profile) -> tuple[Pupil, ...]:
        """What these played, or everybody if none is named, in the order of their names."""
        chosen = sorted(profiles or self.profiles(), key=lambda one: one.name.casefold())
        return tuple(Pupil(one.name, self.all_attempts(one)) for one in chosen)

    def take_over(self, pupils: Iterable[Pupil]) -> tuple[int, int]:
        """Keep what people played elsewhere, under their names here, all of it or nothing.

        Whoever has no name here yet is added. Plays that are here already are left as they are.

        Returns:
            How many plays were added, and how many were here already.
        """
        together, now, added = put_together(pupils), self._clock().isoformat(), 0

        def job(connection: Connection) -> None:
            nonlocal added
            rows = connection.execute("SELECT id, name FROM profiles").fetchall()
            known = {spelt(name): number for number, name in rows}
            before = connection.total_changes
            begun = 0
            for pupil in together:
                number = known.get(spelt(pupil.name))
                if number is None:
                    number, begun = begin(connection, pupil.name, now), begun + 1
                for attempt in pupil.attempts:
                    statement, values = insert(attempt)
                    connection.execute(statement, (number, *values))
            added = connection.total_changes - before - begun

        self._write(job)
        return added, sum(len(pupil.attempts) for pupil in together) - added
