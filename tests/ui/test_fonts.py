from game.ui import fonts


def test_the_same_question_gets_the_same_font() -> None:
    assert fonts.font("sans", 15) is fonts.font("sans", 15)
    assert fonts.font("sans", 15) is not fonts.font("sans", 15, bold=True)


def test_letters_can_be_shown_and_stars_must_be_drawn() -> None:
    assert fonts.can_show("Play σ × −")
    assert not fonts.can_show("漢")
