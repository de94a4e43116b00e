"""The practice room: its doors by keys and by mouse, and what it says without a network."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.ui.context import AppContext
from game.ui.play.scene import PlayScene
from game.ui.practice.doors import DOORS
from game.ui.practice.room import RoomScene
from tests.ui.driving import Driver


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
    driver.key(door.key[1])
    assert driver.app.scene is not room
    driver = drive(room)
    driver.click(f"door:{door.name}")
    assert driver.app.scene is not room


def test_letters_of_doors_are_all_different() -> None:
    assert len({door.key for door in DOORS}) == len(DOORS)
    assert all(pygame.key.name(door.key[1]).upper() == door.key[0] for door in DOORS)


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
