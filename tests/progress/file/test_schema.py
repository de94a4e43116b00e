"""Progress of every earlier form is brought up to date, and no step once released is changed.

`stores/form-N.sql` holds a store as the game left it when N was the newest form.
"""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from game.progress.file.opening import FILE
from game.progress.file.schema import MIGRATIONS, TABLES, VERSION
from game.progress.file.writing import ProgressFile
from game.progress.records import Best, Bet
from game.progress.settings import kept_settings
from game.progress.understood import understood
from game.rules.move import Move
from tests.progress.keeping import LEVEL, new_store, played
from tests.wired import toy_level

STORES = Path(__file__).parent / "stores"
RELEASED = (
    "a0f1c2f2600977e8",
    "9b5f2dc8fd0f733c",
    "ff00c81d36bdb4fd",
    "6ba2cf2d9d61c49d",
    "8281e398ce5a0d4c",
)
"""What the statements of each step come to; a step is only ever added."""


def of_form(version: int, folder: Path) -> Path:
    """A folder with the progress file of an earlier form."""
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.executescript((STORES / f"form-{version}.sql").read_text("utf-8"))
    return folder


def forms() -> list[int]:
    return list(range(1, VERSION))


def shape(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """The columns and indexes of every table, however their statements are spelt."""
    return {
        table: [
            *connection.execute(f"PRAGMA table_xinfo({table})"),
            *sorted(connection.execute(f"PRAGMA foreign_key_list({table})")),
            *sorted(row[1:3] for row in connection.execute(f"PRAGMA index_list({table})")),
        ]
        for (table,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).fetchall()
    }


def test_there_is_a_store_of_every_earlier_form() -> None:
    assert sorted(path.name for path in STORES.iterdir()) == [f"form-{n}.sql" for n in forms()]


@pytest.mark.parametrize("version", forms())
def test_a_store_of_an_earlier_form_comes_to_the_newest(tmp_path: Path, version: int) -> None:
    with ProgressFile() as fresh:
        newest = shape(fresh._connection)
    assert set(TABLES) <= set(newest)
    with new_store(of_form(version, tmp_path)) as store:
        assert (store.lasting, store.message) == (True, "")
        assert shape(store._connection) == newest
        assert store._connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert store._connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize("version", forms())
def test_nothing_earned_before_is_lost(tmp_path: Path, version: int) -> None:
    of_form(version, tmp_path)
    for _ in range(2):  # what was brought up to date is there when it is opened again
        with new_store(tmp_path) as store:
            everybody = ["", "Ada"] if version >= 4 else [""]
            assert [one.name for one in store.profiles()] == everybody
            first, again = store.attempts("fluent")
            assert (first.seed, first.task_hash, first.confidence, first.stars) == (
                7,
                "a1",
                0.75,
                2,
            )
            assert (first.retry, again.retry, again.stars) == (False, True, 3)
            assert first.started == "2026-01-01T10:00:00+00:00"
            assert first.seconds == (12.5 if version >= 3 else None)
            assert len(first.uid) == 32
            assert first.uid != again.uid
            assert store.attempts("noise")[0].mode == "practice"
            best = {"fluent": Best(2, 0.75, 0.99)}
            assert store.bests() == best | (
                {"long-road": Best(3, 0.97, 0.98)} if version >= 2 else {}
            )
            kept = kept_settings(store)
            assert (kept.theme, kept.text) == ("light", 1.5)
            assert understood(store) == {"forget", "write"}
            left = store.unfinished("hush")
            assert left is not None
            assert [Move(**row) for row in left.moves] == [
                Move((1.0,), (1.0,), (0.0,)),
                Move((0.5,), (0.0,), (1.0,)),
            ]
            assert (left.seed, left.undos, left.seconds) == (11, 2, 8.5 if version >= 3 else 0.0)
            if version >= 2:
                assert store.wiring(replace(toy_level(id="long-road"), task_hash="d4")) is not None
                assert store.attempts("long-road")[0].act == "wire"
            if version >= 3:
                coached = store.unfinished("hush", "practice")
                assert coached is not None
                assert (coached.seed, coached.retry) == (12, True)
                assert store.bets() == (Bet("French", 0.9, "French"),)


@pytest.mark.parametrize("version", forms())
def test_whatever_was_brought_up_to_date_can_be_written_to(tmp_path: Path, version: int) -> None:
    with new_store(of_form(version, tmp_path)) as store:
        store.record(played())
        store.keep_lesson("friday", 60.0, 0.0, {"fluent": 1})
        store.keep_unfinished(played().undo())
        store.keep_wiring(LEVEL, "{}")
        store.keep_bet(played(), 4, Bet("", 0.5, "French"))
        store.set_setting("theme", "dark")
        store.add_profile("Bo")
        assert store.lasting


def test_a_step_is_only_ever_added() -> None:
    found = tuple(
        hashlib.sha256("\n".join(" ".join(each.split()) for each in step).encode()).hexdigest()[:16]
        for step in MIGRATIONS
    )
    assert found == RELEASED
