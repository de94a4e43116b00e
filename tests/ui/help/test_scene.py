"""F1: the objective and the keys, from everywhere, and the tutorial once more."""

from collections.abc import Callable

import pygame
import pytest

from game.progress.understood import understand, understood, was_led
from game.ui.context import AppContext
from game.ui.help.scene import HelpScene
from game.ui.ink.lettering import Drawn
from game.ui.paint import Painter
from game.ui.play.scene import PlayScene
from game.ui.scenes.settings import SettingsScene
from game.ui.screenshot import still_context
from game.ui.view import View
from tests.ui.driving import Driver

DriveIn = Callable[..., Driver]


def texts(scene: HelpScene) -> str:
    log = list[Drawn]()
    scene.paint(Painter(pygame.Surface((1280, 720)), View.fit((1280, 720)), scene.theme, log))
    return " ".join(drawn.text for drawn in log)


ABOUT = {
    "title": "You are the gates of a memory cell",
    "levels": "Choose a level.",
    "settings": "Everything here takes effect at once",
    "guide": "The Field guide explains each idea",
    "walk": "One step of the cell, part by part",
}


@pytest.mark.parametrize("name", ABOUT)
def test_away_from_a_play_it_tells_the_aim_and_how_to_get_about(
    app: AppContext, drive: Callable[..., Driver], name: str
) -> None:
    driver = drive(getattr(app.scenes, name)(app))
    driver.key(pygame.K_F1)
    assert isinstance(driver.scene, HelpScene)
    told = texts(driver.scene)
    assert ABOUT[name] in told
    assert "go from one thing to the next" in told
    driver.key(pygame.K_F1)
    assert driver.name != "HelpScene"


def test_in_a_play_it_tells_what_the_level_asks_for(
    app: AppContext, drive: Callable[..., Driver]
) -> None:
    level = app.library.load(app.library.worlds()[0].levels[0])
    driver = drive(app.scenes.play(level, app.plays.start(level), app, "First"))
    driver.key(pygame.K_F1)
    assert isinstance(driver.scene, HelpScene)
    told = texts(driver.scene)
    assert level.brief in told
    assert "let the token in" in told


@pytest.mark.parametrize("by", ["help", "settings"])
def test_the_tutorial_can_be_had_again(drive_in: DriveIn, by: str) -> None:
    app = still_context()
    was_led(app.store, "fluent")
    understand(app.store, "forget")
    app.change(prompts=False)
    below = app.scenes.title(app) if by == "help" else SettingsScene(app, "controls")
    driver = drive_in(app, below)
    if by == "help":
        driver.key(pygame.K_F1)
    driver.click("tutorial")
    scene = driver.scene
    assert isinstance(scene, PlayScene)
    assert scene.session.mode == "guided"
    assert scene.prompting.now is not None
    assert understood(app.store) == frozenset()
    driver.key(pygame.K_ESCAPE)
    assert driver.scene is below


def test_a_library_without_a_guided_level_has_no_tutorial(
    app: AppContext, drive: Callable[..., Driver]
) -> None:
    driver = drive(app.scenes.title(app))
    driver.key(pygame.K_F1)
    driver.click("tutorial")
    assert driver.name == "TitleScene"
