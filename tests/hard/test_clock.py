"""A clock that goes backwards, jumps far ahead, or is set to another zone takes nothing away."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain, cycle
from pathlib import Path

import pytest

from game.progress.classroom.form import parse_progress, progress_json
from game.progress.classroom.pupils import level_sums
from game.progress.file.opening import FILE
from game.progress.log import FILE as LOG
from game.progress.log import write
from game.progress.store import ProfileError, Store
from game.rules.practice.attempts import best_of, ended, file_stem
from game.ui.export.files import save_bytes
from tests.progress.keeping import LEVEL, played

NOON = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
"""Half an hour before clocks in Germany are set back, and 2:30 comes twice."""

WILD = (
    NOON,
    NOON + timedelta(hours=1),
    NOON - timedelta(days=1),
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(2099, 12, 31, 23, 59, 59, tzinfo=UTC),
    datetime(2000, 1, 1, tzinfo=UTC),
    NOON,
)


@pytest.fixture(params=["UTC", "Europe/Berlin", "Pacific/Kiritimati", "America/St_Johns"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The time zone of the computer."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system has one zone")
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def wild_store(folder: Path) -> Store:
    return Store(folder, clock=cycle(WILD).__next__)


def test_plays_stay_in_the_order_they_were_played_in(tmp_path: Path) -> None:
    names = ("solution", "always_write", "solution", "do_nothing") * 3
    with wild_store(tmp_path) as store:
        for name in names:
            store.record(played(name))  # type: ignore[arg-type]
    with wild_store(tmp_path) as store:
        found = store.attempts("toy")
        assert [one.stars == 3 for one in found] == [name == "solution" for name in names]
        assert [one.finished for one in found] != sorted(one.finished for one in found)
        assert best_of(found) == 0
        [sums] = level_sums(store.pupils()[0])
        assert sums.first <= sums.last


def test_whoever_played_last_plays_next(tmp_path: Path) -> None:
    for name in ("Ada", "Ben", "Chi", "Ada", "Ben"):
        with wild_store(tmp_path) as store:
            if store.profile.name != name:
                try:
                    store.use_profile(name)
                except ProfileError:
                    store.add_profile(name)
        with wild_store(tmp_path) as store:
            assert store.profile.name == name


def test_an_unfinished_play_is_the_one_that_was_left_last(tmp_path: Path) -> None:
    session = played().undo()
    with wild_store(tmp_path) as store:
        for n in range(len(WILD)):
            store.keep_unfinished(session, seconds=float(n))
            left = store.unfinished("toy")
            assert left is not None
            assert left.seconds == n


def test_nothing_set_aside_or_backed_up_is_overwritten(tmp_path: Path) -> None:
    for n in range(2 * len(WILD)):
        (tmp_path / FILE).write_bytes(b"no progress " * 100 + str(n).encode())
        with wild_store(tmp_path) as store:
            assert "set aside" in store.message
            store.record(played())
            store.back_up()
            (tmp_path / f"{FILE}-wal").unlink()
    aside = [path.read_bytes() for path in tmp_path.glob("*set-aside*.sqlite3")]
    assert len(set(aside)) == 2 * len(WILD)
    assert len(list((tmp_path / "backups").iterdir())) == 2 * len(WILD)


def test_the_log_is_written_at_any_time(tmp_path: Path, zone: str) -> None:
    for n, now in enumerate(chain(WILD, (each.replace(tzinfo=None) for each in WILD))):
        assert write(f"entry {n}.", tmp_path, now) == tmp_path / LOG
    text = (tmp_path / LOG).read_text("utf-8")
    assert [f"entry {n}." in text for n in range(2 * len(WILD))] == [True] * 2 * len(WILD)


def test_what_was_played_in_any_zone_is_told_and_exported(tmp_path: Path, zone: str) -> None:
    with wild_store(tmp_path / "one") as store, wild_store(tmp_path / "other") as other:
        for _ in range(len(WILD)):
            store.record(played())
        text = progress_json(store.pupils(), WILD[3])
        assert other.take_over(parse_progress(text.encode())) == (len(WILD), 0)
        assert other.attempts("toy") == store.attempts("toy")
        found = store.attempts("toy")
    assert all(ended(one) is not None for one in found)
    saved = {save_bytes(tmp_path / "out", file_stem(LEVEL, one), ".png", b"x") for one in found}
    assert len(saved) == len(found)
    if zone == "Europe/Berlin":
        twice = [one for one in found if "20261025-0230" in file_stem(LEVEL, one)]
        assert len(twice) >= 2
    assert os.environ["TZ"] == zone
