"""Plays that are left: kept after every change, found again, and gone on with."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.progress.store import Store
from game.rules.policies import play_policy
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.play.scene import PlayScene
from game.ui.scene import Command
from game.ui.scenes import order
from game.ui.screenshot import picture
from tests.ui.driving import Driver
from tests.ui.test_app import Probe


class Playing(Probe):
    """A scene with a play under way, which every key takes one move further."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def handle(self, event: pygame.Event) -> Command:
        if event.type == pygame.KEYDOWN and not self.session.finished:
            self.session = self.session.play(self.session.valves)
        return None


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    folder = None if request.param == "memory" else tmp_path / "data"
    with Store(folder) as store:
        yield store


def test_a_play_is_kept_after_every_move_and_goes_on_there(
    app: AppContext, store: Store, finished: Session, drive: Callable[..., Driver]
) -> None:
    app.store = store
    level = finished.level
    driver = drive(Playing(app.plays.start(level, 9)))
    assert app.plays.resume(level) is None
    driver.key(pygame.K_x, pygame.K_y)
    again = app.plays.resume(level)
    assert again is not None
    assert (again.seed, again.t) == (9, 2)
    assert order.still_to_win(app) == level.path
    assert level.path is not None
    scene = order.play_scene(app, level.path)
    assert isinstance(scene, PlayScene)
    assert scene.model.notice.label == "Going on"
    levels = app.scenes.levels(app)
    picture(levels, app, (1280, 720), t=0)
    shown = levels._cards.shown[0].card  # type: ignore[attr-defined]
    assert shown.left_at == 2


def test_undone_moves_still_count(app: AppContext, finished: Session) -> None:
    session = app.plays.start(finished.level, 9)
    session = session.play(session.valves).play(session.valves).undo()
    app.plays.keep(session)
    again = app.plays.resume(finished.level)
    assert again is not None
    assert (again.t, again.undos) == (1, 1)


def test_a_restart_and_an_end_forget_it(app: AppContext, finished: Session) -> None:
    app.plays.keep(finished.back_to(2))
    assert app.plays.resume(finished.level) is not None
    app.plays.keep(Session(finished.deal))
    assert app.plays.resume(finished.level) is None
    app.plays.keep(finished.back_to(2))
    app.scenes.result(finished, app, "")
    assert app.plays.resume(finished.level) is None


def test_a_play_of_another_task_is_not_gone_on_with(app: AppContext, finished: Session) -> None:
    app.plays.keep(finished.back_to(2))
    assert app.plays.resume(replace(finished.level, task_hash="other")) is None


def test_the_first_stream_is_the_levels_own(app: AppContext, finished: Session) -> None:
    assert app.plays.start(finished.level).seed == finished.level.play.seed
    app.store.record(finished)
    assert app.plays.start(finished.level).seed == 1
    assert app.plays.start(finished.level, 5).seed == 5


def key(driver: Driver, code: int) -> None:
    """A press alone: no frame goes by after it, as when the game is killed there."""
    driver.app.handle(pygame.Event(pygame.KEYDOWN, key=code, mod=0, unicode="", scancode=0))


def to_the_last_move(app: AppContext, session: Session, drive: Callable[..., Driver]) -> Driver:
    """A play at its last step, with the levels under it."""
    before = session.back_to(len(session.deal) - 1)
    playing = app.scenes.play(session.level, before, app, "First", resumed=True)
    return drive(app.scenes.levels(app, session.level.id), playing)


def test_a_play_is_recorded_with_its_last_move(
    app: AppContext, store: Store, finished: Session, drive: Callable[..., Driver]
) -> None:
    app.store = store
    driver = to_the_last_move(app, finished, drive)
    key(driver, pygame.K_SPACE)
    [attempt] = store.attempts("toy")
    assert not attempt.retry
    assert attempt.seconds is not None
    assert store.unfinished("toy") is None
    driver.wait(4000)
    assert driver.name == "ResultScene"
    assert not driver.scene.summary.retry  # type: ignore[attr-defined]
    assert store.attempt_count("toy") == 1


def test_a_play_killed_between_its_last_move_and_its_record_comes_up_whole(
    app: AppContext, store: Store, finished: Session, drive: Callable[..., Driver]
) -> None:
    app.store = store
    store.keep_unfinished(finished, seconds=5.0)
    assert finished.level.path is not None
    scene = order.play_scene(app, finished.level.path)
    assert isinstance(scene, PlayScene)
    driver = drive(app.scenes.levels(app, "toy"), scene)
    driver.app.frame([], 16.0)
    [attempt] = store.attempts("toy")
    assert (attempt.seed, attempt.retry, attempt.seconds) == (finished.seed, False, 5.0)
    assert store.unfinished("toy") is None
    driver.wait(2000)
    assert driver.name == "ResultScene"
    assert driver.scene.session.result == finished.result  # type: ignore[attr-defined]
    assert store.attempt_count("toy") == 1


def test_an_error_while_the_last_step_plays_out_leads_on_to_the_result(
    app: AppContext,
    finished: Session,
    drive: Callable[..., Driver],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    driver = to_the_last_move(app, finished, drive)
    key(driver, pygame.K_SPACE)
    monkeypatch.setattr(driver.scene, "draw", lambda _: 1 / 0)
    driver.app.frame([], 16.0)
    driver.app.frame([], 16.0)
    assert driver.name == "CrashScene"
    driver.key(pygame.K_RETURN)
    assert driver.name == "ResultScene"
    assert app.store.attempt_count("toy") == 1


def test_moves_that_a_stream_makes_by_itself_are_kept(
    app: AppContext, finished: Session, drive: Callable[..., Driver]
) -> None:
    driver = drive(app.scenes.play(finished.level, finished.back_to(2), app, "", resumed=True))
    driver.key(pygame.K_k)
    driver.wait(3000)
    left = app.plays.resume(finished.level)
    assert left is not None
    assert left.t == driver.scene.session.t > 2  # type: ignore[attr-defined]


def test_a_guided_play_that_went_wrong_at_its_end_comes_up_where_it_can_be_mended(
    app: AppContext, finished: Session, drive: Callable[..., Driver]
) -> None:
    start = Session.start(finished.level, 7, mode="guided")
    wrong = replace(play_policy(start.deal, "do_nothing"), mode="guided")
    driver = drive(app.scenes.play(finished.level, wrong.back_to(wrong.t - 1), app, ""))
    driver.key(pygame.K_SPACE)
    driver.wait(4000)
    assert driver.name == "PlayScene"
    assert app.store.attempt_count("toy") == 0
    left = app.plays.resume(finished.level, "guided")
    assert left is not None
    assert left.finished
    again = drive(app.scenes.play(finished.level, left, app, "", resumed=True))
    again.wait(4000)
    assert again.name == "PlayScene"
    assert app.store.attempt_count("toy") == 0
    again.key(pygame.K_z)
    assert not again.scene.session.finished  # type: ignore[attr-defined]
