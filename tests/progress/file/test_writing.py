"""What is written is whole, and a file that fails stops nobody."""

import gc
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from game.progress.file.writing import Job
from game.progress.store import Profile, ProfileError, Store
from tests.progress.keeping import new_store, played


def test_two_games_at_once_share_the_file(tmp_path: Path) -> None:
    with new_store(tmp_path) as one, new_store(tmp_path) as other:
        one.record(played())
        other.record(played())
        assert len(one.attempts("toy")) == 2


def test_what_was_earned_survives_a_killed_game(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from tests.progress.keeping import new_store, played\n"
        "store = new_store(Path(sys.argv[1]))\n"
        "store.record(played())\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=Path(__file__).parents[3], check=False
    )
    assert ended.returncode == -9
    with new_store(tmp_path) as store:
        assert store.message == ""
        best = store.best("toy")
        assert best is not None
        assert best.stars == 3


def test_a_full_disk_moves_the_play_to_memory_and_says_so(store: Store) -> None:
    store.record(played())
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    for _ in range(100):
        store.record(played("always_write"))
    assert not store.lasting
    assert "full" in store.message
    assert len(store.attempts("toy")) == 101
    best = store.best("toy")
    assert best is not None
    assert best.stars == 3


def test_a_file_that_turns_read_only_is_carried_on_in_memory(store: Store) -> None:
    store.record(played())
    store._connection.execute("PRAGMA query_only = ON")
    store.record(played("always_write"))
    assert not store.lasting
    assert "readonly" in store.message
    assert [attempt.stars for attempt in store.attempts("toy")] == [3, 1]


def test_what_one_copy_cannot_write_any_more_holds_up_nothing_else(tmp_path: Path) -> None:
    with new_store(tmp_path) as one:
        one._go_on_in_memory(sqlite3.OperationalError("disk I/O error"))
        one.rename_profile("Ada")
        one.record(played())
        with new_store(tmp_path) as other:
            other.add_profile("ada")
            other.record(played("always_write"))
    with new_store(tmp_path) as again:
        assert {one.name for one in again.profiles()} == {"", "ada"}
        assert len(again.attempts("toy")) == 1
        again.use_profile("")
        assert [attempt.stars for attempt in again.attempts("toy")] == [3]


def test_what_reached_the_file_though_it_was_said_to_have_failed_is_there_once(
    tmp_path: Path,
) -> None:
    with new_store(tmp_path) as store:
        whole = store._write

        def written_and_failed(job: Job) -> None:
            whole(job)
            store._go_on_in_memory(sqlite3.OperationalError("disk I/O error"))
            store._waiting.append(job)

        store._write = written_and_failed  # type: ignore[method-assign]
        store.record(played())
        store._write = whole  # type: ignore[method-assign]
        store.record(played("always_write"))
        assert not store.lasting
    with new_store(tmp_path) as again:
        assert [attempt.stars for attempt in again.attempts("toy")] == [3, 1]


def test_a_name_given_by_another_copy_at_the_same_moment_is_said_to_be_taken(
    tmp_path: Path,
) -> None:
    with new_store(tmp_path) as one, new_store(tmp_path) as other:
        free = one._free

        def seen_free_and_taken_then(name: str, but: Profile | None = None) -> str:
            found = free(name, but)
            other.add_profile(name)
            return found

        one._free = seen_free_and_taken_then  # type: ignore[method-assign]
        with pytest.raises(ProfileError, match="Ada"):
            one.rename_profile("Ada")
        assert one.lasting
        assert one.profile.name == ""


@pytest.mark.filterwarnings("ignore:unclosed database")
def test_a_store_may_be_dropped_by_any_thread() -> None:
    held = [Store()]
    dropping = threading.Thread(target=held.clear)
    dropping.start()
    dropping.join()
    gc.collect()  # what cannot be raised is a warning, and so an error
