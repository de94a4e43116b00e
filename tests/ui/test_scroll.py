import pygame
import pytest

from game.ui.scroll import Scroll
from game.ui.view import View

VIEW = View.fit((1280, 720))


@pytest.fixture
def scroll() -> Scroll:
    made = Scroll()
    made.place((0, 100, 1000, 500), 2000)
    return made


def _settle(scroll: Scroll) -> float:
    for _ in range(200):
        scroll.update(16.0)
    return scroll.offset


def test_it_stays_within_the_page(scroll: Scroll) -> None:
    scroll.to(9999)
    assert _settle(scroll) == 1500
    scroll.to(-5)
    assert _settle(scroll) == 0


def test_keys_and_wheel_move_it(scroll: Scroll) -> None:
    assert scroll.act("end")
    assert _settle(scroll) == 1500
    assert scroll.handle(pygame.Event(pygame.MOUSEWHEEL, y=1), VIEW)
    assert 0 < _settle(scroll) < 1500
    assert scroll.act("home")
    assert _settle(scroll) == 0


def test_it_reveals_what_lies_below_and_above(scroll: Scroll) -> None:
    scroll.reveal(900, 1000)
    assert _settle(scroll) <= 900
    assert scroll.offset + 500 >= 1000
    scroll.reveal(10, 60)
    assert _settle(scroll) <= 10


def test_its_thumb_can_be_dragged_and_let_go(scroll: Scroll) -> None:
    def event(kind: int, y: int) -> pygame.Event:
        return pygame.Event(kind, pos=(998, y), button=1, buttons=(1, 0, 0), rel=(0, 0))

    assert scroll.handle(event(pygame.MOUSEBUTTONDOWN, 110), VIEW)
    assert scroll.handle(event(pygame.MOUSEMOTION, 600), VIEW)
    assert scroll.offset == 1500
    assert scroll.handle(event(pygame.MOUSEBUTTONUP, 600), VIEW)
    assert not scroll.handle(event(pygame.MOUSEMOTION, 300), VIEW)


def test_a_page_that_fits_does_not_scroll() -> None:
    scroll = Scroll()
    scroll.place((0, 0, 100, 500), 400)
    assert not scroll.handle(pygame.Event(pygame.MOUSEWHEEL, y=-1), VIEW)
    assert not scroll.handle(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(99, 10), button=1), VIEW)
