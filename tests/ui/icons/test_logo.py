"""The game's mark: to be known at every size, on any ground; and its name in its own letters."""

import pygame
import pytest

from game.ui.icons.logo import LETTERS, WINDOW, draw_name, mark, name_width
from game.ui.paint import Painter
from game.ui.theme import DARK, THEMES, Colour, Theme
from game.ui.view import View

LIGHT_DESK, DARK_DESK = (240, 240, 240), (24, 24, 28)


def near(a: Colour, b: Colour) -> bool:
    return all(abs(x - y) <= 40 for x, y in zip(a, b, strict=True))


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
@pytest.mark.parametrize("side", [16, 24, 32, 48, WINDOW, 128, 256])
@pytest.mark.parametrize("desk", [LIGHT_DESK, DARK_DESK])
def test_all_three_gates_and_the_memory_are_seen(side: int, desk: Colour, theme: Theme) -> None:
    surface = pygame.Surface((side, side))
    surface.fill(desk)
    image = mark(theme, side)
    assert image.get_size() == (side, side)
    surface.blit(image, (0, 0))
    seen = [surface.get_at((x, y))[:3] for x in range(side) for y in range(side)]
    for hue in (theme.forget, theme.input, theme.output, theme.memory):
        share = sum(near(each, hue) for each in seen) / len(seen)
        assert share > 0.008, hue


def test_its_corners_let_the_desk_through() -> None:
    image = mark(DARK, 64)
    for corner in ((0, 0), (63, 0), (0, 63), (63, 63)):
        assert image.get_at(corner)[3] < 20


@pytest.mark.parametrize("scale", [0.5, 1.0, 3.0])
def test_the_name_is_as_wide_as_it_says(scale: float) -> None:
    size = round(1280 * scale), round(720 * scale)
    p = Painter(pygame.Surface(size), View.fit(size), DARK)
    wide = draw_name(p, "LSTM", 100, 100, 42, DARK.text, 4.0)
    assert wide == name_width("LSTM", 42)
    ink = pygame.mask.from_threshold(p.surface, DARK.text, (90, 90, 90, 255))
    box = ink.get_bounding_rects()
    left = min(rect.left for rect in box) / scale
    right = max(rect.right for rect in box) / scale
    assert 98 <= left <= 106
    assert 100 + wide - 8 <= right <= 100 + wide + 4


def test_every_letter_that_is_needed_is_there() -> None:
    assert set("PLAY THE LSTM GAME") <= set(LETTERS)
