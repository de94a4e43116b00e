"""Buttons with icons: where the icon is, and that it keeps clear of the text."""

import pygame
import pytest

from game.ui.gui import Gui
from game.ui.icons.button import ButtonIcon
from game.ui.theme import DARK, THEMES, Theme
from game.ui.view import View


def drawn(gui: Gui, size: tuple[int, int]) -> pygame.Surface:
    surface = pygame.Surface(size)
    surface.fill(gui.theme.ground)
    gui.update(16.0)
    gui.draw(surface)
    return surface


def columns(surface: pygame.Surface, box: pygame.Rect, face: tuple[int, int, int]) -> list[bool]:
    """Which columns of a button have something on its face; the round corners are left out."""
    inner = box.inflate(-12, -16)
    return [
        any(surface.get_at((x, y))[:3] != face for y in range(inner.top, inner.bottom))
        for x in range(inner.left, inner.right)
    ]


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
@pytest.mark.parametrize(
    ("size", "text"), [((1280, 720), 1.0), ((1280, 720), 2.0), ((1920, 1080), 1.4)]
)
def test_icon_and_text_stand_apart_inside_the_button(
    size: tuple[int, int], text: float, theme: Theme
) -> None:
    gui = Gui(theme, View.fit(size, text))
    wide = gui.button_width("Levels", icon=True)
    control = gui.button("levels", "Levels", (40, 40, wide, gui.button_height), lambda: None,
                         icon="map")  # fmt: skip
    surface = drawn(gui, size)
    row = columns(surface, control.rect, theme.raised)
    assert not row[0]
    assert not row[-1]
    first = row.index(True)
    ends = next(n for n in range(first, len(row)) if not any(row[n : n + gui.view.px(6)]))
    assert gui.view.px(14) <= ends - first <= gui.view.px(24 + 12 * (text - 1)), "the icon"
    assert any(row[ends:]), "the text"


def test_an_icon_alone_stands_in_the_middle() -> None:
    gui = Gui(DARK, View.fit((1280, 720)))
    side = gui.button_width("", icon=True)
    control = gui.button("pause", "", (40, 40, side, side), lambda: None, icon="pause", tip="Pause")
    row = columns(drawn(gui, (1280, 720)), control.rect, DARK.raised)
    on = [n for n, each in enumerate(row) if each]
    assert abs((on[0] + on[-1]) / 2 - (len(row) - 1) / 2) <= 1


def test_a_button_narrower_than_its_icon_breaks_nothing() -> None:
    assert ButtonIcon("play", 20, 14, 20).at == (0.5, 0.5)
    gui = Gui(DARK, View.fit((160, 90)))
    gui.button("play", "Play", (0, 0, 20, 10), lambda: None, icon="play")
    drawn(gui, (160, 90))
