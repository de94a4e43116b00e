"""A library of toy levels, a context in which nothing is left to chance, and no display."""

import functools
import json
import os

os.environ["SDL_VIDEODRIVER"] = "dummy"

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.progress.store import Store
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.library import FolderLibrary
from game.ui.loop import App
from game.ui.screenshot import headless, still_context
from tests.ui.driving import Driver
from tests.ui.practice.training.told import FakeTrainer
from tests.wired import write_level


@pytest.fixture(scope="session", autouse=True)
def _video() -> None:
    headless()


@pytest.fixture(scope="session")
def levels_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two worlds: two sound levels, one without a network, one that is not JSON."""
    root = tmp_path_factory.mktemp("levels")
    first, second = root / "first", root / "second"
    first.mkdir()
    second.mkdir()
    write_level(first, id="toy", after="That was a memory.")
    write_level(first, id="again", title="Once more")
    write_level(second, id="bare", title="No network yet", trained=False)
    (second / "broken.json").write_text('{"id": "broken",', encoding="utf-8")
    for folder, title, order, ids in (
        (first, "First", 1, ["toy", "again"]),
        (second, "Second", 2, ["bare", "broken"]),
    ):
        world = {"title": title, "order": order, "brief": "A few levels.", "levels": ids}
        (folder / "world.json").write_text(json.dumps(world), encoding="utf-8")
    return root


@pytest.fixture
def app(levels_folder: Path) -> AppContext:
    """No test trains by accident: a process is started where one asks for it."""
    context = still_context(FolderLibrary(levels_folder), store=Store())
    context.trainer = FakeTrainer()
    return context


@pytest.fixture
def finished(app: AppContext, levels_folder: Path) -> Session:
    """A play of the toy level with one mistake in it."""
    level = app.library.load(levels_folder / "first" / "toy.json")
    session = Session.start(level, 7)
    for t, move in enumerate(session.deal.solution):
        session = session.play(move.with_gate("o", 0, 1.0) if t == 2 else move)
    return session


@pytest.fixture
def drive_in(tmp_path: Path) -> Callable[..., Driver]:
    """Opens a window on some scenes of a context, for a test to type and click in."""

    def opened(app: AppContext, *scenes: object, size: tuple[int, int] = (1280, 720)) -> Driver:
        surface = pygame.Surface(size)
        return Driver(App(app, list(scenes), surface, logs=tmp_path))  # type: ignore[arg-type]

    return opened


@pytest.fixture
def drive(app: AppContext, drive_in: Callable[..., Driver]) -> Callable[..., Driver]:
    """The same with the toy levels' context."""
    return functools.partial(drive_in, app)
