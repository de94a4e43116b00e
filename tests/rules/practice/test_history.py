"""A level's history: which attempts count in which histogram, and the marks on it."""

from game.rules.practice.history import history
from game.rules.practice.places import Place
from tests.rules.practice.samples import LEVEL, WIRED, attempt, kept_table

PLACES = (
    Place("par", "par", 0.99, 3.0),
    Place("budget", "budget", None, 5.0),
    Place("RNN", "rival", 0.8),
    Place("do_nothing", "baseline", 0.03, 0.0),
)


def marks(found, n):
    return {mark.name: (mark.value, mark.kind) for mark in found.histograms[n].marks}


def test_without_attempts_others_are_marked_all_the_same():
    found = history(LEVEL, [], PLACES)
    assert found.best is None
    assert [each.count for each in found.histograms] == [0, 0, 0]
    assert marks(found, 0) == {
        "average par": (0.99, "par"),
        "the RNN": (0.8, "rival"),
        "doing nothing": (0.03, "baseline"),
    }
    assert marks(found, 1) == {
        "the network": (3.0, "par"),
        "budget of three stars": (5.0, "goal"),
        "doing nothing": (0.0, "baseline"),
    }
    assert marks(found, 2) == {}


def test_one_attempt_is_the_best_and_is_marked_with_the_par_of_its_own_stream():
    found = history(LEVEL, [attempt(confidence=0.7, par=0.95, gate_changes=4, seconds=12.0)])
    assert found.best == 0
    assert marks(found, 0) == {"your best": (0.7, "mine"), "par of that stream": (0.95, "par")}
    assert marks(found, 1) == {"your best": (4.0, "mine")}
    assert marks(found, 2) == {"your best": (12.0, "mine")}


def test_attempts_at_another_task_are_in_no_histogram():
    found = history(LEVEL, [attempt(task_hash="old", stars=3), attempt(confidence=0.4)])
    assert found.counted == (1,)
    assert found.left_out == 1
    assert found.best == 1
    assert [each.count for each in found.histograms] == [1, 1, 1]
    assert [found.is_replayable(n) for n in (0, 1)] == [False, True]
    assert found.histograms[0].bin_of(0) is None


def test_attempts_that_nobody_timed_are_missing_there_alone():
    found = history(LEVEL, [attempt(seconds=None), attempt(confidence=0.4)])
    assert [each.count for each in found.histograms] == [2, 2, 1]
    assert [each.lacking for each in found.histograms] == [0, 0, 1]
    assert "your best" not in marks(found, 2)


def test_ten_thousand_attempts():
    found = history(LEVEL, [attempt(confidence=n / 9999, retry=n % 2 == 1) for n in range(10_000)])
    assert [each.count for each in found.histograms] == [10_000] * 3
    assert found.best == 9998  # the last of those at first sight


def test_where_a_table_is_wired_entries_stand_in_place_of_changes():
    by_hand = attempt(task_hash=WIRED.task_hash, mode="practice")
    solved = Place("solution", "solution", 0.99, entries=3)
    found = history(WIRED, [kept_table(), kept_table(solved=False), by_hand], (*PLACES, solved))
    entries = found.histograms[1]
    assert entries.measure == "entries"
    assert entries.title == "Entries set"
    assert (entries.count, entries.lacking) == (2, 1)
    assert marks(found, 1) == {"the author’s gates": (3.0, "goal"), "your best": (3.0, "mine")}
    assert found.histograms[0].count == 3
    assert found.histograms[2].count == 3
