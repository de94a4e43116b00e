from pathlib import Path

import pygame
import pytest

from game.ui.context import AppContext
from game.ui.frames import measure_frames, measure_start
from game.ui.screenshot import SceneName, take

NAMES: tuple[SceneName, ...] = ("title", "levels", "result", "settings", "help")


@pytest.mark.parametrize("name", NAMES)
def test_the_same_scene_gives_the_same_picture(
    name: SceneName, app: AppContext, levels_folder: Path, tmp_path: Path
) -> None:
    level = app.library.load(levels_folder / "first" / "toy.json")

    def shot(out: Path | None = None) -> bytes:
        image = take(name, level=level, size=(640, 360), out=out, app=app)
        return pygame.image.tobytes(image, "RGB")

    shot()  # a result is a first sight only once
    assert shot(tmp_path / "a" / "shot.png") == shot()
    assert (tmp_path / "a" / "shot.png").stat().st_size > 1000


def test_the_first_frame_comes_soon() -> None:
    assert measure_start() < 5000.0  # the target is 1 s; this only catches what hangs


def test_frames_of_a_play_in_motion_are_measured(app: AppContext, levels_folder: Path) -> None:
    level = app.library.load(levels_folder / "first" / "toy.json")
    figures = measure_frames(80, level)
    assert figures["frames"] == 80
    assert 0 < figures["median"] <= figures["p99"] <= figures["worst"] < 2000
