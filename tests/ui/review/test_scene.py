"""The review in a window: by keys alone and by mouse alone, at every size."""

import itertools
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.help.scene import HelpScene
from game.ui.ink.lettering import Drawn
from game.ui.paint import Painter
from game.ui.play.scene import PlayScene
from game.ui.review.lenses.highway import figure
from game.ui.review.model import LENSES
from game.ui.review.question import outcome
from game.ui.review.scene import ReviewScene
from game.ui.scenes.result import ResultScene
from game.ui.screenshot import picture
from game.ui.view import View
from tests.ui.driving import Driver
from tests.ui.play.conftest import level_of
from tests.ui.play.test_legible import overlap
from tests.ui.seen import recording
from tests.wired import wired

Drive = Callable[..., Driver]


@pytest.fixture
def review(app: AppContext, finished: Session) -> ReviewScene:
    return ReviewScene(app, finished, "First")


def test_the_result_leads_to_it_and_it_leads_back(app: AppContext, drive, finished) -> None:
    driver = drive(ResultScene(finished, app))
    driver.wait(1000)
    driver.click("review")
    assert driver.name == "ReviewScene"
    driver.key(pygame.K_ESCAPE)
    assert driver.name == "ResultScene"
    assert len(app.store.attempts("toy")) == 1  # to look is not to play


def test_steps_valves_and_lenses_by_keys_alone(review: ReviewScene, drive: Drive) -> None:
    driver, model = drive(review), review.model
    assert model.chosen == 2
    driver.key(pygame.K_LEFT, pygame.K_LEFT)
    assert model.chosen == 0
    driver.key(pygame.K_END)
    assert model.chosen == model.length - 1
    driver.key(pygame.K_HOME)
    driver.key(pygame.K_RIGHT, pygame.K_RIGHT)
    driver.key(pygame.K_o)
    assert driver.focused == "valve:o:0"
    driver.key(pygame.K_RETURN)
    assert model.what_if is not None
    assert model.what_if.gain > 1
    driver.key(pygame.K_UP)
    assert model.move.o == (0.05,)
    driver.key(pygame.K_z)
    assert model.what_if is None
    driver.key(pygame.K_i, pygame.K_1)
    assert model.move.i == (1.0,)
    driver.key(pygame.K_n)
    assert model.move.o[0] < 0.01
    for lens in LENSES[1:]:
        driver.key(pygame.K_t)
        assert model.lens == lens
    driver.key(pygame.K_1)  # no valve is in sight
    assert model.move.i[0] < 0.01
    driver.key(pygame.K_F1)
    assert isinstance(driver.scene, HelpScene)
    driver.key(pygame.K_ESCAPE, pygame.K_p)
    assert isinstance(driver.scene, PlayScene)
    assert driver.scene.session.mode == "practice"
    assert driver.scene.session.t == 3


def mouse(driver: Driver, kind: int, at: tuple[float, float], **more) -> None:
    if kind == pygame.MOUSEMOTION:
        more = {"rel": (0, 0), "buttons": (1, 0, 0), **more}
    else:
        more = {"button": pygame.BUTTON_LEFT, **more}
    driver.app.handle(pygame.Event(kind, pos=(int(at[0]), int(at[1])), touch=False, **more))


def test_steps_valves_and_lenses_by_mouse_alone(review: ReviewScene, drive: Drive) -> None:
    driver, model = drive(review), review.model
    columns = review.timeline.columns(review.measure(), review._at(review._strip))
    driver.click((int(columns.middle(1)), 140))
    assert model.chosen == 1
    mouse(driver, pygame.MOUSEBUTTONDOWN, (columns.middle(1), 140))
    mouse(driver, pygame.MOUSEMOTION, (columns.middle(2), 140))
    mouse(driver, pygame.MOUSEBUTTONUP, (columns.middle(2), 140))
    assert model.chosen == 2
    place = driver.control("valve:o:0").rect.center
    driver.click(place)
    assert model.what_if is not None
    assert model.move.o == (0.0,)
    driver.click("reset")
    assert model.what_if is None
    mouse(driver, pygame.MOUSEBUTTONDOWN, place)
    for up in range(0, 45, 5):
        mouse(driver, pygame.MOUSEMOTION, (place[0], place[1] + up))
    mouse(driver, pygame.MOUSEBUTTONUP, (place[0], place[1] + 40))
    driver.app.frame([], 16.0)
    assert 0.5 < model.move.o[0] < 0.8
    mouse(driver, pygame.MOUSEMOTION, place, buttons=(0, 0, 0))
    driver.wheel(1)
    assert model.move.o[0] > 0.6
    for lens in LENSES:
        driver.click(f"tab:{lens}")
        assert model.lens == lens
    driver.click("network")
    assert model.move.o[0] < 0.01
    driver.click("play_on")
    assert isinstance(driver.scene, PlayScene)


def test_every_control_is_reached_by_tab(review: ReviewScene, drive: Drive) -> None:
    driver = drive(review)
    for name in ("steps", "tab:blame", "valve:i:0", "play_on", "network", "back"):
        driver.tab_to(name)


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("blocks", [1, 2, 4])
@pytest.mark.parametrize(
    ("size", "text"), [((1280, 720), 1.0), ((1920, 1080), 1.3), ((1280, 720), 2.0), ((64, 36), 1.0)]
)
def test_every_lens_draws_at_every_size(app: AppContext, lens, blocks, size, text) -> None:
    app.settings = replace(app.settings, text=text)
    level = level_of(blocks)
    session = Session.start(level, 3, wired(level))
    scene = ReviewScene(app, session.play_all(session.deal.solution))
    scene.model.lens = lens
    whole = picture(scene, app, size, t=100)
    scene.model.choose(0)
    scene.model.set_valve(scene.model.valves[0], 0.37)
    changed = picture(scene, app, size, t=100)
    assert size[0] < 100 or not np.array_equal(
        pygame.surfarray.array2d(whole), pygame.surfarray.array2d(changed)
    )


@pytest.mark.parametrize("text", [1.0, 1.1, 1.2, 1.5, 2.0])
@pytest.mark.parametrize("blocks", [1, 2, 4])
def test_no_text_covers_another(app: AppContext, blocks: int, text: float) -> None:
    level = level_of(blocks)
    session = Session.start(level, 3, wired(level))
    scene = ReviewScene(app, session.play_all(session.deal.solution))
    scene.layout(View.fit((1280, 720), text))
    for lens in LENSES:
        scene.model.look_through(lens)
        scene.layout(scene.view)
        scene.model.set_valve(scene.model.valves[0], 0.1 * (1 + LENSES.index(lens)))
        scene.update(16.0)
        drawn: list[Drawn] = []
        scene.paint(Painter(pygame.Surface((1280, 720)), scene.view, app.theme, drawn))
        assert len(drawn) > 20
        for one, other in itertools.combinations(drawn, 2):
            assert not overlap(one.box, other.box), (lens, one, other)
        answer = scene.model.session.moves[scene.model.chosen].predicted or "(say nothing)"
        assert lens != "cell" or any(each.text == answer for each in drawn)
        for each in drawn:
            assert each.box[0] >= 0, each
            assert each.box[0] + each.box[2] <= 1280, each


def test_what_if_is_told_with_its_figures(review: ReviewScene) -> None:
    review.model.flip(("o", 0))
    review.model.settle()
    assert review.model.what_if is not None
    said = outcome(review.model.what_if)
    assert said[0].endswith("O 0.00 (was 1.00).")
    assert said[0].startswith("At step 3, ")
    assert "confidence" in said[1]
    assert said[2] == "At step 3 it would have said (say nothing), rightly."


@pytest.mark.parametrize(
    ("value", "said"), [(0.0, "0"), (1.0, "1.00"), (0.042, "0.042"), (4.6e-49, "4.6e-49")]
)
def test_shares_read_well(value: float, said: str) -> None:
    assert figure(value) == said


def test_what_if_asks_for_valves_only_where_they_are_seen(app: AppContext, finished) -> None:
    for lens in LENSES:
        scene = ReviewScene(app, finished, "First")
        scene.model.look_through(lens)
        scene.layout(View.fit((1280, 720)))
        with recording() as seen:
            scene.draw(pygame.Surface((1280, 720)))
        assert ("valve of the cell above" in seen.words) == (lens == "cell")
        assert ("Under “Cell” you can" in seen.words) == (lens != "cell")
