"""Nothing is dropped before it is backed up, and a backup comes back whole."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from game.progress.file.backup import BackupError, write_backup
from game.progress.file.opening import FILE
from game.progress.store import Store
from tests.progress.keeping import new_store, played


def names(store: Store) -> list[str]:
    return sorted(one.name for one in store.profiles())


def test_a_backup_comes_back_whole(store: Store) -> None:
    store.rename_profile("Ada")
    store.record(played())
    store.set_setting("theme", "light")
    backup = store.back_up()
    assert backup is not None
    assert backup.name == "progress-20260102-120000.sqlite3"
    store.add_profile("Bo")
    store.reset_everybody()
    assert names(store) == [""]
    before = store.restore(backup)
    assert names(store) == ["Ada"]
    assert store.profile.name == "Ada"
    assert len(store.attempts("toy")) == 1
    assert store.setting("theme") == "light"
    store.record(played())
    assert before is not None
    assert [path.name for path in before.parent.iterdir()].count(before.name) == 1
    store.restore(before)
    assert names(store) == [""]


def test_another_copy_of_the_game_sees_what_was_put_back(tmp_path: Path) -> None:
    with new_store(tmp_path) as one, new_store(tmp_path) as other:
        one.record(played())
        backup = one.back_up()
        assert backup is not None
        one.reset_profile()
        assert other.attempts("toy") == ()
        one.restore(backup)
        assert len(other.attempts("toy")) == 1
        other.record(played())
        assert len(one.attempts("toy")) == 2


def test_a_reset_forgets_what_was_earned_and_understood_and_keeps_the_settings(
    store: Store,
) -> None:
    store.add_profile("Bo")
    store.record(played())
    store.add_profile("Ada")
    store.record(played())
    store.keep_unfinished(played(seed=8).undo())
    for name, value in (("theme", "light"), ("understood", "forget"), ("guided.toy", "done")):
        store.set_setting(name, value)
    store.reset_profile()
    assert store.profile.name == "Ada"
    assert store.attempts("toy") == ()
    assert store.unfinished("toy") is None
    assert store.setting("understood") is None
    assert store.setting("guided.toy") is None
    assert store.setting("theme") == "light"
    store.use_profile("Bo")
    assert len(store.attempts("toy")) == 1


def test_backups_are_single_files_and_never_overwrite_one_another(store: Store) -> None:
    made = [store.back_up() for _ in range(3)]
    assert len(set(made)) == 3
    assert made[0] is not None
    assert sorted(made[0].parent.iterdir()) == sorted(path for path in made if path is not None)


def test_without_a_backup_nothing_is_dropped(store: Store) -> None:
    store.record(played())
    assert store.folder is not None
    (store.folder / "backups").write_text("in the way")
    for drop in (store.reset_profile, store.reset_everybody, store.remove_profile):
        with pytest.raises(BackupError, match="nothing was changed"):
            drop()
    assert len(store.attempts("toy")) == 1


def test_what_is_no_backup_is_not_put_back(store: Store, tmp_path: Path) -> None:
    store.record(played())
    text, newer, empty = tmp_path / "text", tmp_path / "newer", tmp_path / "empty.sqlite3"
    text.write_text("no database")
    empty.touch()
    with new_store(tmp_path / "other") as other:
        other.record(played())
    connection = sqlite3.connect(tmp_path / "other" / FILE)
    connection.execute("PRAGMA user_version = 99")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    (tmp_path / "other" / FILE).rename(newer)
    for path, why in (
        (tmp_path / "missing", "No such file"),
        (text, "not a database"),
        (newer, "newer version"),
        (tmp_path, "cannot be put back"),
        (empty, "another program"),
    ):
        with pytest.raises(BackupError, match=why):
            store.restore(path)
    assert len(store.attempts("toy")) == 1
    assert store.folder is not None
    assert not (store.folder / "backups").exists()


def test_a_store_in_memory_is_reset_without_a_backup() -> None:
    with Store() as store:
        store.record(played())
        assert store.reset_profile() is None
        assert store.attempts("toy") == ()


def test_nothing_is_put_back_while_progress_cannot_be_written(store: Store) -> None:
    store.record(played())
    backup = store.back_up()
    assert backup is not None
    store._connection.execute("PRAGMA query_only = ON")
    store.record(played())
    with pytest.raises(BackupError, match="could not be written"):
        store.restore(backup)
    assert len(store.attempts("toy")) == 2


@pytest.mark.parametrize("what", ["restore", "reset_profile", "reset_everybody", "remove_profile"])
def test_what_another_copy_earns_at_that_moment_is_in_the_backup_or_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    def earn() -> None:
        with new_store(tmp_path) as other:
            other.record(played())

    def written_slowly(*args: Any) -> Path:
        path = write_backup(*args)
        earning.start()
        earning.join(0.2)  # by then it has earned, unless it has to wait
        return path

    earning = Thread(target=earn)
    with new_store(tmp_path) as store:
        way = (store.back_up(),) if what == "restore" else ()
        monkeypatch.setattr("game.progress.file.writing.write_backup", written_slowly)
        getattr(store, what)(*way)
        earning.join()
        monkeypatch.undo()
        assert sum(len(one.attempts) for one in store.pupils()) == 1


def test_a_profile_number_is_not_given_twice_though_a_backup_was_put_back(store: Store) -> None:
    backup = store.back_up()
    assert backup is not None
    before = store.add_profile("Ada").id
    store.restore(backup)
    assert store.add_profile("Ben").id > before


def test_a_text_that_is_none_in_a_backup_takes_nothing_else_with_it(store: Store) -> None:
    store.set_setting("theme", "light")
    store.record(played())
    backup = store.back_up()
    assert backup is not None
    with closing(sqlite3.connect(backup)) as file:
        file.execute("UPDATE settings SET value = CAST(x'ff' AS TEXT)")
        file.commit()
    store.reset_everybody()
    store.restore(backup)
    assert store.setting("theme", "dark") == "dark"
    assert len(store.attempts("toy")) == 1


@pytest.mark.parametrize(
    "spoil",
    [
        "ALTER TABLE attempts DROP COLUMN undos",
        "PRAGMA foreign_keys = OFF; UPDATE settings SET profile = 77",
    ],
)
def test_a_backup_with_something_in_it_that_cannot_be_changes_nothing(
    store: Store, spoil: str
) -> None:
    store.set_setting("text", 1.5)
    store.record(played())
    backup = store.back_up()
    assert backup is not None
    with closing(sqlite3.connect(backup)) as file:
        file.executescript(spoil)
    store.record(played())
    with pytest.raises(BackupError, match="cannot be put back"):
        store.restore(backup)
    assert store.lasting
    assert len(store.attempts("toy")) == 2
