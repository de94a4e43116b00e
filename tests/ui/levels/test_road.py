"""The map's road: every world a station, every level a place, bright as far as was won."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.level.library import levels_folder
from game.progress.records import Best
from game.ui.context import AppContext
from game.ui.ink.lettering import Drawn
from game.ui.levels.face import draw_card
from game.ui.levels.road import SIDE, Station, draw_road, place_stations, station_high
from game.ui.levels.scene import LevelsScene
from game.ui.library import FolderLibrary
from game.ui.paint import Painter
from game.ui.scenes import order
from game.ui.screenshot import still_context
from game.ui.view import View
from tests.ui.driving import Driver


@pytest.fixture
def shipped() -> AppContext:
    return still_context(FolderLibrary(levels_folder()))


def painter(app: AppContext, text: float = 1.0, log: list[Drawn] | None = None) -> Painter:
    surface = pygame.Surface((1280, 720))
    surface.fill(app.theme.ground)
    return Painter(surface, View.fit((1280, 720), text), app.theme, log)


def placed(app: AppContext, text: float = 1.0) -> list[Station]:
    path = order.still_to_win(app)
    name = path.stem if path else None
    return place_stations(painter(app, text), app.library.worlds(), app, name, 80.0)


@pytest.mark.parametrize("text", [1.0, 1.3, 1.6, 2.0])
def test_stations_stand_apart_in_reading_order(shipped: AppContext, text: float) -> None:
    stations = placed(shipped, text)
    assert [station.world.id for station in stations] == [w.id for w in shipped.library.worlds()]
    boxes = [pygame.FRect(station.box) for station in stations]
    for n, box in enumerate(boxes):
        assert box.left + 0.01 >= SIDE
        assert box.right <= 1280 - SIDE + 0.01
        assert not any(box.colliderect(other) for other in boxes[n + 1 :])
    assert sorted(boxes, key=lambda box: (box.top, box.left)) == boxes


@pytest.mark.parametrize("text", [1.0, 1.3, 1.6, 2.0])
def test_every_name_is_told_whole_inside_its_station(shipped: AppContext, text: float) -> None:
    stations = placed(shipped, text)
    log: list[Drawn] = []
    p = painter(shipped, text, log)
    draw_road(p, stations, stations[0].world.id, None)
    for station in stations:
        drawn = next(each for each in log if each.text == station.world.title)
        x, y, w, _h = station.box
        assert x <= drawn.box[0]
        assert drawn.box[0] + drawn.box[2] <= x + w + 0.5
        assert y <= drawn.box[1]
        assert drawn.box[1] + drawn.box[3] <= y + station_high(p)


def test_every_level_has_a_place_of_its_own(shipped: AppContext) -> None:
    for station in placed(shipped):
        xs = [station.stop_x(n) for n in range(len(station.stops))]
        assert len(xs) == len(station.world.levels)
        assert all(b - a >= 20 for a, b in itertools.pairwise(xs)), "fingers find it"
        assert station.box[0] < xs[0] < xs[-1] < station.box[0] + station.box[2]


def test_the_road_is_bright_behind_what_was_won(
    shipped: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    won = {"fluent": Best(3, 0.9, 0.9), "noise": Best(1, 0.9, 0.9)}
    monkeypatch.setattr(shipped.store, "bests", lambda: won)
    monkeypatch.setattr(shipped.store, "best", won.get)
    stations = placed(shipped)
    first = stations[0]
    assert [stop.stars for stop in first.stops] == [3, 1, 0, 0]
    assert first.stars == 4
    assert [stop.next for stop in first.stops] == [False, False, True, False]
    p = painter(shipped)
    draw_road(p, stations, None, None)
    row = next(y for y in range(80, 160) if p.surface.get_at((2, y))[:3] == shipped.theme.memory)

    def bright(x: float) -> bool:
        return p.surface.get_at((round(x), row + 2))[:3] == shipped.theme.memory

    halfway = (first.stop_x(1) - first.stop_x(0)) / 2
    assert [bright(first.stop_x(n) + halfway) for n in range(3)] == [True, True, False]


def test_a_click_on_a_station_shows_its_levels(
    shipped: AppContext, drive_in: Callable[..., Driver]
) -> None:
    driver = drive_in(shipped, LevelsScene(shipped))
    scene = driver.scene
    assert isinstance(scene, LevelsScene)
    driver.click("world:count")
    assert next(shown.card.name for shown in scene._cards.shown) == "knocks"


def test_what_a_level_is_about_is_told_of_the_one_pointed_at(
    shipped: AppContext, drive_in: Callable[..., Driver]
) -> None:
    driver = drive_in(shipped, LevelsScene(shipped))
    scene = driver.scene
    assert isinstance(scene, LevelsScene)

    def told() -> str:
        shown = scene._told()
        assert shown is not None
        return shown.card.name

    assert told() == "fluent"
    driver.key(pygame.K_RIGHT, pygame.K_RIGHT)
    assert told() == "noise"
    at = scene.focus.named("level:hush")
    assert at is not None
    motion = {"pos": at.rect.center, "rel": (1, 1), "buttons": (0, 0, 0), "touch": False}
    driver.app.handle(pygame.Event(pygame.MOUSEMOTION, motion))
    assert told() == "hush"


def test_briefs_of_all_levels_are_told_whole(shipped: AppContext) -> None:
    scene = LevelsScene(shipped)
    scene.layout(View.fit((1280, 720)))
    for world in shipped.library.worlds():
        scene._chooser(world)()
        for shown in scene._cards.shown:
            scene.focus.take(shown.control)
            log: list[Drawn] = []
            scene.paint(painter(shipped, log=log))
            assert not any(drawn.text.endswith("…") for drawn in log), shown.card.name


def test_every_lesson_has_a_name(tmp_path: Path) -> None:
    from typing import get_args

    from game.level.format.schema_parts import Lesson
    from game.ui.levels.detail import LESSONS

    assert set(get_args(Lesson)) == LESSONS


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("text", [1.0, 1.1, 1.2, 1.3, 1.5, 2.0])
def test_no_card_of_the_game_is_cut_short(shipped: AppContext, text: float, language: str) -> None:
    shipped.change(language=language, text=text)
    try:
        scene = LevelsScene(shipped)
        scene.layout(View.fit((1280, 720), text))
        for world in shipped.library.worlds():
            scene._chooser(world)()
            for shown in scene._cards.shown:
                log: list[Drawn] = []
                p = painter(shipped, text, log)
                face, first = scene._cards.face, shown.number == 1
                box = (shown.x, 100.0, scene._cards.grid.wide, face.high)
                draw_card(p, box, shown.card, shown.number, face, hot=False, held=False, next=first)
                # What is cut has no space before its ellipsis; the title "The keys … are" has.
                cut = [t for t in (each.text for each in log) if t.endswith("…") and t[-2] != " "]
                assert not cut, (shown.card.name, cut)
    finally:
        shipped.change(language="en")
