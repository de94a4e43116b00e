"""Drawing primitives: places, sizes, edges, text that fits, and caches that do not lie."""

from itertools import pairwise

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.icons.pictures import MARKS
from game.ui.ink import sprites
from game.ui.ink.lettering import Drawn
from game.ui.paint import Painter, mix
from game.ui.theme import DARK
from game.ui.view import View

RED, BLUE = (200, 30, 30), (30, 30, 200)


def painter(scale: float = 1.0, text: float = 1.0, log: list[Drawn] | None = None) -> Painter:
    size = (round(1280 * scale), round(720 * scale))
    return Painter(pygame.Surface(size), View.fit(size, text), DARK, log)


def colour(p: Painter, x: float, y: float) -> tuple[int, int, int]:
    px, py = p.view.point(x, y)
    r, g, b, _ = p.surface.get_at((round(px), round(py)))
    return r, g, b


@pytest.mark.parametrize("scale", [0.5, 1.0, 1.5, 3.0])
@pytest.mark.parametrize("size", [(60.0, 40.0), (600.0, 300.0)])
def test_a_rounded_rectangle_is_filled_but_for_its_corners(
    scale: float, size: tuple[float, float]
) -> None:
    p = painter(scale)
    w, h = size
    p.rounded(100, 100, w, h, 16, RED)
    for x, y in ((102, 100 + h / 2), (100 + w / 2, 102), (100 + w - 4, 100 + h / 2)):
        assert colour(p, x, y) == RED
    for x, y in ((100.5, 100.5), (100 + w - 1.5, 100.5), (100.5, 100 + h - 1.5)):
        assert colour(p, x, y) == (0, 0, 0)
    assert colour(p, 98, 100 + h / 2) == (0, 0, 0)


def test_an_outline_leaves_its_inside_alone() -> None:
    p = painter()
    p.rounded(100, 100, 60, 40, 8, None, BLUE, 2)
    assert colour(p, 130, 101) == BLUE
    assert colour(p, 130, 120) == (0, 0, 0)
    p.rounded(300, 100, 60, 40, 8, RED, BLUE, 2)
    assert colour(p, 330, 101) == BLUE
    assert colour(p, 330, 120) == RED


def test_corners_are_smooth() -> None:
    p = painter()
    p.rounded(100, 100, 80, 80, 20, (255, 255, 255))
    shades = {colour(p, 100 + x, 100 + y)[0] for x in range(20) for y in range(20)}
    assert len(shades) > 8


@pytest.mark.parametrize("name", [*sprites.FILLED, *sprites.STROKES, *MARKS])
def test_every_icon_shows_and_stays_in_its_square(name: str) -> None:
    p = painter()
    p.icon(name, 200, 200, 20, RED, 2)
    mask = pygame.mask.from_threshold(p.surface, RED, (60, 60, 60))
    assert mask.count() > 20
    for box in mask.get_bounding_rects():
        assert pygame.Rect(177, 177, 47, 47).contains(box)


def test_discs_rings_and_arcs_are_where_they_are_said_to_be() -> None:
    p = painter()
    p.disc(100, 100, 20, RED)
    assert colour(p, 100, 100) == RED
    assert colour(p, 118, 100) == RED
    assert colour(p, 123, 100) == (0, 0, 0)
    p.ring(200, 100, 20, 4, RED)
    assert colour(p, 218, 100) == RED
    assert colour(p, 200, 100) == (0, 0, 0)
    p.arc(300, 100, 20, 4, 180, 90, RED)  # from the left up to the top
    assert colour(p, 287, 87) == RED
    assert colour(p, 313, 87) == (0, 0, 0)
    assert colour(p, 313, 113) == (0, 0, 0)


def test_light_fades() -> None:
    p = painter()
    p.glow(100, 100, 40, (255, 255, 255), 1.0)
    near, far, out = (colour(p, 100 + x, 100)[0] for x in (2, 25, 42))
    assert near > far > out == 0
    p.glow(300, 100, 40, RED, 0.0)
    assert colour(p, 300, 100) == (0, 0, 0)


def test_a_rectangle_is_never_lost_between_pixels() -> None:
    p = painter(0.5)
    p.rect(100, 100, 60, 0.2, RED)
    assert colour(p, 110, 100) == RED


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_text_is_cut_to_the_width_it_may_take(text: float) -> None:
    p = painter(text=text)
    whole = "somebody tells you where they grew up"
    short = p.shorten(whole, 120)
    assert short.endswith("…")
    assert p.width(short) <= 120
    assert p.shorten(whole, 2000) == whole
    assert p.shorten(whole, 1) == ""


@given(
    st.lists(st.sampled_from(["I", "of", "memory", "forget-me-nots", "WAVE", "—", "i.i.d."]),
             max_size=25),
    st.floats(120, 400),
)  # fmt: skip
def test_every_line_of_a_wrapped_text_takes_all_the_words_it_can(
    words: list[str], width: float
) -> None:
    p = painter()
    lines = p.wrap(" ".join(words), width)
    assert " ".join(lines) == " ".join(words)
    for line, after in pairwise(lines):
        assert p.width(f"{line} {after.split()[0]}") > width
        assert p.width(line) <= width


def test_text_wraps_between_words() -> None:
    p = painter()
    whole = "somebody tells you where they grew up and chats for a while"
    lines = p.wrap(whole, 120)
    assert " ".join(lines) == whole
    assert all(p.width(line) <= 120 for line in lines)
    two = p.wrap(whole, 120, lines=2)
    assert len(two) == 2
    assert two[1].endswith("…")
    assert p.wrap("", 120) == []


def test_text_grows_with_the_players_size() -> None:
    assert painter(text=2.0).width("abc") == pytest.approx(2 * painter().width("abc"), rel=0.06)
    assert painter(2.0).width("abc") == pytest.approx(painter().width("abc"), rel=0.06)


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_text_is_logged_where_it_was_drawn(align: str) -> None:
    log: list[Drawn] = []
    p = painter(log=log)
    with p.within((50, 50, 400, 100)):
        wide = p.text(200, 100, "hello", align=align)  # type: ignore[arg-type]
    p.text(10, 10, "")
    assert len(log) == 1
    drawn = log[0]
    left = {"left": 200.0, "center": 200 - wide / 2, "right": 200 - wide}[align]
    assert drawn.text == "hello"
    assert drawn.frame == (50, 50, 400, 100)
    assert drawn.box[0] == pytest.approx(left, abs=1)
    x, y, w, h = (round(v) for v in drawn.box)
    seen = p.surface.subsurface((x, y, w, h)).copy()
    p.surface.fill((0, 0, 0), (x, y, w, h))
    assert pygame.mask.from_threshold(seen, DARK.text, (90, 90, 90)).count() > 10
    left_over = pygame.mask.from_threshold(p.surface, DARK.text, (90, 90, 90)).count()
    assert left_over == 0  # all of it was in the logged box


def test_a_frame_can_cut() -> None:
    p = painter()
    with p.within((0, 0, 50, 50), clip=True):
        p.rounded(40, 10, 40, 20, 4, RED)
    assert colour(p, 45, 20) == RED
    assert colour(p, 60, 20) == (0, 0, 0)
    p.rounded(60, 10, 40, 20, 4, RED)
    assert colour(p, 70, 20) == RED


def test_a_fade_covers_on_one_side() -> None:
    p = painter()
    p.surface.fill((255, 255, 255))
    p.fade(100, 100, 50, 20, (0, 0, 0))
    p.fade(300, 100, 50, 20, (0, 0, 0), leftward=True)
    assert colour(p, 101, 110)[0] < 20 < colour(p, 148, 110)[0]
    assert colour(p, 348, 110)[0] < 20 < colour(p, 302, 110)[0]


def test_mixing_colours() -> None:
    assert mix(RED, BLUE, 0.0) == mix(RED, BLUE, -1.0) == RED
    assert mix(RED, BLUE, 1.0) == mix(RED, BLUE, 2.0) == BLUE
    assert mix((0, 0, 0), (200, 100, 50), 0.5) == (100, 50, 25)
