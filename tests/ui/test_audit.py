"""The audit finds what it is for, and nothing else."""

from collections.abc import Callable
from typing import Any

import pygame
import pytest

from game.ui.context import AppContext
from game.ui.paint import Painter
from game.ui.screen import Screen
from tests.ui.audit import problems, shoot

SIZE = (1280, 720)


def found(
    app: AppContext, paint: Callable[[Painter], Any], theme: str = "dark", scrolled: float = 0.0
) -> list[str]:
    class Drawn(Screen):
        def build(self) -> None:
            self.scroll.place((100, 100, 300, 100), 400)
            self.scroll.jump(scrolled)

        def paint(self, painter: Painter) -> None:
            paint(painter)

    return problems(shoot(Drawn(app), app, SIZE, 1.0, theme))


def test_plain_text_is_sound(app: AppContext) -> None:
    def paint(p: Painter) -> None:
        p.text(100, 100, "one line")
        p.text(100, 118, "and the next", colour=p.theme.muted)

    assert not found(app, paint)


def test_a_text_that_an_ellipsis_shortens_is_found(app: AppContext) -> None:
    (said,) = found(app, lambda p: p.text(100, 100, "far too long for this", width=60))
    assert said.startswith("shortened: 'far too long for this'")


@pytest.mark.parametrize(("x", "y"), [(-20, 300), (1270, 300), (300, 0), (300, 718)])
def test_a_text_over_the_windows_edge_is_found(app: AppContext, x: float, y: float) -> None:
    (said,) = found(app, lambda p: p.text(x, y, "Xylophone"))
    assert said.startswith("cut")


def test_a_page_may_be_cut_where_it_scrolls_and_nowhere_else(app: AppContext) -> None:
    def page(p: Painter, x: float, y: float) -> None:
        with p.within((100, 100, 300, 100), clip=True):
            p.text(x, y, "Xylophone")

    assert not found(app, lambda p: page(p, 120, 200))
    assert not found(app, lambda p: page(p, 120, 200), scrolled=50)
    assert found(app, lambda p: page(p, 120, 200), scrolled=300)  # the page is at its end
    assert not found(app, lambda p: page(p, 120, 100), scrolled=50)
    assert found(app, lambda p: page(p, 120, 100))  # at its beginning
    assert found(app, lambda p: page(p, 95, 150))
    assert found(app, lambda p: page(p, 380, 150))


def test_two_texts_in_one_place_are_found(app: AppContext) -> None:
    def paint(p: Painter) -> None:
        p.text(100, 100, "first one")
        p.text(120, 104, "second one")

    (said,) = found(app, paint)
    assert said == "'first one' and 'second one' overlap"


def test_a_text_too_faint_for_what_is_behind_it_is_found(app: AppContext) -> None:
    def paint(p: Painter) -> None:
        p.rounded(90, 80, 200, 40, fill=p.theme.memory)
        p.text(100, 100, "on amber", colour=p.theme.text)

    (said,) = found(app, paint)
    assert "less than 4.5:1" in said


def test_what_is_enough_in_one_theme_is_too_faint_for_another(app: AppContext) -> None:
    def paint(p: Painter) -> None:
        p.text(100, 100, "grey on black", colour=(0x80, 0x80, 0x80))

    assert not found(app, paint, "dark")
    (said,) = found(app, paint, "contrast")
    assert "less than 7.0:1" in said


def test_large_texts_need_less(app: AppContext) -> None:
    grey = (0x68, 0x68, 0x68)
    assert not found(app, lambda p: p.text(100, 100, "GREAT", "display", grey))
    assert found(app, lambda p: p.text(100, 100, "small", "body", grey))


def test_a_text_that_something_covers_is_found(app: AppContext) -> None:
    def paint(p: Painter) -> None:
        p.text(100, 100, "lost")
        p.rounded(90, 80, 200, 40, fill=p.theme.panel)

    assert found(app, paint) == ["not to be seen: 'lost'"]


def test_a_text_that_is_dimmed_is_judged_as_it_is_seen(app: AppContext) -> None:
    def paint(p: Painter) -> None:
        p.text(100, 100, "dimmed")
        veil = pygame.Surface((200, 40))
        veil.fill(p.theme.ground)
        veil.set_alpha(170)
        p.surface.blit(veil, (90, 80))

    (said,) = found(app, paint)
    assert "less than 4.5:1" in said


def test_buttons_are_judged_and_those_that_are_off_are_not(app: AppContext) -> None:
    class Buttons(Screen):
        def build(self) -> None:
            self.gui.button("narrow", "far too long", (100, 100, 50, 40), lambda: None)
            self.gui.button("off", "not now", (100, 300, 100, 40), lambda: None, enabled=False)

    assert problems(shoot(Buttons(app), app, SIZE, 1.0, "dark")) == [
        "cut at its side: 'far too long'"
    ]
