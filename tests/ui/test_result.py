"""The result: what it records, what it says, and where it leads."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.level.encode import network_sizes
from game.lstm.weights import Weights
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.ink.lettering import Drawn
from game.ui.levels.scene import LevelsScene
from game.ui.library import FolderLibrary
from game.ui.paint import Painter
from game.ui.play.scene import PlayScene
from game.ui.review.overview import Review
from game.ui.scenes.result import COLUMN, ResultScene
from game.ui.screenshot import picture, still_context
from game.ui.title.scene import TitleScene
from game.ui.view import View
from tests.looks import LEVELS
from tests.shipped import levels_of
from tests.ui.driving import Driver
from tests.ui.test_title_levels import Plays
from tests.wired import toy_level, two_blocks, wired


def test_a_play_is_recorded_at_once_and_its_repetition_as_a_retry(
    app: AppContext, finished: Session
) -> None:
    first = ResultScene(finished, app)
    assert app.store.seen("toy", 7)
    assert app.store.best("toy") is not None
    assert not first.summary.retry
    assert ResultScene(finished, app).summary.retry


def test_stars_on_a_stream_that_was_known_are_said_not_to_count(
    app: AppContext, finished: Session
) -> None:
    won = Session.start(finished.level, 7)
    won = won.play_all(won.deal.solution)
    first, second = ResultScene(won, app), ResultScene(won, app)
    assert first.summary.result.stars == second.summary.result.stars == 3
    assert (first.first, second.first) == ("next", "again")
    assert "do not count" not in first.summary.said()
    assert "do not count" in second.summary.said()
    log: list[Drawn] = []
    painter = Painter(pygame.Surface((1, 1)), View.fit((1280, 720)), app.theme, log)
    second.summary.draw(painter, 0, 0, COLUMN, 600, 1e9)
    assert "Stream seen before" in [drawn.text for drawn in log]


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("long", [False, True])
def test_many_blocks_and_many_steps_can_be_reviewed(
    app: AppContext, text: float, long: bool
) -> None:
    app.settings = replace(app.settings, text=text)
    stream = [
        {"pick": "home", "as": "h"},
        {"repeat": [{"pick": "chat"}], "times": 250},
        {"pick": "ask", "target": {"map": "language", "of": "h"}},
    ]
    level = toy_level(stream=stream) if long else two_blocks()
    session = Session.start(level, 1, network=wired(level))
    for move in session.deal.solution:
        session = session.play(move)
    scene = ResultScene(session, app)
    picture(scene, app, (1280, 720), t=100)
    x, _, w, _ = scene._strip
    measure = scene.measure()
    columns = scene.strip.review.columns(measure, x, w)
    for t in (0, len(session.moves) // 2, len(session.moves) - 1):
        assert columns.step_at(columns.middle(t)) == t


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("name", LEVELS)
def test_the_review_shows_how_tokens_look(app: AppContext, name: str, text: float) -> None:
    app.settings = replace(app.settings, text=text)
    level = LEVELS[name]
    network = Weights.initial(network_sizes(level), np.random.default_rng(1))
    session = Session.start(level, 1, network)
    session = session.play_all(session.deal.solution)
    plain = replace(level, classes=tuple(replace(cls, looks={}) for cls in level.classes))
    words = Session(replace(session.deal, level=plain), session.moves)
    scene, other = ResultScene(session, app), ResultScene(words, app)
    for each in (scene, other):
        picture(each, app, (1280, 720), t=100)
    measure, width = scene.measure(), scene._strip[2]
    assert scene.strip.review.height(measure, width) > other.strip.review.height(measure, width)
    for t in range(len(session.moves)):
        assert scene.detail.facts(t)


def test_a_play_that_goes_on_has_no_result(app: AppContext, finished: Session) -> None:
    with pytest.raises(ValueError, match="ended"):
        ResultScene(finished.undo(), app)


def test_the_review_opens_on_the_costliest_move(finished: Session) -> None:
    values = [played.value for played in finished.moves]
    assert Review(finished).worst() == values.index(min(values)) == 2


def test_arrows_and_clicks_choose_a_step(
    app: AppContext, finished: Session, drive: Callable[..., Driver]
) -> None:
    scene = ResultScene(finished, app)
    driver = drive(scene)
    driver.tab_to("steps")
    driver.key(pygame.K_RIGHT)
    assert scene.strip.chosen == 3
    driver.key(*[pygame.K_LEFT] * 9)
    assert scene.strip.chosen == 0
    strip = driver.control("steps").rect
    driver.click((strip.right - 30, strip.centery))
    assert scene.strip.chosen == len(finished.moves) - 1
    for t in range(len(finished.moves)):
        assert scene.detail.sentence(t)
        assert scene.detail.facts(t)


def test_a_step_too_many_does_not_skip_the_result(
    app: AppContext, finished: Session, drive: Callable[..., Driver]
) -> None:
    app.scenes = plays = Plays()
    driver = drive(ResultScene(finished, app))
    driver.key(pygame.K_SPACE, pygame.K_SPACE)
    assert plays.asked == []
    driver.wait(800)
    driver.key(pygame.K_SPACE)
    assert len(plays.asked) == 1


@pytest.mark.parametrize("mouse", [False, True])
@pytest.mark.parametrize(
    ("name", "level", "same"), [("again", "toy", False), ("same", "toy", True),
                                ("next", "again", False)]
)  # fmt: skip
def test_every_way_on_leads_somewhere(
    app: AppContext, finished: Session, drive: Callable[..., Driver], name: str, level: str,
    same: bool, mouse: bool,
) -> None:  # fmt: skip
    app.scenes = plays = Plays()
    driver = drive(ResultScene(finished, app, "First"))
    driver.wait(800)
    if mouse:
        driver.click(name)
    else:
        driver.tab_to(name)
        driver.key(pygame.K_RETURN)
    asked, seed, world = plays.asked[0]
    assert (asked, world) == (level, "First")
    if level == "toy":
        assert (seed == finished.seed) == same


def test_escape_leads_to_the_levels_with_this_one_in_focus(
    app: AppContext, finished: Session, drive: Callable[..., Driver]
) -> None:
    driver = drive(ResultScene(finished, app))
    driver.key(pygame.K_ESCAPE)
    assert driver.name == "LevelsScene"
    assert driver.focused == "level:toy"


def test_levels_do_not_pile_up_under_a_result(
    app: AppContext, finished: Session, drive: Callable[..., Driver]
) -> None:
    driver = drive(TitleScene(app), LevelsScene(app, "again"), ResultScene(finished, app))
    driver.click("levels")
    assert driver.focused == "level:toy"
    driver.click("back")
    assert driver.name == "TitleScene"


def test_the_next_level_that_cannot_be_played_is_named(
    app: AppContext, finished: Session, drive: Callable[..., Driver]
) -> None:
    scene = ResultScene(finished, app)
    scene._next = app.library.worlds()[1].levels[1]
    driver = drive(scene)
    driver.click("next")
    assert "broken.json" in scene.notice


def test_stars_come_in_unless_motion_is_reduced(app: AppContext, finished: Session) -> None:
    assert ResultScene(finished, app).time > 1e6
    app.settings = replace(app.settings, reduced_motion=False)
    assert ResultScene(finished, app).time == 0.0


@pytest.mark.parametrize("path", levels_of("hand"), ids=lambda path: path.stem)
def test_a_shipped_level_without_a_star_is_told_on_one_page(path: Path) -> None:
    app = still_context(FolderLibrary())
    session = app.plays.start(app.library.load(path))
    while not session.finished:
        session = session.play(session.valves)
    scene = ResultScene(session, app, "Hold")
    picture(scene, app, (1280, 720))
    assert session.stars == 0
    assert session.level.after
    assert scene.scroll.most == 0


@pytest.mark.parametrize("text", [1.0, 1.2, 2.0])
def test_a_long_lesson_scrolls_to_its_end(
    app: AppContext, finished: Session, drive: Callable[..., Driver], text: float
) -> None:
    app.settings = replace(app.settings, text=text)
    scene = ResultScene(finished, app)
    scene.summary = replace(scene.summary, after="All of this is worth knowing. " * 40)
    driver = drive(scene)
    driver.wait(800)
    driver.key(pygame.K_END)
    driver.wait(500)
    _, y, w, h = scene._at(scene._summary)
    assert scene.summary.height(scene.measure(), w) <= h + 0.1
    if text <= 1.25:
        assert y + h <= scene.scroll.box[1] + scene.scroll.box[3] + 0.1


def test_g_opens_the_field_guide_and_leaving_it_comes_back(
    app: AppContext, finished: Session, drive: Callable[..., Driver]
) -> None:
    scene = ResultScene(finished, app)
    driver = drive(scene)
    driver.key(pygame.K_g)
    assert driver.name in ("EntryScene", "IndexScene")
    driver.key(pygame.K_ESCAPE)
    assert driver.scene is scene


def test_a_practice_says_what_it_would_have_earned_and_leads_to_a_play(
    app: AppContext, finished: Session, drive: Callable[..., Driver]
) -> None:
    won = replace(Session(finished.deal).play_all(finished.deal.solution), mode="practice")
    scene = ResultScene(won, app)
    assert scene.summary.said() == "A practice; as a play it would have earned three stars."
    assert scene.summary._badges()[0] == "Practice"
    assert scene.first == "again"
    assert app.store.best("toy") is None
    driver = drive(scene)
    driver.wait(1000)
    driver.click("stars")
    assert isinstance(driver.scene, PlayScene)
    assert driver.scene.session.mode == "play"
    lost = ResultScene(replace(finished, mode="practice"), app).summary.said()
    assert lost.startswith("A practice; as a play it would have earned no star. No first star:")


def test_the_tip_of_the_way_on_names_the_level_it_leads_to(
    app: AppContext, finished: Session
) -> None:
    scene = ResultScene(finished, app, "First")
    scene.layout(View.fit((1280, 720)))
    control = scene.focus.named("next")
    assert control is not None
    assert control.tip == "On to Once more"
