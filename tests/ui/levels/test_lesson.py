"""A lesson in the window: its clock, which forces nothing, and its summary, which is saved."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.level.library import load_lesson
from game.rules.lesson.running import Running
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.library import PackLibrary
from tests.ui.driving import Driver
from tests.ui.seen import recording


@dataclass
class Clock:
    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def driver(
    app: AppContext, levels_folder: Path, tmp_path: Path, clock: Clock, drive_in: Any
) -> Driver:
    """The map of a lesson of two toy levels."""
    file = levels_folder / "first" / "lesson.json"
    file.write_text('{"title": "Friday", "minutes": 3, "levels": ["again", "toy"]}', "utf-8")
    lesson = load_lesson(file)
    file.unlink()
    app.library, app.exports = PackLibrary(tmp_path / "lesson.json"), tmp_path / "exports"
    app.library.worlds = lambda: (lesson,)  # type: ignore[method-assign]
    app.lesson = Running(lesson, app.store, lambda: 0.0, clock)
    opened: Driver = drive_in(app, app.scenes.title(app), app.scenes.levels(app))
    return opened


def seen(driver: Driver) -> str:
    driver.scene._picture = None  # type: ignore[attr-defined]  # else it is shown as it was drawn
    with recording() as found:
        driver.app.draw()
    return found.words


def test_the_map_shows_the_levels_in_order_and_the_time(driver: Driver, clock: Clock) -> None:
    driver.wait(100)
    said = seen(driver)
    assert "3 minutes left" in said
    assert said.index("Once more") < said.index("Where from?")
    clock.seconds = 61.0
    driver.wait(100)
    assert "2 minutes left" in seen(driver)


def test_nothing_is_forced_when_the_time_is_up(driver: Driver, clock: Clock) -> None:
    driver.key(pygame.K_RETURN)
    assert driver.name == "PlayScene"
    clock.seconds = 1e6
    driver.wait(500)
    assert driver.name == "PlayScene"
    driver.key(pygame.K_ESCAPE)
    driver.wait(100)
    assert driver.name == "LevelsScene"
    assert "The time is up. Nothing was lost" in seen(driver)
    driver.key(pygame.K_RETURN)
    assert driver.name == "PlayScene"


def test_the_summary_is_shown_and_saved(
    driver: Driver, app: AppContext, finished: Session, tmp_path: Path
) -> None:
    app.store.record(finished, seconds=95.0)
    driver.tab_to("lesson")
    driver.key(pygame.K_RETURN)
    assert driver.name == "LessonScene"
    said = seen(driver)
    assert "not played yet" in said
    assert "1 attempt · 1:35 min" in said
    driver.click("save")
    (path,) = (tmp_path / "exports").iterdir()
    assert str(path.name) in seen(driver)
    assert path.read_text("utf-8-sig").splitlines()[2].startswith("toy,Where from?,0,")
    driver.key(pygame.K_ESCAPE)
    assert driver.name == "LevelsScene"


def test_where_it_cannot_be_saved_it_is_said(
    driver: Driver, app: AppContext, tmp_path: Path
) -> None:
    (tmp_path / "exports").write_text("a file")
    driver.click("lesson")
    driver.click("save")
    assert driver.name == "LessonScene"
    assert "exports" in seen(driver)
