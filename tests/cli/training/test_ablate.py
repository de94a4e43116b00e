"""`ablate` as it is typed."""

import json
import re
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from game.level.training.ablation import WITHOUT, Ablation
from game.lstm.training import Training
from tests.cli.training.trainings import TINY, table
from tests.commands import refused, run
from tests.wired import write_level


def test_ablate_json_is_one_object_with_every_ingredient(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = write_level(tmp_path, trained=False, train=TINY)
    code, out, err = run(capsys, "ablate", path, "--seeds", "1", "--json")
    assert code == 0
    value = json.loads(out)
    assert list(value) == ["toy"]
    assert [row["without"] for row in value["toy"]] == list(WITHOUT)
    names = {field.name for field in fields(Ablation)}
    assert all(set(row) == names and row["attempts"] == 1 for row in value["toy"])
    assert "toy, without growing streams: 0/1 0." in err
    assert [file.name for file in tmp_path.iterdir()] == ["toy.json"]


def test_ablate_marks_what_a_levels_recipe_does_not_have(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    paths = [
        write_level(tmp_path, id=name, trained=False, train=TINY | {"carries": carries})
        for name, carries in (("who", "facts"), ("how-much", "amounts"))
    ]
    code, out, _ = run(capsys, "ablate", *paths, "--seeds", "1")
    assert code == 0
    head, *rows = table(out, "Legible networks of those trained")
    assert head == ["without", "who", "how-much", "in all"]
    assert [row[0] for row in rows] == list(WITHOUT)
    missing = {without for without, _, amounts, _ in rows if amounts == "-"}
    assert missing == {"noise on the candidate", "the push on the candidate"}
    for without, facts, amounts, in_all in rows:
        assert re.fullmatch(r"0/1 0\.\d\d\d", facts)
        assert without in missing or re.fullmatch(r"0/1 0\.\d\d\d", amounts)
        assert in_all == ("0/1" if without in missing else "0/2")


@pytest.mark.parametrize("json_too", [[], ["--json"]])
def test_ablate_of_what_is_not_there_is_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, json_too: list[str]
) -> None:
    code, out, err = run(capsys, "ablate", tmp_path / "none.json", *json_too)
    assert code == 1
    assert "none.json" in err
    assert "Traceback" not in err
    assert json.loads(out or "{}") == ({"ok": False, "error": err.strip()} if json_too else {})


def test_ablate_names_the_level_whose_training_ran_away(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_level(tmp_path, trained=False, train=TINY)
    monkeypatch.setattr(Training, "_update", lambda self: np.inf)
    assert f"{path}: Training ran away" in refused(capsys, "ablate", path, "--seeds", "1")
