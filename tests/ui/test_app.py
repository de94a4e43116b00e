"""The loop, the stack of scenes, shortcuts, and what happens when a scene fails."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pygame
import pytest

from game.progress.settings import Settings, kept_settings
from game.progress.store import Store
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.help.scene import HelpScene
from game.ui.ink.lettering import Drawn
from game.ui.loop import App
from game.ui.paint import Painter
from game.ui.scene import Command, Only, Pop, Push, Quit, Replace, Return, Scene
from game.ui.view import View
from tests.ui.driving import Driver
from tests.wired import toy_level, wired


@dataclass
class Probe:
    """A scene that remembers what was done to it and does what it is told."""

    name: str = "probe"
    answer: Command = None
    views: list[View] = field(default_factory=list)
    events: list[int] = field(default_factory=list)
    fail_in: str = ""
    overlay: bool = False
    draws: int = 0

    def _maybe(self, where: str) -> None:
        if self.fail_in == where:
            raise RuntimeError(f"broken {where}")

    def layout(self, view: View) -> None:
        self._maybe("layout")
        self.views.append(view)

    def handle(self, event: pygame.Event) -> Command:
        self._maybe("handle")
        self.events.append(event.type)
        return self.answer

    def update(self, dt: float) -> Command:
        self._maybe("update")
        return None

    def draw(self, surface: pygame.Surface) -> None:
        self._maybe("draw")
        self.draws += 1


EVENT = pygame.Event(pygame.MOUSEBUTTONUP, pos=(1, 1), button=1, touch=False)


def _app(context: AppContext, logs: Path, *scenes: Scene) -> App:
    now = lambda: datetime(2026, 1, 2, 3, 4, 5)  # noqa: E731
    return App(context, scenes, pygame.Surface((640, 360)), logs=logs, now=now)


def test_commands_change_the_stack(app: AppContext, tmp_path: Path) -> None:
    third, second = Probe("third"), Probe("second")
    first = Probe("first", answer=Push(second))
    running = _app(app, tmp_path, first)
    running.handle(EVENT)
    assert running.stack == [first, second]
    second.answer = Replace(third)
    running.handle(EVENT)
    assert running.stack == [first, third]
    third.answer = Pop()
    running.handle(EVENT)
    assert running.stack == [first]
    assert len(first.views) == 2  # laid out again when it is shown again
    first.answer = Quit()
    running.handle(EVENT)
    assert running.stack == []


def test_a_return_makes_the_scene_below_anew_only_where_it_is_of_that_kind(
    app: AppContext, tmp_path: Path
) -> None:
    title, above, anew = HelpScene(app), Probe("above"), Probe("anew")
    running = _app(app, tmp_path, title, Probe("below"), above)
    above.answer = Return(anew)
    running.handle(EVENT)
    assert running.stack == [title, anew]
    again = Probe("again")
    anew.answer = Return(again)
    running.handle(EVENT)
    assert running.stack == [title, again]


def test_closing_the_window_leaves(app: AppContext, tmp_path: Path) -> None:
    running = _app(app, tmp_path, Probe(), Probe())
    running.handle(pygame.Event(pygame.QUIT))
    assert running.scene is None


def test_the_loop_ends_with_the_last_scene(app: AppContext, tmp_path: Path) -> None:
    running = _app(app, tmp_path, Probe())
    pygame.event.clear()
    pygame.event.post(pygame.Event(pygame.QUIT))
    asyncio.run(asyncio.wait_for(running.main_loop(), 5))
    assert running.scene is None


def test_what_lies_under_an_overlay_is_drawn_too(app: AppContext, tmp_path: Path) -> None:
    hidden, below, above = Probe(), Probe(), Probe(overlay=True)
    running = _app(app, tmp_path, hidden, below, above)
    running.draw()
    assert (hidden.draws, below.draws, above.draws) == (0, 1, 1)


@pytest.mark.parametrize(
    ("key", "mod", "text"),
    [
        (pygame.K_PLUS, pygame.KMOD_LCTRL, 1.1),
        (pygame.K_EQUALS, pygame.KMOD_RCTRL, 1.1),
        (pygame.K_KP_PLUS, pygame.KMOD_LCTRL, 1.1),
        (pygame.K_MINUS, pygame.KMOD_LCTRL, 1.0),
        (pygame.K_PLUS, 0, 1.0),
    ],
)
def test_text_size_keys(
    app: AppContext, drive: Callable[..., Driver], key: int, mod: int, text: float
) -> None:
    probe = Probe()
    drive(probe).key(key, mod=mod)
    assert app.settings.text == pytest.approx(text)
    assert probe.views[-1].text == pytest.approx(text)


def test_text_size_has_ends_and_a_way_back(app: AppContext, drive: Callable[..., Driver]) -> None:
    driver = drive(Probe())
    for _ in range(15):
        driver.key(pygame.K_PLUS, mod=pygame.KMOD_LCTRL)
    assert app.settings.text == 2.0
    assert app.store.setting("text") == 2.0
    driver.key(pygame.K_0, mod=pygame.KMOD_LCTRL)
    assert app.settings.text == 1.0


@pytest.mark.parametrize(("key", "mod"), [(pygame.K_F11, 0), (pygame.K_RETURN, pygame.KMOD_LALT)])
def test_full_screen_keys(
    app: AppContext, drive: Callable[..., Driver], key: int, mod: int
) -> None:
    probe = Probe()
    driver = drive(probe)
    driver.key(key, mod=mod)
    assert app.settings.fullscreen
    driver.key(key, mod=mod)
    assert not app.settings.fullscreen
    assert pygame.KEYDOWN not in probe.events


def test_a_held_key_acts_once_unless_it_is_one_to_hold(app: AppContext, tmp_path: Path) -> None:
    probe = Probe()
    running = _app(app, tmp_path, probe)

    def press(key: int, kind: int = pygame.KEYDOWN) -> None:
        running.handle(pygame.Event(kind, key=key, mod=0, unicode="", scancode=0))

    for _ in range(3):
        press(pygame.K_SPACE)
    assert probe.events.count(pygame.KEYDOWN) == 1
    press(pygame.K_SPACE, pygame.KEYUP)
    press(pygame.K_SPACE)
    assert probe.events.count(pygame.KEYDOWN) == 2
    running.handle(pygame.Event(pygame.WINDOWFOCUSLOST))
    press(pygame.K_SPACE)
    assert probe.events.count(pygame.KEYDOWN) == 3
    for _ in range(3):
        press(pygame.K_RIGHT)
    assert probe.events.count(pygame.KEYDOWN) == 6


def test_f1_opens_help_once_and_closes_it(drive: Callable[..., Driver]) -> None:
    driver = drive(Probe())
    driver.key(pygame.K_F1)
    assert driver.name == "HelpScene"
    driver.key(pygame.K_F1)
    assert driver.name == "Probe"


def test_f1_tells_whose_task_a_level_takes_up(
    app: AppContext, drive: Callable[..., Driver]
) -> None:
    source = "A task of somebody's (1997). Kept: the lag. Changed: the words."
    for given in ("", source):
        level = toy_level(source=given)
        session = Session.start(level, 7, wired(level))
        driver = drive(app.scenes.play(level, session, app, ""))
        driver.key(pygame.K_F1)
        scene, log = driver.scene, list[Drawn]()
        assert isinstance(scene, HelpScene)
        surface = pygame.Surface(scene.view.size)
        end = scene._source(Painter(surface, scene.view, scene.theme, log), 0, 0, 700, draw=True)
        assert (end > 0) is bool(given)
        assert given in " ".join(text.text for text in log)


# -- a scene that fails --------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["layout", "handle", "update", "draw"])
def test_an_exception_becomes_a_calm_page_and_a_log(
    app: AppContext, tmp_path: Path, where: str, capsys: pytest.CaptureFixture[str]
) -> None:
    running = _app(app, tmp_path / "logs", Probe(), Probe(fail_in=where))
    running.frame([EVENT], 16.0)
    running.frame([], 16.0)
    assert type(running.scene).__name__ == "CrashScene"
    log = tmp_path / "logs" / "game.log"
    written = log.read_text(encoding="utf-8")
    assert f"RuntimeError: broken {where}" in written
    assert "Traceback" in written
    assert "Traceback" not in "".join(capsys.readouterr())


def test_from_the_calm_page_there_is_a_way_back_and_a_way_out(
    drive: Callable[..., Driver],
) -> None:
    driver = drive(Probe(fail_in="update"))
    driver.app.frame([], 16.0)
    assert driver.name == "CrashScene"
    driver.key(pygame.K_RETURN)
    assert driver.name == "LevelsScene"
    driver = drive(Probe(fail_in="update"))
    driver.app.frame([], 16.0)
    driver.app.frame([], 16.0)
    driver.click("quit")
    assert driver.app.scene is None


def test_a_log_that_cannot_be_written_does_not_matter(
    app: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(blocked))
    running = _app(app, blocked, Probe(fail_in="update"))
    running.update(16.0)
    assert type(running.scene).__name__ == "CrashScene"
    running.draw()


# -- settings --------------------------------------------------------------------------------------


def test_settings_are_kept_and_found_again() -> None:
    store = Store()
    assert kept_settings(store) == Settings()
    for name, value in {"text": 1.5, "reduced_motion": True, "speed": 2.0}.items():
        store.set_setting(name, value)
    assert kept_settings(store) == Settings(text=1.5, reduced_motion=True, speed=2.0)


@pytest.mark.parametrize(
    ("name", "value"), [("text", 7.0), ("text", "big"), ("speed", 0.0), ("fullscreen", 1)]
)
def test_settings_that_make_no_sense_are_passed_over(name: str, value: float | str) -> None:
    store = Store()
    store.set_setting(name, value)
    assert kept_settings(store) == Settings()


def test_only_leaves_every_other_scene(drive: Callable[..., Driver]) -> None:
    below, above, alone = Probe(), Probe(), Probe("alone")
    above.answer = Only(alone)
    driver = drive(below, above)
    driver.key(pygame.K_x)
    assert driver.app.stack == [alone]
    assert len(alone.views) == 1
