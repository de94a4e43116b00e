"""The practice room: its doors by keys and by mouse, and what it says without a network."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.ui.context import AppContext
from game.ui.controls.bindings import bindings, find
from game.ui.library import FolderLibrary
from game.ui.play.scene import PlayScene
from game.ui.practice.doors import DOORS
from game.ui.practice.room import RoomScene
from game.ui.practice.training.scene import TrainingScene
from tests.ui.driving import Driver
from tests.wired import write_level


@pytest.fixture
def room(app: AppContext, levels_folder: Path) -> RoomScene:
    level = app.library.load(levels_folder / "first" / "toy.json")
    return RoomScene(app, level, "First")


@pytest.fixture
def bare(app: AppContext, levels_folder: Path) -> RoomScene:
    level = app.library.load(levels_folder / "second" / "bare.json")
    return RoomScene(app, level, "Second")


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_every_door_opens_by_its_letter_and_by_the_mouse(
    room: RoomScene, drive: Callable[..., Driver], door
) -> None:
    driver = drive(room)
    driver.write(bindings("right", "").keys(find(door.name, "room"))[0])
    assert driver.app.scene is not room
    driver = drive(room)
    driver.click(f"door:{door.name}")
    assert driver.app.scene is not room


def test_the_coach_hears_a_practice_on_a_stream_that_no_first_play_is_on(
    room: RoomScene, drive: Callable[..., Driver]
) -> None:
    driver = drive(room)
    driver.key(pygame.K_c)
    scene = driver.app.scene
    assert isinstance(scene, PlayScene)
    assert scene.session.mode == "practice"
    assert scene.session.seed != room.level.play.seed


def test_without_a_network_it_says_so_and_keeps_shut(
    bare: RoomScene, drive: Callable[..., Driver]
) -> None:
    driver = drive(bare)
    driver.key(pygame.K_c)
    assert driver.app.scene is bare
    assert "has no trained network yet" in bare._trouble


@pytest.mark.parametrize("how", ["key", "enter", "mouse"])
def test_without_a_network_the_first_door_trains_one_at_once(
    bare: RoomScene, drive: Callable[..., Driver], how: str
) -> None:
    driver = drive(bare)
    assert bare.doors[0].name == "train"
    assert driver.focused == "door:train"
    if how == "mouse":
        driver.click("door:train")
    else:
        driver.key(pygame.K_t if how == "key" else pygame.K_RETURN)
    scene = driver.app.scene
    assert isinstance(scene, TrainingScene)
    assert scene.course is not None
    assert scene.course.state == "starting"


def test_with_a_network_the_last_door_offers_to_train_it_anew(
    room: RoomScene, drive: Callable[..., Driver]
) -> None:
    driver = drive(room)
    assert [door.title for door in room.doors][-1] == "Train it anew"
    assert driver.focused == f"door:{DOORS[0].name}"
    driver.key(pygame.K_t)
    scene = driver.app.scene
    assert isinstance(scene, TrainingScene)
    assert scene.course is None, "what is there is not replaced unasked"


def test_a_training_that_was_left_half_way_is_told_at_the_door(
    app: AppContext, tmp_path: Path, drive: Callable[..., Driver]
) -> None:
    path = write_level(tmp_path, trained=False)
    path.with_suffix(".unfinished.npz").write_bytes(b"as it was")
    room = RoomScene(app, app.library.load(path))
    drive(room)
    assert "left half-way and is kept" in room.doors[0].words


def test_the_games_own_levels_have_no_such_door(
    app: AppContext, drive: Callable[..., Driver]
) -> None:
    app.library = FolderLibrary()
    room = RoomScene(app, app.library.load(app.library.worlds()[0].levels[0]))
    driver = drive(room)
    assert room.doors == DOORS
    driver.key(pygame.K_t)
    assert driver.app.scene is room


def test_where_no_network_is_and_none_can_be_trained_it_says_why(
    bare: RoomScene, drive: Callable[..., Driver], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("game.level.training.permit.try_folder", refuse)
    drive(bare)
    assert bare.doors == DOORS
    assert "cannot be written (Permission denied)" in bare._trouble
