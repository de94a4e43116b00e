"""`train` as it is typed: what it writes, stops at and goes on from."""

import signal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.lstm.training import Training
from tests.cli.training.trainings import TINY, stop_after
from tests.commands import run
from tests.wired import write_level


def test_train_writes_the_network_and_says_how_legible_it_is(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = write_level(tmp_path, trained=False, train={"steps": 20, "seeds": 2})
    code, out, err = run(capsys, "train", path)
    assert code == 0
    assert path.with_suffix(".npz").is_file()
    assert path.with_suffix(".rivals.npz").is_file()
    assert "Legibility" in err
    assert "Not legible yet: toy" in err
    assert out == ""


@pytest.mark.parametrize(("kind", "through"), [("LSTM", 0), ("LSTM", 1), ("RNN", 0), ("RNN", 4)])
def test_train_that_was_stopped_goes_on_to_the_same_files(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    through: int,
) -> None:
    train = {"steps": 12, "seeds": 3}
    for name in ("whole", "stopped"):
        (tmp_path / name).mkdir()
    whole = write_level(tmp_path / "whole", trained=False, train=train)
    assert run(capsys, "train", whole)[0] == 0
    path = write_level(tmp_path / "stopped", trained=False, train=train)
    with monkeypatch.context() as patched:
        stop_after(patched, kind, through)
        code, _, err = run(capsys, "train", path)
    assert code == 130
    assert "goes on from there" in err
    assert not path.with_suffix(".npz").exists()
    code, _, err = run(capsys, "train", path)
    assert code == 0
    assert "Going on with toy" in err
    files = sorted(file.name for file in path.parent.glob("*.npz*"))
    assert files == ["toy.npz", "toy.rivals.npz"]
    for name in files:
        assert path.with_name(name).read_bytes() == whole.with_name(name).read_bytes()


def test_ctrl_c_in_the_middle_of_a_step_waits_for_its_end(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Weights that were half updated would be gone on from to another network."""
    for name in ("whole", "stopped"):
        (tmp_path / name).mkdir()
    whole = write_level(tmp_path / "whole", trained=False, train=TINY)
    assert run(capsys, "train", whole)[0] == 0
    path = write_level(tmp_path / "stopped", trained=False, train=TINY)
    after = Training._after

    def pressed(self: Training, rate: float) -> None:
        if self.step == 4:
            signal.raise_signal(signal.SIGINT)
        after(self, rate)

    with monkeypatch.context() as patched:
        patched.setattr(Training, "_after", pressed)
        assert run(capsys, "train", path)[0] == 130
    assert run(capsys, "train", path)[0] == 0
    for name in ("toy.npz", "toy.rivals.npz"):
        assert path.with_name(name).read_bytes() == whole.with_name(name).read_bytes()


def test_train_that_can_keep_nothing_says_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    path = write_level(tmp_path, trained=False, train={"steps": 5, "seeds": 2})
    stop_after(monkeypatch, "LSTM", 0)
    monkeypatch.setattr("os.fsync", full)
    code, _, err = run(capsys, "train", path)
    assert code == 1
    assert "what was done is lost" in err
    assert list(tmp_path.glob("*.npz*")) == []


def test_train_killed_between_its_two_files_leaves_no_rivals_of_another_network(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    path = write_level(tmp_path, trained=False, train={"steps": 9, "seeds": 1})
    assert run(capsys, "train", path)[0] == 0
    path.write_text(path.read_text(encoding="utf-8").replace('"steps": 9', '"steps": 8'), "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr("game.level.training.job.save_rivals", killed)
        code, _, err = run(capsys, "train", path)
    assert code == 1
    assert "toy.rivals.npz: cannot be written (No space left on device)" in err
    code, _, err = run(capsys, "rivals", path)
    assert code == 1
    assert "belong to another network" in err
    assert f'python main.py train "{path}"' in err
    assert run(capsys, "train", path)[0] == 0
    assert run(capsys, "rivals", path)[0] == 0


def test_train_says_when_a_run_diverged(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_level(tmp_path, trained=False, train={"steps": 6, "seeds": 1})
    grow = Training._update

    def once_at_four(self: Training) -> float:
        loss = grow(self)
        return np.inf if self.step == 4 and not self.restarts else loss

    monkeypatch.setattr(Training, "_update", once_at_four)
    code, _, err = run(capsys, "train", path)
    assert code == 0
    assert "toy, LSTM 1 of 1 ran away and begins anew" in err
    monkeypatch.setattr(Training, "_update", lambda self: np.inf)
    code, _, err = run(capsys, "train", path)
    assert code == 1
    assert f"{path}: Training ran away" in err
