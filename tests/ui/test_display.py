import subprocess
import sys
from pathlib import Path

import pytest

from game.ui.display import NoDisplay, open_display

ROOT = Path(__file__).parents[2]


def test_a_driver_asked_for_is_taken() -> None:
    open_display({"SDL_VIDEODRIVER": "dummy"})


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_no_display_is_said_so_before_sdl_is_started() -> None:
    with pytest.raises(NoDisplay, match="no display"):
        open_display({})


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_sdl_falling_back_to_drawing_unseen_counts_as_no_display() -> None:
    code = (
        "from game.ui.app import NoDisplay, open_game\n"
        "try: open_game()\n"
        "except NoDisplay as error: print('none:', error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"DISPLAY": ":254", "PATH": "/usr/bin", "HOME": "/nonexistent"},
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert "none: The display ':254' could not be opened." in done.stdout, done.stderr
