"""What becomes of the progress file is told in the window: once, where it happens, in any scene."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.progress.file import writing
from game.progress.store import Store
from game.ui.context import AppContext
from game.ui.loop import App
from game.ui.screenshot import picture
from tests.ui.driving import Driver
from tests.ui.every_scene import NAMES, Stage, make
from tests.ui.seen import recording


@pytest.fixture
def file(app: AppContext, tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "data") as store:
        app.store = store
        yield store


def fill_the_disk(store: Store) -> None:
    store._connection.execute("PRAGMA query_only = ON")


@pytest.mark.parametrize("name", NAMES)
def test_every_scene_tells_when_progress_cannot_be_written(
    name: str, app: AppContext, levels_folder: Path, tmp_path: Path
) -> None:
    scene = make(name, Stage(app, levels_folder, tmp_path))
    with Store(tmp_path / "full") as app.store:
        app.settings = replace(app.settings, text=2.0)
        driver = Driver(App(app, [scene], pygame.Surface((1280, 720)), logs=tmp_path))
        driver.wait(50)
        assert not app.news.left_ms
        fill_the_disk(app.store)
        app.change(sounds=0.5)
        driver.wait(50)
        assert app.news.text == app.store.message != ""
        with recording() as seen:
            driver.app.draw()
        told = [text for text in seen.texts if text.line.top > 0][-8:]
        assert str(tmp_path)[:12] in "".join(text.asked for text in told)
        window = driver.app.surface.get_rect()
        assert all(window.contains(text.ink) and not text.shortened for text in told[-3:])


def test_it_is_told_once_and_that_it_works_again(
    app: AppContext, file: Store, drive: Callable[..., Driver], monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = drive(app.scenes.settings(app))
    fill_the_disk(file)
    app.change(sounds=0.5)
    driver.wait(60_000)
    assert not app.news.left_ms
    app.change(sounds=0.6)
    driver.wait(50)
    assert not app.news.left_ms
    monkeypatch.setattr(writing, "PATIENCE_SECONDS", 0.0)
    app.change(sounds=0.7)
    driver.wait(50)
    assert file.lasting
    assert app.news.left_ms
    assert "again" in app.news.text


def test_what_was_the_matter_from_the_start_is_told_at_the_start(
    app: AppContext, drive: Callable[..., Driver], tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "progress.sqlite3").write_bytes(b"no database" * 99)
    with Store(tmp_path / "data") as app.store:
        driver = drive(app.scenes.title(app))
        driver.wait(50)
        assert app.news.text == app.store.message != ""


def test_there_is_time_to_read_it_and_a_click_closes_it(
    app: AppContext, file: Store, drive: Callable[..., Driver]
) -> None:
    driver = drive(app.scenes.title(app))
    fill_the_disk(file)
    app.change(sounds=0.5)
    driver.wait(50)
    assert app.news.left_ms > 10_000
    driver.click((640, 680))
    assert not app.news.left_ms
    assert driver.name == "TitleScene"


def close_by_key(driver: Driver) -> None:
    driver.key(pygame.K_x, mod=pygame.KMOD_LCTRL)


def close_by_pad(driver: Driver) -> None:
    driver.pad("r3")


def close_from_the_list(driver: Driver) -> None:
    driver.app.context.change(keys='{"pad": {"everywhere.close_news": []}}')
    driver.wait(50)
    driver.app.news.say("Something happened.")
    driver.pad("start")
    driver.pad_to("everywhere.close_news")
    driver.pad("a")


@pytest.mark.parametrize("close", [close_by_key, close_by_pad, close_from_the_list])
@pytest.mark.parametrize("name", ["title", "levels", "play", "wire", "race", "profiles", "review"])
def test_keys_and_a_gamepad_close_it_and_nothing_else_happens(
    name: str, close: Callable[[Driver], None],
    app: AppContext, levels_folder: Path, tmp_path: Path, drive_in: Callable[..., Driver],
) -> None:  # fmt: skip
    stage = Stage(app, levels_folder, tmp_path)
    scene = make(name, stage)
    driver = drive_in(stage.app, scene)
    driver.wait(50)
    app.news.say("Something happened.")
    session = getattr(scene, "session", None)
    close(driver)
    assert not app.news.left_ms
    assert driver.scene is scene
    assert getattr(scene, "session", None) is session


def test_what_closes_it_is_told_beside_it_by_the_device_in_use(
    app: AppContext, drive: Callable[..., Driver]
) -> None:
    driver = drive(app.scenes.title(app))

    def told() -> str:
        app.news.say("Something happened.")
        with recording() as seen:
            driver.app.draw()
        return seen.words.partition("Something happened.")[2]

    driver.key(pygame.K_TAB)
    assert "Ctrl + X" in told()
    driver.pad("down")
    assert "R3" in told()
    driver.app.handle(pygame.Event(pygame.MOUSEMOTION, pos=(5, 5), rel=(1, 1), buttons=(0, 0, 0)))
    assert not told().strip()
    app.change(keys='{"right": {"everywhere.close_news": ["f7"]}}')
    driver.key(pygame.K_TAB)
    assert "F7" in told()
    driver.key(pygame.K_F7)
    assert not app.news.left_ms


def test_where_nothing_is_told_the_button_closes_a_prompt(
    app: AppContext, levels_folder: Path, tmp_path: Path, drive_in: Callable[..., Driver]
) -> None:
    stage = Stage(app, levels_folder, tmp_path)
    scene: Any = make("guided", stage)
    driver = drive_in(stage.app, scene)
    driver.pad("x")
    driver.wait(2000)
    said = scene.prompting.now
    assert said is not None
    app.news.say("Something happened.")
    driver.pad("r3")
    assert scene.prompting.now == said
    driver.pad("r3")
    driver.wait(50)
    assert scene.prompting.now != said


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("language", ["en", "de"])
def test_the_title_goes_on_telling_in_whole_sentences(
    app: AppContext, file: Store, text: float, language: str
) -> None:
    from game import words

    app.settings = replace(app.settings, text=text, language=language)
    words.use(language)
    fill_the_disk(file)
    app.change(sounds=0.5)
    with recording() as seen:
        picture(app.scenes.title(app), app, (1280, 720), t=50)
    memory = [one for one in seen.texts if one.colour == app.theme.memory and one.line.top > 600]
    assert memory
    assert not any(one.shortened or one.cut for one in memory)
    buttons = [one for one in seen.texts if one.button]
    assert not any(one.ink.colliderect(other.ink) for one in memory for other in buttons)
