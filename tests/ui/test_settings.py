from collections.abc import Callable
from dataclasses import fields

import pygame
import pytest

from game.progress.records import SettingValue
from game.progress.settings import Settings, kept_settings
from game.progress.store import Store
from game.ui.context import AppContext
from game.ui.scenes.settings import CHOICES, PAGES, SLIDERS, Page, SettingsScene
from game.words import say
from tests.ui.driving import Driver


def test_the_text_slider_takes_arrows(app: AppContext, drive: Callable[..., Driver]) -> None:
    driver = drive(SettingsScene(app))
    driver.tab_to("text")
    driver.key(pygame.K_RIGHT, pygame.K_RIGHT)
    assert app.settings.text == pytest.approx(1.2)
    driver.key(pygame.K_LEFT)
    assert app.settings.text == pytest.approx(1.1)
    assert app.store.setting("text") == pytest.approx(1.1)
    assert driver.app.view.text == pytest.approx(1.1)


@pytest.mark.parametrize("mouse", [False, True])
@pytest.mark.parametrize(
    ("page", "control", "setting", "value"),
    [
        ("looks", "theme:light", "theme", "light"),
        ("looks", "patterns:true", "patterns", True),
        ("looks", "fullscreen:true", "fullscreen", True),
        ("motion", "reduced_motion:false", "reduced_motion", False),
        ("motion", "speed:0.5", "speed", 0.5),
        ("motion", "speed:2.0", "speed", 2.0),
        ("sound", "muted:true", "muted", True),
        ("controls", "preset:left", "preset", "left"),
        ("coach", "bets:true", "bets", True),
    ],
)
def test_choices_are_taken_and_kept(
    app: AppContext, drive: Callable[..., Driver], page: Page, control: str, setting: str,
    value: SettingValue, mouse: bool,
) -> None:  # fmt: skip
    driver = drive(SettingsScene(app, page))
    if mouse:
        driver.click(control)
    else:
        driver.tab_to(control)
        driver.key(pygame.K_RETURN)
    assert getattr(app.settings, setting) == value
    assert app.store.setting(setting) == value
    assert driver.focused == control


def test_every_setting_has_a_place() -> None:
    rows = [name for names in PAGES.values() for name in names]
    shown = [name for name in rows if name not in ("tutorial", "profiles")]  # which lead elsewhere
    assert len(shown) == len(set(shown))
    assert {one.name for one in fields(Settings)} == set(shown)
    assert {*SLIDERS, *CHOICES} <= set(shown)


def test_a_language_is_spoken_at_once(app: AppContext, drive: Callable[..., Driver]) -> None:
    driver = drive(SettingsScene(app))
    driver.click("language:de")
    assert say("common.back") == "Zurück"
    driver.click("language:en")
    assert say("common.back") == "Back"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"), ("theme", 3), ("text", 9.0), ("text", "big"), ("text", True),
        ("language", "xx"), ("tempo", -1), ("sounds", 1.5), ("preset", "nose"), ("muted", 1),
        ("speed", 17),
    ],
)  # fmt: skip
def test_a_kept_setting_that_makes_no_sense_is_left_out(name: str, value: SettingValue) -> None:
    store = Store()
    store.set_setting(name, value)
    assert kept_settings(store) == Settings()


def test_every_setting_is_kept() -> None:
    store = Store()
    other = Settings(
        "light", 1.5, True, True, "de", True, True, 0.5, 0.5, 0.1, 0.2, 0.3, True, "left", "{}",
        False, False, False, False, False, True,
    )  # fmt: skip
    for one in fields(Settings):
        assert getattr(other, one.name) != getattr(Settings(), one.name), one.name
        store.set_setting(one.name, getattr(other, one.name))
    assert kept_settings(store) == other
