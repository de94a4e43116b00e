"""From the title through a level to the next one: with keys alone, and with the mouse alone."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.level.model import GATES
from game.level.network import NetworkError
from game.rules.move import Move
from game.ui.app import open_game, run
from game.ui.context import AppContext
from game.ui.practice.training.scene import TrainingScene
from game.ui.scene import Scene
from game.ui.title.scene import TitleScene
from tests.ui.driving import Driver
from tests.ui.practice.training.told import FakeTrainer

LETTERS = {"f": pygame.K_f, "i": pygame.K_i, "o": pygame.K_o}


def _turns(driver: Driver) -> list[tuple[str, float]]:
    """The valves that the level's solution moves now, and where to."""
    session = driver.scene.model.session  # type: ignore[attr-defined]
    wanted: Move = session.deal.solution[session.t]
    return [
        (gate, wanted.gate(gate)[0])
        for gate in GATES
        if wanted.gate(gate) != session.valves.gate(gate)
    ]


def test_with_keys_alone(app: AppContext, drive: Callable[..., Driver]) -> None:
    driver = drive(TitleScene(app))
    driver.key(pygame.K_RETURN)
    assert driver.name == "PlayScene"
    for _ in range(40):
        if driver.name != "PlayScene":
            break
        for gate, value in _turns(driver):
            driver.key(LETTERS[gate], pygame.K_1 if value > 0.5 else pygame.K_0)
        driver.key(pygame.K_SPACE)
        driver.wait(1500)
    assert driver.name == "ResultScene"
    best = app.store.best("toy")
    assert best is not None
    assert best.stars == 3
    driver.wait(800)
    driver.key(pygame.K_RETURN)
    assert driver.name == "PlayScene"
    assert driver.scene.model.session.level.id == "again"  # type: ignore[attr-defined]


def test_with_the_mouse_alone(app: AppContext, drive: Callable[..., Driver]) -> None:
    driver = drive(TitleScene(app))
    driver.click("levels")
    driver.click("level:toy")
    assert driver.name == "PlayScene"
    for _ in range(40):
        if driver.name != "PlayScene":
            break
        for gate, _value in _turns(driver):
            driver.click(f"valve:{gate}:0")
        driver.click("step")
        driver.wait(1500)
    assert driver.name == "ResultScene"
    best = app.store.best("toy")
    assert best is not None
    assert best.stars == 3
    driver.click("next")
    assert driver.name == "PlayScene"


@pytest.fixture
def _shut_soon() -> None:
    pygame.event.clear()
    pygame.event.post(pygame.Event(pygame.QUIT))


@pytest.mark.usefixtures("_shut_soon")
def test_the_window_opens_on_a_level_and_closes(app: AppContext, levels_folder: Path) -> None:
    level = app.library.load(levels_folder / "first" / "toy.json")
    try:
        assert open_game(level, 7, store=app.store, library=app.library) == 0
        pygame.display.init()
        pygame.event.post(pygame.Event(pygame.QUIT))
        assert run(app, [app.scenes.title(app)]) == 0
    finally:
        pygame.display.init()
        pygame.display.set_mode((320, 180))


def test_a_library_of_its_own_opens_with_its_list(
    app: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def run(_: AppContext, scenes: list[Scene]) -> int:
        shown.extend(type(scene).__name__ for scene in scenes)
        return 0

    monkeypatch.setattr("game.ui.app.run", run)
    assert open_game(store=app.store, library=app.library) == 0
    assert shown == ["TitleScene", "LevelsScene"]
    shown.clear()
    assert open_game(store=app.store) == 0
    assert shown == ["TitleScene"]


def test_a_level_without_a_network_opens_with_the_offer_to_train_it(
    app: AppContext, levels_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Scene] = []
    monkeypatch.setattr("game.ui.app.run", lambda _, scenes: shown.extend(scenes) or 0)
    level = app.library.load(levels_folder / "second" / "bare.json")
    assert open_game(level, 7, store=app.store, library=app.library) == 0
    scene = shown[-1]
    assert isinstance(scene, TrainingScene)
    assert (scene.course, scene.seed) == (None, 7)


def test_where_none_can_be_trained_it_is_said_before_a_window_opens(
    app: AppContext, levels_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("game.level.training.permit.try_folder", refuse)
    level = app.library.load(levels_folder / "second" / "bare.json")
    with pytest.raises(NetworkError, match=r"no trained network yet .* cannot be written"):
        open_game(level, store=app.store, library=app.library)


def test_what_is_trained_when_the_window_closes_is_ended(app: AppContext) -> None:
    level = app.library.load(app.library.worlds()[1].levels[0])
    assert isinstance(app.trainer, FakeTrainer)
    scene = app.scenes.training(app, level, begin=True)
    try:
        pygame.display.init()
        pygame.event.clear()
        pygame.event.post(pygame.Event(pygame.QUIT))
        assert run(app, [scene]) == 0
    finally:
        pygame.display.init()
        pygame.display.set_mode((320, 180))
    assert app.trainer.processes[0].closed == 1
