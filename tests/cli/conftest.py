"""What tests of commands share: no progress of ours, no display, a small level, typed lines."""

import io
from pathlib import Path

import pytest

from tests.wired import write_level


@pytest.fixture(autouse=True)
def nothing_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Progress and logs go to the test's own folder, and there is no display."""
    monkeypatch.setenv("LSTM_GAME_DATA", str(tmp_path / "data"))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    folder = tmp_path / "levels"
    folder.mkdir()
    return write_level(folder, baselines_fail=["always_open"])


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    lines: list[str] = []
    monkeypatch.setattr("sys.stdin", Lines(lines))
    return lines


class Lines(io.StringIO):
    """Standard input whose lines a test fills in."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.lines = lines

    def readline(self, size: int | None = -1, /) -> str:
        return self.lines.pop(0) + "\n" if self.lines else ""
