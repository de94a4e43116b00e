"""The list of rivals: whom to race, how, and the way into both."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.level.model import Level
from game.rules.practice.contenders import RIVALS
from game.ui.context import AppContext
from game.ui.ink.lettering import Drawn
from game.ui.practice.duel import DuelScene
from game.ui.practice.race import RaceScene
from game.ui.practice.rivals import RivalsScene
from tests.ui.driving import Driver
from tests.wired import write_level


@pytest.fixture
def scene(app: AppContext, rivalled: Level) -> RivalsScene:
    return RivalsScene(app, rivalled, "First")


def words(scene: RivalsScene) -> str:
    log: list[Drawn] = []
    from game.ui.paint import Painter

    scene.paint(Painter(pygame.Surface((1280, 720)), scene.view, scene.theme, log))
    return " ".join(each.text for each in log)


def test_it_says_who_is_who_and_how_they_play(
    scene: RivalsScene, drive: Callable[..., Driver]
) -> None:
    drive(scene)
    said = words(scene)
    assert "The network after 10 of its 100 steps of training" in said
    assert "No gates, as many weights" in said
    assert "30% of questions right" in said
    assert "not measured" in said  # nobody wrote down how the hand-wired network plays


def test_all_are_raced_unless_told_otherwise(
    scene: RivalsScene, drive: Callable[..., Driver]
) -> None:
    driver = drive(scene)
    driver.key(pygame.K_1)
    driver.click("rival:RNN")
    driver.key(pygame.K_t)
    driver.key(pygame.K_r)
    race = driver.scene
    assert isinstance(race, RaceScene)
    assert [track.name for track in race.race.rivals] == ["apprentice", "master", "network"]
    assert not race.race.open
    driver.key(pygame.K_ESCAPE)
    assert driver.scene is scene


def test_both_begin_by_the_mouse(scene: RivalsScene, drive: Callable[..., Driver]) -> None:
    driver = drive(scene)
    driver.click("tab:hidden")
    driver.click("race")
    assert isinstance(driver.scene, RaceScene)
    assert not driver.scene.race.open
    driver = drive(scene)
    driver.click("tab:master")
    driver.click("duel")
    assert isinstance(driver.scene, DuelScene)
    assert driver.scene.duel.opponent.name == "master"


def test_a_race_against_nobody_is_none(scene: RivalsScene, drive: Callable[..., Driver]) -> None:
    driver = drive(scene)
    driver.key(*range(pygame.K_1, pygame.K_1 + len(RIVALS)))
    assert not scene.chosen
    driver.key(pygame.K_r)
    driver.click("race")
    assert driver.scene is scene


def test_what_was_chosen_last_is_chosen_again(
    app: AppContext, scene: RivalsScene, drive: Callable[..., Driver]
) -> None:
    driver = drive(scene)
    driver.click("tab:hidden")
    driver.click("tab:apprentice")
    again = RivalsScene(app, scene.level)
    assert (again.reveal_as, again.opponent) == ("hidden", "apprentice")


def test_without_rivals_there_is_the_network(
    app: AppContext, tmp_path: Path, drive: Callable[..., Driver]
) -> None:
    level = app.library.load(write_level(tmp_path, id="alone"))
    scene = RivalsScene(app, level)
    driver = drive(scene)
    said = words(scene)
    assert "has no trained rivals yet" in said
    assert said.count("Not trained yet") == 4
    driver.key(pygame.K_1)
    assert scene.chosen == {"network"}
    driver.key(pygame.K_d)
    assert isinstance(driver.scene, DuelScene)
    assert driver.scene.duel.opponent.name == "network"


def test_a_network_that_goes_is_told_of(
    app: AppContext, tmp_path: Path, drive: Callable[..., Driver]
) -> None:
    path = write_level(tmp_path, id="going")
    scene = RivalsScene(app, app.library.load(path))
    driver = drive(scene)
    path.with_suffix(".npz").unlink()
    driver.key(pygame.K_r)
    assert driver.scene is scene
    assert "has no trained network yet" in scene.notice
    driver.key(pygame.K_d)
    assert driver.scene is scene


def test_a_level_that_asks_nothing_has_no_duel(
    app: AppContext, tmp_path: Path, drive: Callable[..., Driver]
) -> None:
    solution = {cls: {"f": 1, "i": 1, "o": 1} for cls in ("home", "chat", "ask")}
    level = app.library.load(
        write_level(
            tmp_path,
            id="asks-nothing",
            maps={},
            solution=solution,
            baselines_fail=[],
            stream=[{"repeat": [{"pick": "chat", "target": {"next": True}}], "times": [3, 4]}],
        )
    )
    scene = RivalsScene(app, level)
    driver = drive(scene)
    driver.key(pygame.K_d)
    assert driver.scene is scene
    assert "Nobody can fail in a duel here." in scene.notice


def test_a_saved_level_is_shown_as_it_is(scene: RivalsScene, drive: Callable[..., Driver]) -> None:
    driver = drive(scene)
    scene.reload(scene.level, scene.app.library.network(scene.level))
    driver.key(pygame.K_TAB)
    assert scene.found.names == RIVALS
