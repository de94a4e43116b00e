"""Every scene: at every size and text size, and by keys alone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.ui.context import AppContext
from game.ui.screen import Screen
from game.ui.screenshot import picture
from game.ui.view import View
from tests.ui import every_scene
from tests.ui.driving import Driver
from tests.ui.every_scene import NAMES, Stage

VIEWS = [
    ((1280, 720), 1.0), ((1920, 1080), 1.0), ((1280, 720), 1.5), ((1280, 720), 2.0),
    ((480, 270), 1.0), ((900, 900), 1.3),
]  # fmt: skip

Make = Callable[[str], Screen]


@pytest.fixture
def make(app: AppContext, levels_folder: Path, tmp_path: Path) -> Make:
    app.exports = tmp_path / "exports"
    stage = Stage(app, levels_folder, tmp_path)

    def made(name: str) -> Screen:
        return every_scene.make(name, stage)  # type: ignore[return-value]

    return made


@pytest.mark.parametrize("name", NAMES)
def test_it_is_whole_at_every_size(make: Make, app: AppContext, name: str) -> None:
    scene = make(name)
    for size, text in VIEWS:
        app.settings = replace(app.settings, text=text)
        image = picture(scene, app, size, t=200)
        assert np.count_nonzero(np.bincount(pygame.surfarray.array_red(image).ravel())) > 8
        controls_lie_apart(scene, size)


def controls_lie_apart(scene: Screen, size: tuple[int, int]) -> None:
    """Every control lies in the window, apart from the others."""
    window = pygame.Rect(0, 0, *size)
    fixed = [c for c in scene.focus.controls if c.clip is None]
    for n, control in enumerate(fixed):
        assert window.contains(control.rect), (size, control.name)
        for other in fixed[n + 1 :]:
            assert not control.rect.colliderect(other.rect), (size, control.name, other.name)


@pytest.mark.parametrize("name", NAMES)
def test_drawing_changes_nothing(make: Make, name: str) -> None:
    scene = make(name)
    view = View.fit((640, 360))
    scene.layout(view)
    scene.update(50)
    one, two = pygame.Surface(view.size), pygame.Surface(view.size)
    scene.draw(one)
    scene.draw(two)
    assert pygame.image.tobytes(one, "RGB") == pygame.image.tobytes(two, "RGB")


@pytest.mark.parametrize("name", NAMES)
def test_tab_reaches_every_control_and_comes_round(
    make: Make, drive: Callable[..., Driver], name: str
) -> None:
    driver = drive(make(name))
    usable = {c.name for c in driver.scene.focus.controls if c.enabled}  # type: ignore[attr-defined]
    seen = []
    for _ in range(len(usable) + 1):
        driver.key(pygame.K_TAB)
        seen.append(driver.focused)
    assert set(seen) == usable
    assert seen[0] == seen[-1]


@pytest.mark.parametrize("name", NAMES)
def test_focus_survives_a_new_text_size(
    make: Make, drive: Callable[..., Driver], name: str
) -> None:
    driver = drive(make(name))
    driver.key(pygame.K_TAB, pygame.K_TAB)
    before = driver.focused
    driver.key(pygame.K_PLUS, mod=pygame.KMOD_LCTRL)
    assert driver.focused == before
    assert driver.app.context.settings.text == pytest.approx(1.1)


@pytest.mark.parametrize("name", NAMES)
def test_every_button_that_leads_back_looks_alike(make: Make, app: AppContext, name: str) -> None:
    scene = make(name)
    for text in (1.0, 2.0):
        app.settings = replace(app.settings, text=text)
        scene.layout(View.fit((1280, 720), text))
        back = scene.gui._elements.get("back")
        if back is not None:
            icon = getattr(back, "icon", None)
            assert icon is not None, text
            assert icon.name == "back"


MOVES_ON = ("training", "watch")
"""What goes on by itself: what is shown there changes, but nothing slides."""


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith(MOVES_ON)])
def test_with_reduced_motion_nothing_moves(make: Make, app: AppContext, name: str) -> None:
    app.settings = replace(app.settings, reduced_motion=True)
    scene = make(name)
    scene.layout(View.fit((640, 360)))
    for _ in range(80):  # what is worked out a little at a time has come by then
        scene.update(100.0)
    shots = []
    for _ in range(6):
        scene.update(100.0)
        surface = pygame.Surface((640, 360))
        scene.draw(surface)
        shots.append(pygame.image.tobytes(surface, "RGB"))
    assert all(shot == shots[0] for shot in shots[1:])
