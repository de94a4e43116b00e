"""Steps played part by part: what holds, what goes on, what is said, and what cuts them short."""

import pygame
import pytest

from game.ui.context import AppContext
from game.ui.pace.steps import ORDER
from game.ui.play.scene import PlayScene
from tests.ui.play.conftest import Open
from tests.ui.play.test_scene import click, key, press, texts, valve, wait


def stepped(opened: Open, app: AppContext, blocks: int = 1, *, still: bool = False) -> PlayScene:
    app.change(stepped=True)
    scene = opened(blocks, still=still)
    key(scene, pygame.K_1)
    key(scene, pygame.K_SPACE)
    wait(scene, 1500)
    return scene


@pytest.mark.parametrize("still", [False, True])
def test_space_goes_from_part_to_part_and_ends_the_step(
    opened: Open, app: AppContext, still: bool
) -> None:
    scene = stepped(opened, app, still=still)
    for part in ORDER:
        assert scene.model.run is not None
        assert scene.model.run.part == part
        assert scene.model.answered == 0
        key(scene, pygame.K_SPACE)
        wait(scene, 1500)
    assert scene.model.run is None
    assert scene.model.answered == scene.model.session.t == 1


@pytest.mark.parametrize("blocks", [1, 2])
def test_each_part_says_its_number_its_name_and_todays_numbers(
    opened: Open, app: AppContext, blocks: int
) -> None:
    scene = stepped(opened, app, blocks)
    names = ("Comes in", "Forget", "Input", "Memory", "Output", "Prediction")
    told = []
    for number, name in enumerate(names, start=1):
        shown = texts(scene)
        assert f"{number} of 6 · {name}" in shown
        told.append(" ".join(shown))
        key(scene, pygame.K_SPACE)
        wait(scene, 1500)
    trace = scene.model.session.moves[0].trace
    assert scene.model.session.deal.stream.steps[0].text in told[0]
    assert f"{trace.i[0]:.2f} of the candidate" in told[2] or f"A {trace.i[0]:.2f}" in told[2]
    assert f"{trace.o[0]:.2f} of tanh(c)" in told[4] or f"A {trace.o[0]:.2f}" in told[4]


def test_a_click_beside_everything_goes_on_and_the_buttons_do(
    opened: Open, app: AppContext
) -> None:
    scene = stepped(opened, app)
    x, y, _, _ = scene.screen.layout.timeline
    click(scene, x + 2, y + 2)
    assert scene.model.run is not None
    assert scene.model.run.at == 1
    press(scene, "step")
    assert scene.model.run.at == 2
    press(scene, "skip")
    assert scene.model.run is None
    assert scene.model.answered == 1


@pytest.mark.parametrize("code", [pygame.K_END, pygame.K_ESCAPE])
def test_one_key_skips_what_is_left(opened: Open, app: AppContext, code: int) -> None:
    scene = stepped(opened, app)
    assert key(scene, code) is None
    assert scene.model.run is None
    assert scene.model.answered == 1


def test_the_keys_reach_both_buttons(opened: Open, app: AppContext) -> None:
    scene = stepped(opened, app)
    while scene.focus.current is None or scene.focus.current.name != "step":
        key(scene, pygame.K_TAB)
        assert scene.model.run is not None
    key(scene, pygame.K_RETURN)
    assert scene.model.run is not None
    assert scene.model.run.at == 1
    key(scene, pygame.K_TAB)
    key(scene, pygame.K_RETURN)
    assert scene.model.run is None
    assert scene.model.answered == 1


def test_what_means_something_else_does_not_wait_for_the_parts(
    opened: Open, app: AppContext
) -> None:
    scene = stepped(opened, app)
    click(scene, *valve(scene, "o"))
    assert scene.model.run is None
    assert scene.model.move.o == (1.0,)
    key(scene, pygame.K_SPACE)
    key(scene, pygame.K_z)
    assert scene.model.run is None
    assert scene.model.session.t == 1


def test_of_a_part_to_come_nothing_is_predicted_yet(opened: Open, app: AppContext) -> None:
    scene = stepped(opened, app)
    model = scene.model
    assert model.flow.figures.p == pytest.approx(model.picture.p_before)
    for _ in ORDER[1:]:
        key(scene, pygame.K_SPACE)
        wait(scene, 1500)
    assert model.flow.figures.p == pytest.approx(model.session.moves[0].trace.p)
