"""The guided play and later ideas in the real scene: by keys, by mouse, at every size."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game import words
from game.level.library import all_level_paths
from game.progress.understood import understood
from game.rules.tutorial.prompt import Prompt
from game.ui.context import AppContext
from game.ui.paint import Painter
from game.ui.play.scene import PlayScene
from game.ui.play.tutorial.bubble import Bubble
from game.ui.play.tutorial.place import overlap
from game.ui.play.tutorial.things import thing_box
from game.ui.scenes import order
from game.ui.screenshot import still_context
from game.ui.view import HEIGHT, WIDTH, View
from tests.ui.driving import Driver
from tests.ui.play.conftest import Open, solve

DriveIn = Callable[..., Driver]
VIEWS = [((1280, 720), 1.0), ((1920, 1080), 1.3), ((1280, 720), 1.5), ((1280, 720), 2.0)]


@pytest.fixture
def newcomer() -> AppContext:
    return still_context()


def first_play(app: AppContext) -> PlayScene:
    path = order.still_to_win(app)
    assert path is not None
    scene = order.play_scene(app, path)
    assert isinstance(scene, PlayScene)
    return scene


def shown(driver: Driver) -> Prompt | None:
    assert isinstance(driver.scene, PlayScene)
    return driver.scene.prompting.now


def by_keys(driver: Driver, said: Prompt | None) -> None:
    driver.key(pygame.K_RETURN if said is not None and said.how == "turn" else pygame.K_SPACE)


def by_mouse(driver: Driver, said: Prompt | None) -> None:
    if said is not None and said.how == "turn":
        assert isinstance(said.at, tuple)
        driver.click(f"valve:{said.at[0]}:{said.at[1]}")
    else:
        driver.click("step")


@pytest.mark.parametrize("act", [by_keys, by_mouse])
def test_a_newcomer_who_does_what_is_said_answers_right_and_goes_on_alone(
    newcomer: AppContext, drive_in: DriveIn, act: Callable[[Driver, Prompt | None], None]
) -> None:
    driver = drive_in(newcomer, newcomer.scenes.title(newcomer), first_play(newcomer))
    if act is by_keys:
        driver.key(pygame.K_UP)  # which turns nothing but a valve that may be turned
        driver.key(pygame.K_DOWN)
    heard: list[str] = []
    for _ in range(40):
        if driver.name != "PlayScene" or driver.scene.model.pause.ms is not None:  # type: ignore[attr-defined]
            break
        said = shown(driver)
        if said is not None and (not heard or heard[-1] != said.text):
            heard.append(said.text)
        act(driver, said)
    driver.wait(3000)
    assert driver.name == "ResultScene"
    assert len(heard) == 7  # three lessons, their steps, and the locked gate
    assert max(len(text.split()) for text in heard) <= 12
    result = driver.scene.session.result  # type: ignore[attr-defined]
    assert (result.questions_right, result.stars) == (1, 3)
    assert newcomer.store.best("fluent") is None
    driver.wait(1000)
    assert driver.focused == "own"
    driver.key(pygame.K_RETURN) if act is by_keys else driver.click("own")
    assert driver.name == "PlayScene"
    assert driver.scene.session.mode == "play"  # type: ignore[attr-defined]
    assert shown(driver) is None


def test_a_prompt_goes_away_by_doing_what_it_says(newcomer: AppContext, drive_in: DriveIn) -> None:
    driver = drive_in(newcomer, first_play(newcomer))
    first = shown(driver)
    driver.key(pygame.K_RETURN)
    assert shown(driver) not in (None, first)
    driver.key(pygame.K_SPACE, pygame.K_RETURN, pygame.K_SPACE, pygame.K_SPACE)
    assert shown(driver) is None


def test_a_sleeping_valve_says_so_and_is_not_turned(
    newcomer: AppContext, drive_in: DriveIn
) -> None:
    driver = drive_in(newcomer, first_play(newcomer))
    scene = driver.scene
    assert isinstance(scene, PlayScene)
    driver.click("valve:o:0")
    assert shown(driver) == Prompt("asleep", ("o", 0))
    driver.key(pygame.K_o, pygame.K_RETURN, pygame.K_1, pygame.K_UP)
    assert shown(driver) == Prompt("asleep", ("o", 0))
    assert scene.model.move.o == (0.0,)
    log = scene.log = []
    driver.app.draw()
    assert "asleep" in {drawn.text for drawn in log}


def test_a_wrong_end_waits_until_it_is_mended(newcomer: AppContext, drive_in: DriveIn) -> None:
    driver = drive_in(newcomer, first_play(newcomer))
    scene = driver.scene
    assert isinstance(scene, PlayScene)
    while scene.session.t < len(scene.session.deal) - 1:
        solve(scene)
    scene.model.step()  # the question, in silence
    driver.wait(5000)
    assert scene.model.held
    said = shown(driver)
    assert said is not None
    assert said.mishap
    driver.key(pygame.K_z)
    assert scene.session.t == len(scene.session.deal) - 1
    driver.key(pygame.K_RETURN, pygame.K_SPACE)
    driver.wait(3000)
    assert driver.name == "ResultScene"
    assert driver.scene.session.result.questions_right == 1  # type: ignore[attr-defined]


def test_whoever_wants_to_may_see_the_result_of_a_wrong_end(
    newcomer: AppContext, drive_in: DriveIn
) -> None:
    driver = drive_in(newcomer, first_play(newcomer))
    scene = driver.scene
    assert isinstance(scene, PlayScene)
    while not scene.session.finished:
        scene.model.step()
    driver.wait(2000)
    driver.click("step")
    driver.wait(3000)
    assert driver.name == "ResultScene"


def test_undo_goes_back_to_where_it_went_wrong(newcomer: AppContext, drive_in: DriveIn) -> None:
    driver = drive_in(newcomer, first_play(newcomer))
    driver.key(pygame.K_SPACE, pygame.K_SPACE, pygame.K_SPACE)  # the country was left out
    scene = driver.scene
    assert isinstance(scene, PlayScene)
    assert scene.session.t == 3
    driver.key(pygame.K_z)
    assert (scene.session.t, scene.session.undos) == (0, 1)


def test_a_guided_play_that_was_left_goes_on_and_is_led_once_alone(newcomer: AppContext) -> None:
    scene = first_play(newcomer)
    scene.layout(View.fit((1280, 720)))
    solve(scene)
    newcomer.plays.keep(scene.session, 3.0)
    again = first_play(newcomer)
    assert (again.session.mode, again.session.t, again.seconds) == ("guided", 1, 3.0)
    again.layout(View.fit((1280, 720)))
    while not again.session.finished:
        solve(again)
    again.update(16.0)
    assert first_play(newcomer).session.mode == "play"


def test_without_prompts_nobody_is_led(newcomer: AppContext) -> None:
    newcomer.change(prompts=False)
    assert first_play(newcomer).session.mode == "play"


def test_an_idea_is_closed_by_key_or_cross_and_stays_closed(app: AppContext, opened: Open) -> None:
    scene = opened(steps=1, prompts=True)
    said = scene.prompting.now
    assert said is not None
    assert said.name == "ideas.forget"
    scene.handle(pygame.Event(pygame.KEYDOWN, key=pygame.K_x, mod=0, unicode="x"))
    assert scene.prompting.now is None
    assert understood(app.store) == {"forget"}
    scene = opened(2, prompts=True)
    bubble = scene.prompting.bubble()
    assert bubble is not None
    assert bubble.close is not None
    x, y, w, h = bubble.close
    pos = (round(x + w / 2), round(y + h / 2))
    scene.handle(pygame.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=pos))
    assert understood(app.store) == {"forget", "drawers"}
    assert opened(2, prompts=True).prompting.now is None


def test_an_idea_is_understood_by_using_it(app: AppContext, opened: Open) -> None:
    scene = opened(steps=1, prompts=True)
    assert scene.prompting.now is not None
    solve(scene)
    assert scene.prompting.now is None
    assert understood(app.store) == {"forget"}


def test_a_prompt_takes_no_valve_away_from_somebody_who_is_faster(
    newcomer: AppContext, drive_in: DriveIn
) -> None:
    newcomer.change(reduced_motion=False)
    subject = next(path for path in all_level_paths() if path.stem == "new-subject")
    driver = drive_in(newcomer, order.play_scene(newcomer, subject))
    scene = driver.scene
    assert isinstance(scene, PlayScene)
    driver.key(pygame.K_i, pygame.K_RETURN, pygame.K_SPACE)
    assert scene.model.run is not None
    driver.key(pygame.K_i)  # while the step plays out, before the prompt comes up
    driver.wait(4000)
    said = shown(driver)
    assert said is not None
    assert said.at == ("f", 0)
    driver.key(pygame.K_RETURN)
    assert (scene.model.move.f, scene.model.move.i) == ((0.0,), (0.0,))
    driver.key(pygame.K_SPACE)
    driver.wait(4000)
    driver.key(pygame.K_f, pygame.K_RETURN)
    assert scene.model.move.f == (1.0,)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(("size", "text"), VIEWS)
@pytest.mark.parametrize("blocks", [1, 2])
def test_a_bubble_lies_in_the_window_covers_no_valve_and_cuts_no_word(
    opened: Open, size: tuple[int, int], text: float, blocks: int, language: str
) -> None:
    words.use(language)
    try:
        scene = opened(blocks, size=size, text=text, prompts=True)
        painter = Painter(pygame.Surface((1, 1)), scene.view, scene.app.theme)
        valves = [thing_box(scene, painter, valve) for valve in scene.model.valves]
        for gate, block in scene.model.valves:
            for name in ("guided.i_open", "mishap.i_turn", "ideas.forget"):
                values = {"token": "France", "gate": "the input gate", "value": "0.5"}
                said = Prompt(name, (gate, block), "turn", tuple(values.items()))
                bubble = placed(scene, said)
                x, y, w, h = bubble.box
                assert min(x, y) >= 0
                assert x + w <= WIDTH
                assert y + h <= HEIGHT
                assert " ".join(bubble.lines) == said.text
                if text == 1.0 and language == "en":
                    assert len(bubble.lines) == 1
                for box in valves:
                    assert box is not None
                    assert overlap(bubble.box, box) < 0.1 * box[2] * box[3]
    finally:
        words.use("en")


def placed(scene: PlayScene, said: Prompt) -> Bubble:
    prompting = scene.prompting
    prompting.prompts._seen = scene.model.session, scene.model.move
    prompting.prompts._said = said
    prompting.place_anew()
    bubble = prompting.bubble()
    assert bubble is not None
    return bubble


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
def test_it_is_drawn_in_every_theme(newcomer: AppContext, theme: str) -> None:
    newcomer.settings = replace(newcomer.settings, theme=theme)
    scene = first_play(newcomer)
    scene.layout(View.fit((1280, 720)))
    log = scene.log = []
    surface = pygame.Surface((1280, 720))
    scene.update(16.0)
    scene.draw(surface)
    bubble = scene.prompting.bubble()
    assert bubble is not None
    assert bubble.lines[0] in {drawn.text for drawn in log}
    box = scene.view.rect(*bubble.box)
    assert surface.get_at(box.midtop)[:3] != newcomer.theme.panel


def test_the_ring_breathes_but_not_where_motion_is_reduced(
    newcomer: AppContext, tmp_path: Path
) -> None:
    def looks(reduced: bool) -> int:
        newcomer.settings = replace(newcomer.settings, reduced_motion=reduced)
        scene = first_play(newcomer)
        scene.layout(View.fit((1280, 720)))
        seen = set()
        for _ in range(40):
            scene.update(50.0)
            surface = pygame.Surface((1280, 720))
            scene.draw(surface)
            seen.add(pygame.image.tobytes(surface, "RGB"))
        return len(seen)

    assert looks(reduced=True) <= 2
    assert looks(reduced=False) > 4
