"""Bundles of strands: on whole pixels and equally far apart, at every size of the window."""

from itertools import pairwise

import pygame
import pytest

from game.ui.paint import Painter
from game.ui.play import strands
from game.ui.theme import DARK
from game.ui.view import View

SIZES = [(1280, 720), (1366, 768), (1920, 1080), (2560, 1440)]


def runs(size: tuple[int, int], upright: bool, values: list[float]) -> list[tuple[int, int]]:
    """Where each strand begins across the bundle, and how thick it is, in pixels."""
    surface = pygame.Surface(size)
    p = Painter(surface, View.fit(size), DARK)
    if upright:
        strands.vertical(p, 200.3, 100, 200, 22, values)
    else:
        strands.horizontal(p, 100, 300, 150.3, 22, values)
    x, y = (round(c) for c in p.view.point(150, 150))
    row = [
        surface.get_at((n, y) if upright else (x, n))[:3]
        for n in range(size[0] if upright else size[1])
    ]
    found, start = [], None
    for n, colour in enumerate(row):
        if colour != (0, 0, 0) and start is None:
            start = n
        elif colour == (0, 0, 0) and start is not None:
            found.append((start, n - start))
            start = None
    return found


@pytest.mark.parametrize("upright", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_equal_numbers_make_equal_strands_equally_far_apart(
    size: tuple[int, int], upright: bool
) -> None:
    found = runs(size, upright, [0.9, 0.9, 0.9, 0.9])
    assert len(found) == 4
    assert len({thick for _, thick in found}) == 1
    assert len({b[0] - a[0] for a, b in pairwise(found)}) == 1


@pytest.mark.parametrize("size", SIZES)
def test_the_greater_number_has_the_thicker_strand(size: tuple[int, int]) -> None:
    thick = [wide for _, wide in runs(size, upright=False, values=[0.05, 0.3, 1.0])]
    assert thick == sorted(thick)
    assert thick[0] < thick[-1]
