"""Every text stays in its panel and clear of every other, at every size and text scale."""

import itertools

import pygame
import pytest

from game.ui.ink.lettering import Drawn
from game.ui.wire.model import TABS
from game.ui.wire.scene import WireScene
from tests.ui.play.test_legible import inside, overlap
from tests.ui.wire.conftest import Open

NOT_TEXT = ("flow", "entry:", "add:", "when:", "drop:", "move:", "tab:", "tiles", "page")
"""Controls that are drawn with a text of their own, or are all text."""


def drawn(scene: WireScene) -> list[Drawn]:
    scene.log = []
    surface = pygame.Surface(scene.view.size)
    scene.draw(surface)
    found, scene.log = scene.log, None
    return found


def said(scene: WireScene) -> str:
    return " ".join(text.text for text in drawn(scene))


def check(scene: WireScene) -> None:
    found = drawn(scene)
    assert len(found) > 15
    x, y, w, h = scene.place.belt
    belt = (x + 8, y, w - 16, h)
    scrolled = (scene.place.table.page, scene.place.inside)
    seen = []
    for text in found:
        assert text.frame is not None, text
        if text.frame in scrolled:
            left, _, wide, _ = text.frame
            column = (left, -10_000.0, wide, 20_000.0)
            assert inside(text.box, column), text
            if not inside(text.box, text.frame):
                continue  # scrolled out of sight, or cut at the edge
        elif text.frame != belt:
            assert inside(text.box, text.frame), text
        seen.append(text)
    for a, b in itertools.combinations(seen, 2):
        assert not overlap(a.box, b.box), (a, b)
    buttons = [c for c in scene.focus.controls if not c.name.startswith(NOT_TEXT)]
    for control in buttons:
        left, top = scene.view.units(*control.rect.topleft)
        box = (left, top, control.rect.w / scene.view.scale, control.rect.h / scene.view.scale)
        for text in seen:
            assert not overlap(text.box, box), (text, control.name)
    for one, other in itertools.combinations(buttons, 2):
        assert not one.rect.colliderect(other.rect), (one.name, other.name)


@pytest.mark.parametrize("text", [1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.7, 2.0])
@pytest.mark.parametrize("blocks", [1, 2, 3, 4])
def test_nothing_is_cut_or_covered(opened: Open, blocks: int, text: float) -> None:
    scene = opened(blocks, text=text)
    check(scene)
    scene.change(lambda: scene.model.set(0.65))
    scene.change(scene.model.hint)
    scene.change(scene.model.start_run)
    for _ in TABS:
        check(scene)
        scene.next_tab()
    scene.change(lambda: scene.case("chat", 0))
    scene.change(lambda: scene.case("chat", 1))
    scene.update(16.0)
    for _ in TABS:
        check(scene)
        scene.next_tab()


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("blocks", [1, 2])
def test_a_won_run_can_be_read(opened: Open, blocks: int, text: float) -> None:
    scene = opened(blocks, text=text, solved=True)
    scene.change(scene.model.start_run)
    assert scene.model.run is not None
    assert scene.model.run.result.stars == 3
    for _ in TABS:
        check(scene)
        scene.page.scroll.jump(scene.page.scroll.most)
        check(scene)
        scene.next_tab()


def test_what_happened_stands_where_a_won_run_says_it_does(opened: Open) -> None:
    scene = opened(solved=True)
    scene.change(scene.model.start_run)
    assert "What just happened stands under Network." in said(scene)
    scene.next_tab()
    assert "What just happened All of this was kept" in said(scene)


def test_the_weights_name_the_memory_that_is_asked(opened: Open) -> None:
    scene = opened(2)
    scene.case("chat", 0)
    for _ in range(3):
        scene.case("chat", 0)
    assert scene.model.table.cases["chat"][0].condition == "B full"
    scene.show_tab("weights")
    assert "“B full” needs a gate that sees memory" in said(scene)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1024, 768), (640, 360), (2560, 1440)])
def test_every_window_is_served(opened: Open, size: tuple[int, int]) -> None:
    check(opened(2, size=size))
