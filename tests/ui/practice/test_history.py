"""A level's history in the window: chosen by keys and mouse, watched, reviewed, saved."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pygame
import pytest
from PIL import Image

from game.level.model import Level
from game.progress.store import Store
from game.rules.replays.file import load_replay
from game.rules.replays.verify import verify
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.ink.lettering import Drawn
from game.ui.paint import Painter
from game.ui.practice.history import HistoryScene
from game.ui.practice.history_page import ONE_ROW_UP_TO
from game.ui.practice.sample import ATTEMPTS, RUNS, sample_history
from game.ui.practice.watch import WatchScene
from game.ui.review.scene import ReviewScene
from game.ui.wire.stream import StreamScene
from game.words import say
from tests.ui.driving import Driver
from tests.wired import write_level

Drive = Callable[..., Driver]


@pytest.fixture
def level(app: AppContext, levels_folder: Path, tmp_path: Path) -> Level:
    app.exports = tmp_path / "exports"
    return app.library.load(levels_folder / "first" / "toy.json")


@pytest.fixture
def wired_level(app: AppContext, tmp_path: Path) -> Level:
    app.exports = tmp_path / "exports"
    play = {"act": "wire", "seed": 7, "streams": 8}
    return app.library.load(write_level(tmp_path, id="wires", play=play))


def opened(app: AppContext, level: Level) -> HistoryScene:
    sample_history(app.store, level, app.library.network(level))
    return HistoryScene(app, level, "First")


def scene_of(driver: Driver) -> HistoryScene:
    assert isinstance(driver.scene, HistoryScene)
    return driver.scene


def said(driver: Driver) -> str:
    return scene_of(driver)._words()[0]


def saved(app: AppContext) -> list[str]:
    assert app.exports is not None
    names = [path.name for path in app.exports.iterdir()] if app.exports.exists() else []
    return sorted(names, key=lambda name: (len(name), name))


# -- what is shown -----------------------------------------------------------------------------


def test_it_opens_on_the_best_and_finds_out_about_the_others(
    app: AppContext, level: Level, drive: Drive
) -> None:
    driver = drive(opened(app, level))
    scene = scene_of(driver)
    assert scene.page.chosen == scene.page.found.best
    assert driver.focused == "attempts"
    driver.wait(1500)
    assert not scene.measuring.busy
    names = {mark.name for mark in scene.page.found.histograms[0].marks}
    assert {"your best", "average par", "the author’s gates", "doing nothing"} <= names
    assert "has no trained rivals yet" in said(driver)


def test_others_are_measured_once(app: AppContext, level: Level, drive: Drive) -> None:
    driver = drive(opened(app, level))
    driver.wait(1500)
    again = HistoryScene(app, level)
    assert not again.measuring.busy
    assert again.measuring.places == scene_of(driver).measuring.places


def test_a_level_never_finished_says_so(app: AppContext, level: Level, drive: Drive) -> None:
    driver = drive(HistoryScene(app, level))
    driver.wait(1500)
    assert "have not finished this level yet" in said(driver)
    for name in ("watch", "review", "replay", "picture", "film", "frames"):
        assert not driver.control(name).enabled
    assert driver.focused == "back"


def test_a_level_without_a_network_shows_its_attempts_and_says_why_no_more(
    app: AppContext, levels_folder: Path, drive: Drive, level: Level
) -> None:
    bare = app.library.load(levels_folder / "second" / "bare.json")
    sample_history(app.store, replace(bare, path=level.path), app.library.network(level))
    driver = drive(HistoryScene(app, bare))
    driver.wait(500)
    scene = scene_of(driver)
    assert scene.page.found.histograms[0].count == ATTEMPTS
    assert "has no trained network yet" in said(driver)
    assert not driver.control("watch").enabled
    driver.key(pygame.K_RETURN)
    assert driver.scene is scene


def test_attempts_at_another_task_cannot_be_played_again(
    app: AppContext, level: Level, drive: Drive
) -> None:
    other = replace(level, task_hash="another")
    sample_history(app.store, other, app.library.network(level))
    driver = drive(HistoryScene(app, level))
    assert "changed after this attempt" in said(driver)
    assert not driver.control("watch").enabled
    driver.key(pygame.K_RETURN)
    assert driver.name == "HistoryScene"


def test_from_one_of_another_task_to_one_of_this(
    app: AppContext, level: Level, finished: Session, drive: Drive
) -> None:
    sample_history(app.store, replace(level, task_hash="another"), app.library.network(level))
    app.store.record(finished)
    driver = drive(HistoryScene(app, level))
    assert driver.control("watch").enabled
    driver.key(pygame.K_DOWN, pygame.K_DOWN)
    assert not driver.control("watch").enabled
    assert "changed after this attempt" in said(driver)
    driver.key(pygame.K_UP)
    assert driver.control("watch").enabled
    assert "changed after" not in said(driver)


# -- choosing ----------------------------------------------------------------------------------


def test_arrows_go_through_the_list_and_keep_it_in_sight(
    app: AppContext, level: Level, drive: Drive
) -> None:
    driver = drive(opened(app, level))
    scene = scene_of(driver)
    for _ in range(ATTEMPTS):
        driver.key(pygame.K_UP)
    assert scene.page.chosen == ATTEMPTS - 1
    for _ in range(ATTEMPTS - 1):
        driver.tab_to("attempts")
        driver.key(pygame.K_DOWN)
    assert scene.page.chosen == 0
    assert scene.page._row_y(ATTEMPTS - 1) + scene.page._row <= sum(scene.scroll.box[1::2]) + 1


def test_a_click_chooses_a_row_and_plays_nothing(
    app: AppContext, level: Level, drive: Drive
) -> None:
    driver = drive(opened(app, level))
    scene = scene_of(driver)
    x, y, _, _ = scene.scroll.box
    driver.click((int(x) + 200, int(y) + 8))
    assert driver.scene is scene
    first = scene.page._row_at((x + 200, y + 8))
    assert first is not None
    assert scene.page.chosen == scene.page._place(first)


def test_a_click_on_a_bar_goes_through_its_attempts(
    app: AppContext, level: Level, drive: Drive
) -> None:
    driver = drive(opened(app, level))
    scene = scene_of(driver)
    ladder = scene.page._ladders[1]
    fullest = max(range(len(ladder.found.bins)), key=lambda n: ladder.found.bins[n].count)
    x, y, _, h = ladder.bin_box(fullest)
    chosen = []
    for _ in ladder.found.bins[fullest].attempts:
        driver.click((int(x) + 4, int(y + h / 2)))
        chosen.append(scene.page.chosen)
    assert sorted(chosen) == sorted(ladder.found.bins[fullest].attempts)


def test_the_bar_of_the_chosen_attempt_is_told_of_where_the_keys_are_on_the_list(
    app: AppContext, level: Level, drive: Drive
) -> None:
    scene = opened(app, level)
    driver = drive(scene)
    scene = scene_of(driver)

    def told() -> list[str]:
        log: list[Drawn] = []
        scene.page._drawn.clear()
        scene.page.draw(Painter(pygame.Surface((1280, 720)), scene.view, scene.theme, log))
        return [drawn.text for drawn in log]

    assert scene.page.chosen is not None
    driver.tab_to("attempts")
    for ladder in scene.page._ladders:
        here = ladder.found.bin_of(scene.page.chosen)
        if here is not None:
            assert any(words.startswith(ladder.found.span(here)) for words in told())
    before = told()
    driver.key(pygame.K_TAB)
    assert len(told()) < len(before), "only while the keys are on the list"


@pytest.mark.parametrize("text", [1.0, ONE_ROW_UP_TO, 1.5, 2.0])
def test_every_row_can_be_scrolled_to(
    app: AppContext, level: Level, drive: Drive, text: float
) -> None:
    app.settings = replace(app.settings, text=text)
    driver = drive(opened(app, level))
    scene = scene_of(driver)
    scene.choose(0)
    driver.wait(300)
    top, high = scene.scroll.box[1], scene.scroll.box[3]
    y = scene.page._row_y(scene.page._place(0))
    assert top - 1 <= y
    assert y + scene.page._row <= top + high + 1


def test_a_play_finished_meanwhile_is_there_on_coming_back(
    app: AppContext, level: Level, finished: Session, drive: Drive
) -> None:
    driver = drive(opened(app, level))
    app.store.record(finished)
    driver.app._show()
    assert len(scene_of(driver).page.found.attempts) == ATTEMPTS + 1


def test_a_level_saved_anew_has_its_history_anew(
    app: AppContext, level: Level, drive: Drive
) -> None:
    driver = drive(opened(app, level))
    scene = scene_of(driver)
    scene.reload(replace(level, task_hash="another"), app.library.network(level))
    driver.app._show()
    assert scene.page.found.left_out == ATTEMPTS


# -- watched and reviewed ----------------------------------------------------------------------


def test_watching_and_reviewing_record_nothing(app: AppContext, level: Level, drive: Drive) -> None:
    driver = drive(opened(app, level))
    driver.key(pygame.K_RETURN)
    assert isinstance(driver.scene, WatchScene)
    driver.key(pygame.K_ESCAPE)
    driver.click("review")
    assert isinstance(driver.scene, ReviewScene)
    driver.wait(1000)
    driver.key(pygame.K_ESCAPE)
    assert driver.name == "HistoryScene"
    assert len(app.store.attempts(level.id)) == ATTEMPTS
    assert app.store.unfinished(level.id) is None


def test_of_a_table_one_stream_is_watched_and_reviewed(
    app: AppContext, wired_level: Level, drive: Drive
) -> None:
    driver = drive(opened(app, wired_level))
    driver.click("watch")
    assert isinstance(driver.scene, WatchScene)
    assert "stream 1 of 8" in driver.scene.reel.world
    driver.key(pygame.K_ESCAPE)
    driver.click("review")
    assert isinstance(driver.scene, StreamScene)
    assert len(app.store.attempts(wired_level.id)) == RUNS


def test_what_another_network_makes_of_it_is_said(
    app: AppContext, level: Level, drive: Drive
) -> None:
    driver = drive(opened(app, level))
    scene = scene_of(driver)
    assert scene.network is not None
    other = scene.network.astype("float64")
    other["head_bias"][:] = 0.0
    scene.network = other
    driver.click("replay")
    assert "The network was trained anew since: it makes" in said(driver)


# -- saved -------------------------------------------------------------------------------------


def test_a_replay_is_saved_that_is_verified(app: AppContext, level: Level, drive: Drive) -> None:
    driver = drive(opened(app, level))
    driver.click("replay")
    driver.click("replay")
    first, second = saved(app)
    assert second == first.replace(".json", "-2.json")
    assert f"Saved as {app.exports_folder / second}." in said(driver)
    for name in (first, second):
        replay = load_replay(app.exports_folder / name)
        assert verify(replay, level, app.library.network(level)).ok


def test_a_table_s_replay_is_verified(app: AppContext, wired_level: Level, drive: Drive) -> None:
    driver = drive(opened(app, wired_level))
    driver.click("replay")
    (name,) = saved(app)
    replay = load_replay(app.exports_folder / name)
    assert verify(replay, wired_level, app.library.network(wired_level)).ok


@pytest.mark.parametrize("act", ["hand", "wire"])
def test_the_picture_of_the_review_is_large(
    app: AppContext, level: Level, wired_level: Level, drive: Drive, act: str
) -> None:
    app.settings = replace(app.settings, text=2.0)
    driver = drive(opened(app, level if act == "hand" else wired_level))
    driver.click("picture")
    (name,) = saved(app)
    with Image.open(io.BytesIO((app.exports_folder / name).read_bytes())) as image:
        assert image.size == (1920, 1080)
    assert app.settings.text == 2.0


@pytest.mark.parametrize("act", ["hand", "wire"])
def test_a_film_is_saved_while_the_window_goes_on(
    app: AppContext, level: Level, wired_level: Level, drive: Drive, act: str
) -> None:
    driver = drive(opened(app, level if act == "hand" else wired_level))
    driver.wait(1500)
    driver.click("film")
    task = scene_of(driver).actions.task
    assert task is not None
    assert driver.focused == "stop"
    frames = 0
    while scene_of(driver).actions.task is not None:
        driver.app.frame([], 16.0)
        frames += 1
    assert frames >= task.total
    (name,) = saved(app)
    assert f"Saved as {app.exports_folder / name}." in said(driver)
    assert driver.focused == "film"
    with Image.open(app.exports_folder / name) as image:
        assert image.n_frames == task.total  # type: ignore[attr-defined]


def test_escape_stops_a_film_and_then_leaves(app: AppContext, level: Level, drive: Drive) -> None:
    below = app.scenes.title(app)
    driver = drive(below, opened(app, level))
    driver.click("frames")
    driver.wait(400)
    chosen = scene_of(driver).page.chosen
    driver.key(pygame.K_UP)
    assert scene_of(driver).page.chosen == chosen
    driver.key(pygame.K_ESCAPE)
    assert scene_of(driver).actions.task is None
    assert "nothing was saved" in said(driver)
    assert saved(app) == []
    driver.key(pygame.K_ESCAPE)
    assert driver.scene is below


def test_a_folder_that_cannot_be_written_is_a_sentence(
    app: AppContext, level: Level, drive: Drive, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    app.exports = tmp_path / "file" / "exports"
    driver = drive(opened(app, level))
    for name in ("replay", "picture"):
        driver.click(name)
        assert "cannot be written" in said(driver)
    for name in ("film", "frames"):
        driver.click(name)
        while scene_of(driver).actions.task is not None:
            driver.app.frame([], 16.0)
        assert "cannot be written" in said(driver)
        assert scene_of(driver)._words()[1]


def test_moves_that_cannot_be_read_are_a_sentence(
    app: AppContext, level: Level, finished: Session, drive: Drive
) -> None:
    app.store.record(finished)
    app.store._connection.execute("UPDATE attempts SET moves = ?", (json.dumps([{"f": [1]}]),))
    driver = drive(HistoryScene(app, level))
    for name in ("watch", "review", "replay", "picture", "film", "frames"):
        driver.click(name)
        assert driver.name == "HistoryScene"
        assert "The moves of this attempt cannot be read" in said(driver)


def test_files_go_beside_progress_if_its_folder_was_given(
    app: AppContext, level: Level, tmp_path: Path
) -> None:
    app.exports, app.store = None, Store(tmp_path / "data")
    assert app.exports_folder == tmp_path / "data" / "exports"


def test_nothing_is_to_be_said_where_all_is_there(
    app: AppContext, level: Level, drive: Drive
) -> None:
    driver = drive(opened(app, level))
    scene_of(driver).measuring.trouble = ""
    assert said(driver) == say("practice.history.how")
