"""What lists all that can be done is told to whoever plays with a gamepad, in every scene."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from game import words
from game.ui.context import AppContext
from game.ui.pad_hint import PadHint
from game.words import say
from tests.ui import every_scene
from tests.ui.driving import Driver
from tests.ui.every_scene import NAMES, Stage
from tests.ui.seen import Recorder, recording

Drive = Callable[..., Driver]
LISTS = ("actions", "actions-wire")
"""What lists them already."""


def look(driver: Driver) -> Recorder:
    with recording() as seen:
        driver.app._show()  # what was kept as a picture is drawn anew
        driver.app.draw()
    return seen


def open_scene(app: AppContext, stage: Stage, name: str, drive_in: Drive) -> Driver:
    app.device = "pad"
    scene = every_scene.make(name, stage)
    driver = drive_in(stage.app, *([stage.under] if stage.under is not None else []), scene)
    driver.wait(1500)
    return driver


@pytest.mark.parametrize(("language", "text"), [("en", 1.0), ("de", 2.0)])
@pytest.mark.parametrize("name", [name for name in NAMES if name not in LISTS])
def test_every_scene_tells_a_gamepad_what_lists_all_actions(
    app: AppContext, levels_folder: Path, tmp_path: Path, drive_in: Drive,
    name: str, language: str, text: float,
) -> None:  # fmt: skip
    app.settings = replace(app.settings, language=language, text=text, reduced_motion=True)
    words.use(language)
    driver = open_scene(app, Stage(app, levels_folder, tmp_path), name, drive_in)
    seen = look(driver)
    hint, start = say("controls.menu.hint"), say("controls.pad.start")
    if getattr(driver.scene, "tells_menu", False):
        told = say("play.footer.more"), say("help.does.menu")
        assert any(one.asked.startswith(told) for one in seen.texts)
        return
    place = driver.app.pad_hint.place
    assert place is not None
    rect = driver.app.view.rect(*place)
    assert driver.app.surface.get_rect().contains(rect)
    of_hint = [one for one in seen.texts if one.in_sight and rect.contains(one.ink)]
    assert [one.asked for one in of_hint[-2:]] in ([start, hint], [hint, start]) or (
        text > 1.5 and of_hint[-1].asked == start
    )
    if not getattr(driver.scene, "overlay", False):  # of what lies below texts are told too
        others = [one for one in seen.texts if one.in_sight and one not in of_hint[-2:]]
        assert not [one.asked for one in others if one.clip.clip(one.ink).colliderect(rect)]
    controls = driver.scene.focus.controls  # type: ignore[attr-defined]
    inside = [one.rect.clip(one.clip) if one.clip else one.rect for one in controls]
    assert not [rect for one in inside if one.colliderect(rect)]


def test_it_comes_and_goes_with_the_gamepad(app: AppContext, drive: Drive) -> None:
    driver = drive(app.scenes.levels(app))
    hint = say("controls.menu.hint")
    assert hint not in look(driver).words
    driver.pad("down")
    assert hint in look(driver).words
    driver.key(pygame.K_TAB)
    assert hint not in look(driver).words


def test_it_gives_way_to_what_comes_to_its_place(app: AppContext, drive: Drive) -> None:
    driver = drive(app.scenes.levels(app))
    app.device = "pad"
    surface, view, scene = driver.app.surface, driver.app.view, driver.scene
    hint: Any = PadHint(app)
    surface.fill(app.theme.ground)
    hint.draw(surface, view, scene)
    first = hint.place
    surface.fill(app.theme.ground)
    surface.fill(app.theme.text, view.rect(*first).inflate(-8, -8))
    hint.draw(surface, view, scene)
    assert hint.place not in (None, first)
    for x in range(0, surface.get_width(), 8):
        surface.fill(app.theme.text, (x, 0, 4, surface.get_height()))
    before = surface.copy()
    hint.draw(surface, view, scene)
    assert hint.place is None
    assert surface.get_buffer().raw == before.get_buffer().raw
