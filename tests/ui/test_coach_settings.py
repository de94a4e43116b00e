"""The coach's switches: in the settings and over a practice, by keys and by mouse."""

from collections.abc import Callable

import pygame
import pytest

from game.progress.settings import Settings, kept_settings
from game.progress.store import Store
from game.ui.context import AppContext
from game.ui.controls.bindings import bindings, find
from game.ui.scenes.coach import ASKS, CoachScene
from game.ui.scenes.rows import SWITCHES
from game.ui.scenes.settings import SettingsScene
from tests.ui.driving import Driver


class Below:
    """Stands in for a practice, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def ask(self, asked: str) -> None:
        self.asked.append(asked)


@pytest.mark.parametrize("mouse", [False, True])
@pytest.mark.parametrize("setting", SWITCHES)
def test_every_switch_is_taken_and_kept(
    app: AppContext, drive: Callable[..., Driver], setting: str, mouse: bool
) -> None:
    driver = drive(SettingsScene(app))
    before = getattr(Settings(), setting)
    to = f"{setting}:{not before}".lower()
    if mouse:
        driver.click("page:coach")
        driver.click(to)
    else:
        driver.tab_to("page:coach")
        driver.key(pygame.K_RETURN)
        driver.tab_to(to)
        driver.key(pygame.K_RETURN)
    assert getattr(app.settings, setting) is not before
    assert app.store.setting(setting) is not before
    assert getattr(kept_settings(app.store), setting) is not before
    driver.click("page:looks")
    assert driver.scene.focus.named("text") is not None  # type: ignore[attr-defined]


def test_what_was_kept_and_makes_no_sense_is_left_at_its_default() -> None:
    store = Store()
    store.set_setting("coach_bar", "perhaps")
    store.set_setting("bets", 7)
    assert kept_settings(store) == Settings()


@pytest.mark.parametrize(("setting", "row"), SWITCHES.items())
def test_over_a_practice_its_letter_switches_it(
    app: AppContext, drive: Callable[..., Driver], setting: str, row
) -> None:
    driver = drive(CoachScene(app, Below()))
    before = getattr(app.settings, setting)
    driver.write(bindings("right", "").keys(find(row.action, "practice"))[0])
    assert getattr(app.settings, setting) is not before
    driver.click(f"{setting}:{before}".lower())
    assert getattr(app.settings, setting) is before


@pytest.mark.parametrize("mouse", [False, True])
@pytest.mark.parametrize("ask", ASKS, ids=lambda ask: ask[0])
def test_what_it_is_asked_for_the_practice_below_hears_when_it_has_gone(
    app: AppContext, drive: Callable[..., Driver], ask, mouse: bool
) -> None:
    below = Below()
    driver = drive(SettingsScene(app), CoachScene(app, below))
    if mouse:
        driver.click(ask[0])
    else:
        driver.write(bindings("right", "").keys(find(ask[1], "practice", "play"))[0])
    assert below.asked == [ask[0]]
    assert driver.name == "SettingsScene"


@pytest.mark.parametrize("code", [pygame.K_c, pygame.K_ESCAPE])
def test_it_closes_by_the_key_that_opened_it(
    app: AppContext, drive: Callable[..., Driver], code: int
) -> None:
    driver = drive(SettingsScene(app), CoachScene(app, Below()))
    driver.key(code)
    assert driver.name == "SettingsScene"
