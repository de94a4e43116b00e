"""`check` as it is typed."""

import json
from pathlib import Path

import pytest

from tests.commands import run
from tests.wired import write_level


def test_check_proves_a_sound_level(capsys: pytest.CaptureFixture[str], toy: Path) -> None:
    code, out, _ = run(capsys, "check", toy, "--seeds", "10")
    assert code == 0
    assert "toy: proved" in out
    code, out, _ = run(capsys, "check", "--json", toy, "--seeds", "10")
    assert code == 0
    assert json.loads(out)["levels"][0]["ok"] is True


def test_check_fails_a_level_that_is_not_proved(
    capsys: pytest.CaptureFixture[str], toy: Path
) -> None:
    write_level(toy.parent, baselines_fail=["never_forget"])
    code, out, _ = run(capsys, "check", toy, "--seeds", "10")
    assert code == 1
    assert "FAIL  never_forget earns three stars" in out


def test_check_proves_several_levels_side_by_side_and_reports_in_order(
    capsys: pytest.CaptureFixture[str], toy: Path
) -> None:
    bad = toy.with_name("bad.json")
    bad.write_text("{", encoding="utf-8")
    other = write_level(toy.parent, id="other", baselines_fail=[])
    code, out, err = run(capsys, "check", toy, bad, other, "--seeds", "10", "--jobs", "2")
    assert code == 1
    verdicts = [line for line in out.splitlines() if "proved" in line]
    assert verdicts == [
        "toy: proved", "bad: not proved", "other: proved", "2 of 3 levels are proved.",
    ]  # fmt: skip
    assert err.splitlines() == [f"Checking {name} …" for name in ("toy", "bad", "other")]
