"""The race in the window: what it shows when, by keys and by mouse, and what is kept of it."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.level.loader import load_level
from game.level.rivals import rivals_path, save_rivals
from game.rules.practice.contenders import RIVALS
from game.ui.context import AppContext
from game.ui.ink.lettering import Drawn
from game.ui.practice.match_keys import DEAF_MS
from game.ui.practice.race import RaceScene
from game.ui.view import View
from tests.rivalled import rivals_of, write_rivalled
from tests.ui.driving import Driver
from tests.ui.practice.conftest import MakeRace, solve
from tests.wired import wired

VIEW = (1280, 720)


def picture_of(scene: RaceScene) -> bytes:
    surface = pygame.Surface(VIEW)
    scene.draw(surface)
    return pygame.image.tobytes(surface, "RGB")


def words(scene: RaceScene) -> list[str]:
    scene.log = log = list[Drawn]()
    scene.draw(pygame.Surface(VIEW))
    scene.log = None
    return [each.text for each in log]


def test_an_open_race_shows_everyone_step_by_step(race: MakeRace) -> None:
    scene = race()
    assert "Novice" in words(scene)
    for t in range(1, 4):
        solve(scene, 1)
        assert [len(row.track) for row in scene.look().rows] == [t] * 6
    assert not any(row.hidden for row in scene.look().rows)


def test_nothing_of_a_hidden_race_is_drawn_before_its_end(app: AppContext, tmp_path: Path) -> None:
    """Two races that differ in the rivals alone look alike until the stream has ended."""
    app.change(reduced_motion=True)
    path = write_rivalled(tmp_path)
    seeds, pictures = [11, 11], []
    app.new_seed = seeds.pop  # type: ignore[method-assign]
    for n in range(2):
        level = load_level(path)
        beside = rivals_path(level)
        assert beside is not None
        rivals = rivals_of(level, seed=n)
        if n:  # the second field is mute but for the network itself
            rivals.snapshots["master"] = rivals.snapshots["novice"]
        save_rivals(beside, level, wired(level), rivals)
        scene = RaceScene(app, level, RIVALS, open=False)
        scene.layout(View.fit(VIEW))
        shown = [picture_of(scene)]
        while scene.playing:
            solve(scene, 1)
            shown.append(picture_of(scene))
        pictures.append(shown)
    one, two = pictures
    assert one[:-1] == two[:-1]
    assert one[-1] != two[-1]


def test_a_hidden_race_says_who_came_where_at_its_end(race: MakeRace) -> None:
    scene = race(open=False)
    solve(scene)
    said = words(scene)
    assert scene.phase == "over"
    assert any(each.startswith("You did better than") for each in said)
    assert any("This play earned three stars." in each for each in said)
    assert "99.7%" in said or "99.8%" in said or "99.9%" in said


def test_a_hidden_race_counts_as_a_play_and_an_open_one_as_practice(
    race: MakeRace, app: AppContext
) -> None:
    solve(race(open=True))
    assert app.store.best("toy") is None
    assert [each.mode for each in app.store.attempts("toy")] == ["practice"]
    solve(race(open=False))
    best = app.store.best("toy")
    assert best is not None
    assert best.stars == 3
    assert len(app.store.attempts("toy")) == 2


def test_a_race_that_is_left_is_no_play_to_be_continued(
    race: MakeRace, drive: Callable[..., Driver], app: AppContext
) -> None:
    driver = drive(race(open=False))
    driver.key(pygame.K_SPACE, pygame.K_SPACE)
    assert app.store.unfinished("toy") is None


def test_it_is_played_by_keys(race: MakeRace, drive: Callable[..., Driver]) -> None:
    scene = race()
    driver = drive(scene)
    driver.key(pygame.K_i, pygame.K_1, pygame.K_SPACE)
    assert scene.race.session.moves[0].move.i == (1.0,)
    driver.key(pygame.K_UP)
    assert scene.model.move.i == (1.0,)
    driver.key(pygame.K_DOWN)
    assert scene.model.move.i == (0.95,)
    driver.key(pygame.K_RETURN)
    assert scene.model.move.i == (0.0,)
    driver.key(pygame.K_z)
    assert scene.race.session.t == 0
    driver.key(pygame.K_y)
    assert scene.race.session.t == 1
    driver.key(pygame.K_z, mod=pygame.KMOD_LCTRL)
    assert scene.race.session.t == 0
    driver.key(pygame.K_z, mod=pygame.KMOD_LCTRL | pygame.KMOD_LSHIFT)
    assert scene.race.session.t == 1


def test_it_opens_with_the_keys_on_a_valve_and_letters_act_from_anywhere(
    race: MakeRace, drive: Callable[..., Driver], app: AppContext
) -> None:
    app.device = "keys"
    scene = race()
    driver = drive(scene)
    assert driver.focused == "valve:f:0"
    driver.tab_to("undo")
    driver.key(pygame.K_i, pygame.K_1, pygame.K_SPACE)
    assert scene.race.session.moves[0].move.i == (1.0,)
    driver.tab_to("undo")
    driver.key(pygame.K_SPACE)  # presses the button that has the keys
    assert scene.race.session.t == 0


def test_it_is_played_by_mouse(race: MakeRace, drive: Callable[..., Driver]) -> None:
    scene = race()
    driver = drive(scene)
    driver.click("valve:i:0")
    assert scene.model.move.i == (1.0,)
    driver.click("step")
    assert scene.race.session.t == 1
    driver.click("undo")
    assert scene.race.session.t == 0
    driver.click("redo")
    assert scene.race.session.t == 1


def test_looking_back_by_keys(race: MakeRace, drive: Callable[..., Driver]) -> None:
    scene = race()
    driver = drive(scene)
    driver.key(pygame.K_PAGEUP)  # nothing is past yet
    assert scene.phase == "play"
    solve(scene, 3)
    driver.key(pygame.K_PAGEUP)
    assert (scene.phase, scene.chosen) == ("past", 2)
    driver.key(pygame.K_HOME)
    assert scene.chosen == 0
    driver.key(pygame.K_RIGHT)
    assert scene.chosen == 1
    driver.key(pygame.K_ESCAPE)
    assert (scene.phase, scene.chosen) == ("play", None)
    assert driver.scene is scene
    driver.key(pygame.K_PAGEUP, pygame.K_PAGEDOWN)
    assert scene.phase == "play"


def test_a_step_that_is_looked_at_tells_what_everyone_did(race: MakeRace) -> None:
    scene = race()
    solve(scene, 2)
    scene.look_at(0)
    said = words(scene)
    assert "SAID" in said
    assert said.count("none") == 1  # the RNN has no gates
    assert "right: “" not in " ".join(said)


def test_looking_back_by_mouse(race: MakeRace, drive: Callable[..., Driver]) -> None:
    scene = race()
    driver = drive(scene)
    solve(scene, 2)
    place = scene.board
    x, y = scene.view.point(place.left + place.wide * 1.5, place.top(2))
    driver.click((round(x), round(y)))
    assert scene.chosen == 1
    driver.click((round(x), round(y)))
    assert scene.chosen is None
    x, _ = scene.view.point(place.left + place.wide * 3.5, 0)
    driver.click((round(x), round(y)))  # nobody has been there yet
    assert scene.chosen is None


def test_the_last_step_is_not_stepped_over(race: MakeRace, drive: Callable[..., Driver]) -> None:
    scene = race()
    driver = drive(scene)
    solve(scene)
    driver.key(pygame.K_SPACE, pygame.K_RETURN)
    assert scene.phase == "over"
    driver.wait(DEAF_MS + 100)
    driver.key(pygame.K_SPACE)
    assert scene.phase == "play"
    assert scene.race.session.t == 0


def test_after_the_end_it_is_raced_again_on_another_stream(
    race: MakeRace, drive: Callable[..., Driver]
) -> None:
    scene = race()
    driver = drive(scene)
    seed = scene.race.session.seed
    solve(scene)
    driver.click("again")
    assert scene.race.session.seed != seed
    assert scene.race.session.t == 0
    solve(scene)
    driver.click("review")
    assert driver.scene is not scene
    driver.key(pygame.K_ESCAPE)
    assert driver.scene is scene
    assert scene.phase == "over"


def test_it_is_revealed_column_by_column(race: MakeRace, app: AppContext) -> None:
    app.change(reduced_motion=False)
    scene = race(open=False)
    solve(scene)
    assert [len(row.track) for row in scene.look().rows][1:] == [0] * 5
    scene.update(200.0)
    assert {len(row.track) for row in scene.look().rows[1:]} == {2}
    for _ in range(20):
        scene.update(100.0)
    assert scene.revealed
    assert {len(row.track) for row in scene.look().rows} == {len(scene.race.session.deal)}


def test_a_key_shows_all_at_once(
    race: MakeRace, app: AppContext, drive: Callable[..., Driver]
) -> None:
    app.change(reduced_motion=False)
    scene = race(open=False)
    driver = drive(scene)
    solve(scene)
    driver.wait(DEAF_MS - 300)
    assert not scene.revealed or len(scene.race.session.deal) < 6
    driver.key(pygame.K_RIGHT)
    assert scene.revealed


def test_a_saved_level_is_raced_anew(race: MakeRace) -> None:
    scene = race()
    solve(scene, 2)
    scene.reload(scene.level, scene.race.session.deal.network)
    assert scene.race.session.t == 0


@pytest.mark.parametrize("text", [1.0, 1.3, 2.0])
def test_words_stay_in_their_boxes(race: MakeRace, text: float) -> None:
    scene = race(text=text)
    for t in range(6):
        scene.log = log = list[Drawn]()
        scene.draw(pygame.Surface(VIEW))
        for each in log:
            x, y, w, h = each.box
            assert x >= -1, each
            assert y >= -1, each
            assert x + w <= 1281, each
            assert y + h <= 721, each
        scene.log = None
        if t == 2:
            scene.look_at(1)
        elif scene.playing:
            scene.look_at(None)
            solve(scene, 1)


def test_a_race_that_was_given_up_for_another_comes_back(race: MakeRace) -> None:
    scene = race()
    solve(scene, 3)
    scene.undo()
    before, kept = scene.race, scene.model.session
    scene.again()
    assert scene.race.session.seed != before.session.seed
    assert any("Undo brings the old one back" in text for text in words(scene))
    scene.undo()
    assert scene.race is before
    assert scene.model.session is kept
    assert not any("Undo brings" in text for text in words(scene))
    scene.redo()
    assert scene.race.session.t == 3


def test_a_race_that_is_over_or_was_not_begun_is_not_brought_back(race: MakeRace) -> None:
    scene = race()
    scene.again()
    seed = scene.race.session.seed
    scene.undo()
    assert scene.race.session.seed == seed
    solve(scene)
    scene.again()
    seed = scene.race.session.seed
    scene.undo()
    assert scene.race.session.seed == seed
