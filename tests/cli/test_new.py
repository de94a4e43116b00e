"""`new`: from nothing to a level that plays, without a question."""

from pathlib import Path

import pytest

from tests.commands import refused, run


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LSTM_GAME_DATA", str(tmp_path / "data"))
    return tmp_path


def test_every_command_it_names_works_at_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, _ = run(capsys, "new", "my levels/cows")
    assert code == 0
    named = [line.split("python main.py ")[1] for line in out.splitlines() if "main.py" in line]
    assert [words.split()[0] for words in named] == [
        "play", "validate", "sample", "train", "check", "pack",
    ]  # fmt: skip
    assert all("'my levels" in words for words in named)
    path = "my levels/cows.json"
    typed = iter(["i=1", "i=0", *[""] * 8, "o=1", "quit"])
    monkeypatch.setattr("sys.stdin.readline", lambda *_: next(typed) + "\n", raising=False)
    code, out, _ = run(capsys, "play", path, "--text")
    assert code == 0
    assert "Who is in the barn?" in out
    assert "three stars of three" in out
    assert run(capsys, "validate", path)[0] == 0
    assert run(capsys, "sample", path)[0] == 0
    assert run(capsys, "check", path)[0] == 0


def test_what_is_there_stays(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    assert run(capsys, "new", "cows.json")[0] == 0
    (here / "cows.json").write_text("mine", "utf-8")
    assert "stays as it is" in refused(capsys, "new", "cows.json")
    assert (here / "cows.json").read_text("utf-8") == "mine"
