"""Two copies of the game on one store lose nothing, and never stand in each other's way."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from game.level.loader import load_level
from game.level.network import load_trained
from game.level.rivals import load_rivals
from game.progress.file.opening import FILE
from tests.hard.copies import APART, at_once, look
from tests.hard.kills import ROOT
from tests.wired import write_level

SECONDS = 1.5
"""For so long they are at it, in the suite; `python -m tests.hard copies` has many rounds."""

OLD = ROOT / "tests" / "progress" / "file" / "stores" / "form-1.sql"


@pytest.mark.parametrize("begin", ["new", "old"])
def test_nothing_that_either_earns_is_lost(tmp_path: Path, begin: str) -> None:
    if begin == "old":  # which both of them find when they start
        (tmp_path / "data").mkdir()
        with closing(sqlite3.connect(tmp_path / "data" / FILE)) as file:
            file.executescript(OLD.read_text("utf-8"))
    assert at_once(tmp_path, 2, SECONDS) > 0


def test_a_lost_play_would_be_noticed(tmp_path: Path) -> None:
    at_once(tmp_path, 1, 0.2)
    with pytest.raises(AssertionError):
        look(tmp_path, {9 * APART})


def train(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "main.py", "train", str(path)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"NO_COLOR": "1", "COLUMNS": "400"},
    )


def test_of_two_that_train_a_level_the_second_is_told(tmp_path: Path) -> None:
    path = write_level(tmp_path, trained=False, train={"steps": 200, "seeds": 2})
    with train(path) as first:
        assert first.stderr is not None
        assert "Training toy" in first.stderr.readline()
        with train(path) as second:
            _, told = second.communicate()
        assert first.poll() is None
        assert second.returncode == 1
        assert f"{path}: another copy of the game is training this level just now." in told
        assert "Traceback" not in told
        first.communicate()
    assert first.returncode == 0
    level = load_level(path)
    load_trained(level)
    load_rivals(level)
    assert {each.name for each in tmp_path.iterdir()} == {"toy.json", "toy.npz", "toy.rivals.npz"}
