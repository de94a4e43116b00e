"""The log: written where it belongs, else among passing files; kept small, and without names."""

import logging
from datetime import datetime
from pathlib import Path

import pytest

from game.progress import log
from game.progress.log import log_folder, report, write

NOW = datetime(2026, 1, 2, 3, 4, 5)


def broken(said: str = "oh no\nand more") -> ValueError:
    try:
        raise ValueError(said)
    except ValueError as error:
        return error


def test_an_entry_holds_the_error_and_what_it_happened_on(tmp_path: Path) -> None:
    found = report(broken(), "testing", tmp_path / "logs", NOW)
    assert found.summary == "ValueError: oh no"
    assert found.log == tmp_path / "logs" / "game.log"
    text = found.log.read_text(encoding="utf-8")
    assert text.startswith("2026-01-02 03:04:05")
    for words in (
        "while testing",
        "Traceback",
        "oh no",
        "numpy ",
        "pygame-ce ",
        "Python 3.",
        "LSTM",
    ):
        assert words in text


def test_entries_follow_one_another_and_old_ones_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "MAX_BYTES", 4000)
    for n in range(60):
        assert write(f"entry {n} " + "x" * 500, tmp_path, NOW) == tmp_path / "game.log"
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["game.log", "game.log.1", "game.log.2", "game.log.3"]
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 4 * 4000
    newest = (tmp_path / "game.log").read_text(encoding="utf-8")
    assert "entry 59 " in newest
    assert "entry 58 " in newest + (tmp_path / "game.log.1").read_text(encoding="utf-8")


def test_nobody_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "homes" / "ada.lovelace"
    monkeypatch.setattr("pathlib.Path.home", lambda: home)
    monkeypatch.setattr("getpass.getuser", lambda: "ada.lovelace")
    told = rf"no file {home}/levels/x.json, nor D:\pupils\ada.lovelace\x.json"
    path = write(told, tmp_path / "logs", NOW)
    assert path is not None
    text = path.read_text(encoding="utf-8")
    assert "ada.lovelace" not in text
    assert r"no file ~/levels/x.json, nor D:\pupils\USER\x.json" in text


def test_what_cannot_be_spelt_is_written_nevertheless(tmp_path: Path) -> None:
    found = report(broken("half a letter: \ud800"), "testing", tmp_path, NOW)
    assert found.log is not None
    assert "half a letter: \\ud800" in found.log.read_text(encoding="utf-8")


def test_where_the_folder_cannot_be_made_it_goes_among_passing_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked, passing = tmp_path / "file", tmp_path / "passing"
    blocked.write_text("not a folder", encoding="utf-8")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(passing))
    told = report(broken(), "testing", blocked / "logs", NOW)
    assert told.log == passing / "lstm-game" / "logs" / "game.log"
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(blocked))
    assert report(broken(), "testing", blocked / "logs", NOW).log is None
    (tmp_path / "logs" / "game.log").mkdir(parents=True)
    assert report(broken(), "testing", tmp_path / "logs", NOW).log is None
    assert "Traceback" not in "".join(capsys.readouterr())


def test_it_lies_in_the_data_folder(tmp_path: Path) -> None:
    assert log_folder(tmp_path) == tmp_path / "logs"
    assert log_folder(None).parent.name == "lstm-game"


def test_it_leaves_the_programs_own_logging_alone(tmp_path: Path) -> None:
    before = list(logging.getLogger().handlers)
    write("a note", tmp_path, NOW, logging.INFO)
    assert "INFO" in (tmp_path / "game.log").read_text(encoding="utf-8")
    assert logging.getLogger().handlers == before
