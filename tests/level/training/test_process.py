"""Training in a process of its own: followed, stopped, killed at any moment, and gone on with."""

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections import deque
from pathlib import Path
from typing import Any

import pytest

from game.level.loader import load_level
from game.level.training.job import LevelJob
from game.level.training.messages import Done, Failed, Kept, Message, Report
from game.level.training.process import ENDED, TrainingProcess
from tests.wired import write_level

ROOT = Path(__file__).parents[3]
TINY: dict[str, Any] = {"steps": 40, "seeds": 2, "batch": 4}
AT_ONCE = 0.0
"""Seconds between two times that the training is kept: after every step."""

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_level(tmp_path, trained=False, train=TINY)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a training that nobody interrupts, made in this process."""
    path = write_level(tmp_path_factory.mktemp("whole"), trained=False, train=TINY)
    deque(LevelJob(load_level(path)).run(), maxlen=0)
    return files(path)


def files(path: Path) -> dict[str, bytes]:
    return {f.name: f.read_bytes() for f in sorted(path.parent.iterdir()) if f != path}


def follow(process: TrainingProcess, until: type[Message] | None = None) -> list[Message]:
    """What is told until a message of a kind comes, or else until the process is gone."""
    said: list[Message] = []
    for _ in range(6000):
        said += process.poll()
        if not process.alive or (until and any(isinstance(each, until) for each in said)):
            return said
        time.sleep(0.01)
    raise AssertionError("the process does not end")


def nobody_is_left() -> bool:
    return not multiprocessing.active_children()


def test_it_tells_how_it_goes_and_writes_what_the_command_does(
    path: Path, whole: dict[str, bytes]
) -> None:
    said = follow(TrainingProcess.start(path))
    *reports, done = said
    assert files(path) == whole
    assert isinstance(done, Done)
    assert done.legibility == load_trained_legibility(path, done)
    first = reports[0]
    assert isinstance(first, Report)
    assert (first.attempts, first.steps, first.resumed) == ({"LSTM": 2, "RNN": 4}, 40, False)
    assert first.at is None
    assert all(isinstance(each, Report) for each in reports)
    assert nobody_is_left()


def load_trained_legibility(path: Path, done: Done) -> Any:
    from game.level.measure.legibility import measure
    from game.level.network import load_trained

    level = load_level(path)
    network = load_trained(level)
    assert network.about["seed"] == done.best
    return measure(level, network.weights)


def test_stopped_it_keeps_what_it_has_and_another_goes_on(
    path: Path, whole: dict[str, bytes]
) -> None:
    process = TrainingProcess.start(path)
    follow(process, Report)
    process.cancel()
    assert follow(process)[-1] == Kept()
    assert nobody_is_left()
    assert list(files(path)) == ["toy.unfinished.npz"]
    said = follow(TrainingProcess.start(path))
    assert isinstance(said[0], Report)
    assert said[0].resumed
    assert files(path) == whole


@posix
def test_killed_at_any_moment_it_leaves_whole_files_and_goes_on_to_the_same(
    path: Path, whole: dict[str, bytes]
) -> None:
    rng = random.Random(5)
    kills = 0
    for _ in range(3):
        kept = (path.parent / "toy.unfinished.npz").is_file()
        process = TrainingProcess.start(path, AT_ONCE)
        said = follow(process, Report)
        assert isinstance(said[0], Report)
        assert said[0].resumed == kept
        time.sleep(rng.random() * 0.3)
        if (ident := process.ident) is not None:
            os.kill(ident, signal.SIGKILL)
        said += follow(process)
        assert nobody_is_left()
        if isinstance(said[-1], Failed):
            kills += 1
            assert said[-1].sentence == ENDED
        for name, data in files(path).items():
            if name in whole:
                assert data == whole[name], "a network is there whole, or not at all"
    assert kills
    follow(TrainingProcess.start(path))
    assert files(path) == whole


@posix
def test_when_the_game_is_killed_the_process_keeps_what_it_has_and_ends(path: Path) -> None:
    code = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from game.level.training.process import TrainingProcess\n"
        "process = TrainingProcess.start(Path(sys.argv[1]))\n"
        "while not process.poll(): time.sleep(0.01)\n"
        "print(process.ident, flush=True)\n"
        "time.sleep(60)\n"
    )
    endless = write_level(path.parent, id="long", trained=False, train=TINY | {"steps": 20_000})
    with subprocess.Popen(
        [sys.executable, "-c", code, str(endless)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as game:
        assert game.stdout is not None
        ident = int(game.stdout.readline())
        game.kill()
    for _ in range(3000):
        if not running(ident):
            break
        time.sleep(0.01)
    assert not running(ident)
    assert endless.with_suffix(".unfinished.npz").is_file()


def running(ident: int) -> bool:
    """Whether a process is there that is no zombie of somebody else's."""
    try:
        os.kill(ident, 0)
        status = Path(f"/proc/{ident}/stat")
        return not status.is_file() or status.read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_left_with_the_game_it_is_ended_and_kept(path: Path) -> None:
    endless = write_level(path.parent, id="long", trained=False, train=TINY | {"steps": 20_000})
    process = TrainingProcess.start(endless)
    follow(process, Report)
    process.close(60)
    assert not process.alive
    assert process.poll() == []
    process.close()
    assert endless.with_suffix(".unfinished.npz").is_file()
    assert nobody_is_left()


def test_a_process_that_is_never_asked_for_anything_can_be_closed_at_once(path: Path) -> None:
    process = TrainingProcess.start(path)
    process.close(0.0)
    assert not process.alive
    assert nobody_is_left()


def test_what_is_wrong_comes_as_a_sentence(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text('{"id": 3}', "utf-8")
    (said,) = follow(TrainingProcess.start(path))
    assert isinstance(said, Failed)
    assert f"{path}:1: id: found 3." in said.sentence

    def refused(*_: Any) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("multiprocessing.context.SpawnProcess.start", refused)
    (said,) = follow(TrainingProcess.start(path))
    assert said == Failed("No process can be started (Resource temporarily unavailable).")
