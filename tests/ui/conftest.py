"""A library of toy levels, a context in which nothing is left to chance, and no display."""

import functools
import os
import sqlite3

os.environ["SDL_VIDEODRIVER"] = "dummy"

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pygame
import pytest

from game.progress.file import opening, writing
from game.progress.store import Store
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.library import FolderLibrary
from game.ui.loop import App
from game.ui.screenshot import headless, still_context
from tests.ui.driving import Driver
from tests.ui.every_scene import finished_play, write_levels
from tests.ui.practice.training.told import FakeTrainer


@pytest.fixture(scope="session", autouse=True)
def _video() -> None:
    headless()


@pytest.fixture(scope="session", autouse=True)
def _empty_stores() -> Iterator[None]:
    """Copy one empty store for all that live in memory: thousands are made here, and each would be
    brought from the first form to the newest. Those of `tests/progress` are."""
    with closing(opening.empty_memory()) as empty, pytest.MonkeyPatch.context() as patch:

        def copied() -> sqlite3.Connection:
            return opening.copy_of(empty)

        patch.setattr(writing, "empty_memory", copied)
        yield


@pytest.fixture(scope="session")
def levels_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two worlds: two sound levels, one without a network, one that is not JSON."""
    return write_levels(tmp_path_factory.mktemp("levels"))


@pytest.fixture
def app(levels_folder: Path) -> AppContext:
    """No test trains by accident: a process is started where one asks for it."""
    context = still_context(FolderLibrary(levels_folder), store=Store())
    context.trainer = FakeTrainer()
    return context


@pytest.fixture
def finished(app: AppContext, levels_folder: Path) -> Session:
    """A play of the toy level with one mistake in it."""
    return finished_play(app.library.load(levels_folder / "first" / "toy.json"))


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
