"""A level's whole training as one job: what it writes, keeps, goes on from and refuses."""

from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.level.loader import load_level
from game.level.rivals import save_rivals
from game.level.training.job import KEEP_EVERY, LevelJob, UnwritableError
from game.level.training.level_training import LevelTraining
from game.level.training.rivals_training import RnnAttempts, make_rivals
from game.level.training.unfinished import resume, save_unfinished
from game.lstm.checkpoint import save_checkpoint
from game.lstm.descent import DivergedError
from game.lstm.training import Training
from game.whole import part_path
from tests.level.trained import quick_training
from tests.wired import write_level

TINY: dict[str, Any] = {"steps": 8, "seeds": 2, "batch": 8}


@pytest.fixture(autouse=True)
def small_pools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.level.training.level_training.POOL", 64)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_level(tmp_path, trained=False, train=TINY)


def files(path: Path) -> dict[str, bytes]:
    """All that lies beside a level, by name."""
    return {f.name: f.read_bytes() for f in sorted(path.parent.iterdir()) if f != path}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a training that nobody interrupts, put together from its parts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.level.training.level_training.POOL", 64)
        path = write_level(tmp_path_factory.mktemp("whole"), trained=False, train=TINY)
        level = load_level(path)
        lstms = LevelTraining(level)
        rnns = RnnAttempts(lstms)
        deque(lstms.run(), maxlen=0)
        deque(rnns.run(), maxlen=0)
        rivals = make_rivals(lstms, rnns)
    best = lstms.best.checkpoint
    save_checkpoint(path.with_suffix(".npz"), best)
    save_rivals(path.with_suffix(".rivals.npz"), level, best.weights, rivals)
    return files(path)


def test_it_writes_what_its_parts_come_to(path: Path, whole: dict[str, bytes]) -> None:
    job = LevelJob(load_level(path))
    told = [(at.kind, at.attempt, at.step) for at in job.run()]
    assert files(path) == whole
    assert [each for each in told if each[0] != "snapshots"] == [
        *(("LSTM", n, step) for n in range(2) for step in range(1, 9)),
        *(("RNN", n, step) for n in range(4) for step in range(1, 9)),
    ]
    assert job.result is not None
    assert job.result.best in job.result.attempts
    assert not job.resumed


@pytest.mark.parametrize("stop", [1, 8, 11, 16, 17, 40, 48, 49])
def test_left_anywhere_and_kept_it_goes_on_to_the_same_files(
    path: Path, whole: dict[str, bytes], stop: int
) -> None:
    job = LevelJob(load_level(path))
    for _, _at in zip(range(stop), job.run(), strict=False):
        pass
    job.keep()
    assert list(files(path)) == ["toy.unfinished.npz"]
    again = LevelJob(load_level(path))
    assert again.resumed
    deque(again.run(), maxlen=0)
    assert files(path) == whole


def test_it_keeps_itself_every_few_seconds_and_a_kill_loses_no_more(
    path: Path, whole: dict[str, bytes]
) -> None:
    seconds: Iterator[float] = iter(np.arange(0.0, 1e6, KEEP_EVERY / 5))
    job = LevelJob(load_level(path), clock=lambda: next(seconds))
    for at in job.run():
        if at.kind == "RNN" and at.attempt == 1:
            break
    assert list(files(path)) == ["toy.unfinished.npz"]
    again = LevelJob(load_level(path))
    first = next(again.run())
    assert (first.kind, first.attempt) >= ("RNN", 0)
    deque(again.run(), maxlen=0)
    assert files(path) == whole


def test_what_a_kill_left_half_written_is_cleared_away(path: Path, whole: dict[str, bytes]) -> None:
    for suffix in (".npz", ".rivals.npz", ".unfinished.npz"):
        part_path(path.with_suffix(suffix)).write_bytes(b"half")
    deque(LevelJob(load_level(path)).run(), maxlen=0)
    assert files(path) == whole


def test_another_copy_of_the_game_that_trains_it_already_is_left_alone(
    path: Path, whole: dict[str, bytes]
) -> None:
    first = LevelJob(load_level(path)).run()
    for _ in range(5):
        next(first)
    second = LevelJob(load_level(path))
    with pytest.raises(UnwritableError, match=r"toy.json: another copy .* is training this level"):
        next(second.run())
    deque(first, maxlen=0)
    assert files(path) == whole
    deque(second.run(), maxlen=0)
    assert files(path) == whole


def test_a_folder_that_cannot_be_written_is_said_before_anything_is_trained(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("game.level.training.job.try_folder", refuse)
    with pytest.raises(UnwritableError) as said:
        next(LevelJob(load_level(path)).run())
    assert str(said.value) == f"{path.parent}: cannot be written (Permission denied)."


def test_a_disk_that_is_full_for_a_while_ends_no_training(
    path: Path, whole: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    job = LevelJob(load_level(path), clock=iter(np.arange(0.0, 1e6, 9.0)).__next__)
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        run = job.run()
        for at in run:
            if at.kind == "snapshots":
                break
        with pytest.raises(UnwritableError, match="No space left on device"):
            job.keep()
    deque(run, maxlen=0)
    assert files(path) == whole


def test_a_training_that_runs_away_leaves_nothing_to_go_on_from(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = LevelJob(load_level(path))
    run = job.run()
    next(run)
    job.keep()
    monkeypatch.setattr(Training, "_update", lambda self: np.inf)
    with pytest.raises(DivergedError):
        deque(run, maxlen=0)
    assert files(path) == {}


def test_a_training_of_as_many_seeds_as_a_level_may_have_is_kept(tmp_path: Path) -> None:
    stages = quick_training(seeds=16, steps=1), quick_training(seeds=16, steps=1)
    lstms, again = stages
    rnns, rnns_again = RnnAttempts(lstms), RnnAttempts(again)
    deque(lstms.run(), maxlen=0)
    deque(rnns.run(), maxlen=0)
    kept = tmp_path / "small.unfinished.npz"
    save_unfinished(kept, lstms.level, lstms, rnns)
    assert resume(kept, again.level, again, rnns_again)
    assert len(again.finished) == 16
    assert len(rnns_again.finished) == 32
