"""Saving a level while it is played: it is reloaded in place, or said what is wrong with it."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.level.loader import load_level
from game.lstm.checkpoint import Checkpoint, save_checkpoint
from game.progress.store import Store
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.library import FolderLibrary
from game.ui.loop import App
from game.ui.play.scene import PlayScene
from game.ui.practice.training.scene import TrainingScene
from game.ui.scenes.result import ResultScene
from game.ui.scenes.trouble import TroubleScene
from game.ui.screenshot import still_context
from game.ui.watch import POLL_MS
from game.ui.wire.scene import WireScene
from tests.ui.driving import Driver
from tests.ui.play.conftest import solve
from tests.ui.practice.training.told import FakeTrainer, done
from tests.wired import level_json, wired, write_level

Save: Any = Callable[..., None]


@pytest.fixture
def app(tmp_path: Path) -> AppContext:
    context = still_context(FolderLibrary(tmp_path), store=Store())
    context.change(prompts=False)  # a prompt brings the keys to the valve it speaks of
    return context


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_level(tmp_path)


@pytest.fixture
def driver(app: AppContext, file: Path) -> Driver:
    """The toy level in play, two steps in, its input valve turned half."""
    level = app.library.load(file)
    scene = PlayScene(level, app.plays.start(level, 7), app, "")
    running = App(app, [scene], pygame.Surface((1280, 720)), logs=file.parent)
    for _ in range(2):
        solve(scene)
    scene.model.set_valve(("i", 0), 0.5)
    driver = Driver(running)
    driver.key(pygame.K_o)
    driver.wait(3 * POLL_MS)
    return driver


def save(file: Path, text: str | None = None, **changes: Any) -> None:
    """Write the level, as an editor does, at a time that differs from any before."""
    before = file.stat().st_mtime_ns if file.exists() else 0
    file.write_text(json.dumps(level_json(**changes)) if text is None else text, "utf-8")
    os.utime(file, ns=(before + 10**9, before + 10**9))


def train(file: Path) -> None:
    level = load_level(file)
    about = {"level": level.id, "task": level.task_hash, "seed": 0}
    save_checkpoint(file.with_suffix(".npz"), Checkpoint(wired(level), about))


def shown(driver: Driver) -> PlayScene:
    assert isinstance(driver.scene, PlayScene)
    return driver.scene


def trouble(driver: Driver) -> str:
    assert isinstance(driver.scene, TroubleScene)
    told = driver.scene.trouble
    return "\n".join([told.title, *(f"{fault.where}: {fault.what}" for fault in told.faults)])


ASK = level_json()["stream"][2]
ANOTHER_TASK = {"stream": [*level_json()["stream"][:1], "Fish", ASK]}


def test_what_does_not_change_the_task_is_there_at_once_and_the_place_is_kept(
    driver: Driver, file: Path
) -> None:
    before = shown(driver).session
    classes = level_json()["classes"] | {"chat": {"tokens": ["Fish", "Soup"], "show": "ate {}"}}
    save(file, title="Where to?", brief="Another brief.", classes=classes, hints=[])
    driver.wait(3 * POLL_MS)
    scene, session = shown(driver), shown(driver).session
    assert session.level.title == "Where to?"
    assert [played.move for played in session.moves] == [played.move for played in before.moves]
    assert session.deal.stream.steps[1].text.startswith("ate ")
    assert (session.seed, session.t) == (7, 2)
    assert scene.model.move.i == (0.5,)
    assert scene.model.selected == ("o", 0)
    assert driver.focused == "valve:o:0"
    assert scene.model.notice.text == "The file was saved; you are where you were."
    driver.key(pygame.K_UP)
    assert scene.model.notice.text == "Another brief."
    driver.key(pygame.K_SPACE)
    assert scene.session.t == 3


def test_undone_moves_are_kept_too(driver: Driver, file: Path) -> None:
    driver.key(pygame.K_z)
    save(file, brief="Another brief.")
    driver.wait(3 * POLL_MS)
    driver.key(pygame.K_y)
    assert (shown(driver).session.t, shown(driver).session.undos) == (2, 1)


def test_another_task_needs_training_first_and_then_begins_anew_with_the_same_seed(
    driver: Driver, file: Path
) -> None:
    save(file, **ANOTHER_TASK)
    driver.wait(3 * POLL_MS)
    said = trouble(driver)
    assert "was changed after this network was trained" in said
    assert f'python main.py train "{file}"' in said
    train(file)
    driver.wait(3 * POLL_MS)
    scene = shown(driver)
    assert (scene.session.seed, scene.session.t, len(scene.session.deal)) == (7, 0, 3)
    assert "begins anew" in scene.model.notice.text


def test_what_needs_training_is_trained_from_there_and_played_on_with(
    driver: Driver, app: AppContext, file: Path
) -> None:
    trainer = app.trainer = FakeTrainer()
    save(file, **ANOTHER_TASK)
    driver.wait(3 * POLL_MS)
    assert isinstance(driver.scene, TroubleScene)
    driver.key(pygame.K_t)
    assert isinstance(driver.scene, TrainingScene)
    assert trainer.processes[0].path == file
    train(file)
    driver.wait(3 * POLL_MS)
    assert isinstance(driver.scene, TrainingScene), "it is followed to its end"
    trainer.say(done(load_level(file)))
    driver.wait(50)
    driver.key(pygame.K_g)
    scene = shown(driver)
    assert (scene.session.t, len(scene.session.deal)) == (0, 3)


def test_a_level_saved_while_it_is_trained_is_trained_as_it_is_now(
    app: AppContext, file: Path
) -> None:
    trainer = app.trainer = FakeTrainer()
    file.with_suffix(".npz").unlink()
    scene = TrainingScene(app, app.library.load(file), begin=True)
    driver = Driver(App(app, [scene], pygame.Surface((1280, 720)), logs=file.parent))
    driver.wait(3 * POLL_MS)
    save(file, title="Another title")
    driver.wait(3 * POLL_MS)
    assert (driver.scene, scene.level.title) == (scene, "Another title")
    assert len(trainer.processes) == 1, "what is learned is the same"
    save(file, "{")
    driver.wait(3 * POLL_MS)
    assert "one problem" in trouble(driver)
    save(file, **ANOTHER_TASK)
    driver.wait(3 * POLL_MS)
    assert driver.scene is scene
    assert trainer.processes[0].cancelled == 1
    assert len(trainer.processes) == 2
    assert "training began anew" in scene.notice
    assert len(scene.level.stream) == 3


def test_problems_are_shown_and_go_away_when_they_are_mended(driver: Driver, file: Path) -> None:
    scene = shown(driver)
    before = scene.session
    save(file, '{"id": "toy",\n "titel": 3')
    driver.wait(3 * POLL_MS)
    assert "toy.json: one problem\nline 2: " in trouble(driver)
    save(file, json.dumps(level_json() | {"titel": "x", "hint": []}, indent=1))
    driver.wait(3 * POLL_MS)
    assert "toy.json: 2 problems" in trouble(driver)
    assert 'Did you mean "title"?' in trouble(driver)
    assert len(driver.app.stack) == 2, "one panel is enough"
    save(file)
    driver.wait(3 * POLL_MS)
    assert shown(driver) is scene
    assert [played.move for played in scene.session.moves] == [p.move for p in before.moves]


@pytest.mark.parametrize("how", ["key", "mouse"])
def test_who_closes_the_problems_plays_on_with_the_level_as_it_was(
    driver: Driver, file: Path, how: str
) -> None:
    save(file, "{")
    driver.wait(3 * POLL_MS)
    if how == "key":
        driver.key(pygame.K_ESCAPE)
    else:
        driver.click("close")
    driver.wait(4 * POLL_MS)
    assert shown(driver).session.level.title == "Where from?"
    driver.key(pygame.K_SPACE)
    assert shown(driver).session.t == 3
    save(file, "{ ")
    driver.wait(3 * POLL_MS)
    assert isinstance(driver.scene, TroubleScene)


def test_a_network_or_file_that_goes_and_comes_back(driver: Driver, file: Path) -> None:
    network = file.with_suffix(".npz").read_bytes()
    file.with_suffix(".npz").unlink()
    driver.wait(3 * POLL_MS)
    assert "has no trained network yet" in trouble(driver)
    file.with_suffix(".npz").write_bytes(network)
    driver.wait(3 * POLL_MS)
    assert shown(driver).session.t == 2
    text = file.read_text("utf-8")
    file.unlink()
    driver.wait(3 * POLL_MS)
    assert "There is no such file" in trouble(driver)
    file.write_text(text, "utf-8")
    driver.wait(3 * POLL_MS)
    assert shown(driver).session.t == 2


def test_a_text_that_the_level_speaks_from_is_watched_too(driver: Driver, file: Path) -> None:
    text = file.with_name("chat.txt")
    text.write_text("Fish Soup\n", "utf-8")
    save(file, stream=[*level_json()["stream"][:1], {"script": "chat.txt"}, ASK])
    driver.wait(3 * POLL_MS)
    train(file)
    driver.wait(3 * POLL_MS)
    assert len(shown(driver).session.deal) == 4
    text.write_text("Fihs\n", "utf-8")
    driver.wait(3 * POLL_MS)
    assert 'chat.txt, line 1: No class has a token "Fihs"' in trouble(driver)
    text.write_text("Soup\n", "utf-8")
    driver.wait(3 * POLL_MS)
    assert "was changed after this network was trained" in trouble(driver)
    train(file)
    driver.wait(3 * POLL_MS)
    assert len(shown(driver).session.deal) == 3


def test_a_picture_that_is_saved_is_drawn_anew(app: AppContext, tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><{} fill="#f0f"/></svg>'
    picture = tmp_path / "lamp.svg"
    picture.write_text(svg.format('rect width="9" height="9"'), "utf-8")
    home = level_json()["classes"]["home"]
    look = {name: {"picture": "lamp.svg"} for name in home["tokens"]}
    file = write_level(tmp_path, classes=level_json()["classes"] | {"home": home | {"look": look}})
    level = app.library.load(file)
    scene = PlayScene(level, app.plays.start(level, 7), app, "")
    driver = Driver(App(app, [scene], pygame.Surface((1280, 720)), logs=tmp_path))
    driver.wait(3 * POLL_MS)

    def pink() -> int:
        return pygame.mask.from_threshold(driver.app.surface, (255, 0, 255), (9, 9, 9)).count()

    square = pink()
    picture.write_text(svg.format('circle cx="4" cy="4" r="2"'), "utf-8")
    driver.wait(3 * POLL_MS)
    assert 0 < pink() < square


def test_a_file_that_is_still_being_written_is_left_alone(driver: Driver, file: Path) -> None:
    for n in range(6):
        save(file, "{" + " " * n)
        driver.wait(POLL_MS - 50)
        assert isinstance(driver.scene, PlayScene)
    save(file)
    driver.wait(3 * POLL_MS)
    assert shown(driver).session.t == 2


def test_a_network_trained_anew_is_the_one_that_plays(driver: Driver, file: Path) -> None:
    level = load_level(file)
    weights = wired(level)
    weights["head_bias"][0] = 9.0
    about = {"level": level.id, "task": level.task_hash, "seed": 1}
    save_checkpoint(file.with_suffix(".npz"), Checkpoint(weights, about))
    driver.wait(3 * POLL_MS)
    session = shown(driver).session
    assert session.deal.network["head_bias"][0] == 9.0
    assert session.t == 2


def test_from_the_result_the_saved_level_is_played_next(driver: Driver, file: Path) -> None:
    for _ in range(3):
        driver.key(pygame.K_SPACE)
    driver.wait(4000)
    assert isinstance(driver.scene, ResultScene)
    save(file, title="Where to?")
    driver.wait(3 * POLL_MS)
    assert isinstance(driver.scene, ResultScene)
    driver.click("again")
    assert shown(driver).session.level.title == "Where to?"
    for _ in range(6):
        driver.key(pygame.K_SPACE)
    driver.wait(4000)
    seed = driver.scene.session.seed  # type: ignore[attr-defined]
    driver.click("same")
    assert shown(driver).session.seed == seed


def test_many_problems_scroll_and_those_left_out_are_counted(driver: Driver, file: Path) -> None:
    wrong = {f"key{n}": n for n in range(30)}
    save(file, json.dumps(level_json() | wrong, indent=1))
    driver.wait(3 * POLL_MS)
    assert isinstance(driver.scene, TroubleScene)
    assert driver.scene.trouble.more == 18
    assert driver.scene.scroll.most > 0
    driver.key(pygame.K_PAGEDOWN)
    driver.wait(500)
    assert driver.scene.scroll.offset > 0


def test_where_a_table_is_wired_it_is_kept_while_the_task_is_the_same(
    app: AppContext, tmp_path: Path
) -> None:
    wire = {"act": "wire", "seed": 7, "streams": 8}
    file = write_level(tmp_path, play=wire)
    level = app.library.load(file)
    scene = WireScene(level, app.plays.start(level, 7), app)
    driver = Driver(App(app, [scene], pygame.Surface((1280, 720)), logs=tmp_path))
    driver.wait(3 * POLL_MS)
    scene.change(scene.model.flip)
    before = scene.model.table
    assert before.touched
    save(file, play=wire, title="Where to?")
    driver.wait(3 * POLL_MS)
    assert scene.level.title == scene.model.level.title == "Where to?"
    assert scene.model.table == before
    assert scene.model.deal.stream.seed == 7


def test_a_level_that_is_no_file_is_not_watched(app: AppContext, file: Path) -> None:
    from tests.wired import toy_level

    level = toy_level()
    scene = PlayScene(level, Session.start(level, 7, wired(level)), app, "")
    driver = Driver(App(app, [scene], pygame.Surface((1280, 720)), logs=file.parent))
    save(file, "{")
    driver.wait(4 * POLL_MS)
    assert driver.scene is scene
