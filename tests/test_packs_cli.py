"""`pack` and `unpack` as they are typed."""

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
