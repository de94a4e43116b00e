"""The result: what it records, what it says, and where it leads."""

from collections.abc import Callable
from dataclasses import replace

import pygame
import pytest

from game.rules.session import Result, Session
from game.ui.context import AppContext
from game.ui.scenes.result import ResultScene
from game.ui.scenes.review import Review
from game.ui.scenes.verdict import criteria, missed
from game.ui.screenshot import picture
from tests.ui.driving import Driver
from tests.ui.test_title_levels import Plays
from tests.wired import toy_level, two_blocks, wired

RESULT = Result(
    confidence=0.98, par=0.98, stars=3, gate_changes=4, budget=6, questions_right=2, questions=2,
    undos=0,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"stars": 0, "questions_right": 1}, "No first star: 1 question was answered wrong."),
        ({"stars": 0, "confidence": 0.49}, "confidence is 50% of par (60% needed)"),
        ({"stars": 0, "confidence": 0.49, "questions_right": 0}, "2 questions were"),
        ({"stars": 1, "confidence": 0.8}, "No second star: your confidence is 81% of par"),
        ({"stars": 1, "confidence": 0.8819}, "89% of par"),
        ({"stars": 2, "gate_changes": 8}, "No third star: 2 gate changes over the budget of 6."),
        ({"stars": 2, "gate_changes": 7}, "1 gate change over the budget of 6"),
        ({}, "Nothing is missing. To beat the machine"),
        ({"confidence": 0.99}, "you even did better than the network"),
    ],
)  # fmt: skip
def test_it_says_why_the_next_star_was_missed(changes: dict[str, float], words: str) -> None:
    assert words in missed(replace(RESULT, **changes))  # type: ignore[arg-type]


def test_it_names_what_each_star_asks_for() -> None:
    assert [text.split(",")[-1].strip() for text in criteria(RESULT)] == [
        "60% of par", "90% of par", "at most 6 changes",
    ]  # fmt: skip


def test_a_play_is_recorded_at_once_and_its_repetition_as_a_retry(
    app: AppContext, finished: Session
) -> None:
    first = ResultScene(finished, app)
    assert app.store.seen("toy", 7)
    assert app.store.best("toy") is not None
    assert not first.summary.retry
    assert ResultScene(finished, app).summary.retry


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
    left, wide = scene.review.strip(measure, x, w)
    for t in (0, len(session.moves) // 2, len(session.moves) - 1):
        assert scene.review.step_at(measure, x, w, left + (t + 0.5) * wide) == t


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
    assert scene.chosen == 3
    driver.key(*[pygame.K_LEFT] * 9)
    assert scene.chosen == 0
    strip = driver.control("steps").rect
    driver.click((strip.right - 30, strip.centery))
    assert scene.chosen == len(finished.moves) - 1
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
