"""Tips are told where the focus rests, as they are where a pointer does."""

from collections.abc import Callable

import pygame
import pytest

from game.ui.context import AppContext
from game.ui.gui import TIP_MS, Gui
from game.ui.paint import Painter
from game.ui.scene import Pop
from game.ui.screen import Screen
from game.ui.theme import DARK
from game.ui.view import HEIGHT, WIDTH, View
from game.ui.widgets.looks import tip_most
from game.ui.widgets.tips import EDGE, tip_box
from tests.ui.driving import Driver
from tests.ui.seen import recording

TIP = "What it does"


class Tipped(Screen):
    """A button with a tip beside one without."""

    def build(self) -> None:
        self.gui.button("plain", "Plain", (100, 100, 160, 40), Pop)
        self.gui.button("tipped", "Tipped", (300, 100, 160, 40), Pop, tip=TIP)


def told(driver: Driver) -> list[str]:
    with recording() as seen:
        driver.app.draw()
    return [each.drawn for each in seen.texts]


def test_a_tip_is_told_when_the_focus_has_rested(
    app: AppContext, drive: Callable[..., Driver]
) -> None:
    driver = drive(Tipped(app))
    driver.tab_to("tipped")
    assert TIP not in told(driver)
    driver.wait(TIP_MS + 100)
    assert TIP in told(driver)
    driver.tab_to("plain")
    driver.wait(TIP_MS + 100)
    assert TIP not in told(driver)


def test_a_mouse_does_not_call_up_the_tip_of_what_had_the_keys(
    app: AppContext, drive: Callable[..., Driver]
) -> None:
    driver = drive(Tipped(app))
    driver.tab_to("tipped")
    driver.click((700, 500))
    driver.wait(TIP_MS + 100)
    assert TIP not in told(driver)


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("place", [(0, 0), (1240, 0), (0, 680), (1240, 680), (600, 300)])
def test_a_tip_lies_in_the_window_beside_its_control(place: tuple[int, int], text: float) -> None:
    p = Painter(pygame.Surface((1, 1)), View.fit((1280, 720), text), DARK)
    control = pygame.Rect(*place, 40, 40)
    x, y, wide, high = tip_box(p, control, ["A tip of some length", "in two lines"])
    assert x >= EDGE
    assert y >= EDGE
    assert x + wide <= WIDTH - EDGE
    assert y + high <= HEIGHT - EDGE
    assert not control.colliderect((x, y, wide, high))


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_a_pointers_tip_is_as_wide_as_its_text_up_to_a_few_words(text: float) -> None:
    view = View.fit((1280, 720), text)
    gui = Gui(DARK, view)
    boxes = []
    for n, tip in enumerate(("Go", TIP, " ".join([TIP] * 9))):
        gui.button(f"b{n}", "", (40, 40, 60, 60), Pop, icon="pause", tip=tip)
        position = (200, 200)
        box = gui._manager.create_tool_tip(
            tip,
            position,
            (0, 20),
            None,
            None,
            wrap_width=gui._elements[f"b{n}"].tool_tip_wrap_width,
        )
        boxes.append(box.rect)
    line = view.type_px(13) * 1.2
    assert boxes[0].w < boxes[1].w < boxes[2].w == tip_most(view)
    assert boxes[0].h == boxes[1].h
    assert boxes[2].h - boxes[1].h >= line, "goes on in lines"


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("text", [1.0, 2.0])
def test_a_pointers_tip_keeps_away_from_the_windows_edges(
    text: float, size: tuple[int, int]
) -> None:
    view = View.fit(size, text)
    manager = Gui(DARK, view)._manager
    inner = pygame.Rect((0, 0), size).inflate(*[-2 * view.px(EDGE)] * 2)
    probe = manager.create_tool_tip(TIP, (200, 200), (0, 20), None, None, wrap_width=140)
    touching = size[0] - probe.rect.w  # as pygame_gui leaves it: it fits, without a gap
    for x in (0, 200, touching, size[0] - 1):
        for y in (0, 200, size[1] - 1):
            tip = manager.create_tool_tip(TIP, (x, y), (0, 20), None, None, wrap_width=140)
            assert inner.contains(tip.rect)
            assert tip.rect.contains(tip.text_block.rect)
