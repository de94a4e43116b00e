"""The set of icons: every one is there, inside its square, of one thickness, in any colour."""

import numpy as np
import pytest

from game.ui.icons.pictures import coverage, icon_picture
from game.ui.icons.shapes import GRID, ICONS, MARGIN, SHAPES, STROKE, IconName, svg
from game.ui.theme import THEMES

SIDES = [12, 16, 20, 24, 32, 48, 64, 96]
LARGE = 240
"""Ten pixels a unit of the grid: large enough to measure a line."""
SOLID = {"star", "play", "sound", "sound_off"}
"""Icons that are filled, as a whole or in part."""


def test_every_name_has_a_shape_and_no_two_look_alike() -> None:
    assert set(SHAPES) == set(ICONS)
    seen = {coverage(name, 32).tobytes() for name in ICONS}
    assert len(seen) == len(ICONS)


@pytest.mark.parametrize("name", ICONS)
@pytest.mark.parametrize("side", SIDES)
def test_it_is_there_and_stays_inside_its_square(name: IconName, side: int) -> None:
    mask = coverage(name, side)
    assert mask.shape == (side, side)
    assert mask.max() >= 120, "it can be seen"
    assert 0.03 < (mask / 255).mean() < 0.6, "it is neither a speck nor a block"
    if side >= GRID:  # the margin is a whole pixel from here on
        free = int(side * MARGIN / GRID) - 1
        edges = [mask[: free + 1], mask[-free - 1 :], mask[:, : free + 1], mask[:, -free - 1 :]]
        assert max(int(edge.max()) for edge in edges) < 140, "nothing is cut off"


def runs(ink: np.ndarray) -> np.ndarray:
    """For every pixel that has ink, how long the run of ink in its row is."""
    out = np.zeros(ink.shape)
    for y, row in enumerate(ink):
        edges = np.flatnonzero(np.diff(np.concatenate([[0], row.astype(int), [0]])))
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            out[y, start:end] = end - start
    return out


def sheared(ink: np.ndarray, way: int) -> np.ndarray:
    """The picture with each row one further aside than the last: diagonals become columns."""
    side = len(ink)
    wide = np.zeros((side, 2 * side), dtype=ink.dtype)
    for y, row in enumerate(ink):
        shift = y if way > 0 else side - y
        wide[y, shift : shift + side] = row
    return wide


def thickness(ink: np.ndarray) -> float:
    """How thick the lines of a drawing are: the shortest way across, in the middle of all."""
    straight = [runs(ink)[ink], runs(ink.T).T[ink]]
    slanted = [runs(sheared(ink, way).T).T[sheared(ink, way)] * np.sqrt(2) for way in (1, -1)]
    return float(np.median(np.min([*straight, *slanted], axis=0)))


@pytest.mark.parametrize("name", sorted(set(ICONS) - SOLID))
def test_its_lines_are_as_thick_as_all_others(name: IconName) -> None:
    found = thickness(coverage(name, LARGE) > 127)
    assert abs(found - STROKE * LARGE / GRID) <= 2.0, "a fifth of a pixel at 24 by 24"


@pytest.mark.parametrize("name", ICONS)
def test_no_line_has_a_thickness_of_its_own(name: IconName) -> None:
    assert svg(name).count("stroke-width") == 1


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
@pytest.mark.parametrize("name", ICONS)
def test_it_takes_the_colour_it_is_given(name: IconName, theme: object) -> None:
    for colour in (theme.text, theme.memory):  # type: ignore[attr-defined]
        picture = icon_picture(name, 24, colour)
        seen = [
            picture.get_at((x, y))[:3]
            for x in range(24)
            for y in range(24)
            if picture.get_at((x, y))[3] > 0
        ]
        assert seen
        assert set(seen) == {colour}
