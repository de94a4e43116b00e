"""Training watched in the window: offered, begun, stopped, gone on with, and left for play."""

import itertools
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pygame
import pytest

from game.level.loader import load_level
from game.level.model import Level
from game.level.training.messages import Done, Failed
from game.ui.context import AppContext
from game.ui.help.scene import HelpScene
from game.ui.ink.lettering import Drawn
from game.ui.library import FolderLibrary
from game.ui.paint import Painter
from game.ui.play.scene import PlayScene
from game.ui.practice.room import RoomScene
from game.ui.practice.training.scene import TrainingScene
from game.ui.practice.training.trainer import Trainer
from game.ui.reading import in_reading_order
from game.ui.view import View
from tests.ui.driving import Driver
from tests.ui.play.test_legible import overlap
from tests.ui.practice.training.told import FakeTrainer, done, report
from tests.wired import level_json, write_level

Drive = Callable[..., Driver]


@pytest.fixture
def trainer(app: AppContext) -> FakeTrainer:
    assert isinstance(app.trainer, FakeTrainer)
    return app.trainer


@pytest.fixture
def level(tmp_path: Path) -> Level:
    return load_level(write_level(tmp_path, trained=False))


@pytest.fixture
def offered(app: AppContext, level: Level, drive: Drive) -> Driver:
    """The training offered, over the list of levels."""
    return drive(app.scenes.levels(app), TrainingScene(app, level, "My world"))


@pytest.fixture
def begun(app: AppContext, level: Level, drive: Drive) -> Driver:
    return drive(app.scenes.levels(app), TrainingScene(app, level, begin=True))


def scene_of(driver: Driver) -> TrainingScene:
    assert isinstance(driver.scene, TrainingScene)
    return driver.scene


def texts(scene: TrainingScene) -> list[Drawn]:
    """All that is drawn of a scene, its buttons apart."""
    drawn: list[Drawn] = []
    scene._plot._kept = None
    scene.paint(Painter(pygame.Surface(scene.view.size), scene.view, scene.theme, drawn))
    return drawn


def said(driver: Driver) -> str:
    return " ".join(each.text for each in texts(scene_of(driver)))


def state(driver: Driver) -> str | None:
    course = scene_of(driver).course
    return course.state if course else None


def buttons(driver: Driver) -> list[str]:
    return [control.name for control in in_reading_order(scene_of(driver).focus.controls)]


# -- offered and begun -------------------------------------------------------------------------


def test_it_is_offered_with_what_it_will_do(offered: Driver, trainer: FakeTrainer) -> None:
    assert "This level has no network yet" in said(offered)
    assert "3 LSTMs learn from the level’s own streams" in said(offered)
    assert buttons(offered) == ["train", "back"]
    assert trainer.processes == []


@pytest.mark.parametrize("how", ["key", "enter", "mouse"])
def test_it_is_begun_by_keys_and_by_mouse(offered: Driver, trainer: FakeTrainer, how: str) -> None:
    if how == "mouse":
        offered.click("train")
    else:
        offered.key(pygame.K_t if how == "key" else pygame.K_RETURN)
    assert len(trainer.processes) == 1
    assert state(offered) == "starting"
    assert buttons(offered) == ["stop", "back"]


def test_where_a_network_is_already_it_says_that_this_one_takes_its_place(
    app: AppContext, tmp_path: Path, drive: Drive
) -> None:
    driver = drive(TrainingScene(app, load_level(write_level(tmp_path, id="had"))))
    assert "Watch it learn once more" in said(driver)
    assert "takes the old one’s place" in said(driver)


def test_a_network_that_does_not_fit_is_said(app: AppContext, tmp_path: Path, drive: Drive) -> None:
    path = write_level(tmp_path, id="had")
    write_level(tmp_path, id="had", trained=False, memory={"blocks": 1, "cells": 3})
    driver = drive(TrainingScene(app, load_level(path)))
    assert "This level’s network does not fit it" in said(driver)


def test_the_games_own_levels_are_not_trained(
    app: AppContext, trainer: FakeTrainer, drive: Drive
) -> None:
    app.library = FolderLibrary()
    level = app.library.load(app.library.worlds()[0].levels[0])
    driver = drive(TrainingScene(app, level, begin=True))
    driver.key(pygame.K_t)
    assert "This level came with the game" in said(driver)
    assert buttons(driver) == ["back"]
    assert trainer.processes == []


def test_a_folder_that_cannot_be_written_is_said(
    app: AppContext, level: Level, trainer: FakeTrainer, drive: Drive, monkeypatch: Any
) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("game.level.training.permit.try_folder", refuse)
    driver = drive(TrainingScene(app, level, begin=True))
    assert "cannot be written (Permission denied)" in said(driver)
    assert trainer.processes == []


# -- watched -------------------------------------------------------------------------------------


def test_all_that_is_told_is_shown(begun: Driver, trainer: FakeTrainer, level: Level) -> None:
    assert "Starting …" in said(begun)
    trainer.say(report(level, attempt=1))
    begun.wait(100)
    words = said(begun)
    for expected in (
        "LSTM 2 of 3, step 340 of 1,000", "about 40 s left", "LSTM 1  0.97", "RNN 6",
        "GATES OF LSTM 2, BY KIND OF TOKEN", "on average 0.10 from 0 or 1",
        "own confidence", "99%", "noise grows on the LSTM’s gates",
    ):  # fmt: skip
        assert expected in words, expected
    trainer.say(report(level, kind="RNN", attempt=4, step=10))
    begun.wait(100)
    assert "RNN 5 of 6, step 10 of 1,000" in said(begun)
    assert "GATES OF LSTM 2" in said(begun)


def test_going_on_is_said(begun: Driver, trainer: FakeTrainer, level: Level) -> None:
    trainer.say(replace(report(level), resumed=True, at=None))
    assert "Going on from where it was left" in said(begun)
    trainer.say(replace(report(level), resumed=True))
    assert "gone on from where it was left; about 40 s left" in said(begun)


def test_a_run_that_ran_away_is_said(begun: Driver, trainer: FakeTrainer, level: Level) -> None:
    told = report(level)
    assert told.at is not None
    trainer.say(replace(told, at=replace(told.at, restarts=2)))
    assert "it ran away 2 times and began anew, more slowly" in said(begun)


def test_bars_move_as_it_learns(begun: Driver, trainer: FakeTrainer, level: Level) -> None:
    scene = scene_of(begun)
    trainer.say(report(level, sharp=0.5))
    begun.wait(500)
    row = scene.course.gates[2]  # type: ignore[union-attr]
    assert scene._bars.at(row) == pytest.approx(0.5)
    trainer.say(report(level, step=500, sharp=0.99))
    begun.wait(2000)
    assert scene._bars.at(row) == pytest.approx(0.99)


def test_it_is_heard_of_while_something_lies_over_it(
    begun: Driver, trainer: FakeTrainer, level: Level
) -> None:
    begun.key(pygame.K_F1)
    assert isinstance(begun.scene, HelpScene)
    trainer.processes[0].to_say.append(done(level))
    begun.wait(50)
    begun.key(pygame.K_ESCAPE)
    assert state(begun) == "done"
    assert buttons(begun) == ["practise", "play", "back"]


# -- stopped, failed -----------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["key", "mouse"])
def test_it_is_stopped_and_gone_on_with(
    begun: Driver, trainer: FakeTrainer, level: Level, how: str
) -> None:
    trainer.say(report(level))
    begun.wait(50)
    if how == "key":
        begun.key(pygame.K_s)
    else:
        begun.click("stop")
    begun.wait(50)
    assert state(begun) == "kept"
    assert "Stopped at LSTM 1 of 3, step 340 of 1,000" in said(begun)
    assert "it goes on from there" in said(begun)
    begun.key(pygame.K_RETURN)
    assert (state(begun), len(trainer.processes)) == ("starting", 2)


def test_who_leaves_stops_it_and_finds_it_kept(
    begun: Driver, trainer: FakeTrainer, level: Level, app: AppContext, drive: Drive
) -> None:
    begun.key(pygame.K_ESCAPE)
    assert begun.name == "LevelsScene"
    assert trainer.processes[0].cancelled == 1
    begun.wait(50)
    assert trainer.course is not None
    assert trainer.course.state == "kept"
    assert level.path is not None
    level.path.with_suffix(".unfinished.npz").write_bytes(b"as it was")
    driver = drive(TrainingScene(app, level))
    assert "A training was left half-way and is kept: it goes on from there." in said(driver)


def test_who_comes_back_to_one_that_goes_on_sees_it(
    begun: Driver, trainer: FakeTrainer, level: Level, app: AppContext
) -> None:
    trainer.say(report(level))
    assert TrainingScene(app, level).course is trainer.course


def test_a_failure_is_a_sentence_and_can_be_tried_again(
    begun: Driver, trainer: FakeTrainer
) -> None:
    trainer.say(Failed("The process that trained was ended from outside."))
    begun.wait(50)
    assert "The training ended early" in said(begun)
    assert "ended from outside" in said(begun)
    begun.key(pygame.K_t)
    assert (state(begun), len(trainer.processes)) == ("starting", 2)


# -- through -------------------------------------------------------------------------------------


def trained(path: Path | None) -> None:
    assert path is not None
    write_level(path.parent, id=path.stem)


@pytest.mark.parametrize(
    ("key", "button", "mode"),
    [(pygame.K_p, "practise", "practice"), (pygame.K_l, "play", "play")],
)
@pytest.mark.parametrize("how", ["key", "mouse"])
def test_when_it_is_through_the_level_is_there_to_be_played(
    begun: Driver, trainer: FakeTrainer, level: Level, how: str, key: int, button: str, mode: str
) -> None:
    trainer.say(done(level))
    begun.wait(50)
    assert "LSTM 3 is the level’s network now" in said(begun)
    assert "its rivals: novice 0.40, apprentice 0.70, master 0.90, RNN 0.93" in said(begun)
    trained(level.path)
    if how == "key":
        begun.key(key)
    else:
        begun.click(button)
    assert isinstance(begun.scene, PlayScene)
    assert begun.scene.session.mode == mode
    assert len(begun.app.stack) == 2


def test_the_stream_that_was_asked_for_is_played_then(
    app: AppContext, trainer: FakeTrainer, level: Level, drive: Drive
) -> None:
    driver = drive(TrainingScene(app, level, begin=True, seed=77))
    trainer.say(done(level))
    trained(level.path)
    driver.wait(50)
    driver.key(pygame.K_l)
    assert driver.scene.session.seed == 77  # type: ignore[attr-defined]


def test_a_network_that_went_in_the_meantime_is_said(
    begun: Driver, trainer: FakeTrainer, level: Level
) -> None:
    trainer.say(done(level))
    begun.wait(50)
    begun.key(pygame.K_p)
    assert "has no trained network yet" in scene_of(begun).notice


def test_over_a_level_it_leads_back_to_it(
    app: AppContext, trainer: FakeTrainer, level: Level, drive: Drive
) -> None:
    room = RoomScene(app, level)
    driver = drive(room, TrainingScene(app, level, begin=True, over=True))
    trainer.say(done(level))
    driver.wait(50)
    assert buttons(driver) == ["on", "back"]
    driver.key(pygame.K_g)
    assert driver.scene is room


def test_what_falls_short_is_said(begun: Driver, trainer: FakeTrainer, level: Level) -> None:
    trainer.say(done(level, good=False))
    begun.wait(50)
    assert "though it falls short" in said(begun)


# -- looks ---------------------------------------------------------------------------------------


def many_classes() -> dict[str, Any]:
    """A level of eight kinds of tokens and two blocks, which is more than a panel shows."""
    classes = level_json()["classes"] | {
        f"kind{n} of token": [f"t{n}a", f"t{n}b"] for n in range(5)
    }
    return {"id": "many", "classes": classes, "memory": {"blocks": 2, "cells": 2}}


LEVELS: list[dict[str, Any]] = [
    {},
    {"gates": {"forget": 1, "input": "player", "output": "player"}, "solution": {}},
    many_classes() | {"solution": {}, "baselines_fail": []},
]
VIEWS = [((1280, 720), text) for text in (1.0, 1.2, 1.5, 2.0)] + [((1920, 1080), 1.0)]


@pytest.mark.parametrize("changes", LEVELS, ids=["toy", "locked", "many"])
@pytest.mark.parametrize(("size", "text"), VIEWS)
@pytest.mark.parametrize("at", ["offer", "lstm", "rnn", "kept", "failed", "done", "short"])
def test_no_text_covers_another_or_leaves_its_panel(
    app: AppContext,
    trainer: FakeTrainer,
    tmp_path: Path,
    changes: dict[str, Any],
    size: tuple[int, int],
    text: float,
    at: str,
) -> None:
    changes = changes | {"baselines_fail": []}
    level = load_level(write_level(tmp_path, trained=False, **changes))
    app.settings = replace(app.settings, text=text)
    scene = TrainingScene(app, level, "My world", begin=at != "offer")
    if at != "offer":
        trainer.say(report(level, "RNN" if at == "rnn" else "LSTM", 1))
    if at == "kept":
        trainer.stop()
        trainer.update()
    if at == "failed":
        trainer.say(Failed("The process that trained was ended from outside, perhaps for want."))
    if at in ("done", "short"):
        trainer.say(done(level, good=at == "done"))
    scene.layout(View.fit(size, text))
    scene.update(500.0)
    shown = [each for each in texts(scene) if scene._top - 1 < each.box[1] < 720 - each.box[3]]
    assert len(shown) > 5
    for one, other in itertools.combinations(shown, 2):
        assert not overlap(one.box, other.box), (one, other)
    for each in shown:
        assert each.frame is not None
        x, _, w, _ = each.frame
        assert x <= each.box[0], each
        assert each.box[0] + each.box[2] <= x + w, each


def test_a_table_that_is_too_long_scrolls(
    app: AppContext, trainer: FakeTrainer, tmp_path: Path, drive: Drive
) -> None:
    changes = many_classes() | {"solution": {}, "baselines_fail": []}
    level = load_level(write_level(tmp_path, trained=False, **changes))
    driver = drive(TrainingScene(app, level, begin=True))
    trainer.say(report(level))
    driver.wait(100)
    assert "kind4 of token" not in said(driver)
    driver.key(pygame.K_END)
    driver.wait(1000)
    assert "kind4 of token" in said(driver)


# -- the whole of it -----------------------------------------------------------------------------


def test_a_level_is_trained_in_a_process_of_its_own_and_practised(
    app: AppContext, tmp_path: Path, drive: Drive
) -> None:
    train = {"steps": 30, "seeds": 1, "batch": 8}
    path = write_level(tmp_path, trained=False, train=train)
    app.trainer = Trainer()
    driver = drive(TrainingScene(app, app.library.load(path), begin=True))
    try:
        for _ in range(6000):
            driver.app.frame([], 16.0)
            if state(driver) not in ("starting", "training"):
                break
            time.sleep(0.005)
    finally:
        app.trainer.close()
    course = scene_of(driver).course
    assert course is not None
    assert isinstance(course.done, Done), course.sentence
    assert set(course.curves) == {("LSTM", 0), ("RNN", 0), ("RNN", 1)}
    driver.key(pygame.K_p)
    assert isinstance(driver.scene, PlayScene)
    written = app.library.network(app.library.load(path))
    assert np.array_equal(driver.scene.session.deal.network["bias"], written["bias"])
