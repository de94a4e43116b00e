"""The Field guide in the window: reached from everywhere, read and left by keys and by mouse."""

from collections.abc import Callable

import pygame
import pytest

from game.guide.catalogue import entries, groups
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.library import FolderLibrary
from game.ui.screenshot import still_context
from tests.ui.driving import Driver


@pytest.fixture
def shipped() -> AppContext:
    return still_context(FolderLibrary())


@pytest.fixture
def guide(shipped: AppContext, drive_in: Callable[..., Driver]) -> Callable[..., Driver]:
    def opened(ident: str | None = None) -> Driver:
        title = shipped.scenes.title(shipped)
        return drive_in(shipped, title, shipped.scenes.guide(shipped, ident))

    return opened


def shown(driver: Driver) -> str | None:
    entry = getattr(driver.scene, "entry", None)
    return None if entry is None else entry.id


def test_the_list_opens_every_entry(guide: Callable[..., Driver]) -> None:
    driver = guide()
    for entry in entries().values():
        driver.tab_to(f"entry:{entry.id}")
        driver.key(pygame.K_RETURN)
        assert shown(driver) == entry.id
        driver.key(pygame.K_ESCAPE)
        assert driver.name == "IndexScene"
        assert driver.focused == f"entry:{entry.id}", "the list is as it was left"


def test_all_entries_are_seen_at_once(guide: Callable[..., Driver]) -> None:
    scene = guide().scene
    assert scene.scroll.most == 0  # type: ignore[attr-defined]
    assert sum(len(group.entries) for group in groups()) == len(
        [c for c in scene.focus.controls if c.name.startswith("entry:")]  # type: ignore[attr-defined]
    )


def test_the_links_to_the_neighbours_say_which_way_they_lead(
    guide: Callable[..., Driver],
) -> None:
    first, second, *_, last = entries()
    for ident, head in ((first, "READ ON"), (second, "NEXT, PREVIOUS"), (last, "PREVIOUS")):
        assert guide(ident).scene._rows()[-1][0] == head  # type: ignore[attr-defined]


@pytest.mark.parametrize("ident", list(entries()))
def test_every_link_of_an_entry_leads_where_it_says(
    ident: str, guide: Callable[..., Driver]
) -> None:
    driver = guide(ident)
    for other in entries()[ident].see:
        driver.click(f"entry:{other}")
        assert shown(driver) == other
        driver.click("back")
        assert shown(driver) == ident


def test_the_way_back_is_the_way_that_was_read(guide: Callable[..., Driver]) -> None:
    driver = guide("lstm")
    driver.click("next")
    second = shown(driver)
    driver.click("index")
    driver.click("entry:silence")
    assert shown(driver) == "silence"
    for expected in (None, second, "lstm"):
        driver.key(pygame.K_ESCAPE)
        assert shown(driver) == expected
    driver.key(pygame.K_ESCAPE)
    assert driver.name == "TitleScene"


def test_close_leaves_the_guide_at_once(guide: Callable[..., Driver]) -> None:
    driver = guide("lstm")
    driver.click("next")
    driver.click("close")
    assert driver.name == "TitleScene"


def test_an_entry_opens_on_its_level(guide: Callable[..., Driver]) -> None:
    assert guide("cell-state").focused == "level:leaky"
    assert guide("forward-pass").focused == "walk"


def test_up_and_down_move_the_text(guide: Callable[..., Driver]) -> None:
    driver = guide("lstm-and-rnn")
    scroll = driver.scene.scroll  # type: ignore[attr-defined]
    driver.key(pygame.K_DOWN, pygame.K_DOWN)
    driver.wait(500)
    assert scroll.offset > 60
    driver.wheel(-5)
    below = scroll.offset
    driver.key(pygame.K_UP)
    driver.wait(500)
    assert scroll.offset < below
    driver.click("next")
    driver.key(pygame.K_ESCAPE)
    assert driver.scene.scroll.offset > 0, "the page is where it was left"  # type: ignore[attr-defined]


def test_links_below_the_text_are_scrolled_to(guide: Callable[..., Driver]) -> None:
    driver = guide("lstm")
    driver.app.context.change(text=2.0)
    driver.wait(50)
    driver.tab_to("entry:cell-state")
    driver.wait(1500)
    window = pygame.Rect(0, 0, 1280, 720)
    assert window.contains(driver.control("entry:cell-state").rect)
    driver.key(pygame.K_RETURN)
    assert shown(driver) == "cell-state"


def test_into_a_level_and_back(guide: Callable[..., Driver]) -> None:
    driver = guide("cell-state")
    driver.click("level:leaky")
    assert driver.name == "PlayScene"
    assert driver.scene.session.level.id == "leaky"  # type: ignore[attr-defined]
    driver.key(pygame.K_ESCAPE)
    assert shown(driver) == "cell-state"


@pytest.mark.parametrize("by_key", [True, False])
def test_from_play_to_what_the_level_is_about_and_back(
    by_key: bool, shipped: AppContext, drive_in: Callable[..., Driver]
) -> None:
    driver = drive_in(shipped, shipped.scenes.levels(shipped, "noise"))
    driver.key(pygame.K_RETURN)
    driver.key(pygame.K_SPACE)
    level = driver.scene.session.level  # type: ignore[attr-defined]
    if by_key:
        driver.key(pygame.K_g)
    else:
        driver.click("guide")
    assert shown(driver) == level.guide[0]
    driver.key(pygame.K_ESCAPE)
    assert driver.name == "PlayScene"
    assert driver.scene.session.t == 1, "the play goes on"  # type: ignore[attr-defined]


@pytest.mark.parametrize("by_key", [True, False])
def test_from_a_wired_level_and_back(
    by_key: bool, shipped: AppContext, drive_in: Callable[..., Driver]
) -> None:
    driver = drive_in(shipped, shipped.scenes.levels(shipped, "hundred"))
    driver.key(pygame.K_RETURN)
    assert driver.name == "WireScene"
    driver.key(pygame.K_g) if by_key else driver.click("guide")
    assert shown(driver) == "gates-as-weights"
    driver.key(pygame.K_ESCAPE)
    assert driver.name == "WireScene"


def test_help_title_and_levels_lead_to_it(
    shipped: AppContext, drive_in: Callable[..., Driver]
) -> None:
    driver = drive_in(shipped, shipped.scenes.title(shipped))
    driver.click("guide")
    assert driver.name == "IndexScene"
    driver.key(pygame.K_ESCAPE)
    driver.click("levels")
    driver.click("guide")
    assert driver.name == "IndexScene"
    driver.key(pygame.K_ESCAPE)
    assert driver.name == "LevelsScene"
    driver.key(pygame.K_F1)
    driver.click("guide")
    assert driver.name == "IndexScene"
    driver.key(pygame.K_ESCAPE)
    assert driver.name == "LevelsScene"


def test_a_level_that_leads_nowhere_opens_the_list(
    app: AppContext, finished: Session, drive: Callable[..., Driver]
) -> None:
    driver = drive(app.scenes.play(finished.level, Session(finished.deal), app, "First"))
    driver.key(pygame.K_g)
    assert driver.name == "IndexScene"


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_the_result_leads_on(
    text: float, shipped: AppContext, drive_in: Callable[..., Driver]
) -> None:
    path = next(p for w in shipped.library.worlds() for p in w.levels if p.stem == "hush")
    level = shipped.library.load(path)
    session = shipped.plays.start(level)
    session = session.play_all(list(session.deal.solution))
    shipped.change(text=text)
    driver = drive_in(shipped, shipped.scenes.result(session, shipped, "Hold"))
    driver.wait(1000)
    for ident in level.guide:
        driver.tab_to(f"guide:{ident}")
        driver.wait(1000)
        driver.key(pygame.K_RETURN)
        assert shown(driver) == ident
        driver.key(pygame.K_ESCAPE)
        assert driver.name == "ResultScene"
    driver.wait(1000)
    driver.click(f"guide:{level.guide[-1]}")
    assert shown(driver) == level.guide[-1]


def test_levels_that_do_not_ship_are_not_offered(guide: Callable[..., Driver]) -> None:
    for ident, entry in entries().items():
        driver = guide(ident)
        offered = [c.name for c in driver.scene.focus.controls if c.name.startswith("level:")]  # type: ignore[attr-defined]
        there = {path.stem for w in driver.app.context.library.worlds() for path in w.levels}
        assert offered == [f"level:{level}" for level in entry.levels if level in there]
