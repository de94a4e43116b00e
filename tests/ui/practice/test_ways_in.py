"""The ways into a level's practice: from the list of levels, and from the command line."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.level.library import all_level_paths
from game.ui.app import open_game
from game.ui.context import AppContext
from game.ui.levels.scene import LevelsScene
from game.ui.library import FolderLibrary
from game.ui.scene import Scene
from game.ui.screenshot import still_context
from game.ui.view import View
from tests.ui.driving import Driver


def names(driver: Driver) -> list[str]:
    return [type(scene).__name__ for scene in driver.app.stack]


@pytest.mark.parametrize("world", ["1", "2"])
def test_p_opens_the_room_of_the_level_in_focus(
    app: AppContext, drive: Callable[..., Driver], world: str
) -> None:
    driver = drive(LevelsScene(app))
    driver.write(world)
    focused = driver.focused
    assert focused is not None
    driver.key(pygame.K_p)
    if focused == "level:broken":
        assert names(driver) == ["LevelsScene"]
    else:  # a level without a network has a room too, which says so
        assert names(driver) == ["LevelsScene", "RoomScene"]
        assert focused == f"level:{driver.scene.level.id}"  # type: ignore[attr-defined]


def test_p_does_nothing_where_no_level_is_in_focus(
    app: AppContext, drive: Callable[..., Driver]
) -> None:
    driver = drive(LevelsScene(app))
    driver.tab_to("back")
    driver.key(pygame.K_p)
    assert names(driver) == ["LevelsScene"]


@pytest.mark.parametrize(("size", "text"), [((1280, 720), 1.0), ((1280, 720), 2.0),
                                            ((1920, 1080), 1.5)])  # fmt: skip
def test_a_click_on_the_chip_leads_there_and_one_beside_it_plays(
    app: AppContext, drive_in: Callable[..., Driver], size: tuple[int, int], text: float
) -> None:
    app.change(text=text)
    scene = LevelsScene(app)
    driver = drive_in(app, scene, size=size)
    chip = scene._cards.shown[1].chip
    driver.click(chip.rect.center)
    assert names(driver) == ["LevelsScene", "RoomScene"]
    assert driver.scene.level.id == "again"  # type: ignore[attr-defined]
    driver.key(pygame.K_ESCAPE)
    driver.click(f"level:{scene._cards.shown[1].card.name}")
    assert driver.name == "PlayScene"


def test_a_level_that_is_broken_says_so(app: AppContext, drive: Callable[..., Driver]) -> None:
    scene = LevelsScene(app)
    driver = drive(scene)
    driver.write("2")
    driver.click(next(s.chip.rect.center for s in scene._cards.shown if s.card.name == "broken"))
    assert names(driver) == ["LevelsScene"]
    assert "broken.json" in scene._notice


@pytest.mark.parametrize("text", [1.0, 1.2, 1.5, 2.0])
def test_every_chip_of_the_game_is_on_its_card_and_large_enough(text: float) -> None:
    app = still_context(FolderLibrary(), text=text)
    scene = LevelsScene(app)
    scene.layout(View.fit((1280, 720), text))
    seen = 0
    for world in app.library.worlds():
        scene._chooser(world)()
        for shown in scene._cards.shown:
            card, chip = shown.control.rect, shown.chip.rect
            assert min(chip.size) >= 40
            assert card.contains(chip)
            seen += 1
    assert seen == len(all_level_paths())


# -- from the command line ------------------------------------------------------------------------


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Scene]:
    """The scenes a window would show."""
    scenes: list[Scene] = []

    def run(_: AppContext, stack: list[Scene]) -> int:
        scenes.extend(stack)
        return 0

    monkeypatch.setattr("game.ui.app.run", run)
    return scenes


def kinds(scenes: list[Scene]) -> list[str]:
    return [type(scene).__name__ for scene in scenes]


def test_practice_opens_over_the_room_and_the_list(
    app: AppContext, levels_folder: Path, shown: list[Scene]
) -> None:
    level = app.library.load(levels_folder / "first" / "toy.json")
    assert open_game(level, 11, store=app.store, library=app.library, practice=True) == 0
    assert kinds(shown) == ["TitleScene", "LevelsScene", "RoomScene", "PlayScene"]
    session = shown[-1].session  # type: ignore[attr-defined]
    assert (session.mode, session.seed) == ("practice", 11)


def test_practice_goes_on_where_it_was_left(
    app: AppContext, levels_folder: Path, shown: list[Scene]
) -> None:
    level = app.library.load(levels_folder / "first" / "toy.json")
    left = app.plays.start(level, 5, "practice")
    app.plays.keep(left.play(left.valves))
    open_game(level, store=app.store, library=app.library, practice=True)
    session = shown[-1].session  # type: ignore[attr-defined]
    assert (session.mode, session.seed, session.t) == ("practice", 5, 1)


def test_a_level_without_a_network_opens_in_its_room(
    app: AppContext, levels_folder: Path, shown: list[Scene]
) -> None:
    level = app.library.load(levels_folder / "second" / "bare.json")
    open_game(level, store=app.store, library=app.library, practice=True)
    assert kinds(shown) == ["TitleScene", "LevelsScene", "RoomScene"]


def test_practice_of_no_level_in_particular_opens_the_list(
    app: AppContext, shown: list[Scene]
) -> None:
    open_game(store=app.store, practice=True)
    assert kinds(shown) == ["TitleScene", "LevelsScene"]
