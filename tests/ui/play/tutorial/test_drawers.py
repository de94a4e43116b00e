"""What is said of drawers, in the window: it goes once they were told apart, or after two steps."""

from collections.abc import Callable

import pygame
import pytest

from game.progress.understood import understand, understood
from game.ui.context import AppContext
from game.ui.play.scene import PlayScene
from tests.ui.driving import Driver
from tests.ui.play.conftest import Open


@pytest.fixture
def driver(app: AppContext, opened: Open, drive: Callable[..., Driver]) -> Driver:
    """A play with two drawers, about which something is said."""
    understand(app.store, "forget")
    driver = drive(opened(2, prompts=True))
    assert said(driver) == "ideas.drawers"
    return driver


def said(driver: Driver) -> str | None:
    assert isinstance(driver.scene, PlayScene)
    now = driver.scene.prompting.now
    return now.name if now is not None else None


def test_it_goes_once_the_input_valves_stand_apart(app: AppContext, driver: Driver) -> None:
    driver.key(pygame.K_i, pygame.K_RETURN)
    assert isinstance(driver.scene, PlayScene)
    first, second = driver.scene.model.move.i
    assert abs(first - second) > 0.5
    assert said(driver) != "ideas.drawers"
    assert "drawers" in understood(app.store)


def test_turning_another_gate_does_not_make_it_go(app: AppContext, driver: Driver) -> None:
    driver.key(pygame.K_f, pygame.K_RETURN)
    assert said(driver) == "ideas.drawers"
    assert "drawers" not in understood(app.store)


def test_it_goes_after_two_steps_with_the_drawers_alike(app: AppContext, driver: Driver) -> None:
    driver.key(pygame.K_SPACE)
    assert said(driver) == "ideas.drawers"
    driver.key(pygame.K_SPACE)
    assert said(driver) != "ideas.drawers"
    assert "drawers" in understood(app.store)
