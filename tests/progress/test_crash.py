"""Crash logs: written where they belong, else among passing files, else not at all."""

from datetime import datetime
from pathlib import Path

import pytest

from game.progress.crash import report

NOW = datetime(2026, 1, 2, 3, 4, 5)


def broken() -> ValueError:
    try:
        raise ValueError("oh no\nand more")
    except ValueError as error:
        return error


def test_a_log_holds_the_traceback_and_what_it_happened_on(tmp_path: Path) -> None:
    found = report(broken(), "testing", tmp_path / "logs", NOW)
    assert found.summary == "ValueError: oh no"
    assert found.log == tmp_path / "logs" / "crash-20260102-030405.log"
    text = found.log.read_text(encoding="utf-8")
    for words in ("while testing", "Traceback", "oh no", "numpy", "pygame-ce", "Python"):
        assert words in text


def test_where_the_folder_cannot_be_made_it_goes_among_passing_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked, passing = tmp_path / "file", tmp_path / "passing"
    blocked.write_text("not a folder", encoding="utf-8")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(passing))
    assert report(broken(), "testing", blocked / "logs", NOW).log == passing / (
        "crash-20260102-030405.log"
    )
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(blocked))
    assert report(broken(), "testing", blocked / "logs", NOW).log is None
