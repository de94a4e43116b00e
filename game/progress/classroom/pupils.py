"""What one person played, level by level and in lessons, as it leaves this computer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from game.progress.records import Attempt
from game.progress.tables.profiles import spelt


@dataclass(frozen=True, slots=True)
class Lesson:
    """A class's lesson as it is exported and imported.

    Args:
        name: what it is kept under.
        seconds_left: how much of it was left, at least 0.
        at: when that was, in seconds of the computer's clock.
        levels: the ids of its levels.
        played: the uids of the plays that belong to it.
    """

    name: str
    seconds_left: float
    at: float
    levels: tuple[str, ...] = ()
    played: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pupil:
    """One person's finished plays, the oldest first, and lessons, as they leave this computer.

    `name` is empty for whoever never gave one.
    """

    name: str
    attempts: tuple[Attempt, ...] = ()
    lessons: tuple[Lesson, ...] = ()


@dataclass(frozen=True, slots=True)
class LevelSum:
    """What one person came to on one level.

    Args:
        level_id: the level.
        plays: finished plays of all modes, practice too.
        counted: first-sight plays, which are the ones that earn anything.
        stars: the most a first-sight play earned; None if there was none.
        confidence: the confidence of that play, from 0 to 1.
        par: the network's on that stream.
        seconds: how long all plays were before the player's eyes, as far as somebody took the time.
        first: when the first of them ended, as ISO 8601.
        last: when the last of them ended.
    """

    level_id: str
    plays: int
    counted: int
    stars: int | None
    confidence: float | None
    par: float | None
    seconds: float
    first: str
    last: str


def level_sums(pupil: Pupil) -> tuple[LevelSum, ...]:
    """A person's plays summed up for each level, in the order they were first played."""
    by_level: dict[str, list[Attempt]] = {}
    for attempt in pupil.attempts:
        by_level.setdefault(attempt.level_id, []).append(attempt)
    return tuple(_sum(level_id, plays) for level_id, plays in by_level.items())


def _sum(level_id: str, plays: list[Attempt]) -> LevelSum:
    counted = [each for each in plays if each.mode == "play" and not each.retry]
    best = max(counted, key=lambda each: (each.stars, each.confidence), default=None)
    ends = [each.finished for each in plays]
    return LevelSum(
        level_id,
        len(plays),
        len(counted),
        best.stars if best else None,
        best.confidence if best else None,
        best.par if best else None,
        sum(each.seconds or 0.0 for each in plays),
        min(ends),
        max(ends),
    )


def put_together(pupils: Iterable[Pupil]) -> tuple[Pupil, ...]:
    """Whoever has the same name, small or capital letters alike, as one.

    No play counts twice, and of a lesson that is there twice only how it stood last.
    """
    found: dict[str, tuple[str, dict[str, Attempt], dict[str, Lesson]]] = {}
    for pupil in pupils:
        _, attempts, lessons = found.setdefault(spelt(pupil.name), (pupil.name, {}, {}))
        for attempt in pupil.attempts:
            attempts.setdefault(attempt.uid, attempt)
        for lesson in pupil.lessons:
            known = lessons.get(lesson.name)
            lessons[lesson.name] = lesson if known is None else _later(known, lesson)
    return tuple(
        Pupil(name, tuple(attempts.values()), tuple(lessons.values()))
        for name, attempts, lessons in found.values()
    )


def _later(one: Lesson, other: Lesson) -> Lesson:
    """The same lesson as it stood last, with all that was played in it."""
    later = other if other.at > one.at else one
    return replace(later, played=tuple(dict.fromkeys((*one.played, *other.played))))
