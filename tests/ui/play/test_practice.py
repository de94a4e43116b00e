"""Practice at the play screen: what the coach shows, what it can be asked for, and its switches."""

from collections.abc import Callable

import pygame
import pytest

from game.rules.coach import explain_move
from game.rules.practice.outlook import network_move, outlook
from game.ui.context import AppContext
from game.ui.pace.steps import STEP_MS
from game.ui.play.coach import NO_COACH
from game.ui.play.scene import PlayScene
from game.ui.scene import Pop, Push, Return
from game.ui.view import View
from tests.ui.driving import Driver
from tests.ui.play.conftest import Open
from tests.ui.play.test_scene import click, key, picture, press, texts, valve, wait

LONG = {
    "stream": [
        {"pick": "home", "as": "h"},
        {"repeat": [{"pick": "chat"}], "times": [40, 40]},
        {"pick": "ask", "target": {"map": "language", "of": "h"}},
    ]
}


def practice(opened: Open, **more: object) -> PlayScene:
    scene: PlayScene = opened(mode="practice", **more)
    return scene


# -- what is shown --------------------------------------------------------------------------------


def test_the_networks_gates_of_this_step_are_ghosts_on_the_players_valves(opened: Open) -> None:
    scene = practice(opened)
    while not scene.session.finished:
        own = scene.session.deal.own_gates(scene.session.t, scene.session.state)
        ghosts = scene.coaching.ghosts
        assert ghosts is not None
        for gate in ("f", "i", "o"):
            assert getattr(ghosts, gate).tolist() == getattr(own, gate).tolist()
        key(scene, pygame.K_SPACE)


def test_ghosts_are_drawn_where_the_network_would_have_the_valve(opened: Open) -> None:
    scene = practice(opened)
    with_ghosts = picture(scene)
    scene.app.change(coach_ghosts=False)
    scene.layout(scene.view)
    assert picture(scene) != with_ghosts


def test_after_a_blunder_bar_mark_value_and_sentence_tell_of_it(opened: Open) -> None:
    scene = practice(opened)
    before = outlook(scene.session).rest
    key(scene, pygame.K_SPACE)  # the country is not let in
    now = scene.coaching
    assert now.outlook is not None
    assert now.outlook.before == pytest.approx(before)
    assert now.outlook.rest < 0.1 < before
    assert now.last is scene.session.moves[0]
    assert now.words == explain_move(scene.session, 0)
    wait(scene, 1000)
    assert scene.practice.coach.bar == pytest.approx(now.outlook.rest)
    shown = texts(scene)
    assert shown.count("??") == 3  # on the token, above its column, and beside its value
    assert "PRACTICE" in shown
    assert any(text.startswith("−") and text.endswith("bits") for text in shown)
    assert any("You shut the input gate" in text for text in shown)


def test_what_the_network_would_answer_is_told_right_or_wrong(opened: Open) -> None:
    scene = practice(opened, steps=1)
    assert scene.coaching.outlook is not None
    answer = scene.coaching.outlook.answer
    assert answer is not None
    assert answer.right
    assert "If the network played on from here:" in texts(scene)
    assert answer.text in texts(scene)


def test_while_a_step_plays_out_the_coach_waits(opened: Open) -> None:
    scene = practice(opened, still=False)
    key(scene, pygame.K_SPACE)
    assert scene.coaching.last is None
    assert scene.coaching.words == ""
    wait(scene, STEP_MS + 100)
    assert scene.coaching.last is scene.session.moves[0]


def test_looking_back_shows_what_was_said_then(opened: Open) -> None:
    scene = practice(opened)
    key(scene, pygame.K_SPACE)
    key(scene, pygame.K_SPACE)
    key(scene, pygame.K_PAGEUP)
    key(scene, pygame.K_PAGEUP)
    now = scene.coaching
    assert now.last is scene.session.moves[0]
    assert now.ghosts is scene.session.moves[0].own
    assert now.outlook is not None
    assert now.outlook.rest == pytest.approx(outlook(scene.session, 1).rest)
    assert now.words == explain_move(scene.session, 0)


def test_the_belt_still_hides_what_comes(opened: Open) -> None:
    scene = practice(opened, steps=1)
    steps = scene.session.deal.stream.steps
    later = {step.text for step in steps[2:]} - {step.text for step in steps[:2]}
    assert not later & set(texts(scene))


# -- switches -------------------------------------------------------------------------------------


SWITCHES = {
    pygame.K_e: "coach_bar", pygame.K_t: "coach_ghosts", pygame.K_m: "coach_marks",
    pygame.K_w: "coach_words",
}  # fmt: skip


@pytest.mark.parametrize("code", SWITCHES)
def test_each_part_is_switched_by_its_key_alone_and_kept(
    opened: Open, app: AppContext, code: int
) -> None:
    scene = practice(opened)
    key(scene, pygame.K_SPACE)
    full = scene.coaching
    parts = {
        "coach_bar": full.outlook is None, "coach_ghosts": full.ghosts is None,
        "coach_marks": full.last is None, "coach_words": not full.words,
    }  # fmt: skip
    assert not any(parts.values())
    name = SWITCHES[code]
    key(scene, code)
    assert app.store.setting(name) is False
    scene.layout(scene.view)
    less = scene.coaching
    gone = {
        "coach_bar": less.outlook is None, "coach_ghosts": less.ghosts is None,
        "coach_marks": less.last is None and not less.marks, "coach_words": not less.words,
    }  # fmt: skip
    assert [part for part, is_gone in gone.items() if is_gone] == [name]
    key(scene, code)
    assert app.store.setting(name) is True


def test_with_everything_off_it_looks_like_a_play_but_for_badge_and_buttons(opened: Open) -> None:
    scene = practice(opened)
    key(scene, pygame.K_SPACE)
    app = scene.app
    app.change(coach_bar=False, coach_ghosts=False, coach_marks=False, coach_words=False)
    scene.layout(scene.view)
    wait(scene, 500)
    assert scene.coaching == NO_COACH
    shown = texts(scene)
    assert "PRACTICE" in shown
    assert "??" not in shown
    assert "If the network played on from here:" not in shown


def test_the_coach_opens_over_the_practice_by_key_and_by_mouse(opened: Open) -> None:
    scene = practice(opened)
    for command in (key(scene, pygame.K_c), press(scene, "coach")):
        assert isinstance(command, Push)
        assert type(command.scene).__name__ == "CoachScene"


# -- hints ----------------------------------------------------------------------------------------


def test_hints_go_from_which_to_which_way_to_how_far(opened: Open) -> None:
    scene = practice(opened)
    said = []
    for _ in range(4):
        key(scene, pygame.K_h)
        said.append((scene.model.notice.label, scene.model.notice.text))
    assert [label for label, _ in said] == [
        "Hint 1 of 3", "Hint 2 of 3", "Hint 3 of 3", "Hint 3 of 3"
    ]  # fmt: skip
    assert said[1][1] == "Open the input gate."
    assert said[2][1] == said[3][1] == "Set the input gate to 1.00."


def test_hints_follow_the_valves_and_begin_anew_with_the_next_step(opened: Open) -> None:
    scene = practice(opened)
    key(scene, pygame.K_h)
    scene.model.set_valve(("i", 0), 1.0)
    key(scene, pygame.K_h)
    assert scene.model.notice.text == "Nothing needs to change: take the step."
    key(scene, pygame.K_SPACE)
    assert scene.model.notice.kind == "brief"
    press(scene, "hint")
    assert scene.model.notice.label == "Hint 1 of 3"
    key(scene, pygame.K_h)
    key(scene, pygame.K_z)
    assert scene.model.advice.grade == 0


def test_in_play_hints_are_the_levels_own(opened: Open) -> None:
    scene = opened()
    key(scene, pygame.K_h)
    assert scene.model.notice.text == scene.level.hints[0]


# -- show me --------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [pygame.K_n, pygame.K_s])
def test_one_move_is_shown_as_the_network_would_make_it(opened: Open, code: int) -> None:
    scene = practice(opened)
    wanted = network_move(scene.session)
    key(scene, code)
    assert scene.session.t == 1
    assert scene.session.moves[0].move == wanted
    assert wanted.i == tuple(scene.session.moves[0].own.i)
    press(scene, "show")
    assert scene.session.t == 2


def test_all_the_rest_is_shown_step_by_step_until_the_end(opened: Open) -> None:
    scene = practice(opened, still=False)
    key(scene, pygame.K_a)
    assert scene.session.t == 1
    wait(scene, 700)
    assert scene.session.t == 1  # it plays out, then there is a pause
    seen = {scene.session.t}
    for _ in range(400):
        scene.update(25.0)
        seen.add(scene.session.t)
        if scene.session.finished:
            break
    assert seen == set(range(1, len(scene.session.deal) + 1))
    assert scene.session.confidence > 0.97 * scene.session.par


@pytest.mark.parametrize("code", [pygame.K_SPACE, pygame.K_ESCAPE, pygame.K_x])
def test_any_key_stops_it_and_does_nothing_else(opened: Open, code: int) -> None:
    scene = practice(opened)
    key(scene, pygame.K_a)
    assert scene.practice.auto.doing == "show"
    assert key(scene, code) is None
    assert scene.practice.auto.doing is None
    assert scene.session.t == 1
    wait(scene, 3000)
    assert scene.session.t == 1


def test_a_click_stops_it_too(opened: Open) -> None:
    scene = practice(opened)
    key(scene, pygame.K_a)
    click(scene, *valve(scene, "i"))
    assert scene.practice.auto.doing is None


def test_steps_go_by_until_something_is_to_be_decided(opened: Open) -> None:
    scene = practice(opened, **LONG)
    key(scene, pygame.K_n)  # writes the country
    scene.model.set_valve(("i", 0), 0.0)
    scene.model.set_valve(("f", 0), 1.0)
    key(scene, pygame.K_j)
    wait(scene, 5000)
    session = scene.session
    assert session.current is not None
    assert session.current.is_question  # forty tokens later
    assert session.t == len(session.deal) - 1
    assert scene.practice.auto.doing is None
    key(scene, pygame.K_n)
    assert scene.session.confidence > 0.9


def test_steps_do_not_go_by_where_a_valve_has_to_be_turned(opened: Open) -> None:
    scene = practice(opened, **LONG)
    scene.model.set_valve(("i", 0), 1.0)
    key(scene, pygame.K_j)
    wait(scene, 3000)
    assert scene.session.t == 1  # the chat must not be written


def test_in_play_none_of_it_does_anything(opened: Open) -> None:
    scene = opened()
    for code in (pygame.K_n, pygame.K_s, pygame.K_a, pygame.K_j, pygame.K_c, *SWITCHES):
        assert key(scene, code) is None
    wait(scene, 2000)
    assert scene.session.t == 0
    assert scene.focus.named("show") is None
    assert scene.app.settings.coach_bar


# -- from one mode to the other -------------------------------------------------------------------


@pytest.fixture
def toy(app: AppContext, drive: Callable[..., Driver]) -> Driver:
    """The toy level's practice, opened through its room."""
    level = app.library.load(next(iter(app.library.worlds())).levels[0])
    driver = drive(app.scenes.levels(app, level.id), app.scenes.room(app, level, "First"))
    driver.key(pygame.K_c)
    return driver


def names(driver: Driver) -> list[str]:
    return [type(scene).__name__ for scene in driver.app.stack]


def test_from_practice_to_play_and_back_the_room_is_never_doubled(toy: Driver) -> None:
    for _ in range(2):
        assert toy.scene.session.mode == "practice"  # type: ignore[attr-defined]
        toy.key(pygame.K_p)
        assert names(toy) == ["LevelsScene", "RoomScene", "PlayScene"]
        assert toy.scene.session.mode == "play"  # type: ignore[attr-defined]
        toy.key(pygame.K_p)
        assert names(toy) == ["LevelsScene", "RoomScene"]
        toy.key(pygame.K_c)


def test_the_coach_leads_to_the_play_too(toy: Driver) -> None:
    toy.click("coach")
    assert toy.name == "CoachScene"
    toy.click("stars")
    toy.wait(50)
    assert toy.name == "PlayScene"
    assert toy.scene.session.mode == "play"  # type: ignore[attr-defined]


def test_the_coach_shows_all_when_it_has_gone(toy: Driver) -> None:
    toy.key(pygame.K_c)
    toy.click("show")
    assert toy.name == "PlayScene"
    toy.wait(8000)
    assert toy.name == "ResultScene"


def test_a_play_keeps_its_place_when_the_room_is_visited(
    app: AppContext, drive: Callable[..., Driver]
) -> None:
    level = app.library.load(next(iter(app.library.worlds())).levels[0])
    scene = app.scenes.play(level, app.plays.start(level), app, "First")
    driver = drive(app.scenes.levels(app, level.id), scene)
    driver.key(pygame.K_SPACE)
    driver.click("practice")
    assert names(driver) == ["LevelsScene", "RoomScene"]
    again = app.plays.resume(level)
    assert again is not None
    assert (again.t, again.mode) == (1, "play")
    driver.key(pygame.K_c)
    assert app.plays.resume(level) is not None  # a practice does not drop it


def test_a_finished_practice_earns_no_star(toy: Driver, app: AppContext) -> None:
    toy.key(pygame.K_a)
    toy.wait(8000)
    assert toy.name == "ResultScene"
    assert app.store.best("toy") is None
    assert app.store.attempts("toy")[0].mode == "practice"


def test_leaving_goes_back_to_where_it_was_opened(opened: Open) -> None:
    assert isinstance(key(practice(opened), pygame.K_ESCAPE), Pop)
    assert isinstance(key(opened(), pygame.K_p), Return)


@pytest.mark.parametrize("text", [1.0, 1.2, 1.4, 1.7, 2.0])
def test_a_hundred_and_twenty_steps_fit(opened: Open, text: float) -> None:
    more = {"stream": [LONG["stream"][0], {"repeat": [{"pick": "chat"}], "times": [118, 118]},
                       LONG["stream"][2]]}  # fmt: skip
    scene = practice(opened, text=text, **more)
    for n in range(60):
        scene.model.set_valve(("o", 0), float(n % 7 == 3))
        scene.model.set_valve(("i", 0), float(n % 5 == 4))
        scene.model.step()
    scene.layout(View.fit((1280, 720), text))
    wait(scene, 300)
    from tests.ui.play.test_legible import check

    check(scene)
