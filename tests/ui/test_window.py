"""The window hidden, tiny, on another display, full screen and back: whole after each of these."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.ui.context import AppContext
from game.ui.display import Window
from game.ui.loop import App
from tests.ui import every_scene
from tests.ui.driving import Driver
from tests.ui.every_scene import NAMES, Stage

WHOLE = (640, 360)
SIZES = ((200, 100), (1, 1), (1, 720), (40, 400))


@pytest.fixture
def made(app: AppContext, levels_folder: Path, tmp_path: Path) -> Callable[[str], App]:
    """Shows a scene by its name in a window of its own, in which an exception is no calm page."""
    app.exports = tmp_path / "exports"

    def shown(name: str) -> App:
        scene = every_scene.make(name, Stage(app, levels_folder, tmp_path))
        return App(app, [scene], pygame.Surface(WHOLE), logs=tmp_path)

    return shown


@pytest.fixture(autouse=True)
def no_calm_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(app: App, error: Exception, doing: str) -> None:
        raise AssertionError(f"{type(error).__name__} while {doing}: {error}") from error

    monkeypatch.setattr(App, "_crash", crash)


def resize(game: App, size: tuple[int, int]) -> None:
    """What a window does that was given another size."""
    game.surface = pygame.Surface(size)
    game._follow_settings()
    game.draw()


def pixels(game: App) -> bytes:
    game.draw()
    return pygame.image.tobytes(game.surface, "RGB")


@pytest.mark.parametrize("name", NAMES)
def test_it_is_whole_again_after_every_size(made: Callable[[str], App], name: str) -> None:
    game = made(name)
    game.update(50.0)
    before = pixels(game)
    for size in SIZES:
        resize(game, size)
    resize(game, WHOLE)
    assert pixels(game) == before


def test_a_step_goes_on_where_the_window_lost_the_focus_or_was_hidden(
    made: Callable[[str], App],
) -> None:
    game, other = made("play"), made("play")
    for one in (game, other):
        Driver(one).key(pygame.K_SPACE)
    for kind in (pygame.WINDOWFOCUSLOST, pygame.WINDOWMINIMIZED, pygame.WINDOWHIDDEN):
        game.handle(pygame.Event(kind))
        game.frame([], 100.0)
        other.frame([], 100.0)
    for kind in (pygame.WINDOWRESTORED, pygame.WINDOWSHOWN, pygame.WINDOWFOCUSGAINED):
        game.handle(pygame.Event(kind))
    for one in (game, other):
        for _ in range(60):
            one.frame([], 50.0)
    assert pixels(game) == pixels(other)
    assert len(game.scene.session.moves) == 1  # type: ignore[union-attr]


@pytest.fixture
def window(app: AppContext) -> Window:
    """A window on SDL's display that nobody sees."""
    pygame.display.init()
    return Window()


@pytest.mark.parametrize(
    "kind", [pygame.WINDOWSIZECHANGED, pygame.WINDOWDISPLAYCHANGED, pygame.WINDOWRESTORED]
)
def test_a_surface_of_other_pixels_is_taken_whatever_brought_it(
    app: AppContext, window: Window, tmp_path: Path, kind: int
) -> None:
    surface = window.set_mode(fullscreen=False)
    game = App(app, [app.scenes.title(app)], surface, window, logs=tmp_path)
    game.frame([], 16.0)
    scaled = pygame.display.set_mode((960, 540), pygame.RESIZABLE)
    game.handle(pygame.Event(kind, display_index=1, x=960, y=540))
    game.frame([], 16.0)
    assert game.surface is scaled
    assert game.view.size == (960, 540)
    assert len(set(pygame.image.tobytes(scaled, "RGB")[::3])) > 8


def test_full_screen_and_back_in_the_middle_of_a_step(
    app: AppContext, window: Window, made: Callable[[str], App], tmp_path: Path
) -> None:
    scene = made("play").scene
    assert scene is not None
    game = App(app, [scene], window.set_mode(fullscreen=False), window, logs=tmp_path)
    driver = Driver(game)
    driver.key(pygame.K_SPACE)
    for _ in range(4):
        driver.key(pygame.K_F11)
        assert window.fullscreen == app.settings.fullscreen
    assert game.surface.get_size() == window.windowed
    driver.wait(3000.0)
    assert len(scene.session.moves) == 1  # type: ignore[attr-defined]
