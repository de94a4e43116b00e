"""The slider of the text size, in the hands of somebody with a mouse."""

from collections.abc import Callable

import pygame
import pytest

from game.ui.context import AppContext
from game.ui.scenes.settings import SettingsScene
from tests.ui.driving import Driver


def test_the_text_slider_is_dragged_all_the_way(
    app: AppContext, drive: Callable[..., Driver], monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = drive(SettingsScene(app))
    driver.wait(50)
    place = driver.control("text").rect
    y = place.centery

    def mouse(kind: int, x: int, **more: object) -> None:
        monkeypatch.setattr(pygame.mouse, "get_pos", lambda: (x, y))
        driver.app.handle(pygame.Event(kind, pos=(x, y), touch=False, **more))
        driver.wait(50)

    mouse(pygame.MOUSEMOTION, place.left + 8, rel=(0, 0), buttons=(0, 0, 0))
    mouse(pygame.MOUSEBUTTONDOWN, place.left + 8, button=pygame.BUTTON_LEFT)
    for x in range(place.left + 8, place.right, 24):
        mouse(pygame.MOUSEMOTION, x, rel=(24, 0), buttons=(1, 0, 0))
    assert isinstance(driver.scene, SettingsScene)
    assert driver.scene.gui.slid("text") == pytest.approx(2.0)
    mouse(pygame.MOUSEBUTTONUP, place.right, button=pygame.BUTTON_LEFT)
    assert app.settings.text == pytest.approx(2.0)
    assert driver.app.view.text == pytest.approx(2.0)


def test_a_click_beside_the_knob_sets_the_text_slider(
    app: AppContext, drive: Callable[..., Driver]
) -> None:
    driver = drive(SettingsScene(app))
    place = driver.control("text").rect
    driver.click((place.right - 4, place.centery))
    assert app.settings.text == pytest.approx(2.0)
    driver.click(driver.control("text").rect.center)
    assert app.settings.text == pytest.approx(1.5)
