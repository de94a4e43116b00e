"""A lesson's clock, across crashes and clocks that are set; and what was played in it."""

from dataclasses import dataclass, field, replace
from typing import Any

from game.level.library import load_lesson
from game.level.model import World
from game.rules.lesson.running import KEEP_EVERY, OVER_FOR, Kept, Running, taken_up
from game.rules.lesson.summary import as_csv, row_of
from tests.rules.practice.samples import attempt

MINUTE = 60.0


@dataclass
class Box:
    """Keeps lessons in memory, and is one player."""

    uid: str = "ada"
    found: dict[str, tuple[float, float, dict[str, int]]] = field(default_factory=dict)
    played: list[Any] = field(default_factory=list)

    @property
    def profile(self) -> Any:
        return self

    def attempts(self, level_id: str) -> list[Any]:
        return [each for each in self.played if each.level_id == level_id]

    def lesson(self, name: str) -> tuple[float, float, dict[str, int]] | None:
        return self.found.get(self.uid + name)

    def keep_lesson(self, name: str, left: float, at: float, before: Any) -> None:
        self.found[self.uid + name] = left, at, dict(before)


@dataclass
class Clocks:
    """A computer's clock, which may be set, and one that may not."""

    now: float = 1_000_000.0
    steady: float = 50.0

    def go(self, seconds: float) -> None:
        self.now += seconds
        self.steady += seconds


def world(tmp_path: Any, minutes: int = 45) -> World:
    path = tmp_path / "lesson.json"
    path.write_text(f'{{"title": "Friday", "minutes": {minutes}, "levels": ["fluent", "noise"]}}')
    return load_lesson(path)


def begun(tmp_path: Any, box: Box, clocks: Clocks, minutes: int = 45) -> Running:
    lesson = world(tmp_path, minutes)
    return Running(lesson, box, lambda: clocks.now, lambda: clocks.steady)


def test_time_goes_by_and_ends_at_nothing(tmp_path: Any) -> None:
    clocks = Clocks()
    lesson = begun(tmp_path, Box(), clocks)
    assert lesson.told.startswith("45 minutes left. Nothing stops")
    clocks.go(44 * MINUTE + 1)
    assert lesson.told.startswith("1 minute left.")
    clocks.go(10 * MINUTE)
    assert lesson.left == 0
    assert lesson.told.startswith("The time is up. Nothing was lost")


def test_after_a_crash_it_ends_when_it_would_have(tmp_path: Any) -> None:
    box, clocks = Box(), Clocks()
    lesson = begun(tmp_path, box, clocks)
    for _ in range(30):
        clocks.go(KEEP_EVERY)
        lesson.tick()
    assert lesson.left == 35 * MINUTE
    clocks.now += 5 * MINUTE  # the laptop is started again
    clocks.steady = 3.0
    assert begun(tmp_path, box, clocks).left == 30 * MINUTE


def test_a_clock_that_is_set_does_no_harm(tmp_path: Any) -> None:
    box, clocks = Box(), Clocks()
    lesson = begun(tmp_path, box, clocks)
    clocks.go(10 * MINUTE)
    for jump in (-1e9, 2e9, -1e9):  # while it runs
        clocks.now += jump
        lesson.tick()
        assert lesson.left == 35 * MINUTE
    clocks.steady += KEEP_EVERY
    lesson.tick()
    clocks.now -= 3600.0  # between two runs, set back
    assert begun(tmp_path, box, clocks).left == 35 * MINUTE - KEEP_EVERY


def test_one_that_is_long_over_begins_anew() -> None:
    kept = Kept(60.0, 1000.0, {"fluent": 2})
    assert taken_up(kept, 45, 1000.0 + 60.0 + OVER_FOR) == Kept(0.0, 1060.0 + OVER_FOR, kept.before)
    assert taken_up(kept, 45, 1001.0 + 60.0 + OVER_FOR) is None
    assert taken_up(None, 45, 0.0) is None
    assert taken_up(Kept(1e9, 0.0, {}), 1, 0.0) == Kept(60.0, 0.0, {})  # no more than it has


def test_another_pupil_at_the_same_laptop_has_a_lesson_of_their_own(tmp_path: Any) -> None:
    box, clocks = Box(), Clocks()
    lesson = begun(tmp_path, box, clocks)
    clocks.go(10 * MINUTE)
    box.uid = "bob"
    lesson.tick()
    assert lesson.left == 45 * MINUTE


def test_only_what_was_played_in_it_is_summed_up(tmp_path: Any) -> None:
    box, clocks = Box(), Clocks()
    box.played = [replace(attempt(stars=3), level_id="fluent")]
    lesson = begun(tmp_path, box, clocks)
    fluent, noise = lesson.rows()
    assert (fluent.stars, noise.stars) == (None, None)
    more = {"level_id": "fluent", "seconds": 30.0}
    box.played += [replace(attempt(stars=1, confidence=0.7), **more),
                   replace(attempt(stars=2, confidence=0.9, par=0.95), **more)]  # fmt: skip
    fluent, noise = lesson.rows()
    assert (fluent.title, fluent.stars, fluent.attempts, fluent.seconds) == (
        "I speak fluent ___", 2, 2, 60.0
    )  # fmt: skip
    assert (fluent.confidence, fluent.par) == (0.9, 0.95)
    assert noise.attempts == 0
    assert lesson.done == "1 of 2 levels won in this lesson"
    assert as_csv(lesson.rows()).splitlines() == [
        "level,title,stars,confidence,par,attempts,seconds",
        "fluent,I speak fluent ___,2,0.9000,0.9500,2,60",
        "noise,Noise at the door,,,,0,0",
    ]


def test_a_title_is_no_formula() -> None:
    assert "'=1+1" in as_csv([row_of("x", "=1+1", [])])
