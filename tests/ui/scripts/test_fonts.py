from game.ui.scripts import fonts


def test_the_same_question_gets_the_same_font() -> None:
    assert fonts.font("sans", 15) is fonts.font("sans", 15)
    assert fonts.font("sans", 15) is not fonts.font("sans", 15, bold=True)
