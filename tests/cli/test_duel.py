"""The command `duel`: as text, and what it says when there is nothing to duel on."""

import io
from pathlib import Path

import pytest

from game.cli import main
from tests.rivalled import write_rivalled
from tests.wired import write_level


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_a_duel_is_played_as_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_rivalled(tmp_path)
    typed(monkeypatch, "f=0 i=1 o=0", "hold f=1 i=0", "o=1", "quit")
    command = ["duel", str(path), "--text", "--against", "NOVICE", "--data", str(tmp_path / "d")]
    assert main(command) == 0
    said = capsys.readouterr().out
    assert "duel with the novice" in said
    assert "You have won" in said


def test_the_same_seed_gives_the_same_streams(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_rivalled(tmp_path)
    said = []
    for seed in ("3", "3", "4", "5", "6"):
        typed(monkeypatch, "", "", "quit")
        main(["duel", str(path), "--text", "--seed", seed, "--data", str(tmp_path / "d")])
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    assert len(set(said)) > 1


def test_nobody_of_that_name_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_level(tmp_path)
    assert main(["duel", str(path), "--text", "--against", "RNN"]) == 1
    assert "has no trained rivals yet" in capsys.readouterr().err
    assert main(["duel", str(path), "--text", "--against", "you"]) == 1
    assert "There is no rival" in capsys.readouterr().err


def test_a_level_without_a_network_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_level(tmp_path, trained=False)
    assert main(["duel", str(path), "--text"]) == 1
    assert "has no trained network yet" in capsys.readouterr().err
