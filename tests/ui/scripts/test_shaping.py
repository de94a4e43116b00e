"""Lines drawn in all scripts: no letter missing, the line's middle steady, measured as drawn."""

import pygame
import pytest

from game import words
from game.ui.scripts import fonts, shaping
from game.ui.scripts.fonts import NOWHERE, SCRIPTS, font
from game.ui.scripts.script import script_of

WHITE = (255, 255, 255)
TEXTS = [
    "日本",
    "这们",
    "한국",
    "メモリ、ー。",
    "مصر",
    "שלום",
    "ქართული",
    "日本 ABC 12 한국 مصر שלום",
]


def looks(its: pygame.Font, text: str) -> bytes:
    return pygame.image.tobytes(its.render(text, True, WHITE), "RGBA")


def missing(text: str, px: int = 24) -> list[str]:
    """The characters of a text that are drawn as a box."""
    found = []
    for its, part in shaping.line_of(text, "sans", px, False).parts:
        nothing = looks(its, NOWHERE)
        found += [sign for sign in part if not sign.isspace() and looks(its, sign) == nothing]
    return found


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("bold", [False, True])
def test_every_letter_is_drawn_in_a_font_that_has_it(text: str, bold: bool) -> None:
    assert missing(text) == []
    image = shaping.render(text, "sans", 24, bold, WHITE)
    assert image.get_bounding_rect().w > 10
    assert image.get_width() == shaping.measure(text, "sans", 24, bold)


def test_a_missing_letter_is_noticed() -> None:
    assert missing("日\U0001f9ea") == ["\U0001f9ea"]


@pytest.mark.parametrize("text", TEXTS)
def test_the_middle_of_a_line_is_that_of_latin(text: str) -> None:
    line = shaping.line_of(text, "sans", 24, False)
    image = shaping.render(text, "sans", 24, False, WHITE)
    plain = font("sans", 24)
    assert (line.high, line.ascent) == (plain.get_height(), plain.get_ascent())
    assert image.get_height() == line.high + 2 * line.beyond
    ink = image.get_bounding_rect()
    assert abs(ink.centery - image.get_height() / 2) < 24 * 0.4


def test_plain_text_is_drawn_as_ever() -> None:
    its = font("sans", 20).render("Plain, – ö ×", True, WHITE)
    ours = shaping.render("Plain, – ö ×", "sans", 20, False, WHITE)
    assert pygame.image.tobytes(ours, "RGBA") == pygame.image.tobytes(its, "RGBA")


def test_arabic_letters_join() -> None:
    whole = shaping.measure("مصر", "sans", 24, False)
    assert whole != sum(shaping.measure(sign, "sans", 24, False) for sign in "مصر")


def test_chinese_characters_look_as_where_they_are_read() -> None:
    def used(text: str) -> pygame.Font:
        return shaping.line_of(text, "sans", 24, False).parts[0][0]

    assert used("直") is font("sans", 24, False, "kana")
    assert used("直 한국") is font("sans", 24, False, "hangul")
    assert used("们") is font("sans", 24, False, "han")  # no Japanese font has it


@pytest.mark.parametrize("script", SCRIPTS)
def test_there_is_a_font_for_every_script(script) -> None:
    for name in SCRIPTS[script][:2]:
        assert (fonts.folder() / name).is_file()


def test_what_every_shipped_font_lacks_counts_as_missing() -> None:
    assert not fonts.has_glyph("sans", 24, False, "latin", NOWHERE)
    assert fonts.has_glyph("sans", 24, False, "latin", "A")
    assert script_of("A") == "latin"


def test_the_language_decides_what_comes_first(tmp_path) -> None:
    (tmp_path / "he").mkdir()
    (tmp_path / "he" / "language.json").write_text('{"name": "עברית", "direction": "rtl"}', "utf-8")
    text = "LSTM שלום"
    first = shaping.line_of(text, "sans", 24, False).parts[0][1]
    words.use("he", tmp_path)
    try:
        assert first == "LSTM "
        assert shaping.line_of(text, "sans", 24, False).parts[-1][1].strip() == "LSTM"
    finally:
        words.use("en")


def test_a_prime_in_a_formula_is_drawn_in_the_font_that_has_it() -> None:
    """The font of even width has none: it drew a box for a sign that is missing."""
    line = shaping.line_of("c = f·c′", "mono", 16, False)
    assert [part for _, part in line.parts] == ["c = f·c", "′"]
    assert line.parts[1][0] is font("sans", 16, False)
    assert fonts.has_glyph("sans", 16, False, "latin", "′")
    assert shaping.measure("c = f·c′", "mono", 16, False) == line.width
