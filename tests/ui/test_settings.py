from collections.abc import Callable

import pygame
import pytest

from game.ui.context import AppContext
from game.ui.scenes.settings import SettingsScene
from tests.ui.driving import Driver


def test_the_text_slider_takes_arrows(app: AppContext, drive: Callable[..., Driver]) -> None:
    driver = drive(SettingsScene(app))
    assert driver.focused == "text"
    driver.key(pygame.K_TAB, pygame.K_RIGHT, pygame.K_RIGHT)
    assert app.settings.text == pytest.approx(1.2)
    driver.key(pygame.K_LEFT)
    assert app.settings.text == pytest.approx(1.1)
    assert app.store.setting("text") == pytest.approx(1.1)
    assert driver.app.view.text == pytest.approx(1.1)


@pytest.mark.parametrize("mouse", [False, True])
@pytest.mark.parametrize(
    ("control", "setting", "value"),
    [
        ("motion:Full", "reduced_motion", False),
        ("speed:Slow", "speed", 0.5),
        ("speed:Fast", "speed", 2.0),
        ("fullscreen:Full screen", "fullscreen", True),
    ],
)
def test_choices_are_taken_and_kept(
    app: AppContext, drive: Callable[..., Driver], control: str, setting: str,
    value: bool | float, mouse: bool,
) -> None:  # fmt: skip
    driver = drive(SettingsScene(app))
    if mouse:
        driver.click(control)
    else:
        driver.tab_to(control)
        driver.key(pygame.K_RETURN)
    assert getattr(app.settings, setting) == value
    assert app.store.setting(setting) == value
    assert driver.focused == control
