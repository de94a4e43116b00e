"""After an error nobody foresaw: the play goes on from its last move, and the log is named."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.level.loader import load_level
from game.ui.context import AppContext
from game.ui.play.scene import PlayScene
from game.ui.wire.scene import WireScene
from tests.ui.driving import Driver
from tests.wired import write_level


def fail(*_: object) -> None:
    raise RuntimeError("broken")


def test_a_play_goes_on_from_its_last_move(
    app: AppContext,
    drive: Callable[..., Driver],
    levels_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    level = app.library.load(levels_folder / "first" / "toy.json")
    driver = drive(app.scenes.play(level, app.plays.start(level, 7), app, "World"))
    driver.key(pygame.K_SPACE)
    driver.key(pygame.K_SPACE)
    scene = driver.scene
    assert isinstance(scene, PlayScene)
    before = scene.session
    assert len(before.moves) == 2
    monkeypatch.setattr(scene, "draw", fail)
    driver.app.frame([], 16.0)
    assert driver.name == "CrashScene"
    driver.app.frame([], 16.0)
    driver.key(pygame.K_RETURN)
    scene = driver.scene
    assert isinstance(scene, PlayScene)
    assert scene.session == before
    driver.key(pygame.K_SPACE)
    assert len(scene.session.moves) == 3
    kept = app.store.unfinished(level.id)
    assert kept is not None
    assert len(kept.moves) == 3


def test_a_play_that_fails_again_leads_back_to_the_levels(
    app: AppContext,
    drive: Callable[..., Driver],
    levels_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    level = app.library.load(levels_folder / "first" / "toy.json")
    driver = drive(app.scenes.play(level, app.plays.start(level, 7), app, "World"))
    monkeypatch.setattr(driver.scene, "draw", fail)
    driver.app.frame([], 16.0)
    driver.app.frame([], 16.0)
    monkeypatch.setattr("game.ui.directory.Directory.play", fail)
    driver.key(pygame.K_RETURN)
    assert driver.name == "LevelsScene"


def test_a_play_under_what_failed_goes_on_too(
    app: AppContext,
    drive: Callable[..., Driver],
    levels_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    level = app.library.load(levels_folder / "first" / "toy.json")
    driver = drive(app.scenes.play(level, app.plays.start(level, 7), app, "World"))
    driver.key(pygame.K_SPACE, pygame.K_F1)
    assert driver.name == "HelpScene"
    monkeypatch.setattr(driver.scene, "draw", fail)
    driver.app.frame([], 16.0)
    driver.app.frame([], 16.0)
    driver.click("again")
    scene = driver.scene
    assert isinstance(scene, PlayScene)
    assert len(scene.session.moves) == 1


def test_a_table_is_there_as_it_was_kept(
    app: AppContext,
    drive: Callable[..., Driver],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    level = load_level(write_level(tmp_path, play={"act": "wire", "streams": 8}))
    driver = drive(app.scenes.play(level, app.plays.start(level, 7), app, "World"))
    scene = driver.scene
    assert isinstance(scene, WireScene)
    before = scene.model.draft.table
    driver.write("0")
    changed = scene.model.draft.table
    assert changed != before
    monkeypatch.setattr(scene, "draw", fail)
    driver.app.frame([], 16.0)
    driver.app.frame([], 16.0)
    driver.key(pygame.K_RETURN)
    assert isinstance(driver.scene, WireScene)
    assert driver.scene is not scene
    assert driver.scene.model.draft.table == changed


def test_without_a_play_there_is_only_the_way_back(
    app: AppContext, drive: Callable[..., Driver], monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = drive(app.scenes.levels(app))
    monkeypatch.setattr(driver.scene, "draw", fail)
    driver.app.frame([], 16.0)
    driver.app.frame([], 16.0)
    assert driver.focused == "levels"
    assert driver.scene.focus.named("again") is None  # type: ignore[attr-defined]
