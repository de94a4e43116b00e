import pygame
import pytest

from game.ui.focus import Control, Focus, Way, neighbour
from game.ui.scene import Quit

GRID = [pygame.Rect(x * 110, y * 60, 100, 50) for y in range(3) for x in range(3)]


@pytest.mark.parametrize(
    ("start", "way", "to"),
    [
        (4, "left", 3), (4, "right", 5), (4, "up", 1), (4, "down", 7),
        (0, "left", None), (0, "up", None), (8, "right", None), (8, "down", None),
    ],
)  # fmt: skip
def test_arrows_go_to_the_neighbour_in_a_grid(start: int, way: Way, to: int | None) -> None:
    assert neighbour(GRID, start, way) == to


def test_arrows_reach_a_control_that_stands_aside() -> None:
    rects = [pygame.Rect(0, 0, 100, 40), pygame.Rect(400, 200, 100, 40)]
    assert neighbour(rects, 0, "down") == 1
    assert neighbour(rects, 1, "up") == 0


def _focus() -> Focus:
    focus = Focus()
    for n, name in enumerate("abc"):
        focus.add(Control(name, pygame.Rect(0, n * 50, 100, 40), Quit, enabled=name != "b"))
    return focus


def _key(key: int, mod: int = 0) -> pygame.Event:
    return pygame.Event(pygame.KEYDOWN, key=key, mod=mod)


def test_tab_first_shows_the_focus_and_then_moves_it_past_what_is_disabled() -> None:
    focus = _focus()
    focus.take(focus.named("a"))
    seen = []
    for _ in range(4):
        focus.key(_key(pygame.K_TAB))
        assert focus.current is not None
        seen.append(focus.current.name)
    assert seen == ["a", "c", "a", "c"]
    assert focus.shown


def test_shift_tab_goes_back() -> None:
    focus = _focus()
    focus.take(focus.named("a"), show=True)
    focus.key(_key(pygame.K_TAB, pygame.KMOD_LSHIFT))
    assert focus.current is focus.named("c")


@pytest.mark.parametrize("key", [pygame.K_RETURN, pygame.K_SPACE, pygame.K_KP_ENTER])
def test_enter_and_space_press(key: int) -> None:
    focus = _focus()
    focus.take(focus.named("a"))
    assert focus.key(_key(key)) == Quit()


def test_a_disabled_control_cannot_be_pressed() -> None:
    focus = _focus()
    focus.take(focus.named("b"))
    assert focus.key(_key(pygame.K_RETURN)) is False


def test_a_control_may_take_arrows_for_itself() -> None:
    taken: list[Way] = []

    def arrow(way: Way) -> bool:
        taken.append(way)
        return way == "right"

    focus = Focus()
    focus.add(Control("slider", pygame.Rect(0, 0, 100, 20), None, arrow))
    focus.add(Control("below", pygame.Rect(0, 50, 100, 20), Quit))
    focus.take(focus.named("slider"), show=True)
    focus.key(_key(pygame.K_RIGHT))
    assert focus.current is focus.named("slider")
    focus.key(_key(pygame.K_DOWN))
    assert focus.current is focus.named("below")
    assert taken == ["right", "down"]
