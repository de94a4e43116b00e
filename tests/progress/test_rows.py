"""Values in the progress file that no game ever wrote: they are left out, and all else is there."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from game.lstm.weights import Weights
from game.progress.file.opening import FILE
from game.progress.rows import kinds, sound
from game.progress.store import Store
from game.rules.session import Session
from tests.progress.keeping import BAD, LEVEL, NOON, new_store, played
from tests.wired import wired

DEEP = "[" * 100_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Progress with two plays, one that was left, a bet, a table and a setting."""
    network: Weights = wired(LEVEL)
    with new_store(tmp_path) as store:
        store.record(played(), seconds=60.0)
        store.record(played(seed=8), seconds=60.0)
        left = Session.start(LEVEL, 9, network)
        left = left.play_all(left.deal.solution[:2])
        store.keep_unfinished(left, seconds=5.0)
        store.keep_bet(left, 1, BAD)
        store.keep_wiring(LEVEL, "{}")
        store.set_setting("theme", "light")
    return tmp_path / FILE


def change(file: Path, statement: str, *values: Any) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement, values)


def first_is(column: str, value: Any) -> Callable[[Path], None]:
    return lambda file: change(file, f"UPDATE attempts SET {column} = ? WHERE id = 1", value)


@pytest.mark.parametrize(
    "spoil",
    [
        first_is("level_id", b"toy"),
        first_is("seed", "seven"),
        first_is("seed", b"7"),
        first_is("undos", 0.5),
        first_is("stars", 2.5),
        first_is("finished", b"2026"),
        first_is("wiring", b""),
        first_is("seconds", "long"),
    ],
)
def test_a_play_that_makes_no_sense_is_left_out(file: Path, spoil: Callable[[Path], None]) -> None:
    spoil(file)
    with new_store(file.parent) as store:
        assert not store.message
        assert [each.seed for each in store.all_attempts(store.profile)] == [8]
        assert set(store.bests()) == {"toy"}
        store.record(played(seed=10))
        assert len(store.all_attempts(store.profile)) == 2


def test_a_text_that_is_none_is_read_with_signs_in_the_place_of_its_bytes(file: Path) -> None:
    change(file, "UPDATE attempts SET finished = CAST(? AS TEXT) WHERE id = 1", b"\xff2026")
    with new_store(file.parent) as store:
        assert [each.finished[:2] for each in store.attempts("toy")] == ["\ufffd2", "20"]


@pytest.mark.parametrize("seconds", [float("inf"), -1.0])
def test_nobodys_time_is_no_time(file: Path, seconds: float) -> None:
    change(file, "UPDATE attempts SET seconds = ? WHERE id = 1", seconds)
    change(file, "UPDATE unfinished SET seconds = ?", seconds)
    with new_store(file.parent) as store:
        assert [each.seconds for each in store.attempts("toy")] == [None, 60.0]
        left = store.unfinished("toy")
        assert left is not None
        assert left.seconds == 0.0


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("seed", "seven"),
        ("undos", "toy"),
        ("seconds", b"5"),
        ("moves", b"[]"),
        ("moves", DEEP),
        ("moves", f'[{{"f": [1{"0" * 400}], "i": [0], "o": [0]}}]'),
    ],
)
def test_a_play_that_was_left_and_makes_no_sense_is_none(
    file: Path, column: str, value: Any
) -> None:
    with new_store(file.parent) as store:
        assert store.unfinished("toy") is not None
    change(file, f"UPDATE unfinished SET {column} = ?", value)
    with new_store(file.parent) as store:
        assert store.unfinished("toy") is None


def test_bets_tables_and_settings_that_make_no_sense_are_none(file: Path) -> None:
    change(file, "UPDATE bets SET came = ?", b"French")
    change(file, "UPDATE wirings SET wiring = ?", b"{}")
    change(file, "UPDATE settings SET value = ?", DEEP)
    with new_store(file.parent) as store:
        assert store.bets() == ()
        assert store.wiring(LEVEL) is None
        assert store.setting("theme", "dark") == "dark"


@pytest.mark.parametrize("name", [b"\x7e\x6c\xfe", "Ada", 7])
def test_whoever_has_a_name_that_is_none_still_plays(file: Path, name: Any) -> None:
    change(file, "UPDATE profiles SET name = ?", name)
    with new_store(file.parent) as store:
        assert len(store.profiles()) == 1
        assert store.attempt_count("toy") == 2
        store.record(played(seed=10))
        assert store.attempt_count("toy") == 3
        assert store.add_profile("Bo") in store.profiles()


def test_a_file_in_which_nobody_plays_gets_somebody(file: Path) -> None:
    change(file, "DELETE FROM profiles")
    with new_store(file.parent) as store:
        assert [one.name for one in store.profiles()] == [""]
        store.record(played())
    with new_store(file.parent) as store:
        assert store.attempt_count("toy") == 1


def test_moves_nested_too_deeply_are_no_attempt_to_be_seen_again(file: Path) -> None:
    from game.rules.practice.attempts import replayed
    from game.rules.replays.form import ReplayError

    change(file, "UPDATE attempts SET moves = ?", DEEP)
    with new_store(file.parent) as store, pytest.raises(ReplayError, match="read"):
        replayed(LEVEL, wired(LEVEL), store.attempts("toy")[0])


def test_rows_are_held_to_every_column() -> None:
    known = kinds(int, (str, type(None)))
    rows: list[tuple[Any, ...]] = [(1, "a"), (1, None), (True, "a"), (1.0, "a"), (1, b"a"), (1,)]
    assert sound(rows, known) == [(1, "a"), (1, None)]


def test_all_that_the_game_writes_is_sound(file: Path) -> None:
    with Store(file.parent, clock=lambda: NOON) as store:
        assert len(store.attempts("toy")) == 2
        assert store.unfinished("toy") is not None
        assert len(store.bets()) == 1
        assert json.loads(store.wiring(LEVEL) or "") == {}
