"""Few streams are drawn to train on."""

import pytest


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few streams are drawn to train on."""
    monkeypatch.setattr("game.level.training.level_training.POOL", 64)
