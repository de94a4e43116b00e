"""Lessons under way survive the game, and a spoilt one is as good as none."""

from pathlib import Path

import pytest

from game.progress.store import Store
from tests.progress.keeping import new_store


def test_a_lesson_survives_the_game_and_is_ones_own(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        store.keep_lesson("friday", 2000.0, 90.0, {})
        store.keep_lesson("friday", 1234.5, 99.0, {"fluent": 2})
    with new_store(tmp_path) as again:
        assert again.lesson("friday") == (1234.5, 99.0, {"fluent": 2})
        assert again.lesson("monday") is None
        again.add_profile("Bo")
        assert again.lesson("friday") is None


def test_a_reset_forgets_it(store: Store) -> None:
    store.keep_lesson("friday", 1.0, 2.0, {})
    store.reset_profile()
    assert store.lesson("friday") is None


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("seconds_left", "soon"),
        ("at", float("inf")),
        ("before", "[1]"),
        ("before", '{"fluent": "x"}'),
        ("before", "{"),
        ("before", "[" * 100_000),
    ],
)
def test_a_spoilt_lesson_begins_anew(store: Store, column: str, value: object) -> None:
    store.keep_lesson("friday", 1.0, 2.0, {})
    store._connection.execute(f"UPDATE lessons SET {column} = ?", (value,))
    assert store.lesson("friday") is None
