"""Everything that can be done in a scene can be done by gamepad, and is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.level.library import find_level
from game.rules.wiring.table import GateTable
from game.ui.context import AppContext
from game.ui.controls.actions import ACTIONS
from game.ui.controls.keys import asked_press
from game.ui.library import FolderLibrary
from game.ui.loop import App
from game.ui.scenes.actions import ActionsScene
from game.ui.view import View
from game.ui.wire.stops import entry_name
from tests.ui import every_scene
from tests.ui.driving import Driver
from tests.ui.every_scene import NAMES, Stage
from tests.ui.seen import recording


def open_menu(driver: Driver) -> ActionsScene:
    driver.pad("start")
    scene = driver.scene
    assert isinstance(scene, ActionsScene)
    return scene


def choose(driver: Driver, ident: str) -> None:
    """Open the list and choose an action in it, with the D-pad and A."""
    open_menu(driver)
    driver.pad_to(ident)
    driver.pad("a")


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("actions")])
def test_every_action_of_every_scene_has_a_button_or_is_listed(
    app: AppContext, levels_folder: Path, tmp_path: Path, drive_in: Callable[..., Driver], name: str
) -> None:
    stage = Stage(app, levels_folder, tmp_path)
    scene: Any = every_scene.make(name, stage)
    driver = drive_in(stage.app, *([stage.under] if stage.under else []), scene)
    takes = getattr(scene, "takes", None)
    wanted = {
        action.ident
        for action in ACTIONS
        if action.context in ("everywhere", *getattr(scene, "contexts", ()))
        if action.context == "everywhere" or takes is None or action.name in takes
        if not (action.name == "help" and getattr(scene, "overlay", False))
    }
    by_button = {action.ident for action in ACTIONS if app.controls.buttons(action)}
    menu = open_menu(driver)
    listed = {action.ident for group in menu.groups for action in group}
    assert wanted <= by_button | listed
    assert not by_button & listed
    reached = set()
    for _ in range(len(menu.focus.controls)):
        driver.pad("rb")
        reached.add(driver.focused)
    idle = {ident for ident in listed if ident.split(".")[1] in getattr(scene, "idle", ())}
    assert listed - idle <= reached
    assert not reached & idle
    driver.pad("start")
    assert driver.scene is scene


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("language", ["en", "de"])
def test_the_list_is_whole_in_every_size(
    app: AppContext, levels_folder: Path, tmp_path: Path, drive_in: Callable[..., Driver],
    text: float, language: str,
) -> None:  # fmt: skip
    stage = Stage(app, levels_folder, tmp_path)
    app.change(language=language, text=text)
    for name in ("practice", "wire", "title"):
        driver = drive_in(stage.app, every_scene.make(name, stage))
        menu = open_menu(driver)
        with recording() as seen:
            menu.draw(driver.app.surface)
        assert not [each.asked for each in seen.texts if each.shortened]
        for control in menu.focus.controls:
            menu.reveal(control)
            driver.wait(100)
            inside = control.clip or driver.app.surface.get_rect()
            assert inside.contains(control.rect), control.name
    app.change(language="en")


def test_what_is_asked_for_is_done_only_where_it_is_alive(app: AppContext) -> None:
    press = asked_press("play.restart")
    assert app.controls.action(press, "play", "stream") == "restart"
    assert app.controls.action(press, "stream", "menus", "everywhere") is None


def test_the_first_press_of_a_gamepad_tells_of_the_list(
    app: AppContext, drive: Callable[..., Driver]
) -> None:
    driver = drive(app.scenes.title(app))
    driver.pad("down")
    assert driver.app.news.text == "[Start] shows all that you can do here."
    driver.app.news.say("")
    driver.key(pygame.K_TAB)
    driver.pad("down")
    assert driver.app.news.text == ""


def test_what_may_be_wanted_again_leaves_the_list_open(
    app: AppContext, drive: Callable[..., Driver]
) -> None:
    driver = drive(app.scenes.title(app))
    choose(driver, "everywhere.larger")
    driver.pad("a", "a")
    assert app.settings.text == pytest.approx(1.3)
    assert driver.name == "ActionsScene"
    driver.pad_to("everywhere.mute")
    driver.pad("a")
    assert app.settings.muted
    assert driver.name == "TitleScene"


def test_a_button_that_is_given_to_an_action_takes_it_off_the_list(
    app: AppContext, drive: Callable[..., Driver]
) -> None:
    level = app.library.load(next(iter(app.library.worlds())).levels[0])
    driver = drive(app.scenes.play(level, app.plays.start(level), app, ""))
    listed = {action.ident for group in open_menu(driver).groups for action in group}
    assert "stream.redo" in listed
    driver.pad("b")
    app.change(keys='{"pad": {"stream.redo": ["select"]}}')
    driver.wait(50)
    listed = {action.ident for group in open_menu(driver).groups for action in group}
    assert "stream.redo" not in listed


def test_buttons_are_drawn_as_keys_beside_what_they_do(
    app: AppContext, drive: Callable[..., Driver]
) -> None:
    level = app.library.load(next(iter(app.library.worlds())).levels[0])
    driver = drive(app.scenes.play(level, app.plays.start(level), app, ""))
    scene: Any = driver.scene

    def capped() -> set[str]:
        elements = scene.gui._elements
        return {name for name, one in elements.items() if getattr(one, "cap", None)}

    driver.key(pygame.K_TAB)
    assert not capped()
    driver.pad("right")
    assert capped() == {"hint", "undo", "menu", "step"}
    button = scene.gui._elements["undo"]
    place = button.cap.within(button.rect)
    assert button.rect.contains(place)
    edge = driver.app.surface.get_at((place.centerx, place.top))
    assert edge[:3] != driver.app.surface.get_at((place.centerx, place.top - 2))[:3]


# -- by gamepad alone -----------------------------------------------------------------------------


def shipped(app: AppContext, ident: str) -> Any:
    app.library = FolderLibrary()
    return app.library.load(find_level(ident))


def set_valves(driver: Driver, wanted: Any) -> None:
    scene: Any = driver.scene
    for gate, block in scene.model.valves:
        for _ in range(20):
            if scene.model.selected == (gate, block):
                break
            driver.pad("right")
        driver.pad("rt" if wanted.gate(gate)[block] > 0.5 else "lt")


def test_a_level_of_the_first_world(app: AppContext, drive_in: Callable[..., Driver]) -> None:
    """A prompt is closed, a step undone and redone, the guide read, all begun anew, and won."""
    level = shipped(app, "noise")
    app.settings = replace(app.settings, prompts=True)
    play = app.scenes.play(level, app.plays.start(level), app, "")
    driver = drive_in(app, app.scenes.levels(app), play)
    scene: Any = driver.scene
    driver.pad("a")
    driver.wait(1500)
    assert scene.session.t == 1
    driver.pad("x")
    assert scene.session.t == 0
    choose(driver, "stream.redo")
    driver.wait(1500)
    assert scene.session.t == 1
    driver.pad("x")
    for move in scene.session.deal.solution[:4]:
        if scene.prompting.now is not None:
            break
        set_valves(driver, move)
        driver.pad("a")
        driver.wait(1500)
    said = scene.prompting.now
    assert said is not None
    assert scene.prompting.bubble().closes == "R3"
    driver.pad("r3")
    assert scene.prompting.now != said
    choose(driver, "stream.guide")
    assert driver.name in ("EntryScene", "IndexScene")
    driver.pad("b")
    before = scene.session.seed
    choose(driver, "play.restart")
    assert (scene.session.t, scene.session.seed != before) == (0, True)
    for move in scene.session.deal.solution:
        set_valves(driver, move)
        driver.pad("a")
        driver.wait(1500)
    driver.wait(4000)
    assert driver.name == "ResultScene"
    best = app.store.best(level.id)
    assert best is not None
    assert best.stars == 3
    driver.pad_to("review")
    driver.pad("a")
    review: Any = driver.scene
    driver.pad("y")
    assert review.model.lens == "gates"
    choose(driver, "review.first")
    assert review.model.chosen == 0
    choose(driver, "review.play_on")
    assert driver.name == "PlayScene"


def test_a_table(app: AppContext, drive_in: Callable[..., Driver]) -> None:
    level = shipped(app, "hundred")
    play = app.scenes.play(level, app.plays.start(level), app, "")
    driver = drive_in(app, app.scenes.levels(app), play)
    scene: Any = driver.scene
    assert scene.prompting.now is not None
    driver.pad("r3")
    assert scene.prompting.now is None
    table = GateTable.solution(level)
    for entry in list(scene.entries.values()):
        driver.pad_to(entry_name(entry), "right_stick_right")
        driver.pad("rt" if table.value(entry) > 0.5 else "lt")
    choose(driver, "wire.tenth_5")
    assert scene.model.table.value(scene.model.selected) == 0.5
    driver.pad("x")
    assert scene.model.table.value(scene.model.selected) != 0.5
    choose(driver, "stream.redo")
    assert scene.model.table.value(scene.model.selected) == 0.5
    driver.pad("x", "select")
    driver.wait(200)
    assert scene.model.run.result.stars == 3
    choose(driver, "wire.open_stream")
    assert driver.name == "StreamScene"
    driver.pad("b")
    choose(driver, "wire.next_level")
    assert driver.name in ("WireScene", "PlayScene")
    assert driver.scene is not scene


def test_a_practice_with_hints(app: AppContext, drive_in: Callable[..., Driver]) -> None:
    level = shipped(app, "flip-flop")
    practice = app.scenes.play(level, app.plays.start(level, mode="practice"), app, "")
    driver = drive_in(app, app.scenes.levels(app), practice)
    scene: Any = driver.scene
    driver.pad("y", "y", "y")
    assert scene.model.advice.hints_shown or scene.model.advice.notice is not None
    choose(driver, "practice.show_move")
    driver.wait(2500)
    assert scene.session.t == 1
    choose(driver, "practice.bet")
    assert app.settings.bets
    driver.pad("select")
    assert driver.name == "CoachScene"
    choose(driver, "practice.coach_bar")
    assert not app.settings.coach_bar
    driver.pad("b")
    choose(driver, "everywhere.help")
    assert driver.name == "HelpScene"
    driver.pad("b")
    choose(driver, "tempo.flow")
    assert scene.tempo.on


def test_the_app_is_left_in_one_piece_by_all_that_is_listed(
    app: AppContext, levels_folder: Path, tmp_path: Path
) -> None:
    """Every entry of every scene's list is chosen once."""
    stage = Stage(app, levels_folder, tmp_path)
    for name in ("practice", "race", "duel", "wire", "review", "inside-gates", "walk", "watch"):
        scene: Any = every_scene.make(name, stage)
        scene.layout(View.fit((1280, 720), 1.0))
        opened = App(stage.app, [stage.app.scenes.title(stage.app), scene],
                     pygame.Surface((1280, 720)), logs=tmp_path)  # fmt: skip
        driver = Driver(opened)
        menu = open_menu(driver)
        idents = [action.ident for group in menu.groups for action in group]
        driver.pad("b")
        for ident in idents:
            opened.stack[:] = [opened.stack[0], scene]
            open_menu(driver)
            control = driver.scene.focus.named(ident)  # type: ignore[attr-defined]
            if control.enabled:
                driver.scene.focus.take(control, show=True)  # type: ignore[attr-defined]
                driver.pad("a")
                driver.wait(100)
            assert driver.name != "CrashScene", (name, ident)


@pytest.mark.parametrize("text", [1.0, 1.3])
def test_the_key_on_a_button_with_an_icon_stands_clear_of_its_words(
    app: AppContext, levels_folder: Path, tmp_path: Path, drive_in: Callable[..., Driver],
    text: float,
) -> None:  # fmt: skip
    app.settings = replace(app.settings, text=text)
    stage = Stage(app, levels_folder, tmp_path)
    driver = drive_in(stage.app, every_scene.make("rivals", stage))
    driver.pad("rb")
    scene: Any = driver.scene
    button = scene.gui._elements["back"]
    place, surface = button.cap.within(button.rect), driver.app.surface
    assert button.rect.contains(place)

    def is_empty(x: int) -> bool:
        column = {tuple(surface.get_at((x, y))) for y in range(place.top, place.bottom)}
        return len(column) == 1

    assert is_empty(place.left - 2)
    assert is_empty(place.right + 1)
    assert not all(is_empty(x) for x in range(place.left + 4, place.right - 4))
