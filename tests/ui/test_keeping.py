"""Plays that are left: kept after every change, found again, and gone on with."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.progress.store import Store
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
