from game.guide.markup import Run, linear, pieces, plain, runs


def test_a_text_is_parted_by_style() -> None:
    assert runs("If `f = 1`, it **stays**.") == (
        Run("If ", "plain"),
        Run("f = 1", "formula"),
        Run(", it ", "plain"),
        Run("stays", "bold"),
        Run(".", "plain"),
    )
    assert runs("nothing") == (Run("nothing", "plain"),)


def test_a_terminal_gets_no_marks() -> None:
    assert plain("**Here** is `W_f·x`.") == "Here is Wf·x."


def test_a_lowered_letter_is_one_after_one() -> None:
    assert pieces("W_f·x + b_f") == (("W", False), ("f", True), ("·x + b", False), ("f", True))
    assert linear("U_g·h′") == "Ug·h′"


def test_what_a_token_is_called_stays() -> None:
    assert linear("W_i[I speak fluent ___]") == "Wi[I speak fluent ___]"
    assert linear("x[two_words]") == "x[two_words]"
