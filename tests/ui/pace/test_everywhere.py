"""One pace wherever a cell runs: played, raced, duelled, shown again, or run by a table."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pygame
import pytest

from game.lstm.cell import StepTrace
from game.rules.practice.contenders import RIVALS
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.ink.lettering import Drawn
from game.ui.pace.steps import ORDER, STEP_MS
from game.ui.pace.tempo import Tempo
from game.ui.play.scene import PlayScene
from game.ui.practice.duel import DuelScene
from game.ui.practice.race import RaceScene
from game.ui.practice.watch import WatchScene
from game.ui.wire.scene import WireScene
from game.words import say
from tests.rivalled import write_rivalled
from tests.ui.driving import Driver
from tests.ui.wire.conftest import wire_level
from tests.wired import wired

FRAME = 16.0
EVERYWHERE = ("play", "race", "duel", "watch", "wire")
Drive: TypeAlias = Callable[..., Driver]
Open: TypeAlias = Callable[..., "Running"]


@dataclass
class Running:
    """A screen on which a cell runs, and the keys that are pressed on it."""

    name: str
    scene: Any
    driver: Driver

    @property
    def go_on(self) -> int:
        """The key that takes a step, and goes on to its next part."""
        return pygame.K_PAGEDOWN if self.name == "wire" else pygame.K_SPACE

    @property
    def runs(self) -> Any:
        """What a step plays out of."""
        if self.name == "wire":
            return self.scene.model.sampling
        return self.scene.reel.model if self.name == "watch" else self.scene.model

    @property
    def tempo(self) -> Tempo:
        """How it flows."""
        scene = self.scene
        return scene.pace.tempo if self.name in ("race", "duel") else scene.tempo  # type: ignore[no-any-return]

    @property
    def t(self) -> int:
        """How many steps were taken."""
        return int(self.runs.t if self.name == "wire" else self.runs.session.t)

    @property
    def trace(self) -> StepTrace:
        """The step that plays out."""
        return self.runs.picture.trace  # type: ignore[no-any-return]

    def words(self) -> list[str]:
        """All texts in the window."""
        log = list[Drawn]()
        watched = self.scene.reel.screen if self.name == "watch" else self.scene
        if self.name == "watch":
            watched.sheet.forget()
            from game.ui.paint import Painter

            painter = Painter(pygame.Surface((1280, 720)), self.scene.view, self.scene.theme, log)
            from game.ui.play.shown import Pointing, Shown

            reel = self.scene.reel
            watched.draw(painter, reel.model, Pointing(), False, Shown(reel.coaching, None))
        else:
            watched.log = log
            watched.draw(pygame.Surface((1280, 720)))
            watched.log = None
        return [each.text for each in log]

    @property
    def prediction(self) -> pygame.Rect:
        """Where the prediction's panel is in the window."""
        if self.name in ("race", "duel"):
            box = self.scene.hand.prediction
        else:
            screen = self.scene.reel.screen if self.name == "watch" else self.scene.screen
            box = screen.layout.prediction
        return self.scene.view.rect(*box)  # type: ignore[no-any-return]

    def key(self, *codes: int) -> None:
        self.driver.key(*codes)

    def frames(self, most: int, until: Callable[[], bool]) -> int:
        """How many frames go by until something is so; no clock is read."""
        for n in range(most):
            if until():
                return n
            self.driver.app.frame([], FRAME)
        raise AssertionError("it never is")

    def wait(self, ms: float) -> None:
        self.driver.wait(ms)

    def frame(self) -> bytes:
        """The window as it is."""
        return pygame.image.tobytes(self.driver.app.surface, "RGB")


@pytest.fixture
def running(app: AppContext, tmp_path: Path, finished: Session, drive_in: Drive) -> Open:
    """Opens one of the screens, its valves or its table as at a stream's beginning."""

    def make(name: str, **settings: Any) -> Running:
        app.change(**({"reduced_motion": False, "prompts": False} | settings))
        scene: Any
        if name in ("race", "duel"):
            level = app.library.load(write_rivalled(tmp_path))
            scene = (
                RaceScene(app, level, RIVALS, open=True)
                if name == "race"
                else DuelScene(app, level, "network")
            )
        elif name == "wire":
            wires = wire_level()
            scene = WireScene(wires, Session.start(wires, 7, wired(wires)), app, "World")
            scene.model.sampling.look_at(0)
        elif name == "watch":
            scene = WatchScene(app, finished, "World")
        else:
            level = finished.level
            scene = PlayScene(level, Session.start(level, 7, finished.deal.network), app, "World")
        driver = drive_in(app, scene)
        driver.app.frame([], FRAME)
        while name == "duel" and not scene.lengths.whole:
            scene.update(0.0)
        for _ in range(60):
            driver.app.frame([], FRAME)
        return Running(name, scene, driver)

    return make


@pytest.mark.parametrize("still", [False, True])
@pytest.mark.parametrize("name", EVERYWHERE)
def test_a_step_goes_through_its_six_parts_in_order(running: Open, name: str, still: bool) -> None:
    on = running(name, stepped=True, reduced_motion=still)
    before = on.t
    on.key(on.go_on)
    for number, part in enumerate(ORDER, start=1):
        on.wait(1500)
        assert on.runs.run.part == part
        title = say(f"guide.walk.steps.{number}")
        assert f"{number} of 6 · {title}" in on.words()
        on.wait(3000)
        assert on.runs.run.part == part  # it waits however long that takes
        on.key(on.go_on)
    on.wait(1500)
    assert on.runs.run is None
    assert on.t == before + 1


@pytest.mark.parametrize("name", ["play", "race", "duel", "watch"])
def test_the_panel_of_the_prediction_is_pointed_out_while_that_part_waits(
    running: Open, name: str
) -> None:
    on = running(name, stepped=True)
    on.key(on.go_on)
    ringed = []
    for _ in ORDER:
        on.wait(1500)
        panel = on.prediction
        edge = on.driver.app.surface.get_at((panel.centerx, panel.top + 1))
        ringed.append(tuple(edge)[:3] == on.scene.app.theme.output)
        on.key(on.go_on)
    assert ringed == [False] * 5 + [True]


@pytest.mark.parametrize("name", EVERYWHERE)
def test_what_is_said_has_todays_numbers(running: Open, name: str) -> None:
    on = running(name, stepped=True)
    if name in ("play", "race", "duel"):
        on.key(pygame.K_i, pygame.K_1, pygame.K_DOWN)
    on.key(on.go_on)
    said = []
    for _ in ORDER:
        on.wait(1500)
        trace, token = on.trace, on.runs.picture.step.text
        said.append(" ".join(on.words()))
        on.key(on.go_on)
    assert token in said[0]
    assert f"{trace.i[0]:.2f} of the candidate" in said[2]
    assert f"{trace.o[0]:.2f} of tanh(c)" in said[4]
    if name in ("play", "race", "duel"):
        assert "0.95 of the candidate" in said[2]


@pytest.mark.parametrize("code", [pygame.K_END, pygame.K_ESCAPE])
@pytest.mark.parametrize("name", EVERYWHERE)
def test_one_key_skips_what_is_left_of_a_step(running: Open, name: str, code: int) -> None:
    on = running(name, stepped=True)
    before = on.t
    on.key(on.go_on)
    on.wait(1500)
    on.key(code)
    assert on.driver.scene is on.scene
    assert (on.runs.run, on.t) == (None, before + 1)


@pytest.mark.parametrize("name", EVERYWHERE)
def test_with_motion_reduced_nothing_moves_until_something_is_pressed(
    running: Open, name: str
) -> None:
    on = running(name, reduced_motion=True)
    first = on.frame()
    for _ in range(120):
        on.driver.app.frame([], FRAME)
        assert on.frame() == first
    if name == "watch":
        on.key(pygame.K_RIGHT)
    else:
        on.key(on.go_on)
    after = on.frame()
    assert after != first
    for _ in range(60):
        on.driver.app.frame([], FRAME)
        assert on.frame() == after


@pytest.mark.parametrize("still", [False, True])
@pytest.mark.parametrize("name", EVERYWHERE)
def test_it_is_paused_until_it_is_let_flow(running: Open, name: str, still: bool) -> None:
    on = running(name, tempo=2.0, reduced_motion=still)
    before = on.t
    on.wait(4000)
    assert (on.t, on.tempo.state) == (before, "paused")
    on.key(pygame.K_k)
    on.wait(600)
    assert on.t == before + 1
    on.key(pygame.K_k)
    on.wait(4000)
    assert (on.t, on.tempo.state) == (before + 1, "paused")


@pytest.mark.parametrize("name", EVERYWHERE)
def test_the_tempo_is_set_by_keys_and_shown(running: Open, name: str, app: AppContext) -> None:
    on = running(name, tempo=1.0)
    on.key(pygame.K_PLUS, pygame.K_PLUS)
    assert app.settings.tempo == 1.5
    on.key(pygame.K_MINUS)
    assert app.settings.tempo == 1.25
    for button in ("slower", "flow", "faster"):
        on.driver.control(button)
    on.driver.click("faster")
    assert app.settings.tempo == 1.5
    if name != "watch":
        assert "1.5/s" in on.words()


@pytest.mark.parametrize("name", EVERYWHERE)
def test_twice_the_tempo_takes_half_the_frames(running: Open, name: str) -> None:
    taken = {}
    for tempo in (0.5, 1.0, 2.0):
        on = running(name, tempo=tempo)
        before = on.t
        on.key(pygame.K_k)
        taken[tempo] = on.frames(400, lambda before=before, on=on: on.t > before)  # type: ignore[misc]
    assert taken[0.5] == pytest.approx(2 * taken[1.0], abs=3)
    assert taken[1.0] == pytest.approx(2 * taken[2.0], abs=3)
    assert taken[1.0] == pytest.approx(1000 / FRAME, abs=3)


@pytest.mark.parametrize("name", ["play", "race", "duel", "wire"])
def test_twice_the_speed_plays_a_step_out_in_half_the_frames(running: Open, name: str) -> None:
    taken = {}
    for speed in (0.25, 0.5, 1.0, 2.0):
        on = running(name, speed=speed)
        on.key(on.go_on)
        taken[speed] = on.frames(400, lambda on=on: on.runs.run is None)  # type: ignore[misc]
    for slow, fast in ((0.25, 0.5), (0.5, 1.0), (1.0, 2.0)):
        assert taken[slow] == pytest.approx(2 * taken[fast], abs=3)
    assert taken[1.0] == pytest.approx(STEP_MS / FRAME, abs=3)


@pytest.mark.parametrize("name", EVERYWHERE)
def test_a_step_that_waits_is_not_flowed_over(running: Open, name: str) -> None:
    on = running(name, stepped=True, tempo=2.0)
    before = on.t
    on.key(on.go_on)
    on.wait(1500)
    on.key(pygame.K_k)  # which ends the step, and lets it flow
    on.wait(600)
    assert on.t == before + 2
    assert on.runs.run is None or not on.runs.run.stepped


@pytest.mark.parametrize("name", EVERYWHERE)
def test_it_does_not_flow_on_behind_help_or_another_window(running: Open, name: str) -> None:
    on = running(name)
    on.key(pygame.K_k)
    on.key(pygame.K_F1)
    assert not on.tempo.on
    on.key(pygame.K_ESCAPE)
    on.key(pygame.K_k)
    assert on.tempo.on
    on.driver.app.handle(pygame.Event(pygame.WINDOWFOCUSLOST))
    assert not on.tempo.on
