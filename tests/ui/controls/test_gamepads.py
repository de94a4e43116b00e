"""Gamepads: what their events press, that they come and go, and a game by gamepad alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame
import pytest

from game.level.library import find_level
from game.rules.wiring.table import GateTable
from game.ui.context import AppContext
from game.ui.controls.gamepads import AGAIN_MS, FIRST_MS, Gamepads
from game.ui.controls.keys import pad_button
from game.ui.controls.pad import BUTTONS
from game.ui.library import FolderLibrary
from game.ui.play.scene import PlayScene
from game.ui.wire.stops import entry_name
from tests.ui.driving import Driver


def _button(button: int, kind: int = pygame.CONTROLLERBUTTONDOWN, pad: int = 0) -> pygame.Event:
    return pygame.Event(kind, instance_id=pad, button=button)


def _axis(axis: int, share: float, pad: int = 0) -> pygame.Event:
    value = round(32767 * share)
    return pygame.Event(pygame.CONTROLLERAXISMOTION, instance_id=pad, axis=axis, value=value)


def _names(presses: list[pygame.Event] | None) -> list[str | None]:
    assert presses is not None
    return [pad_button(press) for press in presses]


def test_buttons_press_what_they_are_called() -> None:
    pads = Gamepads()
    assert _names(pads.take(_button(pygame.CONTROLLER_BUTTON_A))) == ["a"]
    assert _names(pads.take(_button(pygame.CONTROLLER_BUTTON_DPAD_UP))) == ["up"]
    assert _names(pads.take(_button(pygame.CONTROLLER_BUTTON_GUIDE))) == []
    assert pads.take(pygame.Event(pygame.KEYDOWN, key=pygame.K_a)) is None


def test_a_stick_presses_once_and_does_not_tremble() -> None:
    pads, x = Gamepads(), pygame.CONTROLLER_AXIS_LEFTX
    seen = [_names(pads.take(_axis(x, at))) for at in (0.2, 0.48, 0.55, 0.45, 0.6, 1.0, 0.2, 0.7)]
    assert seen == [[], [], ["right"], [], [], [], [], ["right"]]
    assert _names(pads.take(_axis(x, -1.0))) == ["left"]


def test_triggers_are_buttons() -> None:
    pads = Gamepads()
    assert _names(pads.take(_axis(pygame.CONTROLLER_AXIS_TRIGGERLEFT, 1.0))) == ["lt"]
    assert _names(pads.take(_axis(pygame.CONTROLLER_AXIS_TRIGGERRIGHT, 0.6))) == ["rt"]
    assert _names(pads.take(_axis(pygame.CONTROLLER_AXIS_TRIGGERRIGHT, 0.0))) == []


def test_only_directions_press_again_while_they_are_held() -> None:
    pads = Gamepads()
    pads.take(_button(pygame.CONTROLLER_BUTTON_A))
    pads.take(_axis(pygame.CONTROLLER_AXIS_LEFTY, -1.0))
    assert pads.update(FIRST_MS - 1) == []
    assert _names(pads.update(1)) == ["up"]
    assert pads.update(AGAIN_MS - 1) == []
    assert _names(pads.update(1)) == ["up"]
    pads.take(_axis(pygame.CONTROLLER_AXIS_LEFTY, 0.0))
    assert pads.update(5000) == []


@pytest.mark.parametrize("how", ["let go", "gone", "window"])
def test_what_is_let_go_presses_no_more(how: str) -> None:
    pads = Gamepads()
    pads.take(_button(pygame.CONTROLLER_BUTTON_DPAD_LEFT))
    events = {
        "let go": _button(pygame.CONTROLLER_BUTTON_DPAD_LEFT, pygame.CONTROLLERBUTTONUP),
        "gone": pygame.Event(pygame.CONTROLLERDEVICEREMOVED, instance_id=0),
        "window": pygame.Event(pygame.WINDOWFOCUSLOST),
    }
    pads.take(events[how])
    assert pads.update(5000) == []


def test_two_gamepads_are_told_apart() -> None:
    pads, x = Gamepads(), pygame.CONTROLLER_AXIS_LEFTX
    assert _names(pads.take(_axis(x, 1.0, pad=0))) == ["right"]
    assert _names(pads.take(_axis(x, 1.0, pad=1))) == ["right"]
    pads.take(_axis(x, 0.0, pad=0))
    assert _names(pads.update(5000)) == ["right"]


def test_they_come_and_go_with_a_line_that_goes_away(
    app: AppContext, drive: Callable[..., Driver]
) -> None:
    driver = drive(app.scenes.title(app))
    driver.app.pads.connect = lambda index: (40 + index, "Acme Pad") if index == 1 else None
    driver.app.handle(pygame.Event(pygame.CONTROLLERDEVICEADDED, device_index=0))
    assert not driver.app.news.left_ms  # it cannot be used
    driver.app.handle(pygame.Event(pygame.CONTROLLERDEVICEADDED, device_index=1))
    assert driver.app.news.text == "Gamepad connected: Acme Pad"
    before = pygame.image.tobytes(driver.app.surface, "RGB")
    driver.app.draw()
    assert pygame.image.tobytes(driver.app.surface, "RGB") != before
    driver.wait(4000)
    assert not driver.app.news.left_ms
    driver.app.handle(pygame.Event(pygame.CONTROLLERDEVICEREMOVED, instance_id=41))
    assert driver.app.news.text == "Gamepad disconnected: Acme Pad"
    driver.app.handle(pygame.Event(pygame.CONTROLLERDEVICEREMOVED, instance_id=99))
    assert driver.app.pads.names == {}


# -- by gamepad alone -----------------------------------------------------------------------------


def _set(driver: Driver, wanted: Any) -> None:
    """Set the valves of a play as a move has them: D-pad to choose, triggers to open and shut."""
    scene = driver.scene
    assert isinstance(scene, PlayScene)
    for gate, block in scene.model.valves:
        for _ in range(20):
            if scene.model.selected == (gate, block):
                break
            driver.pad("right")
        assert scene.model.selected == (gate, block)
        driver.pad("rt" if wanted.gate(gate)[block] > 0.5 else "lt")


def test_a_level_is_played_to_its_end_from_the_title(
    app: AppContext, drive: Callable[..., Driver]
) -> None:
    driver = drive(app.scenes.title(app))
    driver.pad_to("play")
    driver.pad("a")
    scene = driver.scene
    assert isinstance(scene, PlayScene)
    deal = scene.session.deal
    for move in deal.solution:
        _set(driver, move)
        driver.pad("a")
        driver.wait(1500)
    driver.wait(4000)
    assert driver.name == "ResultScene"
    assert app.store.best("toy") is not None
    assert app.store.best("toy").stars == 3
    driver.pad_to("review")
    driver.pad("a")
    assert driver.name == "ReviewScene"
    review: Any = driver.scene
    driver.pad_to("steps")
    here = review.model.chosen
    driver.pad("left" if here else "right")
    assert review.model.chosen != here
    driver.pad("y")
    assert review.model.lens == "gates"
    driver.pad("b")
    assert driver.name == "ResultScene"
    driver.pad("b")
    assert driver.name == "LevelsScene"


def test_in_play_buttons_undo_hint_turn_and_reach_the_row_at_the_top(
    app: AppContext, drive: Callable[..., Driver]
) -> None:
    level = app.library.load(next(iter(app.library.worlds())).levels[0])
    driver = drive(app.scenes.levels(app), app.scenes.play(level, app.plays.start(level), app, ""))
    scene: Any = driver.scene
    driver.pad("right", "left")
    valve = scene.model.selected
    before = scene.model.move.gate(valve[0])[valve[1]]
    driver.pad("up" if before < 0.5 else "down")
    assert abs(scene.model.move.gate(valve[0])[valve[1]] - before) == pytest.approx(0.05)
    driver.pad("right_stick_down" if before < 0.5 else "right_stick_up")
    assert abs(scene.model.move.gate(valve[0])[valve[1]] - before) == pytest.approx(0.04)
    driver.pad("l3")
    assert scene.model.move.gate(valve[0])[valve[1]] in (0.0, 1.0)
    driver.pad("a")
    driver.wait(1500)
    assert scene.session.t == 1
    driver.pad("lb")
    assert scene.model.inspected == 0
    driver.pad("b", "x")
    assert scene.model.inspected is None
    assert scene.session.t == 0
    driver.pad("y")
    assert scene.model.advice.hints_shown == 1
    driver.pad_to("guide", "right_stick_right")
    driver.pad("a")
    assert driver.name in ("IndexScene", "EntryScene")
    driver.pad("b")
    driver.pad("start")
    driver.pad_to("everywhere.help")
    driver.pad("a")
    assert driver.name == "HelpScene"
    driver.pad("b", "b")
    assert driver.name == "LevelsScene"


def test_settings_are_changed(app: AppContext, drive: Callable[..., Driver]) -> None:
    driver = drive(app.scenes.title(app))
    driver.pad_to("settings")
    driver.pad("a")
    driver.pad_to("theme:light")
    driver.pad("a")
    assert app.settings.theme == "light"
    driver.pad_to("text")
    driver.pad("right", "right")
    assert app.settings.text == pytest.approx(1.2)
    driver.pad_to("page:motion")
    driver.pad("a")
    driver.pad_to("speed:2.0")
    driver.pad("a")
    assert app.settings.speed == 2.0
    driver.pad("b")
    assert driver.name == "TitleScene"


def test_the_field_guide_is_read(app: AppContext, drive: Callable[..., Driver]) -> None:
    driver = drive(app.scenes.title(app))
    driver.pad_to("guide")
    driver.pad("a")
    driver.pad("a")
    assert driver.name in ("EntryScene", "WalkScene")
    scene: Any = driver.scene
    if scene.scroll.most:
        driver.pad("right_stick_down")
        assert scene.scroll.target > 0
    driver.pad("b")
    assert driver.name == "IndexScene"
    driver.pad("b")
    assert driver.name == "TitleScene"


def test_a_table_is_wired_and_run(app: AppContext, drive_in: Callable[..., Driver]) -> None:
    app.library = FolderLibrary()
    level = app.library.load(find_level("hundred"))
    driver = drive_in(app, app.scenes.play(level, app.plays.start(level), app, ""))
    scene: Any = driver.scene
    table = GateTable.solution(level)
    for entry in list(scene.entries.values()):
        driver.pad_to(entry_name(entry), "right_stick_right")
        driver.pad("rt" if table.value(entry) > 0.5 else "lt")
    driver.pad("select")
    driver.wait(200)
    assert scene.model.run is not None
    assert scene.model.run.result.stars == 3
    driver.pad_to("open", "right_stick_right")
    driver.pad("a")
    assert driver.name == "StreamScene"
    driver.pad("b")
    assert driver.scene is scene


def test_every_scene_is_left_by_gamepad(app: AppContext, drive: Callable[..., Driver]) -> None:
    level = app.library.load(next(iter(app.library.worlds())).levels[0])
    for scene in (
        app.scenes.levels(app), app.scenes.settings(app), app.scenes.help(app),
        app.scenes.guide(app), app.scenes.walk(app), app.scenes.room(app, level),
        app.scenes.inside(app, level), app.scenes.history(app, level),
        app.scenes.training(app, level),
    ):  # fmt: skip
        driver = drive(app.scenes.title(app), scene)
        driver.pad("b")
        assert driver.name == "TitleScene"


def test_the_driver_knows_every_button(app: AppContext, drive: Callable[..., Driver]) -> None:
    """What the tests above press with is what there is."""
    driver = drive(app.scenes.settings(app))
    for button in sorted(BUTTONS - {"b", "a", "start"}):
        driver.pad(button)
        assert app.device == "pad"
