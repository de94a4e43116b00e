"""Few streams are drawn to train on."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def small_and_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash would leave its log in the test's own folder; few streams are drawn to train on."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "logs"))
    monkeypatch.setattr("game.level.training.level_training.POOL", 64)
