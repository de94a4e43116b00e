"""`rivals` as it is typed: who is compared, and every figure can be read on any terminal."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console

from game.cli.rivals import _gradients_table
from game.level.model import Level
from game.lstm.lags import Fading
from game.rules.rivals import Comparison
from tests.commands import run
from tests.wired import toy_level, write_level


def faded(level: Level, lags: int) -> Comparison:
    """Gradients that halve at every step back."""
    shares = 0.5 ** np.arange(lags)
    gradients = {
        (name, state): Fading(shares, shares, shares if name == "LSTM" else None)
        for name in ("LSTM", "RNN")
        for state in ("untrained", "trained")
    }
    return Comparison(level, 256, {}, (), 0.25, 6, gradients)


@pytest.mark.parametrize("width", [80, 100, 200])
@pytest.mark.parametrize("lags", [1, 2, 31, 111, 900])
def test_no_figure_is_cut_and_both_ends_are_there(width: int, lags: int) -> None:
    console = Console(width=width)
    with console.capture() as printed:
        console.print(_gradients_table(faded(toy_level(), lags), console))
    lines = printed.get().splitlines()
    assert max(map(len, lines)) <= width
    assert "…" not in printed.get()
    head = [int(number) for number in re.findall(r"\d+", lines[2])]
    assert head[0] == 0
    assert head[-1] == lags - 1
    assert head == sorted(set(head))
    rows = [line for line in lines if "trained" in line]
    assert len(rows) == 8
    assert all(f" {0.5 ** (lags - 1):.2g} " in row for row in rows)


def test_rivals_compares_all_who_play_a_level(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = write_level(tmp_path, trained=False, train={"steps": 9, "seeds": 1})
    run(capsys, "train", path)
    code, out, _ = run(capsys, "rivals", path)
    assert code == 0
    for name in ("novice", "apprentice", "master", "network", "RNN", "do_nothing", "highway"):
        assert name in out
    assert "The RNN answers" in out
    code, out, _ = run(capsys, "rivals", path, "--json")
    assert code == 0
    value = json.loads(out)
    assert [each["name"] for each in value["networks"]][-1] == "RNN"
    assert value["gradients"]["LSTM"]["trained"]["state"][0] == 1.0


def test_rivals_study_trains_anew_and_writes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = write_level(tmp_path, trained=False, train={"steps": 4, "seeds": 1})
    code, out, _ = run(capsys, "rivals", path, "--study", "--json")
    assert code == 0
    found = json.loads(out)["study"]
    assert [(each["kind"], each["grown"]) for each in found] == [
        ("LSTM", True), ("RNN", True), ("LSTM", False), ("RNN", False),
    ]  # fmt: skip
    code, out, _ = run(capsys, "rivals", path, "--study")
    assert code == 0
    assert "full streams from the start" in out
    assert list(tmp_path.glob("*.npz")) == []


def test_rivals_without_a_network_says_how_to_get_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = write_level(tmp_path, trained=False)
    code, out, err = run(capsys, "rivals", path, "--json")
    assert code == 1
    assert json.loads(out)["ok"] is False
    assert "no trained network yet" in err
