"""Predict, then see: a bet before each question of a practice, its controls, and what is kept."""

from collections.abc import Callable

import pygame
import pytest

from game.progress.records import Bet
from game.rules.practice.calibration import SURENESS
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.play.bet_panel import bet_name, sure_name
from game.ui.play.scene import PlayScene
from game.ui.view import View
from game.words import say
from tests.ui.play.conftest import Open, solve
from tests.ui.play.test_legible import check, drawn, inside
from tests.ui.play.test_scene import click, key, mouse, picture, press, texts, wait

TWICE = {
    "stream": [
        {"pick": "home", "as": "h"},
        {"pick": "ask", "target": {"map": "language", "of": "h"}},
        {"pick": "chat"},
        {"pick": "ask", "target": {"map": "language", "of": "h"}},
    ]
}
"""Asked at once, and asked again."""


@pytest.fixture
def asked(opened: Open, app: AppContext) -> Callable[..., PlayScene]:
    """A practice in which a question waits, bets being asked for."""

    def make(steps: int = 1, mode: str = "practice", **more: object) -> PlayScene:
        scene: PlayScene = opened(steps=steps, mode=mode, **{**TWICE, **more})
        app.change(bets=True)
        scene.layout(scene.view)
        scene.update(16.0)
        return scene

    return make


def bet(scene: PlayScene, said: str = "French", sure: float = 0.9) -> None:
    scene.practice.betting.choose(said)
    scene.practice.betting.be_sure(sure)
    scene.update(16.0)


def answer(scene: PlayScene) -> None:
    """Open the output gate, take the step."""
    scene.model.set_valve(("o", 0), 1.0)
    scene.model.set_valve(("f", 0), 1.0)
    scene.model.set_valve(("i", 0), 0.0)
    key(scene, pygame.K_SPACE)
    scene.update(16.0)


def test_nobody_is_asked_to_bet_unless_it_is_switched_on(opened: Open) -> None:
    scene = opened(steps=1, mode="practice", **TWICE)
    assert not scene.practice.bet_wanted
    assert say("play.bet.asked") not in texts(scene)


def test_in_play_nobody_is_asked(asked: Callable[..., PlayScene]) -> None:
    scene = asked(mode="play")
    assert not scene.practice.bet_wanted
    assert say("play.bet.asked") not in texts(scene)


def test_only_a_question_is_bet_on(asked: Callable[..., PlayScene]) -> None:
    assert not asked(steps=0).practice.bet_wanted
    assert asked(steps=1).practice.bet_wanted
    assert not asked(steps=2).practice.bet_wanted


def test_until_the_bet_is_made_nothing_gives_the_answer_away(
    asked: Callable[..., PlayScene],
) -> None:
    scene = asked()
    for at in (scene.screen.layout.prediction, scene.screen.layout.cell.box):
        mouse(scene, pygame.MOUSEMOTION, at[0] + at[2] / 2, at[1] + 90)
        shown = texts(scene)
        assert say("play.bet.asked") in shown
        assert not any("p[" in text for text in shown)
        panel = [
            each.text for each in drawn(scene) if inside(each.box, scene.screen.layout.prediction)
        ]
        assert [text for text in panel if "%" in text] == ["50%", "70%", "90%", "99%"]
        assert "If the network played on from here:" not in shown
        assert "more answers" not in " ".join(shown)
    assert scene.coaching.outlook is None
    assert scene.coaching.ghosts is not None
    before = picture(scene)
    bet(scene)
    shown = texts(scene)
    assert say("play.bet.asked") not in shown
    assert "If the network played on from here:" in shown
    assert picture(scene) != before


def test_with_the_mouse(asked: Callable[..., PlayScene], app: AppContext) -> None:
    scene = asked()
    press(scene, bet_name("Spanish"))
    assert scene.practice.bet_wanted
    press(scene, bet_name("French"))  # on second thoughts
    press(scene, sure_name(0.7))
    assert not scene.practice.bet_wanted
    assert "You bet French, 70% sure. Take the step, and see." in " ".join(texts(scene))
    press(scene, "step")
    came = scene.session.moves[-1].predicted
    assert app.store.bets("toy") == (Bet("French", 0.7, came),)


def test_with_the_keys(asked: Callable[..., PlayScene], app: AppContext) -> None:
    scene = asked()
    key(scene, pygame.K_b)
    assert scene.focus.current is not None
    assert scene.focus.current.name == bet_name("")
    while scene.focus.current.name != bet_name("French"):
        key(scene, pygame.K_TAB)
    key(scene, pygame.K_RETURN)
    assert scene.focus.current.name == sure_name(SURENESS[0])
    key(scene, pygame.K_RIGHT)
    key(scene, pygame.K_SPACE)
    assert scene.practice.betting.placed
    assert scene.focus.current.name.startswith("valve:")
    answer(scene)
    assert app.store.bets("toy") == (Bet("French", 0.7, "French"),)
    assert "You bet French, 70% sure. It said French." in " ".join(texts(scene))


def test_what_came_is_what_the_players_own_gates_made_the_cell_say(
    asked: Callable[..., PlayScene], app: AppContext
) -> None:
    scene = asked()
    bet(scene)
    key(scene, pygame.K_SPACE)  # the output gate is shut
    assert app.store.bets("toy") == (Bet("French", 0.9, ""),)
    assert "You bet French, 90% sure. It said nothing." in " ".join(texts(scene))


def test_a_bet_is_kept_once_and_the_step_not_offered_again(
    asked: Callable[..., PlayScene], app: AppContext
) -> None:
    scene = asked()
    bet(scene)
    answer(scene)
    key(scene, pygame.K_z)
    scene.update(16.0)
    assert scene.session.t == 1
    assert not scene.practice.bet_wanted
    answer(scene)
    assert len(app.store.bets("toy")) == 1
    key(scene, pygame.K_SPACE)
    scene.update(16.0)
    assert scene.session.t == 3
    assert scene.practice.bet_wanted  # the other question


def test_without_a_bet_the_step_can_be_taken_and_is_spent(
    asked: Callable[..., PlayScene], app: AppContext
) -> None:
    scene = asked()
    press(scene, "step")
    assert scene.session.t == 2
    assert app.store.bets("toy") == ()
    key(scene, pygame.K_z)
    scene.update(16.0)
    assert not scene.practice.bet_wanted


def test_left_and_taken_up_again_it_is_not_offered_twice(
    asked: Callable[..., PlayScene], app: AppContext
) -> None:
    scene = asked()
    bet(scene)
    answer(scene)
    session = scene.session.undo()
    again = PlayScene(scene.level, Session(session.deal, session.moves, mode="practice"), app)
    again.layout(View.fit((1280, 720)))
    again.update(16.0)
    assert again.session.t == 1
    assert not again.practice.bet_wanted


def test_a_fresh_stream_is_bet_on_anew(asked: Callable[..., PlayScene]) -> None:
    scene = asked()
    press(scene, "step")
    key(scene, pygame.K_r)
    solve(scene)
    scene.update(16.0)
    assert scene.practice.bet_wanted


def test_moves_that_are_shown_are_not_bet_on(
    asked: Callable[..., PlayScene], app: AppContext
) -> None:
    scene = asked(steps=0)
    key(scene, pygame.K_a)
    for _ in range(200):
        scene.update(50.0)
        assert not scene.practice.bet_wanted
    assert app.store.bets("toy") == ()


def test_letting_tokens_go_by_stops_for_a_bet(asked: Callable[..., PlayScene]) -> None:
    scene = asked(steps=2)
    key(scene, pygame.K_j)
    wait(scene, 500)
    assert scene.session.t == 3
    assert scene.practice.bet_wanted


def test_b_switches_bets_where_none_is_wanted(
    asked: Callable[..., PlayScene], app: AppContext
) -> None:
    scene = asked(steps=0)
    key(scene, pygame.K_b)
    assert app.store.setting("bets") is False
    solve(scene)
    scene.update(16.0)
    key(scene, pygame.K_b)
    assert app.settings.bets
    assert scene.focus.current is not None
    assert scene.focus.current.name == bet_name("")


def many(n: int) -> dict[str, object]:
    """A level with many answers."""
    homes = [f"{'FS'[k % 2]}{k}" for k in range(n)]
    return {
        "classes": {"home": {"tokens": homes, "show": "grew up in {}"}, "chat": ["Fish", "Soup"],
                    "ask": ["I speak"]},
        "maps": {"language": {home: f"Language {home}" for home in homes}},
    }  # fmt: skip


@pytest.mark.parametrize("text", [1.0, 1.2, 1.4, 1.7, 2.0])
@pytest.mark.parametrize("n", [2, 9, 30])
def test_every_answer_can_be_reached_and_is_seen_when_it_is(
    asked: Callable[..., PlayScene], text: float, n: int
) -> None:
    scene = asked(text=text, **many(n))
    check(scene)
    key(scene, pygame.K_b)
    panel = scene.bets.panel
    for k, said in enumerate(panel.answers):
        assert scene.focus.current is not None
        assert scene.focus.current.name == bet_name(said)
        assert panel.seen(k)
        rect = scene.focus.current.rect
        assert scene.focus.current.clip is not None
        assert scene.focus.current.clip.inflate(2, 2).contains(rect)
        key(scene, pygame.K_TAB)
    check(scene)


def test_the_wheel_scrolls_the_answers_and_a_click_takes_what_is_seen(
    asked: Callable[..., PlayScene],
) -> None:
    scene = asked(text=1.5, **many(20))
    panel = scene.bets.panel
    x, y, w, h = panel.list_box
    mouse(scene, pygame.MOUSEMOTION, x + w / 2, y + h / 2)
    scene.handle(pygame.Event(pygame.MOUSEWHEEL, x=0, y=-30, flipped=False, precise_y=-30.0))
    for _ in range(60):
        scene.update(16.0)
    assert panel.seen(20)
    x, y, w, h = panel.answer_box(20)
    click(scene, x + w / 2, y + h / 2)
    assert scene.practice.betting.said == panel.answers[20]


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (640, 360)])
def test_the_panel_fits_every_window(
    asked: Callable[..., PlayScene], size: tuple[int, int]
) -> None:
    check(asked(size=size))
