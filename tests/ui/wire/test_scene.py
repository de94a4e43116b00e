"""The table's screen, used as a player uses it: by keys and by mouse."""

from collections.abc import Callable
from typing import Any

import pygame
import pytest

from game.rules.wiring.table import Entry, GateTable
from game.ui.context import AppContext
from game.ui.wire.scene import WireScene
from game.ui.wire.stops import entry_name
from game.ui.wire.table import shown_tokens
from tests.ui.driving import Driver
from tests.ui.wire.conftest import Open

INPUT, OUTPUT = Entry("home", 0, 0, "i"), Entry("ask", 0, 0, "o")
Drive = Callable[..., Driver]


@pytest.fixture
def driver(opened: Open, drive: Drive) -> Driver:
    return drive(opened())


def scene_of(driver: Driver) -> WireScene:
    assert isinstance(driver.scene, WireScene)
    return driver.scene


def test_arrows_walk_the_table_and_keys_set_it(driver: Driver) -> None:
    model = scene_of(driver).model
    driver.key(pygame.K_RIGHT)
    assert model.selected == INPUT
    driver.key(pygame.K_1)
    assert model.table.value(INPUT) == 1.0
    driver.key(pygame.K_DOWN, mod=pygame.KMOD_LSHIFT)
    assert model.table.value(INPUT) == 0.95
    driver.key(pygame.K_PERIOD)
    assert model.table.value(INPUT) == 0.96
    driver.key(pygame.K_3)
    assert model.table.value(INPUT) == 0.3
    driver.key(pygame.K_RETURN, pygame.K_RETURN)
    assert model.table.value(INPUT) == 0.0
    driver.key(pygame.K_DOWN, pygame.K_0)
    assert model.selected == Entry("chat", 0, 0, "i")
    driver.key(pygame.K_z)
    assert model.table.value(INPUT) == 1.0
    driver.key(pygame.K_y)
    assert model.table.value(INPUT) == 0.0
    driver.key(pygame.K_z, mod=pygame.KMOD_LCTRL)
    driver.key(pygame.K_z, mod=pygame.KMOD_LCTRL | pygame.KMOD_LSHIFT)
    driver.key(pygame.K_y, mod=pygame.KMOD_LCTRL)
    assert model.table.value(INPUT) == 0.0


def test_cases_are_made_changed_moved_and_removed_by_keys(driver: Driver) -> None:
    model = scene_of(driver).model
    driver.key(pygame.K_DOWN, pygame.K_c)
    assert model.selected == Entry("chat", 0, 0, "f")
    assert driver.focused == entry_name(model.selected)
    driver.key(pygame.K_c)
    assert model.table.cases["chat"][0].condition == "A full"
    driver.key(pygame.K_DOWN, pygame.K_c)
    assert [case.condition for case in model.table.cases["chat"]] == ["A full", "A empty", ""]
    driver.key(pygame.K_m)
    assert [case.condition for case in model.table.cases["chat"]] == ["A empty", "A full", ""]
    driver.key(pygame.K_x)
    assert len(model.table.cases["chat"]) == 2


def test_cases_are_made_changed_moved_and_removed_by_mouse(driver: Driver) -> None:
    model = scene_of(driver).model
    driver.click("add:chat:0")
    driver.click("when:chat:0")
    driver.click("add:chat:1")
    driver.click("move:chat:1")
    assert [case.condition for case in model.table.cases["chat"]] == ["A empty", "A full", ""]
    driver.click("drop:chat:0")
    assert [case.condition for case in model.table.cases["chat"]] == ["A full", ""]


def test_a_click_flips_a_drag_and_the_wheel_turn(driver: Driver) -> None:
    scene = scene_of(driver)
    model, name = scene.model, entry_name(INPUT)
    valve = scene.view.point(*scene.place.table.valve(INPUT, 0.0)[:2])
    pos = (round(valve[0]), round(valve[1]))
    driver.click(pos)
    assert model.table.value(INPUT) == 1.0
    assert model.selected == INPUT
    app = driver.app
    app.handle(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=pos, button=1, touch=False))
    down = (pos[0], pos[1] + 40)
    app.handle(pygame.Event(pygame.MOUSEMOTION, pos=down, rel=(0, 40), buttons=(1, 0, 0)))
    app.handle(pygame.Event(pygame.MOUSEBUTTONUP, pos=down, button=1, touch=False))
    assert 0.5 < model.table.value(INPUT) < 0.8
    before = model.table.value(INPUT)
    app.handle(pygame.Event(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0)))
    driver.wheel(-1)
    assert model.table.value(INPUT) == pytest.approx(before - 0.05)
    assert driver.control(name).at(pos)


def test_a_run_shows_its_streams_and_they_are_opened(driver: Driver) -> None:
    scene = scene_of(driver)
    driver.key(pygame.K_v, pygame.K_n)
    assert scene_of(driver) is scene
    driver.key(pygame.K_SPACE)
    run = scene.model.run
    assert run is not None
    assert scene.model.chosen == run.failures[0]
    driver.key(pygame.K_f)
    assert scene.model.chosen == run.failures[1]
    driver.click("failure")
    assert scene.model.chosen == run.failures[2]
    driver.key(pygame.K_v)
    assert driver.name == "StreamScene"
    driver.key(pygame.K_ESCAPE)
    driver.tab_to("tiles")
    driver.key(pygame.K_HOME, *[pygame.K_LEFT] * 64, pygame.K_RIGHT, pygame.K_DOWN)
    assert scene.model.chosen == 17
    driver.key(pygame.K_RETURN)
    assert driver.name == "StreamScene"
    driver.click("back")
    driver.key(pygame.K_e)
    assert scene.model.run is not run
    assert scene.model.retry


def test_tiles_are_chosen_and_opened_by_mouse(driver: Driver) -> None:
    scene = scene_of(driver)
    driver.click("run")
    tiles = driver.control("tiles").rect
    last = (tiles.right - 8, tiles.bottom - 8)
    driver.click(last)
    assert driver.scene is scene
    assert scene.model.chosen == 63
    driver.click(last)
    assert driver.name == "StreamScene"
    driver.click("after")
    driver.click("before")
    driver.click("failure")
    assert driver.name == "StreamScene"
    driver.key(pygame.K_f, pygame.K_ESCAPE)
    assert driver.scene is scene


def test_tabs_show_the_network_and_the_weights(driver: Driver) -> None:
    scene = scene_of(driver)
    driver.click("tab:network")
    assert scene.model.tab == "network"
    driver.key(pygame.K_t)
    assert scene.model.tab == "weights"
    driver.key(pygame.K_t)
    assert scene.model.tab == "run"


def test_the_stream_is_walked_and_clicked(driver: Driver) -> None:
    scene = scene_of(driver)
    now = scene.model.sampling
    assert now.t == now.deal.stream.questions[0]
    driver.key(pygame.K_PAGEUP)
    t = now.t
    driver.key(pygame.K_PAGEUP, pygame.K_PAGEUP, pygame.K_PAGEDOWN)
    assert now.t == t - 1
    driver.click("step")
    assert now.t == t
    columns = scene.screen.columns()
    _, y, _, h = scene.place.timeline
    place = scene.view.point(columns.x(columns.first + 3) + 2, y + h / 2)
    driver.click((round(place[0]), round(place[1])))
    assert now.t == columns.first + 3


def test_the_next_level_waits_for_a_star(opened: Open, drive: Drive, app: AppContext) -> None:
    scene = opened(solved=True)
    scene._next = app.library.worlds()[0].levels[1]
    driver = drive(scene)
    driver.key(pygame.K_n)
    assert driver.scene is scene
    driver.key(pygame.K_r)
    assert driver.control("next").enabled
    driver.key(pygame.K_n)
    assert driver.name == "PlayScene"


def test_a_next_level_that_cannot_be_played_is_told(
    opened: Open, drive: Drive, app: AppContext
) -> None:
    scene = opened(solved=True)
    scene._next = app.library.worlds()[1].levels[1]
    driver = drive(scene)
    driver.key(pygame.K_r, pygame.K_n)
    assert "broken.json" in scene.model.notice.text


def test_help_tells_the_keys_of_the_table(driver: Driver) -> None:
    driver.key(pygame.K_F1)
    assert driver.name == "HelpScene"
    scene: Any = driver.scene
    assert (("R", "E"), "help.does.run") in scene._page_of.keys(scene.app.caps)
    driver.key(pygame.K_ESCAPE, pygame.K_ESCAPE)
    assert driver.app.scene is None


def test_the_buttons_at_the_top_do_what_their_keys_do(driver: Driver) -> None:
    model = scene_of(driver).model
    driver.click(entry_name(OUTPUT))
    driver.click("undo")
    driver.click("redo")
    assert model.table.value(OUTPUT) == 1.0
    driver.click("clear")
    assert model.table == GateTable.start(model.level)
    driver.click("hint")
    driver.key(pygame.K_h)
    assert model.hints_shown == 2


def test_from_its_end_the_stream_flows_from_its_beginning(driver: Driver) -> None:
    scene = scene_of(driver)
    now = scene.model.sampling
    driver.wait(3000)
    assert now.t == len(now.deal) - 1
    driver.click("flow")
    assert (now.t, scene.tempo.on) == (0, True)
    driver.wait(1000)
    assert now.t == 1
    driver.click("flow")
    driver.wait(3000)
    assert now.t == 1


def test_a_token_that_is_looked_at_holds_the_stream(driver: Driver) -> None:
    scene = scene_of(driver)
    for code in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
        driver.key(pygame.K_k)
        assert scene.tempo.on
        driver.key(code)
        assert not scene.tempo.on


def test_at_large_text_what_does_not_fit_is_scrolled_to(opened: Open, drive: Drive) -> None:
    scene = opened(4, text=2.0)
    driver = drive(scene)
    driver.key(pygame.K_r)
    assert scene.page.scroll.most > 0
    driver.tab_to("page")
    driver.key(pygame.K_DOWN)
    assert scene.page.scroll.target > 0
    driver.key(*[pygame.K_UP] * 3)
    assert scene.page.scroll.target == 0
    x, y, w, h = scene.place.side
    place = scene.view.point(x + w / 2, y + h / 2)
    pos = (round(place[0]), round(place[1]))
    driver.app.handle(pygame.Event(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0)))
    driver.wheel(-1)
    assert scene.page.scroll.target > 0


def test_the_field_guide_opens_and_comes_back(driver: Driver) -> None:
    scene = scene_of(driver)
    driver.key(pygame.K_g)
    assert driver.scene is not scene
    driver.key(pygame.K_ESCAPE)
    driver.click("guide")
    driver.key(pygame.K_ESCAPE)
    assert driver.scene is scene


def test_after_a_run_the_networks_page_leads_on_to_the_field_guide(
    opened: Open, drive: Drive
) -> None:
    scene = opened(solved=True, guide=["forget-gate", "gates-as-weights"])
    driver = drive(scene)
    driver.key(pygame.K_t)
    assert scene.focus.named("guide:forget-gate") is None
    driver.key(pygame.K_r, pygame.K_t)
    for leave in ("tab", "mouse"):
        if leave == "tab":
            driver.tab_to("guide:gates-as-weights")
            driver.wait(100)
            box = scene.view.rect(*scene.place.inside)
            assert box.contains(driver.control("guide:gates-as-weights").rect)
            driver.key(pygame.K_RETURN)
        else:
            driver.click("guide:gates-as-weights")
        assert driver.scene is not scene
        driver.key(pygame.K_ESCAPE)
        assert driver.scene is scene


def test_all_of_a_stream_of_a_hundred_tokens_is_in_sight(opened: Open) -> None:
    columns = opened().screen.columns()
    assert columns.count == columns.length > 100


def test_tokens_are_mentioned_whole(opened: Open) -> None:
    scene = opened()
    p, level = scene.measuring, scene.level
    whole = "grew up in France, grew up in Spain"
    assert shown_tokens(p, level, "home", 1000.0) == whole
    room = p.width(whole, "small") - 1
    assert shown_tokens(p, level, "home", room) == "grew up in France …"


def test_a_run_is_kept_with_the_time_it_took(driver: Driver) -> None:
    scene = scene_of(driver)
    scene.model.seconds = 0.0
    driver.wait(1000)
    scene.model.start_run()
    kept = scene.app.store.attempts(scene.level.id)[-1]
    assert kept.seconds == pytest.approx(1.05)
    scene.reload(scene.level, scene.model.network)
    assert scene.model.seconds == kept.seconds
