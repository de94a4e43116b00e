import pygame

from game.ui.paint import Painter
from game.ui.review.tokens import two_lines
from game.ui.theme import DARK
from game.ui.view import View

PAINTER = Painter(pygame.Surface((1280, 720)), View.fit((1280, 720)), DARK)


def test_a_word_too_long_for_a_line_is_cut_and_not_broken() -> None:
    lines = two_lines(PAINTER, "Everyone speaks", 48.0)
    assert [line[:4] for line in lines] == ["Ever", "spea"]
    assert lines[0].endswith("…")
    assert all(PAINTER.width(line, "small", bold=True) <= 48.0 for line in lines)


def test_words_that_fit_are_left_whole() -> None:
    assert two_lines(PAINTER, "And you", 48.0) == ["And you"]
    assert two_lines(PAINTER, "Guess what!", 48.0) == ["Guess", "what!"]
    assert len(two_lines(PAINTER, "Languages", 48.0)) == 1


def test_a_script_without_spaces_goes_on_in_the_second_line() -> None:
    lines = two_lines(PAINTER, "犬が猫を見る", 48.0)
    assert len(lines) == 2
    assert "".join(lines).replace("…", "").startswith("犬が")
    assert two_lines(PAINTER, "", 48.0) == []
