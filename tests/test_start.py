"""What opening the window does without: everything it must load comes before the first frame."""

import subprocess
import sys

import pytest

LOADED = "import sys, game.cli.play, game.ui.app, game.ui.title.scene; print(*sys.modules)"


@pytest.fixture(scope="module")
def loaded() -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True
    )
    return done.stdout.split()


@pytest.mark.parametrize("spared", ["game.text", "game.rules.wiring", "game.ui.play.scene", "rich"])
def test_the_window_opens_without(loaded: list[str], spared: str) -> None:
    assert "game.ui.title.scene" in loaded
    assert [name for name in loaded if name == spared or name.startswith(f"{spared}.")] == []
