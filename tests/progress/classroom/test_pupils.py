"""What people came to, level by level, and the same person's plays from two places."""

from dataclasses import replace
from pathlib import Path

from game.progress.classroom.pupils import Lesson, LevelSum, Pupil, level_sums, put_together
from game.progress.records import Attempt
from tests.progress.keeping import new_store, played


def attempt(uid: str, **changes: object) -> Attempt:
    plain = Attempt(
        "toy", "a1", 7, "[]", 0.5, 0.9, 1, 4, 6, 0, 1, 2, "play", False, None,
        "2026-01-02T12:00:00+00:00", uid=uid,
    )  # fmt: skip
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_only_first_sight_plays_earn_and_all_take_time() -> None:
    plays = (
        attempt("a", seconds=30.0),
        attempt("b", stars=3, confidence=0.9, retry=True, seconds=20.0),
        attempt("c", stars=2, confidence=0.7, finished="2026-01-01T08:00:00+00:00"),
        attempt("d", stars=2, confidence=0.8, par=0.95, seconds=10.0),
        attempt("e", stars=3, mode="practice", finished="2026-02-01T08:00:00+00:00"),
    )
    [found] = level_sums(Pupil("Ada", plays))
    assert found == LevelSum(
        "toy", 5, 3, 2, 0.8, 0.95, 60.0, "2026-01-01T08:00:00+00:00", "2026-02-01T08:00:00+00:00"
    )


def test_who_only_practised_has_no_best() -> None:
    [found] = level_sums(Pupil("Ada", (attempt("a", mode="practice"),)))
    assert (found.plays, found.counted, found.stars, found.confidence) == (1, 0, None, None)


def test_levels_stand_in_the_order_they_were_first_played() -> None:
    plays = tuple(attempt(name, level_id=name) for name in ("noise", "fluent", "hush"))
    assert [each.level_id for each in level_sums(Pupil("Ada", plays))] == [
        "noise",
        "fluent",
        "hush",
    ]


def test_the_best_is_the_stores_best(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        for name in ("solution", "do_nothing", "always_write"):
            store.record(played(name))  # type: ignore[arg-type]
        [pupil] = store.pupils()
        [found] = level_sums(pupil)
        best = store.best("toy")
        assert best is not None
        assert (found.stars, found.confidence, found.par) == (best.stars, best.confidence, best.par)


def test_the_same_name_is_one_person_and_no_play_counts_twice() -> None:
    one = Pupil("Ada", (attempt("a"), attempt("b")))
    two = Pupil("ADA ", (attempt("b"), attempt("c")))
    ada, bo = put_together([one, Pupil("Bo", ()), two])
    assert (ada.name, [each.uid for each in ada.attempts]) == ("Ada", ["a", "b", "c"])
    assert bo == Pupil("Bo", ())


def test_of_a_lesson_that_is_there_twice_the_later_one_counts_with_all_that_was_played() -> None:
    early = Lesson("friday", 900.0, 10.0, ("toy",), ("a", "b"))
    late = Lesson("friday", 300.0, 20.0, ("toy",), ("b", "c"))
    for order in ((early, late), (late, early)):
        [ada] = put_together([Pupil("Ada", (), (lesson,)) for lesson in order])
        [found] = ada.lessons
        assert (found.seconds_left, found.at) == (300.0, 20.0)
        assert sorted(found.played) == ["a", "b", "c"]
