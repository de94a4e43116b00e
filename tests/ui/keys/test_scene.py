"""Choosing keys: pressed, in conflict, swapped, taken back; by keys, mouse and gamepad."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pygame
import pytest

from game import words
from game.ui.context import AppContext
from game.ui.controls.actions import ACTIONS
from game.ui.controls.bindings import bindings, find
from game.ui.controls.keys import pad_press
from game.ui.controls.prompts import action_title
from game.ui.keys.scene import KeysScene
from game.ui.keys.table import SECTIONS, means_words
from game.ui.scenes.settings import SettingsScene
from tests.ui.audit import shoot
from tests.ui.driving import Driver
from tests.ui.seen import recording

UNDO, HINT = find("undo", "stream"), find("hint", "stream")


@pytest.fixture
def driver(app: AppContext, drive: Callable[..., Driver]) -> Driver:
    return drive(app.scenes.title(app), KeysScene(app))


@pytest.fixture
def scene(driver: Driver) -> KeysScene:
    assert isinstance(driver.scene, KeysScene)
    return driver.scene


def choose(driver: Driver, key: int, ident: str = "stream.undo") -> None:
    """Put the focus on the key of an action, press Enter, then the key."""
    cell = driver.scene.focus.named(f"keys:{ident}")  # type: ignore[attr-defined]
    driver.scene.focus.take(cell, show=True)  # type: ignore[attr-defined]
    driver.key(pygame.K_RETURN, key)


def test_the_settings_lead_here(app: AppContext, drive: Callable[..., Driver]) -> None:
    driver = drive(SettingsScene(app, "controls"))
    driver.tab_to("keys")
    driver.key(pygame.K_RETURN)
    assert driver.name == "KeysScene"
    driver.key(pygame.K_ESCAPE)
    assert driver.name == "SettingsScene"


def test_every_action_has_a_row_and_a_title(scene: KeysScene) -> None:
    listed = [row.action for row in scene._table.rows if row.action is not None]
    assert sorted(a.ident for a in listed) == sorted(a.ident for a in ACTIONS)
    assert sum(len(contexts) for contexts in SECTIONS.values()) == len({a.context for a in ACTIONS})
    for action in ACTIONS:
        assert "controls." not in action_title(action)
        assert scene.focus.named(f"keys:{action.ident}") is not None
        assert scene.focus.named(f"pad:{action.ident}") is not None


def test_a_key_is_given_by_pressing_it(app: AppContext, driver: Driver) -> None:
    choose(driver, pygame.K_q)
    assert app.controls.keys(UNDO) == ("q", "ctrl+z", "backspace")
    assert app.store.setting("keys") == app.settings.keys != ""
    assert driver.focused == "keys:stream.undo"
    assert app.prompt("undo", "stream") == "Q"


def test_a_key_may_be_held_with_another(app: AppContext, driver: Driver) -> None:
    driver.scene.ask(UNDO, "keys")  # type: ignore[attr-defined]
    driver.key(pygame.K_LSHIFT)  # not yet a press
    driver.key(pygame.K_q, mod=pygame.KMOD_LSHIFT)
    assert app.controls.keys(UNDO)[0] == "shift+q"


def test_a_button_is_given_by_pressing_it(app: AppContext, driver: Driver) -> None:
    driver.scene.ask(HINT, "pad")  # type: ignore[attr-defined]
    driver.pad("l3")
    assert app.controls.buttons(HINT)[0] == "l3"
    driver.scene.ask(HINT, "pad")  # type: ignore[attr-defined]
    driver.pad("b")  # it is given too: Esc or a click cancels
    assert app.controls.buttons(HINT)[0] == "b"


@pytest.mark.parametrize("how", ["esc", "click", "button", "other device"])
def test_waiting_for_a_key_can_be_given_up(
    app: AppContext, driver: Driver, scene: KeysScene, how: str
) -> None:
    scene.ask(UNDO, "keys")
    if how == "esc":
        driver.key(pygame.K_ESCAPE)
    elif how == "click":
        driver.click((600, 400))
    elif how == "button":
        driver.click("cancel")
    else:
        driver.pad("a")
    assert scene.choosing.waiting is None
    assert app.settings.keys == ""
    assert driver.scene is scene


@pytest.mark.parametrize("key", [pygame.K_F1, pygame.K_F11, pygame.K_TAB])
def test_keys_that_lead_out_are_refused_in_words(
    app: AppContext, driver: Driver, scene: KeysScene, key: int
) -> None:
    scene.ask(UNDO, "keys")
    driver.key(key)
    assert app.settings.keys == ""
    assert driver.scene is scene
    with recording() as seen:
        driver.app.draw()
    assert "always means the same" in seen.words


def _said(driver: Driver) -> str:
    driver.scene.layout(driver.app.view)
    with recording() as seen:
        driver.app.draw()
    return seen.words


def test_a_conflict_is_said_at_once_beside_both_and_can_be_swapped(
    app: AppContext, driver: Driver, scene: KeysScene
) -> None:
    choose(driver, pygame.K_h)
    assert app.controls.conflicts(UNDO, "keys") == (("h", HINT),)
    said = _said(driver)
    assert "H now means both “Undo” and “Hint”" in said
    rows = {row.action.ident: row.clash for row in scene._table.rows if row.action}
    assert rows["stream.undo"] == ("H also means: Hint",)
    assert rows["stream.hint"] == ("H also means: Undo",)
    assert driver.focused == "swap"
    driver.key(pygame.K_RETURN)
    assert app.controls.keys(UNDO)[0] == "h"
    assert app.controls.keys(HINT)[0] == "z"
    assert app.controls.conflicts(UNDO, "keys") == ()
    assert scene.choosing.clash is None


def test_a_conflict_can_be_swapped_though_keys_were_set_otherwise_meanwhile(
    app: AppContext, driver: Driver, scene: KeysScene
) -> None:
    choose(driver, pygame.K_h)
    app.change(keys=json.dumps({"right": {"stream.undo": []}}))
    driver.key(pygame.K_RETURN)
    assert scene.choosing.clash is None
    assert app.controls.keys(HINT)[0] == "z"


def test_a_conflict_may_be_kept(app: AppContext, driver: Driver, scene: KeysScene) -> None:
    choose(driver, pygame.K_h)
    driver.click("keep")
    assert app.controls.conflicts(UNDO, "keys") == (("h", HINT),)
    assert scene.choosing.clash is None


def test_one_is_reset_and_all_are_and_both_can_be_undone(app: AppContext, driver: Driver) -> None:
    choose(driver, pygame.K_q)
    choose(driver, pygame.K_k, "stream.guide")
    kept = app.settings.keys
    driver.scene.focus.take(driver.control("reset:stream.undo"), show=True)  # type: ignore[attr-defined]
    driver.key(pygame.K_RETURN)
    assert app.controls.keys(UNDO)[0] == "z"
    assert app.prompt("guide", "stream") == "K"
    driver.click("reset_all")
    assert app.settings.keys == ""
    driver.click("undo")
    driver.click("undo")
    assert app.settings.keys == kept
    driver.click("undo")
    driver.click("undo")
    assert app.settings.keys == ""
    assert not driver.control("undo").enabled


def test_each_hand_has_its_own_changes(app: AppContext, driver: Driver) -> None:
    choose(driver, pygame.K_q)
    driver.click("preset:left")
    assert app.settings.preset == "left"
    assert app.prompt("undo", "stream") == "Z"
    driver.click("reset_all")
    driver.click("preset:right")
    assert app.prompt("undo", "stream") == "Q"
    driver.click("undo")
    assert app.settings.preset == "left"


def test_the_focus_is_scrolled_into_sight(driver: Driver, scene: KeysScene) -> None:
    for _ in range(60):
        driver.key(pygame.K_DOWN)
    driver.wait(1000)
    current = scene.focus.current
    assert current is not None
    assert current.clip is not None
    assert current.clip.contains(current.rect)


def test_by_gamepad_alone_a_button_is_changed_and_swapped(app: AppContext, driver: Driver) -> None:
    driver.pad_to("pad:stream.hint")
    driver.pad("a", "x")
    assert driver.focused == "swap"
    driver.pad("a")
    assert app.controls.buttons(HINT) == ("x",)
    assert app.controls.buttons(UNDO) == ("y",)
    driver.pad("b")
    assert driver.name == "TitleScene"


def test_what_means_nothing_is_said_to() -> None:
    usual = bindings("right", "")
    assert means_words(usual, find("usual", "everywhere"), "pad") == "none"
    assert usual.action(pad_press("select"), "everywhere") is None


@pytest.mark.parametrize("tongue", ["en", "de"])
@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
def test_every_row_can_be_read_all_the_way_down(app: AppContext, text: float, tongue: str) -> None:
    """A picture shows the top of the list alone; here all of it is scrolled by."""
    words.use(tongue)
    app.settings = replace(app.settings, language=tongue)
    scene, found, offset = KeysScene(app), set[str](), 0.0
    shoot(scene, app, (1280, 720), text, "dark")
    while True:
        scene.scroll.offset = offset
        surface = pygame.Surface((1280, 720))
        with recording() as seen:
            scene.draw(surface)
        found |= {f"{one.asked!r} to {one.drawn!r}" for one in seen.texts if one.shortened}
        if offset >= scene.scroll.most:
            break
        offset = min(offset + 300.0, scene.scroll.most)
    assert not found, "\n".join(sorted(found))
