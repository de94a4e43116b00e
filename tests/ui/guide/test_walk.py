"""The walk through the forward pass: every state by keys alone and by mouse alone."""

from collections.abc import Callable
from dataclasses import replace

import pygame
import pytest

from game.ui.context import AppContext
from game.ui.guide.walk import WalkScene
from game.ui.ink.lettering import Drawn
from game.ui.paint import Painter
from game.ui.theme import DARK
from game.ui.view import View
from tests.ui.driving import Driver


@pytest.fixture
def walk(drive: Callable[..., Driver], app: AppContext) -> Driver:
    return drive(app.scenes.guide(app), app.scenes.walk(app))


def at(driver: Driver) -> tuple[int, int]:
    scene = driver.scene
    assert isinstance(scene, WalkScene)
    return scene.t, scene.number


def test_next_goes_through_all_of_it_and_back(walk: Driver) -> None:
    length = len(walk.scene.walk.stream)  # type: ignore[attr-defined]
    everything = [(t, n) for t in range(length) for n in range(1, 7)]
    seen = [at(walk)]
    while not walk.scene.at_end:  # type: ignore[attr-defined]
        walk.key(pygame.K_SPACE)
        seen.append(at(walk))
    assert seen == everything
    walk.key(pygame.K_SPACE)
    assert at(walk) == everything[-1]
    for expected in reversed(everything[:-1]):
        walk.key(pygame.K_BACKSPACE)
        assert at(walk) == expected
    walk.key(pygame.K_BACKSPACE)
    assert at(walk) == (0, 1)


def test_every_state_is_a_click_or_two_away(walk: Driver) -> None:
    for t in range(len(walk.scene.walk.stream)):  # type: ignore[attr-defined]
        walk.click(f"token:{t}")
        for n in (4, 6, 1, 2, 3, 5):
            walk.click(f"step:{n}")
            assert at(walk) == (t, n)
    walk.click("previous")
    walk.click("next")
    walk.click("next")
    assert at(walk) == (t, 6)


def test_digits_and_arrows_choose_steps(walk: Driver) -> None:
    walk.key(pygame.K_4)
    assert at(walk) == (0, 4)
    walk.key(pygame.K_RIGHT)
    assert at(walk) == (0, 5)
    walk.key(pygame.K_LEFT)
    assert at(walk) == (0, 4)


def test_tab_and_enter_reach_the_tokens(walk: Driver) -> None:
    walk.tab_to("token:3")
    walk.key(pygame.K_RETURN)
    assert at(walk) == (3, 1)
    walk.key(pygame.K_RIGHT)
    assert walk.focused == "token:4", "arrows go on where the keys are"


def test_it_runs_by_itself_and_stops_at_the_end(walk: Driver) -> None:
    walk.key(pygame.K_a)
    walk.wait(8000)
    assert at(walk) > (0, 1)
    walk.click("run")
    stopped = at(walk)
    walk.wait(20_000)
    assert at(walk) == stopped
    walk.click(f"token:{walk.scene.walk.question}")  # type: ignore[attr-defined]
    walk.click("step:5")
    walk.click("run")
    walk.wait(30_000)
    assert walk.scene.at_end  # type: ignore[attr-defined]
    assert not walk.scene.running  # type: ignore[attr-defined]
    walk.key(pygame.K_a)
    assert at(walk) == (0, 1), "from the end, it begins again"


def test_its_speed_is_the_games(walk: Driver) -> None:
    walk.click("speed:2.0")
    assert walk.app.context.settings.speed == 2.0

    def steps_in(ms: float) -> int:
        walk.click("token:0")
        walk.key(pygame.K_1)
        walk.click("run")
        walk.wait(ms)
        walk.click("run")
        t, number = at(walk)
        return 6 * t + number

    fast = steps_in(20_000)
    walk.click("speed:0.5")
    assert steps_in(20_000) < fast


def test_numbers_come_in_unless_motion_is_reduced(app: AppContext) -> None:
    def first_frame(reduced: bool) -> bytes:
        app.settings = replace(app.settings, reduced_motion=reduced)
        scene = app.scenes.walk(app)
        assert isinstance(scene, WalkScene)
        view = View.fit((640, 360))
        scene.layout(view)
        scene.go(0, 4)
        scene.update(0)
        surface = pygame.Surface(view.size)
        scene.draw(surface)
        scene.update(4000)
        late = pygame.Surface(view.size)
        scene.draw(late)
        same = pygame.image.tobytes(surface, "RGB") == pygame.image.tobytes(late, "RGB")
        assert same is reduced
        return pygame.image.tobytes(late, "RGB")

    assert first_frame(True) == first_frame(False)


@pytest.mark.parametrize("text", [1.0, 1.25, 1.6, 2.0])
def test_its_words_stay_where_they_belong(text: float, app: AppContext) -> None:
    view = View.fit((1280, 720), text)
    scene = app.scenes.walk(app)
    assert isinstance(scene, WalkScene)
    scene.layout(view)
    for t in (0, scene.walk.question):
        for n in range(1, 7):
            scene.go(t, n)
            log: list[Drawn] = []
            scene.paint(Painter(pygame.Surface((1280, 720)), view, DARK, log))
            for each in log:
                x, _, w, _ = each.box
                assert x >= 40, each.text
                assert x + w <= 1240, each.text
            if (t, n) == (scene.walk.question, 6):
                assert any(scene.walk.answer[1] in each.text for each in log)


def test_a_page_of_its_own_entry_leads_to_it(drive: Callable[..., Driver], app: AppContext) -> None:
    driver = drive(app.scenes.title(app), app.scenes.guide(app, "forward-pass"))
    driver.click("walk")
    assert driver.name == "WalkScene"
    driver.key(pygame.K_ESCAPE)
    assert driver.name == "EntryScene"
    driver.click("walk")
    driver.click("close")
    assert driver.name == "TitleScene"
