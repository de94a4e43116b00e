"""Where texts may be cut, and where lines may end."""

import pygame
import pytest

from game.ui.ink.lettering import ELLIPSIS, Lettering
from game.ui.scripts.breaking import NOT_FIRST, NOT_LAST, graphemes, joined, pieces
from game.ui.theme import DARK
from game.ui.view import View

JAPANESE = "メモリが保持する内容。開くと書き込み、「閉じる」と通す。"


@pytest.fixture
def p() -> Lettering:
    return Lettering(pygame.Surface((1, 1)), View.fit((1280, 720)), DARK)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("abc", ["a", "b", "c"]),
        ("a\u0301b", ["a\u0301", "b"]),
        ("שָׁל", ["שָׁ", "ל"]),
        ("\u1112\u1161\u11ab글", ["\u1112\u1161\u11ab", "글"]),
        ("👩\u200d🔬!", ["👩\u200d🔬", "!"]),
    ],
)
def test_a_letter_keeps_its_marks(text: str, signs: list[str]) -> None:
    assert graphemes(text) == signs


def test_words_part_at_spaces_and_japanese_nearly_anywhere() -> None:
    assert pieces(" one  two ") == [("one", False), ("two", True)]
    found = pieces(f"eins {JAPANESE}")
    assert joined(found) == f"eins {JAPANESE}"
    assert len(found) > 15
    assert pieces("한국 사람") == [("한국", False), ("사람", True)]


def test_no_line_begins_or_ends_with_what_must_not(p: Lettering) -> None:
    for width in range(60, 300, 10):
        lines = p.wrap(JAPANESE, width, "label")
        assert "".join(lines) == JAPANESE
        assert len(lines) > 1
        for line in lines:
            assert p.width(line, "label") <= width
            assert line[0] not in NOT_FIRST
            assert line[-1] not in NOT_LAST


def test_a_shortened_text_is_cut_between_whole_letters(p: Lettering) -> None:
    text = "a\u0301" * 40
    for width in range(30, 200, 7):
        left = p.shorten(text, width, "label").removesuffix(ELLIPSIS)
        assert len(left) % 2 == 0
