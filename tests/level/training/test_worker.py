"""What the training process does, seen through its pipe, in this process."""

from collections.abc import Callable
from dataclasses import replace
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from typing import Any

import numpy as np
import pytest

from game.level.training.attempts import Attempts
from game.level.training.gates_now import GateWatch
from game.level.training.job import LevelJob
from game.level.training.messages import Ask, Done, Failed, Kept, Message, Report
from game.level.training.worker import train_for
from game.lstm.training import Training
from tests.wired import write_level

TINY: dict[str, Any] = {"steps": 8, "seeds": 2, "batch": 8}
Told = Callable[..., list[Message]]


@pytest.fixture(autouse=True)
def small_pools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.level.training.level_training.POOL", 64)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_level(tmp_path, trained=False, train=TINY)


def told(path: Path, *asks: Ask, hang_up: bool = False) -> list[Message]:
    """All that a training tells to somebody who asked this before it began."""
    ours, theirs = Pipe()
    for ask in asks:
        ours.send(ask)
    if hang_up:
        ours.close()
    said: list[Message] = []
    reader = Thread(target=read, args=(ours, said))
    reader.start()
    train_for(theirs, path, 5.0)
    reader.join()
    return said


def read(ours: Connection, said: list[Message]) -> None:
    """Read to the last word, and close the line, which the process waits for."""
    while not ours.closed:
        said.append(ours.recv())
        if not isinstance(said[-1], Report):
            ours.close()


def test_it_speaks_when_it_begins_when_it_is_asked_and_at_its_end(path: Path) -> None:
    first, second, third, done = told(path, "report", "report")
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert isinstance(third, Report)
    assert [report.at and report.at.step for report in (first, second, third)] == [None, 1, 2]
    assert [point.step for point in second.points + third.points] == [1, 2]
    assert isinstance(done, Done)
    assert [outcome.kind for outcome in done.outcomes] == ["LSTM"] * 2 + ["RNN"] * 4
    assert set(done.snapshots) == {"novice", "apprentice", "master"}
    best = done.outcomes[done.best]
    assert best.confidence == done.legibility.own
    assert best.legible == done.legibility.passes


def test_gates_are_told_of_the_network_under_way_and_in_the_end_of_the_best(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.level.training.worker.LOOK_EVERY", 0.0)
    monkeypatch.setattr("game.level.training.worker.LOOK_SHARE", 1e9)
    *reports, done = told(path, *(["report"] * 60))
    assert isinstance(done, Done)
    gates = [report.gates for report in reports if isinstance(report, Report) and report.gates]
    assert [(row.cls, row.gate) for row in gates[0]] == [
        (cls, gate) for cls in ("home", "chat", "ask") for gate in "fio"
    ]
    means = [[row.mean for row in rows] for rows in gates]
    assert means[0] != means[5]
    assert gates[-1] == done.legibility.rows
    last = reports[-1]
    assert isinstance(last, Report)
    assert last.glance is not None
    assert replace(last.glance, rows=done.legibility.rows) == done.legibility
    assert last.glance.spread == done.legibility.spread


def test_told_to_stop_it_keeps_and_ends(path: Path) -> None:
    assert told(path, "report", "stop")[-1] == Kept()
    (first, *_) = told(path)
    assert isinstance(first, Report)
    assert first.resumed
    assert [point.step for point in first.points] == [1, 2]


def test_when_nobody_is_there_any_more_it_keeps_and_ends(path: Path) -> None:
    told(path, hang_up=True)
    assert path.with_suffix(".unfinished.npz").is_file()
    assert not path.with_suffix(".npz").exists()


def test_what_cannot_be_kept_when_it_stops_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    said = told(path, "stop")[-1]
    assert isinstance(said, Failed)
    assert said.sentence.startswith("Stopped, and the last few seconds are lost: ")
    assert said.sentence.endswith("cannot be written (No space left on device).")


def always_runs_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Training, "_update", lambda self: np.inf)


def has_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(Attempts, "run", refuse)


def meets_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(*_: Any) -> None:
        raise ZeroDivisionError("of nothing")

    monkeypatch.setattr(LevelJob, "run", fall)


def may_not_write(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("game.level.training.job.try_folder", refuse)


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (always_runs_away, "Training ran away at a learning rate of 0.05 and at 5 lower ones."),
        (has_no_memory, "There is not enough memory to train this level."),
        (meets_an_error, "an error it did not expect: ZeroDivisionError: of nothing (test_worker"),
        (may_not_write, "cannot be written (Permission denied)."),
    ],
)
def test_whatever_goes_wrong_is_one_sentence(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    harm: Callable[[pytest.MonkeyPatch], None],
    sentence: str,
) -> None:
    harm(monkeypatch)
    said = told(path)[-1]
    assert isinstance(said, Failed)
    assert sentence in said.sentence
    assert "\n" not in said.sentence
    assert list(path.parent.glob("*.npz*")) == []


def test_blocks_stand_in_the_order_that_they_will_have_in_the_end() -> None:
    from game.level.training.block_order import block_order
    from tests.wired import two_blocks, wired

    level = two_blocks()
    network = wired(level)
    watch = GateWatch(level)
    rows = watch.rows(network)
    assert block_order(level, network) == (0, 1)
    assert watch.rows(network.with_blocks((1, 0))) == rows
    opened = {(row.cls, row.block): row.mean for row in rows if row.gate == "i"}
    assert opened["home", 0] > 0.9 > 0.1 > opened["home", 1]
