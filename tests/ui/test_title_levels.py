"""From the title to a level: by keys alone and by mouse alone."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.level.library import levels_folder
from game.level.model import Level
from game.progress.records import Best
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.directory import Directory
from game.ui.ink.lettering import Drawn
from game.ui.levels.cards import card_for
from game.ui.levels.face import draw_card, plain_face
from game.ui.levels.scene import LevelsScene
from game.ui.library import FolderLibrary
from game.ui.paint import Painter
from game.ui.practice.training.scene import TrainingScene
from game.ui.scene import Scene
from game.ui.scenes import order
from game.ui.screenshot import still_context
from game.ui.title.scene import TitleScene
from game.ui.view import View
from tests.ui.driving import Driver
from tests.ui.test_app import Probe
from tests.wired import write_level


class Plays(Directory):
    """Stands in for the play screen, and remembers what was to be played."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int, str]] = []

    def play(
        self,
        level: Level,
        session: Session,
        app: AppContext,
        world_title: str,
        *,
        resumed: bool = False,
    ) -> Scene:
        self.asked.append((level.id, session.seed, world_title))
        return Probe()


@pytest.fixture
def plays(app: AppContext) -> Plays:
    app.scenes = Plays()
    return app.scenes


def test_play_goes_straight_to_the_first_level_without_a_star(
    app: AppContext, plays: Plays, drive: Callable[..., Driver], finished: Session
) -> None:
    driver = drive(TitleScene(app))
    driver.key(pygame.K_RETURN)
    assert [(level, world) for level, _, world in plays.asked] == [("toy", "First")]
    driver = drive(TitleScene(app))
    app.store.record(finished)
    driver = drive(TitleScene(app))
    driver.key(pygame.K_RETURN)
    won = finished.stars > 0
    assert plays.asked[-1][0] == ("again" if won else "toy")


def test_every_place_is_reached_by_keys(
    app: AppContext, plays: Plays, drive: Callable[..., Driver]
) -> None:
    driver = drive(TitleScene(app))
    for name, scene in (("levels", "LevelsScene"), ("settings", "SettingsScene")):
        driver.tab_to(name)
        driver.key(pygame.K_RETURN)
        assert driver.name == scene
        driver.key(pygame.K_ESCAPE)
        assert driver.name == "TitleScene"
    driver.key(pygame.K_ESCAPE)  # nothing is lost by one Esc too many
    assert driver.focused == "quit"
    driver.key(pygame.K_SPACE)
    assert driver.app.scene is None


def test_every_place_is_reached_by_mouse(
    app: AppContext, plays: Plays, drive: Callable[..., Driver]
) -> None:
    driver = drive(TitleScene(app))
    for name, scene, back in (
        ("levels", "LevelsScene", "back"),
        ("settings", "SettingsScene", "back"),
        ("help", "HelpScene", "close"),
    ):
        driver.click(name)
        assert driver.name == scene
        driver.click(back)
        assert driver.name == "TitleScene"
    driver.click("levels")
    driver.click("level:again")
    assert plays.asked[-1][0] == "again"


def test_arrows_go_through_the_cards(
    app: AppContext, plays: Plays, drive: Callable[..., Driver]
) -> None:
    driver = drive(app.scenes.levels(app))
    assert driver.focused == "level:toy"
    driver.key(pygame.K_RIGHT, pygame.K_RIGHT)
    assert driver.focused == "level:again"
    driver.key(pygame.K_UP)
    assert driver.focused == "world:second"
    driver.key(pygame.K_DOWN)
    assert driver.focused == "level:toy", "down from the map, the level to play next comes first"
    driver.key(pygame.K_RIGHT)
    driver.key(pygame.K_RETURN)
    assert plays.asked == [("again", 7, "First")]


def test_a_tab_or_a_digit_shows_another_world(
    app: AppContext, plays: Plays, drive: Callable[..., Driver]
) -> None:
    driver = drive(app.scenes.levels(app))

    def shown() -> list[str]:
        return [shown.card.name for shown in driver.scene._cards.shown]  # type: ignore[attr-defined]

    assert shown() == ["toy", "again"]
    driver.click("world:second")
    assert shown() == ["bare", "broken"]
    driver.write("1")
    assert shown() == ["toy", "again"]
    assert driver.focused == "level:toy"
    driver.write("9")  # there is no ninth world
    assert shown() == ["toy", "again"]


def test_the_list_opens_on_the_world_of_the_level_left_last(
    app: AppContext, drive: Callable[..., Driver]
) -> None:
    driver = drive(app.scenes.levels(app, "broken"))
    assert driver.focused == "level:broken"


def test_a_level_names_the_one_to_win_before_it(
    tmp_path: Path, levels_folder: Path, app: AppContext
) -> None:
    (tmp_path / "w").mkdir()
    write_level(tmp_path / "w", id="toy", title="The first one")
    write_level(tmp_path / "w", id="then", needs=["toy"])
    world = {"title": "W", "order": 1, "levels": ["toy", "then"]}
    (tmp_path / "w" / "world.json").write_text(json.dumps(world), encoding="utf-8")
    deal = Session.start(app.library.load(levels_folder / "first" / "toy.json"), 7).deal
    app.library = FolderLibrary(tmp_path)
    assert [card_for(path, app).first for path in order.paths(app)] == ["", "The first one"]
    app.store.record(Session(deal).play_all(deal.solution))
    assert [card_for(path, app).first for path in order.paths(app)] == ["", ""]


def test_a_card_that_cannot_be_played_says_why(
    app: AppContext, plays: Plays, drive: Callable[..., Driver]
) -> None:
    driver = drive(app.scenes.levels(app, "broken"))
    card = next(s.card for s in driver.scene._cards.shown if s.card.name == "broken")  # type: ignore[attr-defined]
    assert "broken.json:1" in card.trouble
    assert not card.untrained
    driver.click("level:broken")
    assert driver.name == "LevelsScene"
    assert "broken.json:1" in driver.scene._notice  # type: ignore[attr-defined]
    assert plays.asked == []


@pytest.mark.parametrize("how", ["key", "mouse"])
def test_a_card_without_a_network_leads_to_its_training(
    app: AppContext, plays: Plays, drive: Callable[..., Driver], how: str
) -> None:
    driver = drive(app.scenes.levels(app, "bare"))
    card = next(s.card for s in driver.scene._cards.shown if s.card.name == "bare")  # type: ignore[attr-defined]
    assert "has no trained network" in card.trouble
    assert card.untrained
    if how == "key":
        driver.key(pygame.K_RETURN)
    else:
        driver.click("level:bare")
    assert isinstance(driver.scene, TrainingScene)
    assert driver.scene.level.id == "bare"
    assert driver.scene.course is None, "it is offered, not begun"
    driver.key(pygame.K_ESCAPE)
    assert driver.name == "LevelsScene"


@pytest.mark.parametrize(
    ("untrained", "head"), [(True, "Choose it to train"), (False, "Cannot be played")]
)
def test_a_card_says_whether_it_can_be_trained_here(
    app: AppContext, levels_folder: Path, untrained: bool, head: str
) -> None:
    card = replace(card_for(levels_folder / "second" / "bare.json", app), untrained=untrained)
    drawn: list[Drawn] = []
    view = View.fit((1280, 720))
    p = Painter(pygame.Surface((1280, 720)), view, app.theme, drawn)
    draw_card(p, (0, 0, 280, 300), card, 1, plain_face(p, [card], 280), hot=False, held=False)
    assert any(each.text.startswith(head) for each in drawn)


def test_large_text_scrolls_to_the_card_in_focus(
    app: AppContext, tmp_path: Path, drive: Callable[..., Driver]
) -> None:
    app.settings = replace(app.settings, text=2.0)
    app.library = many_worlds(tmp_path, 1, 6)
    driver = drive(app.scenes.levels(app))
    window = pygame.Rect(0, 0, 1280, 720)
    for name in [f"level:l0x{n}" for n in range(6)]:
        driver.tab_to(name)
        driver.app.frame([], 16.0)
        assert window.contains(driver.control(name).rect), name
    top = driver.control("level:l0x0").rect.top
    driver.wheel(20)
    assert driver.control("level:l0x0").rect.top > top


def test_a_worlds_file_that_is_broken_is_explained(app: AppContext) -> None:
    from game.level.format.problems import LevelError, Problem

    class Broken:
        def worlds(self) -> list[object]:
            raise LevelError([Problem("world.json", "there is no title")])

        def load(self, path: object) -> None:
            raise AssertionError

    app.library = Broken()  # type: ignore[assignment]
    scene = app.scenes.levels(app)
    from game.ui.view import View

    scene.layout(View.fit((1280, 720)))
    scene.draw(pygame.Surface((1280, 720)))
    assert "there is no title" in scene._trouble  # type: ignore[attr-defined]
    assert order.still_to_win(app) is None


def many_worlds(root: Path, worlds: int, levels: int) -> FolderLibrary:
    """A library of so many worlds with so many levels each; none of them trained."""
    for w in range(worlds):
        folder = root / f"w{w}"
        folder.mkdir()
        ids = [f"l{w}x{n}" for n in range(levels)]
        for n, name in enumerate(ids):
            teaches = [("forget",), ("input", "output"), ("silence",)][n % 3]
            brief = "A level with a brief of a usual length, which says what is asked. " * 2
            write_level(folder, id=name, teaches=teaches, brief=brief, trained=n == 0)
        about = {"title": f"World {w}", "order": w, "brief": "A few levels.", "levels": ids}
        (folder / "world.json").write_text(json.dumps(about), encoding="utf-8")
    return FolderLibrary(root)


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(("worlds", "levels"), [(1, 4), (1, 1), (2, 5), (8, 5)])
def test_every_card_can_be_reached_and_shows_its_text_inside(
    tmp_path: Path, drive_in: Callable[..., Driver], text: float, worlds: int, levels: int
) -> None:
    app = still_context(many_worlds(tmp_path, worlds, levels), text=text)
    driver = drive_in(app, app.scenes.levels(app))
    scene = driver.scene
    assert isinstance(scene, LevelsScene)
    for world in scene._worlds:
        scene._chooser(world)()
        see_every_card(driver, scene)


def see_every_card(driver: Driver, scene: LevelsScene) -> None:
    window = pygame.Rect(0, 0, 1280, 720)
    for shown in scene._cards.shown:
        scene.focus.take(shown.control)
        scene.reveal(shown.control)
        driver.app.frame([], 16.0)
        assert window.contains(shown.control.rect), shown.card.name
        log: list[Drawn] = []
        painter = Painter(pygame.Surface((1280, 720)), scene.view, scene.theme, log)
        box = (shown.x, 100.0, scene._cards.grid.wide, scene._cards.face.high)
        draw_card(painter, box, shown.card, shown.number, scene._cards.face, hot=True, held=False)
        assert log
        for drawn in log:
            x, y, w, h = drawn.box
            assert box[0] - 1 <= x, drawn
            assert x + w <= box[0] + box[2] + 1, drawn
            assert box[1] - 1 <= y, drawn
            assert y + h <= box[1] + box[3] + 1, drawn


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("levels", [5, 7])
def test_what_was_reached_and_what_comes_first_are_told_whole(
    tmp_path: Path, text: float, levels: int
) -> None:
    app = still_context(many_worlds(tmp_path, 2, levels), text=text)
    scene = LevelsScene(app)
    scene.layout(View.fit((1280, 720), text))
    won = replace(scene._cards.shown[0].card, best=Best(3, 0.996, 0.999))
    needing = replace(won, best=None, first="Two kinds of bracket")
    begun = replace(won, left_at=110)
    for card, told in ((won, "99.6%"), (needing, "after Two kinds of bracket"),
                       (begun, "go on at step 111")):  # fmt: skip
        log: list[Drawn] = []
        painter = Painter(pygame.Surface((1280, 720)), scene.view, scene.theme, log)
        box = (100.0, 100.0, scene._cards.grid.wide, scene._cards.face.high)
        draw_card(painter, box, card, 1, scene._cards.face, hot=False, held=False)
        assert told in " ".join(drawn.text for drawn in log)


def test_few_levels_are_posters_and_many_scroll(tmp_path: Path) -> None:
    def opened(levels: int, text: float = 1.0) -> LevelsScene:
        library = many_worlds(tmp_path / f"{levels}-{text}", 2, levels)
        app = still_context(library, text=text)
        scene = LevelsScene(app)
        scene.layout(View.fit((1280, 720), text))
        return scene

    for name in ("4-1.0", "16-1.0", "4-2.0"):
        (tmp_path / name).mkdir()
    few, many, large = opened(4), opened(16), opened(4, 2.0)
    assert few._cards.face.picture > 0
    assert few.scroll.most == 0
    assert many._cards.face.picture == large._cards.face.picture == 0
    assert many.scroll.most > 0


def test_every_shipped_world_is_seen_at_once() -> None:
    scene = LevelsScene(still_context(FolderLibrary(levels_folder())))
    scene.layout(View.fit((1280, 720)))
    for world in scene._worlds:
        scene._chooser(world)()
        assert scene.scroll.most == 0, world.id
        assert scene._cards.face.picture > 0, "all worlds look alike"


def test_a_card_knows_the_gates_its_level_teaches(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    app = still_context(many_worlds(tmp_path / "a", 1, 4))
    cards = [card_for(path, app) for path in order.paths(app)]
    assert [card.gates for card in cards][::3] == [("f",), ("f",)]
    assert cards[0].trouble == ""
    assert "no trained network" in cards[1].trouble
