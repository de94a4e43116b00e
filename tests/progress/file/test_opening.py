"""A progress file of any kind is opened, set aside, or replaced by memory; nothing is lost."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest

from game.progress.file import backup, opening
from game.progress.file.opening import FILE, memory_copy
from game.progress.file.schema import MIGRATIONS, VERSION
from game.progress.store import Store
from game.progress.trouble import UnusableError
from tests.progress.keeping import new_store, played


def test_everything_is_there_when_opened_again(tmp_path: Path) -> None:
    with new_store(tmp_path) as first:
        first.record(played())
        first.set_setting("text", 1.5)
    with new_store(tmp_path) as second:
        assert second.lasting
        assert second.message == ""
        assert second.best("toy") is not None
        assert second.setting("text") == 1.5


@pytest.mark.parametrize(
    "content",
    [b"this is no database, though it is long enough to have a header" * 40, b"SQLite format 3\0"],
    ids=["text", "cut off"],
)
def test_a_damaged_file_is_set_aside_and_play_goes_on(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with new_store(tmp_path) as store:
        assert "damaged" in store.message
        assert "progress-set-aside-20260102-120000.sqlite3" in store.message
        assert store.lasting
        store.record(played())
    aside = tmp_path / "progress-set-aside-20260102-120000.sqlite3"
    assert aside.read_bytes() == content
    with new_store(tmp_path) as again:
        assert again.message == ""
        assert again.best("toy") is not None


def test_pages_overwritten_in_the_middle_are_noticed(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        for _ in range(50):
            store.record(played())
    data = bytearray((tmp_path / FILE).read_bytes())
    data[4096:12288] = b"\xff" * 8192
    (tmp_path / FILE).write_bytes(data)
    with new_store(tmp_path) as store:
        assert "set aside" in store.message
        assert store.lasting
    assert len(list(tmp_path.glob("progress-set-aside-*.sqlite3"))) == 1


def test_nothing_set_aside_is_ever_overwritten(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / FILE).write_bytes(b"broken %d" % n * 100)
        with new_store(tmp_path) as store:
            assert "set aside" in store.message
    kept = sorted(path.read_bytes()[:8] for path in tmp_path.glob("*set-aside*"))
    assert kept == [b"broken 0", b"broken 1", b"broken 2"]


NEWER = (
    "CREATE TABLE dreams (dream)",
    "INSERT INTO dreams VALUES ('of another form')",
    f"PRAGMA user_version = {VERSION + 1}",
)
"""What a newer game may have made of a progress file."""


def test_a_newer_file_is_set_aside_whole(tmp_path: Path) -> None:
    killed = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from tests.progress.file.test_opening import NEWER, new_store, played\n"
        "store = new_store(Path(sys.argv[1]))\n"
        "store.record(played())\n"
        "for statement in NEWER:\n"
        "    store._connection.execute(statement)\n"
        "os._exit(0)\n"
    )
    subprocess.run(
        [sys.executable, "-c", killed, str(tmp_path)], cwd=Path(__file__).parents[3], check=True
    )
    assert (tmp_path / f"{FILE}-wal").stat().st_size > 50_000  # all there is stands in the log
    aside = tmp_path / "progress-set-aside-20260102-120000.sqlite3"
    with new_store(tmp_path) as store:
        assert "newer version of the game" in store.message
        assert store.message.endswith(f"progress restore {aside}")
        assert store.best("toy") is None
        assert store.lasting
        store.record(played(seed=8))
    with new_store(tmp_path) as store:
        assert store.message == ""
        assert [each.seed for each in store.attempts("toy")] == [8]
    assert [path.name for path in tmp_path.glob("*set-aside*")] == [aside.name]
    with closing(sqlite3.connect(aside)) as connection:
        assert connection.execute("SELECT count(*) FROM attempts").fetchone() == (1,)
        assert connection.execute("SELECT * FROM dreams").fetchone() == ("of another form",)
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)


def test_what_was_set_aside_comes_back_in_the_newer_game(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with new_store(tmp_path) as store:
        store.record(played())
        for statement in NEWER:
            store._connection.execute(statement)
    with new_store(tmp_path) as store:
        store.record(played(seed=8))
    [aside] = tmp_path.glob("*set-aside*")
    tables = (*opening.TABLES, "dreams")
    monkeypatch.setattr(opening, "TABLES", tables)
    monkeypatch.setattr(backup, "TABLES", tables)
    monkeypatch.setattr(opening, "VERSION", VERSION + 1)
    monkeypatch.setattr(opening, "MIGRATIONS", (*opening.MIGRATIONS, NEWER[:1]))
    opening._expected_columns.cache_clear()
    try:
        with new_store(tmp_path) as newer:
            assert newer.message == ""
            assert newer.restore(aside) is not None
            assert [each.seed for each in newer.attempts("toy")] == [7]
            assert newer._read("SELECT * FROM dreams") == [("of another form",)]
    finally:
        opening._expected_columns.cache_clear()


def test_a_newer_file_that_a_newer_game_has_open_is_left_to_it(tmp_path: Path) -> None:
    with new_store(tmp_path) as newer:
        newer.record(played())
        for statement in NEWER:
            newer._connection.execute(statement)
        before = newer._connection.execute("PRAGMA journal_mode").fetchone()
        with new_store(tmp_path) as store:
            assert not store.lasting
            assert "a newer version of the game has the progress file open" in store.message
            store.record(played(seed=8))
            assert [each.seed for each in store.attempts("toy")] == [8]
        assert not list(tmp_path.glob("*set-aside*"))
        newer.record(played(seed=9))
        assert newer._connection.execute("PRAGMA journal_mode").fetchone() == before == ("wal",)
        assert newer._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert len(newer.attempts("toy")) == 2


def test_another_programs_database_is_set_aside(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute("CREATE TABLE settings (x)")
    connection.commit()
    connection.close()
    with new_store(tmp_path) as store:
        assert "another program" in store.message
        assert store.lasting


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_file_without_its_tables_is_set_aside(tmp_path: Path, version: int) -> None:
    connection = sqlite3.connect(tmp_path / FILE)
    for statement in (each for step in MIGRATIONS[:version] for each in step):
        connection.execute(statement)
    connection.execute("DROP TABLE attempts")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.commit()
    connection.close()
    with new_store(tmp_path) as store:
        assert "tables are missing" in store.message
        assert store.lasting
        assert store.best("toy") is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("ALTER TABLE settings RENAME COLUMN value TO worth", "tables are missing"),
        ("ALTER TABLE attempts ADD COLUMN more", "tables are missing"),
        (
            "CREATE TRIGGER t AFTER INSERT ON attempts BEGIN DELETE FROM profiles; END",
            "another program",
        ),
    ],
)
def test_a_file_of_another_form_is_set_aside(tmp_path: Path, change: str, said: str) -> None:
    with new_store(tmp_path) as store:
        store.record(played())
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute(change)
    connection.close()
    with new_store(tmp_path) as store:
        assert said in store.message
        store.record(played())
        assert store.best("toy") is not None


def test_a_form_that_is_garbled_is_set_aside(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        store.record(played())
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_master SET sql = CAST(? AS TEXT) WHERE name = 'attempts'",
                       (b"CREATE TABLE attempts (\xce\xff ?)",))  # fmt: skip
    connection.commit()
    connection.close()
    with new_store(tmp_path) as store:
        assert "set aside" in store.message
        assert store.lasting


def test_a_folder_that_cannot_be_made_leaves_a_playable_game(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("in the way")
    with new_store(blocker / "data") as store:
        assert not store.lasting
        assert "--data DIR" in store.message
        store.record(played())
        assert store.best("toy") is not None


def test_a_folder_in_place_of_the_file_leaves_a_playable_game(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with new_store(tmp_path) as store:
        assert not store.lasting
        store.set_setting("text", 2.0)
        assert store.setting("text") == 2.0


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_still_shows_what_was_earned(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        store.record(played())
    (tmp_path / FILE).chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        with new_store(tmp_path) as store:
            assert not store.lasting
            assert store.best("toy") is not None
            store.record(played())
    finally:
        tmp_path.chmod(0o700)


def test_what_can_be_read_of_a_file_is_copied_to_memory(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        store.record(played())
    memory = memory_copy(tmp_path / FILE)
    assert memory.execute("SELECT stars FROM attempts").fetchall() == [(3,)]
    memory.close()
    nothing = memory_copy(tmp_path / "missing")
    assert nothing.execute("SELECT stars FROM attempts").fetchall() == []
    nothing.close()


def test_a_file_that_another_copy_began_anew_is_not_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / FILE).write_bytes(b"nothing of the sort " * 50)
    others: list[Store] = []

    def found_damaged(path: Path) -> sqlite3.Connection:
        monkeypatch.undo()
        others.append(new_store(tmp_path))
        raise UnusableError("damaged")

    monkeypatch.setattr("game.progress.file.opening.open_file", found_damaged)
    with new_store(tmp_path) as store:
        assert store.message == ""
        assert "set aside" in others[0].message
        others[0].record(played())
        assert len(store.attempts("toy")) == 1
        others[0].close()
    assert len(list(tmp_path.glob("*set-aside*"))) == 1


def test_what_a_killed_game_left_in_the_log_beside_the_file_is_read_to_memory(
    tmp_path: Path,
) -> None:
    with new_store(tmp_path) as store:
        store.record(played())
        assert (tmp_path / f"{FILE}-wal").stat().st_size > 0
        with closing(memory_copy(tmp_path / FILE)) as memory:
            assert memory.execute("SELECT count(*) FROM attempts").fetchone() == (1,)


def test_a_file_that_another_copy_is_just_beginning_is_waited_for(tmp_path: Path) -> None:
    with closing(
        sqlite3.connect(tmp_path / FILE, isolation_level=None, check_same_thread=False)
    ) as other:
        other.execute("BEGIN IMMEDIATE")  # for which SQLite by itself would not wait here
        done = Timer(0.3, other.execute, ("COMMIT",))
        done.start()
        with new_store(tmp_path) as store:
            assert store.lasting
            assert store.message == ""
        done.join()
