"""`validate` as it is typed."""

import json
from pathlib import Path

import pytest

from tests.commands import run
from tests.wired import level_json, write_level


def test_validate_says_what_is_fine_and_what_is_not(
    capsys: pytest.CaptureFixture[str], toy: Path
) -> None:
    code, out, _ = run(capsys, "validate", toy)
    assert (code, out) == (0, f"{toy}: fine.\n")
    bad = toy.with_name("bad.json")
    bad.write_text(json.dumps(level_json(id="bad") | {"titel": "x"}), encoding="utf-8")
    code, out, _ = run(capsys, "validate", toy.parent)
    assert code == 1
    assert "titel" in out
    assert "1 of 2 files cannot be used." in out


def test_validate_json_is_one_object(capsys: pytest.CaptureFixture[str], toy: Path) -> None:
    code, out, _ = run(capsys, "validate", "--json", toy, "no-such-level")
    assert code == 1
    value = json.loads(out)
    assert value["ok"] is False
    assert [file["ok"] for file in value["files"]] == [True, False]
    assert value["files"][1]["problems"][0]["message"]


def test_validate_knows_the_entries_of_the_field_guide(
    capsys: pytest.CaptureFixture[str], toy: Path
) -> None:
    write_level(toy.parent, id="read-up", guide=["forget-gate", "input-gates"])
    code, out, _ = run(capsys, "validate", toy.parent)
    assert code == 1
    assert 'guide[1]: the Field guide has no entry "input-gates". Expected one of: lstm' in out
    assert 'Did you mean "input-gate"?' in out
    assert "1 of 2 files cannot be used." in out


def test_validate_checks_worlds_too(capsys: pytest.CaptureFixture[str], toy: Path) -> None:
    world = {"title": "Hold", "order": 1, "levels": ["toy", "missing"]}
    toy.with_name("world.json").write_text(json.dumps(world), encoding="utf-8")
    code, out, _ = run(capsys, "validate", toy.parent)
    assert code == 1
    assert "missing" in out


def test_an_empty_folder_is_said_to_be_empty(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, _, err = run(capsys, "validate", tmp_path)
    assert code == 1
    assert "no level in this folder" in err
