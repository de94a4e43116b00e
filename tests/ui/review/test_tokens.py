import pygame

from game.level.library import find_level
from game.level.loader import load_level
from game.rules.session import Session
from game.ui.paint import Painter
from game.ui.review.columns import Columns
from game.ui.review.tokens import Tokens, two_lines, whole
from game.ui.theme import DARK
from game.ui.view import View
from tests.ui.seen import Seen, recording

PAINTER = Painter(pygame.Surface((1280, 720)), View.fit((1280, 720)), DARK)


def test_a_word_too_long_for_a_line_is_cut_and_not_broken() -> None:
    lines = two_lines(PAINTER, "Everyone speaks", 48.0)
    assert [line[:4] for line in lines] == ["Ever", "spea"]
    assert lines[0].endswith("…")
    assert all(PAINTER.width(line, "small") <= 48.0 for line in lines)


def test_words_that_fit_are_left_whole() -> None:
    assert two_lines(PAINTER, "And you", 48.0) == ["And you"]
    assert two_lines(PAINTER, "Guess what!", 48.0) == ["Guess", "what!"]
    assert len(two_lines(PAINTER, "Languages", 48.0)) == 1


def test_a_script_without_spaces_goes_on_in_the_second_line() -> None:
    lines = two_lines(PAINTER, "犬が猫を見る", 48.0)
    assert len(lines) == 2
    assert "".join(lines).replace("…", "").startswith("犬が")
    assert two_lines(PAINTER, "", 48.0) == []


def test_what_is_whole_has_no_letter_cut_off() -> None:
    assert whole(PAINTER, "How many knocks?", 60.0)
    assert whole(PAINTER, "", 48.0)
    assert not whole(PAINTER, "How many knocks?", 36.0)  # a word is too long for a line
    assert not whole(PAINTER, "How many are there?", 36.0)  # it takes more than two


def drawn(name: str, wide: float) -> list[Seen]:
    """The tokens over the columns of the solution's play, so wide each, in sight of no looks."""
    level = load_level(find_level(name))
    session = Session.start(level, level.play.seed)
    for move in session.deal.solution:
        session = session.play(move)
    tokens, columns = Tokens(session), Columns(0.0, 0.0, wide, len(session.moves))
    with recording() as seen:
        tokens.draw(PAINTER, columns, 0.0, 0.0, len(session.moves) - 1)
    return seen.texts


def test_tokens_that_are_spelt_alike_are_told_apart_where_there_is_room() -> None:
    said = [text.asked for text in drawn("adding", 44.0)]
    assert "theirs:" in said
    assert "yours:" in said


def test_a_word_too_long_for_its_column_goes_on_in_a_second_line() -> None:
    said = [text.drawn for text in drawn("speech", 65.0)]
    assert "(a breath)" in said
    assert not [word for word in said if "…" in word]


def test_of_a_text_that_would_be_cut_the_token_is_said() -> None:
    said = [text.asked for text in drawn("noise", 47.0)]
    level = load_level(find_level("noise"))
    first = Session.start(level, level.play.seed).deal.stream.steps[0]
    assert first.token in said
    assert "up in…" not in said
    assert "visited" in said
