"""`pack` and `unpack` as they are typed."""

import json
from pathlib import Path

import pytest

from tests.commands import refused, run
from tests.wired import write_level


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    write_level(tmp_path / "mine")
    return tmp_path


def test_levels_go_into_a_file_and_come_out_again(
    capsys: pytest.CaptureFixture[str], here: Path
) -> None:
    (here / "mine" / "notes.md").write_text("x", "utf-8")
    code, out, _ = run(capsys, "pack", "mine")
    assert code == 0
    assert "mine.zip: 1 level in 2 files" in out
    assert "Left out, as they are not part of a level: notes.md." in out
    code, out, _ = run(capsys, "unpack", "mine.zip", "--into", "theirs")
    assert code == 0
    assert "theirs: 1 level in 2 files." in out
    assert f"play {Path('theirs') / 'toy.json'}" in out
    assert run(capsys, "validate", "theirs")[0] == 0
    assert "mine: there is something of this name already" in refused(capsys, "unpack", "mine.zip")


def test_what_cannot_be_packed_or_opened_is_said(
    capsys: pytest.CaptureFixture[str], here: Path
) -> None:
    assert "ends in .zip" in refused(capsys, "pack", "mine", "--out", "mine.tar")
    assert "no such file" in refused(capsys, "pack", "gone.json")
    assert "no such file" in refused(capsys, "unpack", "gone.zip")
    (here / "mine" / "toy.npz").unlink()
    said = refused(capsys, "pack", "mine")
    assert f'{Path("mine") / "toy.npz"}: Level "toy" has no trained network yet.' in said
    assert not (here / "mine.zip").exists()


def test_a_pack_of_one_level_is_played_as_that_level(
    capsys: pytest.CaptureFixture[str], here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(capsys, "pack", "mine")
    for _ in range(2):  # the second time it lies open already
        monkeypatch.setattr("sys.stdin.readline", lambda *_: "quit\n", raising=False)
        code, out, _ = run(capsys, "play", "mine.zip", "--text", "--data", "data")
        assert code == 0
        assert "Where from?" in out
    (opened,) = (here / "data" / "packs").iterdir()
    assert sorted(path.name for path in (opened / "mine").iterdir()) == ["toy.json", "toy.npz"]


@pytest.mark.parametrize("world", [True, False])
def test_of_several_levels_one_is_chosen(
    capsys: pytest.CaptureFixture[str], here: Path, monkeypatch: pytest.MonkeyPatch, world: bool
) -> None:
    write_level(here / "mine", id="also", title="Also there")
    if world:
        value = {"title": "My class", "order": 1, "levels": ["toy", "also"]}
        (here / "mine" / "world.json").write_text(json.dumps(value), "utf-8")
    run(capsys, "pack", "mine")
    typed = iter(["2", "quit"])
    monkeypatch.setattr("sys.stdin.readline", lambda *_: next(typed) + "\n", raising=False)
    code, out, _ = run(capsys, "play", "mine.zip", "--text", "--data", "data")
    assert code == 0
    assert ("My class" if world else "mine") in out
    titles = ["Where from?", "Also there"] if world else ["Also there", "Where from?"]
    assert f"1. {titles[0]}" in out
    assert out.count(titles[1]) == 1  # where it is played


def test_a_pack_that_is_refused_is_not_played_and_leaves_nothing(
    capsys: pytest.CaptureFixture[str], here: Path
) -> None:
    (here / "bad.zip").write_bytes(b"PK")
    assert "not a .zip file" in refused(capsys, "play", "bad.zip", "--text", "--data", "data")
    assert not (here / "data").exists()
