"""`train --verify` as it is typed."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.level.loader import load_level
from game.level.network import load_trained
from game.lstm.checkpoint import Checkpoint, save_checkpoint
from game.lstm.training import Training
from tests.cli.training.trainings import TINY, stop_after, table
from tests.commands import refused, run
from tests.wired import write_level


@pytest.fixture
def shipped(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Path:
    """A level with a network that `train` made."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    path = write_level(folder, trained=False, train=TINY)
    assert run(capsys, "train", path)[0] == 0
    return path


def spoil(path: Path, change: Callable[[Checkpoint], Checkpoint]) -> None:
    save_checkpoint(path.with_suffix(".npz"), change(load_trained(load_level(path))))


def flipped(trained: Checkpoint) -> Checkpoint:
    """The network with its forget gate shut where it was open."""
    trained.weights["bias"][trained.weights.sizes.rows["f"]] -= 20.0
    return trained


def nudged(trained: Checkpoint) -> Checkpoint:
    """The network with its last bits changed."""
    trained.weights["bias"][:] += 1e-5
    return trained


def state_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in sorted(folder.iterdir())
    }


@pytest.mark.parametrize(
    ("harm", "code", "words"),
    [
        (None, 0, "toy: trained anew, it has the same weights, bit for bit."),
        (nudged, 0, "toy: trained anew, it has other weights and behaves the same: 100.0% of its"),
        (flipped, 1, "toy: trained anew, it is not the same network: "),
    ],
)
def test_verify_says_whether_the_network_comes_out_again_and_writes_nothing(
    capsys: pytest.CaptureFixture[str], shipped: Path, harm: Any, code: int, words: str
) -> None:
    if harm:
        spoil(shipped, harm)
    before = state_of(shipped.parent)
    found, out, err = run(capsys, "train", shipped, "--verify")
    assert found == code
    assert out.startswith(words)
    assert out.count("\n") == 1
    if harm is flipped:
        assert re.search(r'the forget gate of block A on "\w+" is 0\.\d+ apart on average', out)
    assert [row[0] for row in table(err, "Training toy, LSTM 1 of 1")] == ["", "shipped", "anew"]
    assert state_of(shipped.parent) == before


def test_verify_says_what_changed_in_the_level_since(
    capsys: pytest.CaptureFixture[str], shipped: Path
) -> None:
    text = shipped.read_text(encoding="utf-8").replace('"steps": 9', '"steps": 8')
    shipped.write_text(text, encoding="utf-8")
    _, out, _ = run(capsys, "train", shipped, "--verify")
    assert "toy: since it was trained, steps was 9 and is 8." in out
    assert "bit for bit" not in out


def test_verify_makes_only_the_attempt_that_won(
    capsys: pytest.CaptureFixture[str], shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, begin = [], Training.__init__

    def noted(self: Training, *args: Any) -> None:
        begin(self, *args)
        made.append(self.seed)

    monkeypatch.setattr(Training, "__init__", noted)
    assert run(capsys, "train", shipped, "--verify")[0] == 0
    assert made == [load_trained(load_level(shipped)).about["seed"]]


def test_verify_that_is_stopped_leaves_nothing(
    capsys: pytest.CaptureFixture[str], shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state_of(shipped.parent)
    stop_after(monkeypatch, "LSTM", 0)
    assert run(capsys, "train", shipped, "--verify")[0] == 130
    assert state_of(shipped.parent) == before


def test_verify_of_a_level_whose_training_was_stopped_leaves_that_alone(
    capsys: pytest.CaptureFixture[str], shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        stop_after(patched, "LSTM", 1)
        assert run(capsys, "train", shipped)[0] == 130
    before = state_of(shipped.parent)
    assert "toy.unfinished.npz" in before
    code, out, _ = run(capsys, "train", shipped, "--verify")
    assert (code, "bit for bit" in out) == (0, True)
    assert state_of(shipped.parent) == before


def test_verify_all_goes_through_every_level(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [write_level(tmp_path, id=name, trained=False, train=TINY) for name in ("one", "two")]
    assert run(capsys, "train", *paths)[0] == 0
    monkeypatch.setattr("game.cli.levels.all_level_paths", lambda: tuple(paths))
    spoil(paths[0], flipped)
    code, out, _ = run(capsys, "train", "--verify", "--all")
    assert code == 1  # though the last one is the same
    one, two = out.splitlines()
    assert one.startswith("one: trained anew, it is not the same network")
    assert two == "two: trained anew, it has the same weights, bit for bit."


def test_verify_without_a_network_stops_before_it_starts(
    capsys: pytest.CaptureFixture[str], shipped: Path, tmp_path: Path
) -> None:
    bare = write_level(tmp_path, id="bare", trained=False, train=TINY)
    err = refused(capsys, "train", shipped, bare, "--verify")
    assert 'Level "bare" has no trained network yet' in err
    assert f'python main.py train "{bare}"' in err
    assert "Training" not in err


def test_verify_of_a_network_that_was_not_trained_here_says_so(
    capsys: pytest.CaptureFixture[str], shipped: Path
) -> None:
    spoil(shipped, lambda each: Checkpoint(each.weights, {**each.about, "seed": None}))
    err = refused(capsys, "train", shipped, "--verify")
    assert f"{shipped.with_suffix('.npz')}: this network does not say which seed" in err


def test_verify_has_no_use_for_a_number_of_seeds(
    capsys: pytest.CaptureFixture[str], shipped: Path
) -> None:
    err = refused(capsys, "train", shipped, "--verify", "--seeds", "4")
    assert "--seeds has no say in it" in err


def test_verify_of_a_training_that_runs_away_names_the_level(
    capsys: pytest.CaptureFixture[str], shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Training, "_update", lambda self: np.inf)
    assert f"{shipped}: Training ran away" in refused(capsys, "train", shipped, "--verify")
