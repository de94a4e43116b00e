"""The stream flowing by itself: paused until asked for, pausable at any moment."""

import pygame
import pytest

from game.ui.context import AppContext
from game.ui.loop import App
from game.ui.play.scene import PlayScene
from game.ui.view import View
from tests.ui.driving import Driver
from tests.ui.play.conftest import Open
from tests.ui.play.test_scene import K, key, press, texts, wait


def t(scene: PlayScene) -> int:
    return scene.model.session.t


def asked(scene: PlayScene) -> int:
    return next(iter(scene.model.session.deal.stream.questions))


def met(opened: Open, *, still: bool = True) -> PlayScene:
    """A play in which every kind of token but the question was met, at the third token."""
    scene = opened(still=still)
    key(scene, pygame.K_SPACE)
    key(scene, pygame.K_SPACE)
    wait(scene, 3000)
    assert t(scene) == 2
    return scene


def test_nothing_flows_until_it_is_asked_for(opened: Open, app: AppContext) -> None:
    app.change(tempo=2.0)
    scene = opened()
    wait(scene, 5000)
    assert t(scene) == 0
    assert scene.tempo.state == "paused"


@pytest.mark.parametrize("still", [False, True])
@pytest.mark.parametrize("tempo", [0.5, 1.0, 2.0])
def test_it_takes_so_many_steps_a_second(
    opened: Open, app: AppContext, tempo: float, still: bool
) -> None:
    app.change(tempo=tempo)
    scene = met(opened, still=still)
    key(scene, pygame.K_k)
    wait(scene, 2000 / tempo + 100)
    assert t(scene) == 4


def test_one_key_holds_it_and_lets_it_flow_on(opened: Open) -> None:
    scene = met(opened)
    key(scene, pygame.K_k)
    wait(scene, 1100)
    assert t(scene) == 3
    key(scene, pygame.K_k)
    wait(scene, 3000)
    assert t(scene) == 3
    key(scene, pygame.K_k)
    wait(scene, 1100)
    assert t(scene) == 4


def test_the_token_at_which_it_is_let_flow_is_not_waited_at(opened: Open) -> None:
    scene = opened()
    key(scene, pygame.K_k)
    assert scene.tempo.state == "flowing"
    wait(scene, 1100)
    assert t(scene) == 1


def test_a_new_kind_of_token_is_waited_at_until_the_step_is_taken(opened: Open) -> None:
    scene = opened()
    key(scene, pygame.K_k)
    wait(scene, 9000)
    assert t(scene) == 1
    assert scene.tempo.state == "waits"
    key(scene, pygame.K_SPACE)
    wait(scene, 1100)
    assert t(scene) == 3


def test_the_mouse_does_the_same_and_sets_the_tempo(opened: Open, app: AppContext) -> None:
    scene = opened()
    press(scene, "flow")
    assert scene.tempo.on
    press(scene, "faster")
    assert app.settings.tempo == 1.25
    press(scene, "slower")
    press(scene, "slower")
    assert app.settings.tempo == 0.75
    press(scene, "flow")
    assert not scene.tempo.on


def test_its_state_can_be_read(opened: Open, app: AppContext) -> None:
    scene = opened()
    assert "1/s" in texts(scene)
    key(scene, pygame.K_PLUS)
    scene.layout(scene.view)
    assert "1.25/s" in texts(scene)
    key(scene, pygame.K_k)
    wait(scene, 60_000)
    assert "waits" in texts(scene)


def test_a_question_is_waited_at(opened: Open) -> None:
    scene = met(opened)
    key(scene, pygame.K_k)
    wait(scene, 60_000)
    assert t(scene) == asked(scene)
    assert scene.tempo.state == "waits"


def test_silence_at_a_question_is_for_the_player_to_choose(opened: Open) -> None:
    scene = met(opened)
    key(scene, pygame.K_k)
    wait(scene, 60_000)
    key(scene, pygame.K_SPACE)
    assert t(scene) == asked(scene) + 1


def test_valves_are_turned_while_it_flows(opened: Open) -> None:
    scene = met(opened)
    key(scene, pygame.K_k)
    wait(scene, 500)
    key(scene, K["i"])
    key(scene, pygame.K_1)
    assert scene.tempo.state == "flowing"
    wait(scene, 700)
    assert scene.model.session.moves[2].move.i == (1.0,)


@pytest.mark.parametrize("code", [pygame.K_z, pygame.K_r, pygame.K_PAGEUP])
def test_going_back_in_time_holds_it(opened: Open, code: int) -> None:
    scene = opened()
    key(scene, pygame.K_SPACE)
    key(scene, pygame.K_SPACE)
    key(scene, pygame.K_k)
    wait(scene, 1100)
    key(scene, code)
    before = scene.model.session
    wait(scene, 3000)
    assert scene.model.session is before
    assert not scene.tempo.on


def test_it_does_not_flow_on_behind_what_is_laid_over_it(opened: Open) -> None:
    scene = opened()
    app = App(scene.app, [scene], pygame.Surface(scene.view.size))
    driver = Driver(app)
    driver.key(pygame.K_k)
    assert scene.tempo.on
    driver.key(pygame.K_F1)
    driver.wait(3000)
    driver.key(pygame.K_ESCAPE)
    driver.wait(3000)
    assert driver.scene is scene
    assert t(scene) == 0


def test_it_stops_when_the_window_is_left(opened: Open) -> None:
    scene = opened()
    key(scene, pygame.K_k)
    scene.handle(pygame.Event(pygame.WINDOWFOCUSLOST))
    assert not scene.tempo.on


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
def test_the_control_fits_beside_the_belt(opened: Open, text: float) -> None:
    scene = opened()
    scene.layout(View.fit((1280, 720), text))
    belt, flow = scene.screen.layout.belt, scene.screen.layout.flow
    assert flow is not None
    assert belt[0] + belt[2] < flow[0]
    assert flow[0] + flow[2] <= 1256.5
    for name in ("slower", "flow", "faster"):
        control = scene.focus.named(name)
        if control is not None:
            x, y, w, h = control.rect
            assert min(w, h) >= 39
            assert x >= round(flow[0])
            assert x + w <= round(flow[0] + flow[2]) + 1
            assert y >= round(flow[1])
            assert y + h <= round(flow[1] + flow[3]) + 1
    assert scene.focus.named("flow") is not None
