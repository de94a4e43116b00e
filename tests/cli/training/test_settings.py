"""Which settings `train` takes and refuses, and one that is too bold."""

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.level.loader import load_level
from game.level.network import load_trained
from tests.cli.training.trainings import RUNS_AWAY
from tests.commands import refused, run
from tests.wired import level_json, write_level

BAD_SETTINGS: list[tuple[dict[str, Any], str, str]] = [
    ({"steps": 0}, "train.steps: found 0.", "at least 1"),
    ({"batch": 0}, "train.batch: found 0.", "at least 1"),
    ({"learning_rate": 0}, "train.learning_rate: found 0.", "more than 0"),
    ({"learning_rate": 2}, "train.learning_rate: found 2.", "at most 1"),
    ({"learning_rate": float("nan")}, "NaN is not a number", "a plain number"),
    ({"seeds": 0}, "train.seeds: found 0.", "at least 1"),
    ({"grown_at": 1}, "train.grown_at: found 1.", "at most 0.9"),
    ({"sharpen_from": 7}, "train.sharpen_from: found 7.", "at most 1"),
    (
        {"sharpen_from": 0.5, "sharpen_full": 0.2},
        "train.sharpen_full: noise and push set in at 0.5 of the steps and are to be at full by "
        "0.2.",
        "at least 0.5",
    ),
    (
        {"sharpen_from": 0.8},
        "train.sharpen_from: noise and push set in at 0.8",
        'at most 0.6. Lower it, or give "sharpen_full" as well (it is 0.6 if left out).',
    ),
    ({"sharpen_full": 0.1, "carries": "trends"}, "train.sharpen_full: noise", "at least 0.3"),
    ({"input_cost": -1}, "train.input_cost: found -1.", "at least 0"),
    ({"output_cost": -0.5}, "train.output_cost: found -0.5.", "at least 0"),
    ({"forget_cost": -0.1}, "train.forget_cost: found -0.1.", "at least 0"),
]


@pytest.mark.parametrize(("train", "what", "expected"), BAD_SETTINGS)
def test_train_refuses_settings_that_can_teach_nothing(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    train: dict[str, Any],
    what: str,
    expected: str,
) -> None:
    path = tmp_path / "toy.json"
    path.write_text(json.dumps(level_json(train=train), indent=1), encoding="utf-8")
    err = refused(capsys, "train", path)
    assert re.match(rf"{re.escape(str(path))}:\d+: ", err)
    assert what in err
    assert f"Expected {expected}" in err
    assert err.count("\n") == 1
    assert [file.name for file in tmp_path.iterdir()] == ["toy.json"]


def test_settings_are_told_together_though_one_of_them_is_of_no_kind_at_all(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "toy.json"
    train = {"carries": ["facts"], "sharpen_from": "late", "steps": 0}
    path.write_text(json.dumps(level_json(train=train), indent=1), encoding="utf-8")
    err = refused(capsys, "train", path)
    for name in train:
        assert f"train.{name}: found " in err


@pytest.mark.parametrize(
    "train", [{"sharpen_from": 0.6}, {"sharpen_from": 0.9, "sharpen_full": 0.9}, {"grown_at": 0.9}]
)
def test_settings_at_the_edge_are_fine(tmp_path: Path, train: dict[str, Any]) -> None:
    assert load_level(write_level(tmp_path, trained=False, train=train)).train.recipe


def test_train_refuses_absurd_sizes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "toy.json"
    level = level_json(memory={"blocks": 7, "cells": 1000})
    path.write_text(json.dumps(level), encoding="utf-8")
    err = refused(capsys, "train", path)
    assert "memory.blocks: found 7. Expected at most 6." in err
    assert "memory.cells: found 1000. Expected at most 8." in err


def test_a_run_that_diverges_begins_anew_and_ends_in_a_network(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    home = {"pick": "home", "as": "h", "target": {"map": "language", "of": "h"}}
    stream = [{"repeat": [home], "times": [1, 3]}, *level_json()["stream"][1:]]
    path = write_level(
        tmp_path, trained=False, train=RUNS_AWAY, stream=stream, solution={}, baselines_fail=[],
        memory={"blocks": 6, "cells": 8, "recurrent": True},
    )  # fmt: skip
    code, _, err = run(capsys, "train", path)
    assert code == 0
    assert "toy, LSTM 1 of 1 ran away and begins anew with a lower learning rate." in err
    network = load_trained(load_level(path)).weights
    assert all(np.isfinite(array).all() for array in network.arrays.values())
