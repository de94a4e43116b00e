"""A replay in the window: its review, and over it what came of it."""

from dataclasses import replace

import pygame
import pytest

from game.rules.replays.played import Replay
from game.rules.replays.table import TableReplay
from game.rules.replays.verify import Again, recompute
from game.rules.wiring.run import run_table
from game.rules.wiring.table import GateTable
from game.ui.context import AppContext
from game.ui.loop import App
from game.ui.replay.opening import replay_scenes
from tests.ui.driving import Driver
from tests.ui.every_scene import finished_play
from tests.ui.seen import recording
from tests.wired import toy_level, wired


@pytest.fixture
def again(app: AppContext) -> Again:
    level = app.library.load(next(iter(app.library.worlds()[0].levels)))
    session = finished_play(level)
    return recompute(Replay.of(session), level, session.deal.network)


def opened(app: AppContext, again: Again) -> Driver:
    scenes = [app.scenes.title(app), *replay_scenes(app, again)]
    driver = Driver(App(app, scenes, pygame.Surface((1280, 720))))
    driver.app.frame([], 16.0)
    return driver


def seen(driver: Driver) -> str:
    """All that is written in the window."""
    with recording() as seen:
        driver.app.draw()
    return seen.words


def test_a_replay_opens_on_its_verdict_and_then_its_review(app: AppContext, again: Again) -> None:
    driver = opened(app, again)
    assert driver.name == "VerdictScene"
    assert driver.focused == "look"
    driver.key(pygame.K_RETURN)
    assert driver.name == "ReviewScene"
    assert "Confirmed" in seen(driver)
    driver.key(pygame.K_ESCAPE)
    assert driver.name == "TitleScene"


def test_it_can_be_watched_as_well(app: AppContext, again: Again) -> None:
    driver = opened(app, again)
    driver.click("watch")
    assert driver.name == "WatchScene"
    driver.key(pygame.K_ESCAPE)
    assert driver.name == "ReviewScene"


def test_both_figures_are_shown_of_a_false_claim(app: AppContext, again: Again) -> None:
    assert isinstance(again.saved, Replay)
    false = replace(again.saved, claim=replace(again.saved.claim, confidence=0.25))
    driver = opened(app, recompute(false, again.level, again.session.deal.network))  # type: ignore[union-attr]
    said = seen(driver)
    assert "Refuted" in said
    assert "0.250000" in said
    assert f"{again.saved.claim.confidence:.6f}" in said


def test_what_cannot_be_played_is_said_and_no_more(app: AppContext, again: Again) -> None:
    assert isinstance(again.saved, Replay)
    other = replace(again.saved, origin=replace(again.saved.origin, task_hash="0"))
    driver = opened(app, recompute(other, again.level, again.session.deal.network))  # type: ignore[union-attr]
    assert "Cannot be told" in seen(driver)
    driver.key(pygame.K_RETURN)
    assert driver.name == "TitleScene"


def test_a_table_opens_on_the_stream_most_worth_seeing(app: AppContext) -> None:
    level = toy_level(play={"act": "wire", "streams": 8})
    run = run_table(GateTable.start(level), wired(level), 9)
    driver = opened(app, recompute(TableReplay.of(run), level, wired(level)))
    assert "Confirmed" in seen(driver)
    driver.click("watch")
    assert driver.name == "WatchScene"
    driver.key(pygame.K_ESCAPE)
    assert driver.name == "StreamScene"
    assert driver.scene.n == run.failures[0]  # type: ignore[attr-defined]
    assert "Confirmed" in seen(driver)
    driver.click("after")
    assert driver.name == "StreamScene"
    assert "Confirmed" in seen(driver)
    driver.click("review")
    assert driver.name == "ReviewScene"
    assert "Confirmed" in seen(driver)
