"""What becomes of the progress file is told in the window: once, where it happens, in any scene."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

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
