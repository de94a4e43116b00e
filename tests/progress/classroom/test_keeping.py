"""Progress is taken over from elsewhere whole or not at all, and never twice."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.progress.classroom.pupils import Lesson, Pupil
from game.progress.file.writing import ClashError
from tests.progress.classroom.test_pupils import attempt
from tests.progress.keeping import new_store, played


def test_what_was_played_elsewhere_counts_here(tmp_path: Path) -> None:
    with new_store(tmp_path / "a") as there, new_store(tmp_path / "b") as here:
        there.rename_profile("Ada")
        there.record(played())
        there.add_profile("Bo")
        there.record(played("do_nothing"))
        here.rename_profile("ada")
        here.record(played(seed=8))
        assert here.take_over(there.pupils()) == (2, 0)
        assert here.take_over(there.pupils()) == (0, 2)
        assert [one.name for one in here.profiles()] == ["ada", "Bo"]
        assert here.profile.name == "ada"
        assert [each.seed for each in here.attempts("toy")] == [8, 7]
        here.use_profile("Bo")
        assert here.attempts("toy") == there.attempts("toy")


def test_two_places_that_exchange_progress_come_to_the_same(tmp_path: Path) -> None:
    with new_store(tmp_path / "a") as one, new_store(tmp_path / "b") as other:
        for store, name in ((one, "solution"), (other, "do_nothing")):
            store.rename_profile("Ada")
            store.record(played(name))  # type: ignore[arg-type]
        one.take_over(other.pupils())
        other.take_over(one.pupils())
        uids = [sorted(each.uid for each in store.attempts("toy")) for store in (one, other)]
        assert uids[0] == uids[1]
        assert one.best("toy") == other.best("toy")


def test_nothing_is_taken_over_of_what_fails_in_the_middle(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        bad = Pupil("Cy", (attempt("a" * 32), replace(attempt("b" * 32), stars=9)))
        with pytest.raises(ClashError):
            store.take_over([Pupil("Ada", (attempt("c" * 32),)), bad])
    with new_store(tmp_path) as again:
        assert [one.name for one in again.profiles()] == [""]


def test_one_or_all_are_exported(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        store.rename_profile("Bo")
        store.record(played())
        store.add_profile("Ada")
        assert [(one.name, len(one.attempts)) for one in store.pupils()] == [("Ada", 0), ("Bo", 1)]
        assert [one.name for one in store.pupils(store.profile)] == ["Ada"]


LESSON = "Friday\n45\ntoy"


def test_a_lesson_goes_along_with_what_was_played_in_it(tmp_path: Path) -> None:
    with new_store(tmp_path / "a") as there, new_store(tmp_path / "b") as here:
        there.record(played(seed=1))
        there.keep_lesson(LESSON, 900.0, 50.0, {"toy": 1, "hush": 0})
        there.record(played(seed=2))
        for seed in (3, 4, 5):
            here.record(played(seed=seed))
        assert here.take_over(there.pupils()) == (2, 0)
        kept = here.lesson(LESSON)
        assert kept is not None
        assert kept == (900.0, 50.0, {"toy": 4, "hush": 0})
        assert [each.seed for each in here.attempts("toy")[kept[2]["toy"] :]] == [2]


def test_a_lesson_that_nothing_was_played_in_has_nothing_from_before(tmp_path: Path) -> None:
    with new_store(tmp_path / "a") as there, new_store(tmp_path / "b") as here:
        there.record(played())
        there.keep_lesson(LESSON, 900.0, 50.0, {"toy": 1})
        here.record(played(seed=3))
        here.take_over(there.pupils())
        assert here.lesson(LESSON) == (900.0, 50.0, {"toy": 2})


@pytest.mark.parametrize(("at", "left"), [(40.0, 800.0), (50.0, 800.0), (60.0, 700.0)])
def test_a_lesson_is_here_once_as_it_stood_last(tmp_path: Path, at: float, left: float) -> None:
    with new_store(tmp_path / "a") as there, new_store(tmp_path / "b") as here:
        here.keep_lesson(LESSON, 800.0, 50.0, {"toy": 0})
        there.keep_lesson(LESSON, 700.0, at, {"toy": 0})
        for _ in range(2):
            here.take_over(there.pupils())
        assert here._connection.execute("SELECT seconds_left FROM lessons").fetchall() == [(left,)]


def test_two_places_with_one_lesson_come_to_the_same(tmp_path: Path) -> None:
    with new_store(tmp_path / "a") as one, new_store(tmp_path / "b") as other:
        for store, seed, at in ((one, 1, 40.0), (other, 2, 50.0)):
            store.keep_lesson(LESSON, 1000.0 - at, at, {"toy": 0})
            store.record(played(seed=seed))
        one.take_over(other.pupils())
        other.take_over(one.pupils())
        assert one.lesson(LESSON) == other.lesson(LESSON)


def test_a_spoilt_lesson_stays_behind(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        store.keep_lesson(LESSON, -5.0, 50.0, {"toy": -3})
        store.keep_lesson("other", 1.0, 1.0, {})
        store._connection.execute("UPDATE lessons SET before = '[' WHERE name = 'other'")
        [pupil] = store.pupils()
        assert pupil.lessons == (Lesson(LESSON, 0.0, 50.0, ("toy",)),)
