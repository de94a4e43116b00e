"""Replays in the window: dropped on it from anywhere, or chosen from those that were saved."""

import os
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.rules.replays.file import save_replay
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.replay.files import MOST, saved_replays
from tests.rules.replays.make import FOLDER
from tests.ui.driving import Driver
from tests.ui.seen import recording


def seen(driver: Driver) -> str:
    with recording() as found:
        driver.app.draw()
    return found.words


def drop(driver: Driver, path: Path) -> None:
    driver.app.handle(pygame.Event(pygame.DROPFILE, file=str(path)))
    driver.app.frame([], 16.0)


@pytest.fixture
def driver(app: AppContext, tmp_path: Path, drive_in: Any) -> Driver:
    app.exports = tmp_path / "exports"
    app.exports.mkdir()
    opened: Driver = drive_in(app, app.scenes.title(app))
    opened.app.frame([], 16.0)
    return opened


def test_a_replay_that_is_dropped_opens_on_its_verdict(driver: Driver) -> None:
    drop(driver, FOLDER / "fluent.solution.json")
    assert driver.name == "VerdictScene"
    assert "Confirmed" in seen(driver)
    driver.key(pygame.K_RETURN)
    assert driver.name == "ReviewScene"
    driver.key(pygame.K_ESCAPE)
    assert driver.name == "TitleScene"


def test_a_play_that_a_replay_is_dropped_on_goes_on(
    driver: Driver, app: AppContext, finished: Session
) -> None:
    drop(driver, FOLDER / "fluent.solution.json")
    drop(driver, FOLDER / "hundred.middling.json")
    assert driver.name == "VerdictScene"
    for _ in range(4):
        driver.key(pygame.K_ESCAPE)
    assert driver.name == "TitleScene"


@pytest.mark.parametrize(
    ("name", "said"),
    [("none.json", "“none.json” is nothing that can be"),
     ("other.json", "“other.json” is nothing that can be"),
     ("far.json", "The level “faraway” is not here")],
)  # fmt: skip
def test_what_cannot_be_opened_is_said_for_a_moment(
    driver: Driver, tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "other.json").write_text("{}", "utf-8")
    text = (FOLDER / "fluent.solution.json").read_text("utf-8")
    (tmp_path / "far.json").write_text(text.replace('"fluent"', '"faraway"'), "utf-8")
    drop(driver, tmp_path / name)
    assert driver.name == "TitleScene"
    assert said in seen(driver)


def test_saved_replays_are_listed_in_the_history_and_opened(
    driver: Driver, app: AppContext, finished: Session
) -> None:
    assert app.exports is not None
    assert finished.level.path is not None
    folder = finished.level.path.parent
    driver.app.apply(_push(app.scenes.history(app, finished.level)))
    driver.click("saved")
    assert driver.name == "SavedScene"
    assert "Nothing is saved" in seen(driver)
    driver.key(pygame.K_ESCAPE)
    save_replay(app.exports / "mine.json", finished)
    for beside in ("toy.json", "toy.npz"):
        (app.exports / beside).write_bytes((folder / beside).read_bytes())
    driver.click("saved")
    assert driver.focused == "replay:0"
    said = seen(driver)
    assert "mine.json" in said
    assert "toy.npz" not in said
    driver.key(pygame.K_RETURN)
    assert driver.name == "VerdictScene"
    driver.key(pygame.K_ESCAPE, pygame.K_ESCAPE)
    assert driver.name == "SavedScene"


def test_one_that_can_no_longer_be_opened_says_so(
    driver: Driver, app: AppContext, finished: Session
) -> None:
    assert app.exports is not None
    save_replay(app.exports / "mine.json", finished)
    driver.app.apply(_push(app.scenes.saved(app)))
    driver.key(pygame.K_RETURN)
    assert driver.name == "SavedScene"
    assert "The level “toy” is not here" in seen(driver)


def test_the_newest_come_first_and_not_all_are_listed(tmp_path: Path, finished: Session) -> None:
    for n in range(MOST + 2):
        save_replay(tmp_path / f"{n}.json", finished)
        os.utime(tmp_path / f"{n}.json", (n, n))
    found = saved_replays(tmp_path)
    assert len(found) == MOST
    assert found[0].path.name == f"{MOST + 1}.json"
    assert saved_replays(tmp_path / "nowhere") == ()


def _push(scene: Any) -> Any:
    from game.ui.scene import Push

    return Push(scene)
