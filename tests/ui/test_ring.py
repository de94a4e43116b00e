"""The ring of the keys can be seen around whatever has them: every control, scene and theme.

Seen means (WCAG 2.2, 1.4.11 and 2.4.13): around it at least as many pixels as a line of one pixel
along its edge has are, against what they are without the ring, at a contrast of 3:1 or more.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.ui.context import AppContext
from game.ui.focus import Control
from game.ui.ring import draw_ring
from game.ui.scene import Scene
from game.ui.theme import THEMES
from game.ui.view import View
from tests.ui import every_scene
from tests.ui.driving import Driver
from tests.ui.every_scene import NAMES, Stage

AROUND = 9
"""So far from a control, in pixels, its ring is looked for."""
LEAST = 3.0


def luminance(surface: pygame.Surface) -> np.ndarray:
    """The relative luminance of every pixel, as WCAG defines it."""
    share = pygame.surfarray.array3d(surface) / 255.0
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def strong(before: np.ndarray, after: np.ndarray) -> int:
    """How many pixels are now at a contrast of 3:1 or more to what they were."""
    high, low = np.maximum(before, after), np.minimum(before, after)
    return int(((high + 0.05) / (low + 0.05) >= LEAST).sum())


def seen_of(control: Control) -> pygame.Rect:
    """What the ring is around, as far as it is to be seen."""
    return control.ringed if control.clip is None else control.ringed.clip(control.clip)


def part(surface: pygame.Surface, control: Control) -> pygame.Surface:
    """A control and what is around it, as far as it is to be seen."""
    seen = seen_of(control)
    return surface.subsurface(seen.inflate(2 * AROUND, 2 * AROUND).clip(surface.get_rect())).copy()


def unseen(driver: Driver, control: Control) -> str | None:
    """What is wrong with the ring of a control that has the keys; None if nothing is."""
    scene: every_scene.Any = driver.scene
    scene.focus._show(control)
    scene.handle(pygame.Event(pygame.USEREVENT))  # as after any event, what it is on is selected
    for _ in range(3):
        scene.update(100.0)  # what scrolls comes to rest
    driver.app.draw()
    with_ring = part(driver.app.surface, control)
    scene.focus.shown = False
    driver.app.draw()
    without = part(driver.app.surface, control)
    found = strong(luminance(without), luminance(with_ring))
    seen = seen_of(control)
    if not seen:
        return f"{control.name} is not to be seen"
    edge = np.pi * seen.w if control.corner >= seen.w // 2 else 2 * (seen.w + seen.h)
    return None if found >= edge else f"{control.name}: {found} of {edge:.0f} pixels"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", NAMES)
def test_the_ring_is_seen_around_every_control(
    app: AppContext, drive: Callable[..., Driver], levels_folder: Path, tmp_path: Path,
    name: str, theme: str,
) -> None:  # fmt: skip
    app.exports = tmp_path / "exports"
    app.settings = replace(app.settings, theme=theme, reduced_motion=True)
    scene: Scene = every_scene.make(name, Stage(app, levels_folder, tmp_path))
    driver = drive(scene)
    driver.wait(200)
    controls = [c for c in scene.focus.controls if c.enabled]  # type: ignore[attr-defined]
    said = [unseen(driver, control) for control in controls]
    assert not any(said), "\n".join(filter(None, said))


@pytest.mark.parametrize("size", [(0, 0), (-30, 20), (40, -60), (-5, -5)])
def test_what_has_no_room_has_no_ring(size: tuple[int, int]) -> None:
    surface = pygame.Surface((200, 100))
    before = pygame.image.tobytes(surface, "RGB")
    draw_ring(surface, View.fit((1280, 720)), THEMES["dark"], pygame.Rect((60, 40), size), 8)
    assert pygame.image.tobytes(surface, "RGB") == before
