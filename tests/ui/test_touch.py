"""A finger can hit everything, what it does is what a mouse does, and nothing hides under a hover.

And nothing needs to be held, dragged or done in time: what is done so is listed here with what does
the same by presses.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pygame
import pytest

from game.ui.context import AppContext
from game.ui.controls.actions import ACTIONS
from game.ui.focus import Control, control_at
from game.ui.gui import TOUCH
from game.ui.view import View
from tests.ui import every_scene
from tests.ui.driving import Driver
from tests.ui.every_scene import Stage


@pytest.mark.parametrize("name", every_scene.NAMES)
def test_a_finger_can_hit_every_control(
    name: str, app: AppContext, levels_folder: Path, tmp_path: Path
) -> None:
    scene: Any = every_scene.make(name, Stage(app, levels_folder, tmp_path))
    view = View.fit((1280, 720))
    scene.layout(view)
    for control in [*scene.focus.controls, *scene.gui._areas]:
        smallest = max(min(control.rect.size), control.reach)
        assert smallest >= TOUCH - 1, (control.name, control.rect)


def test_beside_a_small_control_the_nearest_is_meant() -> None:
    a = Control("a", pygame.Rect(0, 0, 20, 20), reach=40)
    b = Control("b", pygame.Rect(30, 0, 20, 20), reach=40)
    assert control_at([a, b], (10, 28)) is a
    assert control_at([a, b], (22, 10)) is a
    assert control_at([a, b], (28, 10)) is b
    assert control_at([a, b], (31, 10)) is b
    assert control_at([a, b], (10, 60)) is None


def test_a_tap_does_what_a_click_does_and_is_known_as_one(
    app: AppContext, drive: Callable[..., Driver]
) -> None:
    driver = drive(app.scenes.title(app))
    pos = driver.control("settings").rect.center
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        driver.app.handle(pygame.Event(kind, pos=pos, button=1, touch=True))
    assert driver.name == "SettingsScene"
    assert app.device == "touch"
    assert not app.by_keys


# -- nothing has to be held, dragged or done in time ----------------------------------------------

BY_PRESSES: Final = {
    "a valve is dragged": ("valves.turn_up", "valves.turn_down", "valves.open", "valves.flip"),
    "a valve takes the wheel": ("valves.turn_up", "valves.turn_down"),
    "Shift makes it fine": ("valves.finer_up", "valves.finer_down"),
    "an entry is dragged": ("wire.open", "wire.shut", "wire.tenth_5", "wire.finer_up"),
    "Shift makes an entry fine": ("wire.finer_up", "wire.finer_down"),
    "the timeline of a review is dragged": ("review.before", "review.after"),
    "training is dragged along": ("inside.stage_before", "inside.stage_after"),
    "a slider is dragged": ("menus.left", "menus.right"),
    "a page's bar is dragged": ("menus.page_up", "menus.page_down"),
    "the wheel turns a page": ("menus.page_up", "menus.page_down"),
    "the mouse rests on a step": ("stream.earlier", "stream.later"),
    "the mouse rests on a valve": ("hand.valve_previous", "hand.valve_next"),
    "the mouse rests on a weight": ("menus.left", "menus.up"),
}
"""What is done by holding, dragging or hovering, and the presses that do the same."""


@pytest.mark.parametrize("way", BY_PRESSES)
def test_what_is_held_or_dragged_is_done_by_single_presses_too(way: str) -> None:
    by_ident = {action.ident: action for action in ACTIONS}
    for ident in BY_PRESSES[way]:
        action = by_ident[ident]
        keys = (*action.right, *action.fixed)
        assert any("+" not in key or key == "+" for key in keys), ident  # no chord is needed


def test_a_click_beside_a_sliders_knob_moves_it(
    app: AppContext, drive: Callable[..., Driver]
) -> None:
    driver = drive(app.scenes.settings(app))
    slider = driver.control("text")
    driver.click((slider.rect.right - 6, slider.rect.bottom + 5))  # a finger is not that sure
    driver.wait(100)
    assert app.settings.text > 1.5


def test_waiting_changes_nothing_in_play(app: AppContext, drive: Callable[..., Driver]) -> None:
    level = app.library.load(next(iter(app.library.worlds())).levels[0])
    driver = drive(app.scenes.play(level, app.plays.start(level), app, ""))
    scene: Any = driver.scene
    before = scene.session
    driver.wait(60_000)
    assert scene.session is before
    assert driver.scene is scene
