import pygame
import pytest

from game.rules.session import Session
from game.rules.wiring.run import run_table
from game.rules.wiring.table import GateTable
from game.ui.context import AppContext
from game.ui.review.scene import ReviewScene
from game.ui.screenshot import picture
from game.ui.wire.stream import StreamScene
from tests.ui.wire.conftest import wire_level
from tests.wired import wired

LEVEL = wire_level(blocks=2)
RUN = run_table(GateTable.start(LEVEL), wired(LEVEL), 3)


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_a_failed_stream_opens_where_it_went_wrong(app: AppContext, text: float) -> None:
    app.change(text=text)
    n = RUN.failures[0]
    scene = StreamScene(RUN, n, app, "World 6")
    session: Session = scene.detail.session
    assert session.deal.stream.steps[scene.strip.chosen].is_question
    assert "No output gate was open" in scene.told
    image = picture(scene, app, (1280, 720))
    assert image.get_size() == (1280, 720)
    assert app.store.attempts("toy") == ()


def test_a_stream_that_went_well_opens_without_a_word(app: AppContext) -> None:
    run = run_table(GateTable.solution(LEVEL), wired(LEVEL), 3)
    scene = StreamScene(run, 0, app)
    assert scene.told == ""
    picture(scene, app, (640, 360))
    assert scene.focus.named("failure") is None


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_a_stream_leads_to_its_whole_review(app: AppContext, drive, text: float) -> None:
    app.change(text=text)
    driver = drive(StreamScene(RUN, RUN.failures[0], app, "World 6"))
    window = driver.scene.view.rect(0, 0, 1280, 720)
    assert all(window.contains(c.rect) for c in driver.scene.focus.controls if c.clip is None)
    driver.click("review")
    assert isinstance(driver.scene, ReviewScene)
    driver.key(pygame.K_ESCAPE)
    assert isinstance(driver.scene, StreamScene)
