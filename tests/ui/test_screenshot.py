import json
from collections.abc import Callable
from math import inf
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.rules.move import Move
from game.ui.context import AppContext
from game.ui.directory import Directory
from game.ui.library import FolderLibrary
from game.ui.measuring.frames import measure_frames, measure_start
from game.ui.play.scene import PlayScene
from game.ui.scene import Push, Scene
from game.ui.scenes import order
from game.ui.screenshot import SceneName, take
from tests.shipped import levels_of
from tests.ui.driving import Driver
from tests.wired import write_level

NAMES: tuple[SceneName, ...] = (
    "title",
    "levels",
    "result",
    "settings",
    "help",
    "guide",
    "walk",
    "history",
    "watch",
    "rivals",
    "race",
    "duel",
)


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


def test_an_entry_of_the_guide_has_a_picture(app: AppContext) -> None:
    one, other = (take("guide", entry=name, size=(640, 360), app=app) for name in (None, "lstm"))
    assert pygame.image.tobytes(one, "RGB") != pygame.image.tobytes(other, "RGB")


@pytest.mark.parametrize(
    "name",
    [
        "play",
        "result",
        "wire",
        "network",
        "weights",
        "stream",
        "history",
        "watch",
        "rivals",
        "race",
        "duel",
    ],
)
def test_a_level_that_is_wired_has_its_pictures(app: AppContext, name: SceneName) -> None:
    app.library = FolderLibrary()
    level = app.library.load(levels_of("wire")[0])
    image = take(name, level=level, size=(640, 360), app=app)
    assert image.get_size() == (640, 360)


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_a_network_looked_into_has_three_pictures(app: AppContext, text: float) -> None:
    app.library = FolderLibrary()
    names: tuple[SceneName, ...] = ("inside", "inside-weights", "inside-memory")
    shots = [take(name, size=(640, 360), text=text, app=app) for name in names]
    assert len({pygame.image.tobytes(shot, "RGB") for shot in shots}) == 3


def test_the_first_level_that_fits_is_shown() -> None:
    assert take("wire", size=(640, 360)).get_size() == (640, 360)


def test_the_time_to_the_first_frame_is_measured() -> None:
    assert 0.0 < measure_start() < inf  # how long it may take, bench says


def test_frames_of_a_play_in_motion_are_measured(app: AppContext, levels_folder: Path) -> None:
    level = app.library.load(levels_folder / "first" / "toy.json")
    figures = measure_frames(80, level)
    assert figures["frames"] == 80
    assert 0 < figures["median"] <= figures["p99"] <= figures["worst"] < 2000


def test_a_play_in_progress_shows_its_brief(app: AppContext, levels_folder: Path) -> None:
    level = app.library.load(levels_folder / "first" / "toy.json")
    shown: list[PlayScene] = []

    class Keeps(Directory):
        def play(self, *args: Any, **values: Any) -> Scene:
            shown.append(PlayScene(*args, **values))
            return shown[-1]

    app.scenes = Keeps()
    take("play", level=level, moves=[Move.start(level)], size=(640, 360), app=app)
    assert shown[0].model.session.t == 1
    assert shown[0].model.notice.text == level.brief


@pytest.mark.parametrize("name", ["play", "result"])
def test_a_level_without_a_solution_has_a_picture(
    app: AppContext, tmp_path: Path, name: SceneName
) -> None:
    level = app.library.load(unsolved(tmp_path))
    assert take(name, level=level, size=(640, 360), app=app).get_size() == (640, 360)


def test_a_level_without_a_solution_is_played_to_its_result(
    tmp_path: Path, drive: Callable[..., Driver]
) -> None:
    path = unsolved(tmp_path)
    driver = drive()
    app = driver.app.context
    scene = order.play_scene(app, path)
    assert isinstance(scene, PlayScene)
    driver.app.apply(Push(scene))
    for _ in range(len(scene.session.deal)):
        driver.key(pygame.K_SPACE)
    driver.wait(3000)
    assert driver.name == "ResultScene"
    driver.wait(1000)
    driver.key(pygame.K_ESCAPE)
    assert driver.name == "LevelsScene"


def unsolved(folder: Path) -> Path:
    """A level that gives no solution, with a trained network."""
    path = write_level(folder)
    value = json.loads(path.read_text(encoding="utf-8"))
    del value["solution"]
    del value["baselines_fail"]
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def test_the_list_of_levels_opens_where_a_level_is(app: AppContext) -> None:
    app.library = FolderLibrary()
    last = app.library.worlds()[-1].levels[0]
    shots = [
        take("levels", level=level, size=(640, 360), app=app)
        for level in (None, app.library.load(last))
    ]
    assert len({pygame.image.tobytes(shot, "RGB") for shot in shots}) == 2
