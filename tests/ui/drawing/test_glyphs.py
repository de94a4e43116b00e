"""How tokens look: every part is drawn, inside its own room, at any size and on any ground."""

from pathlib import Path

import pygame
import pytest

from game.level.model import Look
from game.level.pictures import picture_names
from game.ui.drawing.glyphs import GAP, STAFF, draw_glyph, glyph_width
from game.ui.paint import Painter
from game.ui.theme import DARK
from game.ui.view import View
from tests.looks import FOLDER

INK, GROUND = (232, 236, 243), (23, 29, 40)
LOOKS = {
    "colour": Look(colour="#ff8800"),
    "bar": Look(bar=0.5),
    "note": Look(note="G4"),
    "high note": Look(note="C8"),
    "low note": Look(note="Bb0"),
    "picture": Look(picture="dog"),
    "own picture": Look(picture="lamp.svg"),
    "all": Look(colour="#00ff00", bar=1.0, note="F#3", picture="cat"),
}


def painted(look: Look | None, size: float, scale: float = 1.0, folder: Path = FOLDER):
    """The surface a look was drawn on, at (20, 60), and its width in units."""
    surface = pygame.Surface((int(400 * scale), int(120 * scale)))
    surface.fill(GROUND)
    view = View((1280, 720), scale, 0, 0)
    painter = Painter(surface, view, DARK)
    return surface, draw_glyph(painter, look, folder, 20, 60, size, INK, GROUND)


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [STAFF, 46.0])
@pytest.mark.parametrize("name", LOOKS)
def test_a_look_is_drawn_within_its_room(name: str, size: float, scale: float) -> None:
    surface, wide = painted(LOOKS[name], size, scale)
    assert wide == pytest.approx(glyph_width(LOOKS[name], size))
    mask = pygame.mask.from_threshold(surface, GROUND, (1, 1, 1))
    mask.invert()
    drawn = mask.get_bounding_rects()
    assert drawn, "nothing was drawn"
    box = drawn[0].unionall(drawn[1:])
    assert box.left >= 20 * scale - 2
    assert box.right <= (20 + wide - GAP / 2) * scale + 2
    assert box.height >= size * scale * 0.4
    assert box.top >= (60 - size / 2) * scale - 4
    assert box.bottom <= (60 + size / 2) * scale + 4


def test_what_has_no_look_takes_no_room() -> None:
    for look in (None, Look()):
        surface, wide = painted(look, 40.0)
        assert wide == glyph_width(look, 40.0) == 0
        assert surface.get_bounding_rect().size == surface.get_size()


def test_a_staff_too_small_to_read_is_left_to_the_text() -> None:
    assert glyph_width(LOOKS["note"], STAFF - 1) == 0
    assert glyph_width(LOOKS["note"], STAFF) > 0


@pytest.mark.parametrize(
    "note", [f"{letter}{octave}" for letter in "CDEFGAB" for octave in (3, 4, 5)]
)
def test_neighbouring_notes_look_different(note: str) -> None:
    upper = "CDEFGABC"["CDEFGAB".index(note[0]) + 1] + str(int(note[1]) + (note[0] == "B"))
    one, other = (painted(Look(note=each), 46.0)[0] for each in (note, upper))
    assert pygame.image.tobytes(one, "RGB") != pygame.image.tobytes(other, "RGB")


@pytest.mark.parametrize("name", picture_names())
def test_every_drawing_of_the_game_can_be_drawn_on_dark_and_on_light(name: str) -> None:
    for ground in (GROUND, INK):
        surface = pygame.Surface((60, 60))
        surface.fill(ground)
        painter = Painter(surface, View((1280, 720), 1.0, 0, 0), DARK)
        draw_glyph(painter, Look(picture=name), None, 6, 30, 48, INK, ground)
        mask = pygame.mask.from_threshold(surface, ground, (60, 60, 60))
        mask.invert()
        assert mask.count() > 250, f"{name} is hardly to be seen on {ground}"


@pytest.mark.parametrize("data", [b"<svg", b"<svg><rect", b"\x00" * 100])
def test_a_picture_that_cannot_be_drawn_leaves_its_room_empty(tmp_path: Path, data: bytes) -> None:
    for name in ("broken.svg", "broken.png"):
        png = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x10" + data
        (tmp_path / name).write_bytes(png if name.endswith("png") else data)
        _, wide = painted(Look(picture=name), 40.0, folder=tmp_path)
        assert wide == glyph_width(Look(picture=name), 40.0)
