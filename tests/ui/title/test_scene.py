"""The title: there at once; its cell plays by itself, can be held, and rests when asked to."""

from collections.abc import Callable
from dataclasses import replace

import pygame
import pytest

from game.level.library import levels_folder
from game.progress.records import Best
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.ink.lettering import Drawn
from game.ui.library import FolderLibrary
from game.ui.paint import Painter
from game.ui.screenshot import still_context
from game.ui.title.scene import TitleScene
from game.ui.view import View
from tests.ui.driving import Driver

VIEW = View.fit((1280, 720))


@pytest.fixture
def shipped() -> AppContext:
    context = still_context(FolderLibrary(levels_folder()))
    context.settings = replace(context.settings, reduced_motion=False)
    return context


def opened(app: AppContext, text: float = 1.0) -> TitleScene:
    app.settings = replace(app.settings, text=text)
    scene = TitleScene(app)
    scene.layout(View.fit((1280, 720), text))
    return scene


def told(scene: TitleScene) -> list[str]:
    log: list[Drawn] = []
    painter = Painter(pygame.Surface((1280, 720)), scene.view, scene.theme, log)
    scene.paint(painter)
    return [drawn.text for drawn in log]


def test_the_first_frame_does_not_wait_for_a_network(shipped: AppContext) -> None:
    scene = opened(shipped)
    scene.update(16.0)
    assert scene.show is None
    assert "LSTM" in told(scene), "and it is drawn all the same"
    scene.update(16.0)
    assert scene.show is not None


def test_it_plays_on_from_stream_to_stream(shipped: AppContext) -> None:
    scene = opened(shipped)
    seeds = []
    for _ in range(1500):
        scene.update(100.0)
        if scene.show is not None and scene.show.seed not in seeds:
            seeds.append(scene.show.seed)
            assert scene.time < 200.0
    assert len(seeds) >= 3


def test_it_can_be_held(shipped: AppContext, drive_in: Callable[..., Driver]) -> None:
    driver = drive_in(shipped, TitleScene(shipped))
    scene = driver.scene
    assert isinstance(scene, TitleScene)
    for _ in range(40):
        driver.app.frame([], 16.0)
    driver.click("pause")
    held = scene.time
    assert held > 0
    for _ in range(10):
        driver.app.frame([], 16.0)
    assert scene.time == held
    driver.tab_to("pause")
    driver.key(pygame.K_RETURN)
    for _ in range(10):
        driver.app.frame([], 16.0)
    assert scene.time > held


def test_held_at_any_moment_it_shows_a_whole_step(
    shipped: AppContext, drive_in: Callable[..., Driver]
) -> None:
    """Held in the middle of a step, valves, token, candidate and answer would be half there."""
    scene = opened(shipped)
    for time in range(0, 9000, 300):
        scene.paused = False
        scene.update(16.0)
        scene.time, scene.paused = float(time), True
        scene.update(16.0)
        assert scene.show is not None
        place = scene.show.at(scene.time)
        assert place is not None
        parts = scene.show.moment(*place).parts
        assert set(parts.values()) == {1.0}
        assert place[0] == scene.show.at(time)[0], "it is still the same step"  # type: ignore[index]
        before = scene.time
        scene.update(500.0)
        assert scene.time == before


def test_reduced_motion_shows_one_telling_moment(shipped: AppContext) -> None:
    shipped.settings = replace(shipped.settings, reduced_motion=True)
    scene = opened(shipped)
    for _ in range(3):
        scene.update(16.0)
    first = scene.time
    texts = told(scene)
    for _ in range(100):
        scene.update(100.0)
    assert scene.time == first
    assert told(scene) == texts
    assert scene.focus.named("pause") is None, "there is nothing to hold"
    assert scene.show is not None
    place = scene.show.at(first)
    assert place is not None
    assert scene.show.spoken(place[0]).answer in texts


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("text", [1.0, 1.3, 1.5, 2.0])
def test_what_is_said_on_stage_stays_in_the_window(
    shipped: AppContext, text: float, language: str
) -> None:
    shipped.change(language=language)
    try:
        scene = opened(shipped, text)
        for _ in range(60):
            scene.update(500.0)
            log: list[Drawn] = []
            scene.paint(Painter(pygame.Surface((1280, 720)), scene.view, scene.theme, log))
            stage = scene._left + scene._column
            for drawn in log:
                x, y, w, h = drawn.box
                assert y >= 0, drawn
                assert y + h <= 720, drawn
                assert x + w <= 1280, drawn
                if drawn.frame is None and x < scene._left + 1:
                    assert x + w <= stage + 32, drawn
    finally:
        shipped.change(language="en")


def test_the_way_on_names_the_level(
    shipped: AppContext, app: AppContext, finished: Session
) -> None:
    scene = opened(app)
    element = scene.gui._elements["play"]
    assert element.text == "Play: Toy" or element.text.startswith("Play: ")
    app.store.record(finished)
    again = opened(app)
    assert again.gui._elements["play"].text.startswith("Continue")


def test_stars_are_counted(shipped: AppContext, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped.store, "best", lambda name: Best(2, 0.9, 0.9))
    assert "72 of 108 stars" in told(opened(shipped))


def test_practice_leads_to_the_room_of_that_level(
    shipped: AppContext, drive_in: Callable[..., Driver]
) -> None:
    driver = drive_in(shipped, TitleScene(shipped))
    driver.click("practice")
    assert driver.name == "RoomScene"
