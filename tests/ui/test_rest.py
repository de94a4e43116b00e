"""A window in which nothing moves is seldom drawn, hardly ever shown, and awake at a press."""

import asyncio
from collections.abc import Callable, Sequence

import pygame
import pytest

from game.ui import loop
from game.ui.context import AppContext
from game.ui.loop import App
from game.ui.rest import LOOK_MS, STILL_LOOKS, Rest
from tests.ui.driving import Driver

FRAME = 1000.0 / 60


def frames(rest: Rest, surface: pygame.Surface, count: int) -> int:
    """How often it draws in so many frames."""
    drawn = 0
    for _ in range(count):
        if rest.wants(FRAME):
            rest.shows(surface)
            drawn += 1
    return drawn


def shown(rest: Rest, surface: pygame.Surface, count: int) -> list[int]:
    """In which of so many frames what was drawn is shown."""
    return [n for n in range(count) if rest.wants(FRAME) and rest.shows(surface)]


def test_what_stands_still_is_seldom_drawn() -> None:
    rest, surface = Rest(), pygame.Surface((64, 36))
    assert frames(rest, surface, 6) == 6
    frames(rest, surface, round((STILL_LOOKS + 2) * (LOOK_MS / FRAME + 1)))
    assert rest.resting
    assert frames(rest, surface, 60) <= 11


def test_a_press_and_a_change_wake_it() -> None:
    rest, surface = Rest(), pygame.Surface((64, 36))
    frames(rest, surface, 120)
    rest.wake()
    assert frames(rest, surface, 20) == 20
    frames(rest, surface, 120)
    assert rest.resting
    surface.set_at((3, 3), "white")
    frames(rest, surface, 7)
    assert not rest.resting


def test_the_same_picture_is_seldom_shown_and_another_one_at_once() -> None:
    rest, surface = Rest(), pygame.Surface((64, 36))
    assert shown(rest, surface, 20) == list(range(20))
    frames(rest, surface, 120)
    assert 2 <= len(shown(rest, surface, 180)) <= 3, "it comes back, were it lost on the way"
    surface.set_at((3, 3), "white")
    first, *more = shown(rest, surface, 20)
    assert first <= LOOK_MS / FRAME + 1
    assert more == list(range(first + 1, 20))
    frames(rest, surface, 120)
    rest.wake()
    assert shown(rest, surface, 20) == list(range(20))


def test_what_moves_never_rests() -> None:
    rest, surface = Rest(), pygame.Surface((64, 36))
    for n in range(240):
        surface.fill((n, 0, 0))
        assert frames(rest, surface, 1) == 1


class Clock:
    """Frames as they come at 60 a second, and nobody waits for them."""

    def tick(self, fps: int) -> float:
        return 1000.0 / fps


def test_a_window_in_which_nothing_moves_is_not_drawn_with_every_frame(
    app: AppContext, drive: Callable[..., Driver], monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = drive(app.scenes.keys(app))
    drawn: list[int] = []
    flipped: list[int] = []
    frame = 0

    def events() -> Sequence[pygame.Event]:
        nonlocal frame
        frame += 1
        if frame == 240:
            return [pygame.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0, unicode="", scancode=0)]
        return [pygame.Event(pygame.QUIT)] if frame == 300 else []

    draw = App.draw
    monkeypatch.setattr(App, "draw", lambda self: (drawn.append(frame), draw(self)))
    monkeypatch.setattr(loop.pygame.time, "Clock", Clock)
    monkeypatch.setattr(loop.pygame.event, "get", events)
    monkeypatch.setattr(loop.pygame.display, "flip", lambda: flipped.append(frame))
    asyncio.run(driver.app.main_loop())
    at_rest = [n for n in drawn if 180 <= n < 240]
    assert 8 <= len(at_rest) <= 12
    assert len([n for n in flipped if 180 <= n < 240]) <= 1
    for done in (drawn, flipped):
        assert [n for n in done if 240 <= n < 260] == list(range(240, 260)), "a press wakes it"
