"""What `train` prints of its attempts and gates."""

import re
from pathlib import Path

import pytest

from game.level.loader import load_level
from game.level.network import load_trained
from tests.cli.training.trainings import TINY, table
from tests.commands import run
from tests.wired import level_json, write_level


def test_train_prints_every_attempt_and_marks_the_one_that_is_kept(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = write_level(tmp_path, trained=False, train=TINY)
    _, _, err = run(capsys, "train", path, "--seeds", "3")
    head, *rows = table(err, "Legibility")
    assert head == ["seed", "own", "solution", "rounded", "spread", "questions", "legible", ""]
    assert [row[0] for row in rows] == ["1", "2", "3"]
    about = load_trained(load_level(path)).about
    figures = about["legibility"]
    (kept,) = [row for row in rows if row[-1] == "kept"]
    assert kept == [
        str(about["seed"] + 1),
        f"{figures['own']:.3f}",
        f"{figures['solution'] / figures['own']:.1%}",
        f"{figures['rounded'] / figures['own']:.1%}",
        f"{figures['spread']:.3f}",
        f"{figures['right']:.1%}",
        "no",
        "kept",
    ]
    assert {row[-1] for row in rows} == {"kept", ""}
    written = f"{path.with_suffix('.npz')} and toy.rivals.npz written"
    assert written.replace(" ", "") in "".join(err.split())  # wherever the line is broken
    assert "Falls short: the network answers" in err


def test_train_of_a_level_without_a_solution_has_no_figure_for_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = write_level(tmp_path, trained=False, train=TINY, solution={}, baselines_fail=[])
    _, _, err = run(capsys, "train", path)
    assert {row[2] for row in table(err, "Legibility")[1:]} == {"-"}


def test_train_prints_the_gates_by_class_and_block(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = write_level(
        tmp_path, trained=False, train=TINY, gates={"forget": 1},
        memory={"blocks": 2, "cells": 2}, solution={}, baselines_fail=[],
    )  # fmt: skip
    _, _, err = run(capsys, "train", path)
    head, *rows = table(err, "Its gates, on average")
    assert head == ["token class", "block", "forget", "input", "output"]
    assert [row[:2] for row in rows] == [
        [cls, block] for cls in ("home", "chat", "ask") for block in "AB"
    ]
    for _, _, forget, *free in rows:
        assert forget == "locked"
        for gate in free:
            assert re.fullmatch(r"[01]\.\d\d ± 0\.\d\d\d", gate)


def test_words_of_a_level_are_printed_as_they_are(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    level = level_json()
    classes = {"[/b]" if name == "chat" else name: each for name, each in level["classes"].items()}
    solution = {"[/b]" if name == "chat" else name: s for name, s in level["solution"].items()}
    stream = [level["stream"][0], {"repeat": [{"pick": "[/b]"}], "times": 2}, level["stream"][2]]
    path = write_level(
        tmp_path, trained=False, train=TINY, classes=classes, solution=solution, stream=stream
    )
    code, _, err = run(capsys, "train", path)
    assert code == 0
    assert "[/b]" in [row[0] for row in table(err, "Its gates, on average")]
