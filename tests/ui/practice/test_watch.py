"""A play that plays itself again: paused, stepped, and gone through by keys and mouse."""

from collections.abc import Callable
from dataclasses import replace

import pygame
import pytest

from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.help.pages import PAGES
from game.ui.help.scene import HelpScene
from game.ui.play.coach import NO_COACH
from game.ui.practice.watch import WatchScene
from tests.ui.driving import Driver

Drive = Callable[..., Driver]


@pytest.fixture
def driver(app: AppContext, finished: Session, drive: Drive) -> Driver:
    return drive(app.scenes.title(app), WatchScene(app, finished, "First"))


def watch(driver: Driver) -> WatchScene:
    assert isinstance(driver.scene, WatchScene)
    return driver.scene


@pytest.mark.parametrize("still", [True, False])
def test_it_plays_itself_to_its_end_as_it_was_played(
    app: AppContext, finished: Session, drive: Drive, still: bool
) -> None:
    app.settings = replace(app.settings, reduced_motion=still)
    driver = drive(WatchScene(app, finished))
    reel = watch(driver).reel
    seen = [reel.model.move]
    driver.key(pygame.K_k)
    while not reel.over:
        driver.app.frame([], 50.0)
        if not reel.moving and not reel.over:
            seen.append(reel.model.move)
    driver.wait(2000)
    assert list(dict.fromkeys(seen)) == list(dict.fromkeys(m.move for m in finished.moves))
    assert reel.model.session.result == finished.result
    assert not watch(driver).tempo.on
    assert app.store.attempts(finished.level.id) == ()
    assert app.store.unfinished(finished.level.id) is None


@pytest.mark.parametrize("code", [pygame.K_SPACE, pygame.K_k])
def test_one_key_lets_it_run_holds_it_and_begins_it_again(driver: Driver, code: int) -> None:
    scene = watch(driver)
    driver.wait(3000)
    assert scene.reel.at == 0
    driver.key(code)
    assert scene.tempo.on
    driver.wait(1000)
    assert scene.reel.at == 1
    driver.key(code)
    driver.wait(3000)
    assert (scene.reel.at, scene.tempo.on) == (1, False)
    driver.key(pygame.K_END)
    assert scene.reel.over
    driver.key(code)
    assert (scene.reel.at, scene.tempo.on) == (0, True)


def test_arrows_go_a_step_and_hold_it(driver: Driver) -> None:
    scene = watch(driver)
    driver.key(pygame.K_RIGHT, pygame.K_RIGHT, pygame.K_LEFT)
    assert (scene.reel.at, scene.tempo.on) == (1, False)
    driver.key(pygame.K_LEFT, pygame.K_LEFT)
    assert scene.reel.at == 0
    driver.click("later")
    driver.click("earlier")
    assert scene.reel.at == 0


def test_the_timeline_leads_to_any_step(driver: Driver) -> None:
    scene = watch(driver)
    columns = scene.reel.screen.columns(scene.reel.model)
    driver.click((int(columns.x(3) + columns.wide / 2), int(columns.top + 5)))
    assert scene.reel.at == 3
    assert len(scene.reel.model.session.moves) == 3


def test_what_is_laid_over_it_holds_it(driver: Driver) -> None:
    scene = watch(driver)
    driver.key(pygame.K_k)
    driver.key(pygame.K_F1)
    driver.wait(3000)
    driver.key(pygame.K_ESCAPE)
    assert (scene.reel.at, scene.tempo.on) == (0, False)


def test_a_focused_button_has_the_keys(driver: Driver) -> None:
    driver.tab_to("back")
    driver.key(pygame.K_RETURN)
    assert driver.name == "TitleScene"


def test_the_review_is_a_key_away(driver: Driver) -> None:
    driver.key(pygame.K_v)
    assert driver.name == "ReviewScene"
    driver.wait(1000)
    driver.key(pygame.K_ESCAPE)
    assert driver.name == "WatchScene"


def test_the_valve_that_is_moved_is_the_one_in_focus(driver: Driver, finished: Session) -> None:
    reel = watch(driver).reel
    for t in range(len(reel)):
        reel.to(t)
        before = finished.moves[t - 1].move if t else None
        now = finished.moves[t].move
        moved = [g for g in "fio" if before is not None and now.gate(g) != before.gate(g)]  # type: ignore[arg-type]
        if moved:
            assert reel.model.selected == (moved[0], 0)


def test_help_tells_of_its_own_keys(driver: Driver) -> None:
    driver.key(pygame.K_F1)
    assert isinstance(driver.scene, HelpScene)
    assert driver.scene._page_of is PAGES["watch"]


def test_what_is_over_hides_nothing_any_more(
    app: AppContext, finished: Session, drive: Drive
) -> None:
    """The coach shows of a play what it would have shown in practice, as far as it is wanted."""
    assert finished.mode == "play"
    driver = drive(WatchScene(app, finished))
    driver.key(pygame.K_RIGHT, pygame.K_RIGHT, pygame.K_RIGHT)
    coaching = watch(driver).reel.coaching
    assert coaching.outlook is not None
    assert coaching.last is not None
    assert coaching.last.mark == finished.moves[2].mark == "??"
    app.change(coach_bar=False, coach_marks=False, coach_words=False, coach_ghosts=False)
    driver.wait(50)
    assert watch(driver).reel.coaching == NO_COACH
