"""F1 on every scene and state: what it is about and all its keys; Esc is as if never asked."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from game import words
from game.ui.context import AppContext
from game.ui.controls.actions import Action
from game.ui.controls.bindings import Bindings
from game.ui.controls.reach import own_actions
from game.ui.help.pages import PAGES
from game.ui.help.scene import HelpScene
from game.words import say
from tests.ui import every_scene
from tests.ui.driving import Driver
from tests.ui.every_scene import NAMES, Stage
from tests.ui.seen import recording

Open = Callable[[str], Driver]


@pytest.fixture
def open_scene(
    app: AppContext, drive_in: Callable[..., Driver], levels_folder: Path, tmp_path: Path
) -> Open:
    def opened(name: str) -> Driver:
        app.exports = tmp_path / "exports"
        app.settings, app.device = replace(app.settings, reduced_motion=True), "keys"
        stage = Stage(app, levels_folder, tmp_path)
        scene = every_scene.make(name, stage)
        driver = drive_in(app, *([stage.under] if stage.under is not None else []), scene)
        driver.wait(500)
        return driver

    return opened


def told(driver: Driver) -> str:
    """All that the page of help says, however far down."""
    scene: Any = driver.scene
    with recording() as seen:
        scene.scroll.jump(0.0)
        while True:
            driver.app.draw()
            if scene.scroll.offset >= scene.scroll.most:
                return " ".join(each.drawn for each in seen.texts)
            scene.scroll.jump(scene.scroll.offset + 100.0)


def press(driver: Driver, key: int) -> None:
    """Press a key and look, while no time goes by."""
    for kind in (pygame.KEYDOWN, pygame.KEYUP):
        driver.app.handle(pygame.Event(kind, key=key, mod=0, unicode="", scancode=0))
    driver.app.draw()


def is_help(driver: Driver) -> bool:
    return isinstance(driver.scene, HelpScene)


@pytest.mark.parametrize("name", NAMES)
def test_f1_tells_what_a_scene_is_about_and_all_its_keys(open_scene: Open, name: str) -> None:
    driver = open_scene(name)
    under: Any = driver.scene
    if is_help(driver):  # help itself: the same key leads back
        driver.key(pygame.K_F1)
        assert driver.scene is not under
        return
    assert under.help_topic in PAGES
    driver.key(pygame.K_F1)
    scene: Any = driver.scene
    assert is_help(driver)
    page = told(driver)
    for part in PAGES[under.help_topic].about:
        first = say(f"help.about.{under.help_topic}.{part}").split()[:4]
        assert " ".join(first) in page
    if (level := getattr(under, "level", None)) is not None:
        assert level.title in page
        assert " ".join(level.brief.split()[:4]) in page
    listed = {cap for caps, _ in scene.listed for cap in caps}
    for action in own_actions(under):
        caps = driver.app.context.caps(f"{action.context}:{action.name}")
        numbered = action.name[-1].isdigit()  # of those the first and the last are named
        assert not caps or numbered or set(caps) <= listed, action.ident


@pytest.mark.parametrize("name", NAMES)
def test_esc_leads_back_to_what_was_there(open_scene: Open, name: str) -> None:
    driver = open_scene(name)
    if is_help(driver):
        return  # tested above: it is left by the key it was asked for with
    driver.key(pygame.K_TAB, pygame.K_TAB, pygame.K_TAB)  # and no tip has come yet
    scene, stack, focused = driver.scene, list(driver.app.stack), driver.focused
    before = pygame.image.tobytes(driver.app.surface, "RGB")
    press(driver, pygame.K_F1)
    assert is_help(driver)
    assert pygame.image.tobytes(driver.app.surface, "RGB") != before
    press(driver, pygame.K_ESCAPE)
    assert driver.scene is scene
    assert list(driver.app.stack) == stack
    assert driver.focused == focused
    assert pygame.image.tobytes(driver.app.surface, "RGB") == before


@pytest.mark.parametrize("name", NAMES)
def test_what_the_player_changed_is_what_help_tells(
    open_scene: Open, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = open_scene(name)
    own = own_actions(driver.scene)
    changeable = [action for action in own if not action.fixed and not action.name[-1].isdigit()]
    if is_help(driver) or not changeable:
        return
    action, keys = changeable[0], Bindings.keys

    def changed(self: Bindings, of: Action) -> tuple[str, ...]:
        return ("f7",) if of is action else keys(self, of)

    monkeypatch.setattr(Bindings, "keys", changed)
    driver.key(pygame.K_F1)
    assert "F7" in told(driver).split()


@pytest.mark.parametrize("topic", PAGES)
def test_every_page_is_in_both_languages(app: AppContext, topic: Any) -> None:
    found = []
    for language in ("en", "de"):
        words.use(language)
        page = PAGES[topic]
        found.append([*page.paragraphs(), *(say(key) for _, key in page.keys(app.caps))])
    assert all(found[0])
    assert all(one != other for one, other in zip(*found, strict=True) if len(one) > 12)
