"""Finished plays are kept whole, and the best of them is found."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from game.progress.store import Best, Store
from tests.progress.keeping import LEVEL, NOON, played


def test_a_play_is_kept_with_all_its_figures(store: Store) -> None:
    session = played()
    result = session.result
    assert result is not None
    store.record(session, started=datetime(2026, 1, 2, 11, 55, tzinfo=UTC))
    [kept] = store.attempts("toy")
    assert (kept.seed, kept.task_hash) == (7, LEVEL.task_hash)
    assert (kept.confidence, kept.par, kept.stars) == (result.confidence, result.par, 3)
    assert (kept.gate_changes, kept.budget, kept.undos) == (4, 6, 0)
    assert (kept.questions_right, kept.questions) == (1, 1)
    assert (kept.mode, kept.retry) == ("play", False)
    assert (kept.started, kept.finished) == ("2026-01-02T11:55:00+00:00", NOON.isoformat())
    assert '"i":[1.0]' in kept.moves


def test_the_best_is_most_stars_then_confidence(store: Store) -> None:
    assert store.best("toy") is None
    for name in ("do_nothing", "solution", "always_write"):
        store.record(played(name))  # type: ignore[arg-type]
    result = played().result
    assert result is not None
    assert store.best("toy") == Best(3, result.confidence, result.par)
    assert store.bests() == {"toy": store.best("toy")}


def test_retries_and_practice_are_kept_but_never_the_best(store: Store) -> None:
    store.record(played(), retry=True)
    store.record(replace(played(), mode="practice"))
    assert store.best("toy") is None
    assert [(a.retry, a.mode) for a in store.attempts("toy")] == [
        (True, "play"),
        (False, "practice"),
    ]


def test_a_stream_played_to_its_end_is_known(store: Store) -> None:
    store.record(played(seed=7))
    assert store.seen("toy", 7)
    assert not store.seen("toy", 8)
    assert not store.seen("other", 7)


def test_an_unfinished_play_cannot_be_recorded(store: Store) -> None:
    with pytest.raises(ValueError, match="ended"):
        store.record(played().undo())


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: store.best("toy"),
        lambda store: store.bests(),
        lambda store: store.attempt_count("toy"),
        lambda store: store.seen("toy", 7),
    ],
    ids=["best", "bests", "count", "seen"],
)
def test_what_the_level_select_asks_for_reads_no_play(
    store: Store, ask: Callable[[Store], object]
) -> None:
    """A hundred thousand plays take hundreds of megabytes; an index over them has it all."""
    asked: list[str] = []
    store._connection.set_trace_callback(asked.append)
    store.record(played())
    asked.clear()
    ask(store)
    store._connection.set_trace_callback(None)
    assert asked
    for query in asked:
        plan = " ".join(row[3] for row in store._connection.execute(f"EXPLAIN QUERY PLAN {query}"))
        assert "COVERING INDEX" in plan, plan
        assert "SCAN" not in plan, plan


def test_it_is_known_when_somebody_last_played(store: Store) -> None:
    first = store.profile
    assert store.last_played(first) is None
    store.record(played())
    assert store.last_played(first) == NOON
    store.add_profile("Ada")
    assert store.last_played(store.profile) is None
    assert store.last_played(first) == NOON


def test_a_time_that_is_none_counts_as_never(store: Store) -> None:
    store.record(played())
    store._connection.execute("UPDATE attempts SET finished = 'soon'")
    assert store.last_played(store.profile) is None
